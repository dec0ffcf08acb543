"""3 REPORTS: a capture becomes a report, mentions, parties and claims. Pure.

Takes: bytes or text and the day of publication. Gives: a `Reading`, every claim pointing at its words.
Why: who sanctioned, accused or denied, when, and who says so; abstaining rather than guessing.
"""
