"""The persons in the data: the keys that mask them, who was erased, and what of a row is theirs."""
