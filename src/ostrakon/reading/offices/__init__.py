"""Titles, whose they are and of what: roles."""
