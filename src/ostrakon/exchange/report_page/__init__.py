"""One page that shows a reading: the text with its marks, and the claims in the margin beside their words.

Takes: a `Reading`. Gives: one HTML file that needs nothing else: no script, no address but that of the report.
Why: an editor checks a claim against its words in one look, on a screen or on paper.
Sources: Content Security Policy Level 3 (the inline style is allowed by its hash, nothing else is allowed).
"""

from ostrakon.exchange.report_page.render import render_report
from ostrakon.exchange.report_page.words import ClaimWords, tell_claims

__all__ = ["ClaimWords", "render_report", "tell_claims"]
