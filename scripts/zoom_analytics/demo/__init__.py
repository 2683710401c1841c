"""Demo data: the feeds of an invented video platform for the landing zone, of any size and with
any share of faulty rows.
"""
