"""2 LISTS: a capture becomes listings and issues. One folder per list, one recipe each.

Takes: captures of one edition. Gives: an `EditionReading`: every entry as a listing or an issue.
Why: what an authority published, exactly, in typed values that say where they stand. Pure.
"""
