"""DOOR: the API and the pages over the same flows as the command line."""
