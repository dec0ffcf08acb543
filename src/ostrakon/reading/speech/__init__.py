"""Quotations, who speaks them, and how firmly a thing is said and by whom."""
