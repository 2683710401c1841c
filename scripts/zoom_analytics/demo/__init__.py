"""Demo data: the feeds of an invented video platform, of any size and share of faulty rows."""
