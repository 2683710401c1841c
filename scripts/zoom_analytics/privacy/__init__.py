"""Duties towards the persons in the data: who asks for it is forgotten, what is too old is let
go of.
"""
