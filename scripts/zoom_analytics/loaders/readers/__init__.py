"""Reading one delivered file: its bytes, its text, its records."""
