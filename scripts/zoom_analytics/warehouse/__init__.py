"""The base of every command: the warehouse file and the files beside it."""
