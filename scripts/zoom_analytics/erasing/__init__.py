"""Duties towards the persons in the data: a person who asks for it is erased, and records past the
retention period are deleted.
"""
