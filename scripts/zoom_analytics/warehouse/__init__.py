"""The ground that every command stands on: the warehouse's file, and files beside it."""
