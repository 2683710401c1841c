"""Demo data: a believable video platform's feeds for the landing zone, of any size and as dirty
as wanted.
"""
