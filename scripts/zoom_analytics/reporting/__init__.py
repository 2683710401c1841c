"""Reports in the terminal: the summary of the warehouse and its errors."""
