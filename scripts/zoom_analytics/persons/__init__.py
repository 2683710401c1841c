"""Persons in the data: masking keys, erased persons, and the personal values of a row."""
