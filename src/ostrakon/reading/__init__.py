"""3 REPORTS: a capture becomes a report, mentions, parties and claims. Pure.

Takes: bytes or text and the day of publication. Gives: a `Reading`, every claim pointing at its words.
Why: who sanctioned, accused or denied, when, and who says so; abstaining rather than guessing.
"""

from ostrakon.reading.json_form import reading_to_json
from ostrakon.reading.prose.language import detect_language
from ostrakon.reading.read import READER, read_report

__all__ = ["READER", "detect_language", "read_report", "reading_to_json"]
