"""Documents: the bytes of a text, a page or a PDF become a Report, with what is known of its origin. Pure.

Takes: a `Capture`, and the day of publication where someone says it. Gives: a `Report` whose `text` every later
offset counts in (code points), and whose `issues` say what was lost or guessed on the way.
Why: nothing about a document may be guessed in silence: its encoding, its day, its missing pages.
Sources: HTML's encoding rules (WHATWG Encoding, Latin-1 means Windows-1252); trafilatura for the main text of a
page; PDFium for PDF.
"""

from ostrakon.reading.documents.capture import read_capture
from ostrakon.reading.documents.languages import READ
from ostrakon.reading.documents.limits import TEXT_LIMIT
from ostrakon.reading.documents.plain import Origin, make_report
from ostrakon.reading.documents.stamps import blank_stamps

__all__ = ["READ", "TEXT_LIMIT", "Origin", "blank_stamps", "make_report", "read_capture"]
