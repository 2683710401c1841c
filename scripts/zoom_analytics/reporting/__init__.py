"""What people read about the warehouse in the terminal: the summary, the errors."""
