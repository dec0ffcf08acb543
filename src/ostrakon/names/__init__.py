"""4 NAMES: text and kind become a Name; two Names become an Alignment. Pure.

Takes: names as written, in any script. Gives: tokens with roles and keys; one-to-one alignments.
Why: the same party is spelled many ways; what kind of difference it is decides what it is worth.
"""
