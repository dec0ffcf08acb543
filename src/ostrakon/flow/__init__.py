"""THE CORRIDOR: one story a file, straight down, from the first room it needs to the last.

Takes: a workspace and what the door was asked. Gives: what the door shows. Time and settings come in
as arguments.
"""
