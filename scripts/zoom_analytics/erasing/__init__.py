"""Privacy duties: erasing a person on request, deleting records past the retention period."""
