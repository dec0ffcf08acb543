"""A dossier as one page of its own: nothing is loaded from elsewhere, and it prints well."""

from functools import cache
from importlib.resources import files
from typing import Any

from ostrakon.model import Dossier, Evidence


def render_dossier(dossier: Dossier) -> str:
    """The page, as HTML 5."""
    page: str = _template().render(dossier=dossier, sources=_number_sources(dossier))
    return page


@cache
def _template() -> Any:
    from jinja2 import Environment

    text = files("ostrakon.exchange").joinpath("dossier.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["plain"] = _plain
    return environment.from_string(text)


def _plain(text: object) -> str:
    """The words without characters that turn or hide others on a page."""
    hidden = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\ufeff\0"
    return "".join("\ufffd" if letter in hidden else letter for letter in str(text))


def _number_sources(dossier: Dossier) -> dict[str, int]:
    """A number for each capture or report, in the order in which the page names them first."""
    found: dict[str, int] = {}
    for evidence in _all_evidence(dossier):
        found.setdefault(evidence.capture, len(found) + 1)
    return found


def _all_evidence(dossier: Dossier) -> list[Evidence]:
    lines = [*dossier.names, *dossier.identifiers, *dossier.roles, *dossier.relations, *dossier.sources]
    lines += [line for listing in dossier.listings for line in (*listing.lines, *listing.history)]
    told = [*dossier.accusations, *dossier.denials, *dossier.claims]
    found = [evidence for line in lines for evidence in line.evidence]
    found += [evidence for claim in told for evidence in claim.evidence]
    found += [evidence for claim in told for denial in claim.denials for evidence in denial.evidence]
    found += [evidence for entry in dossier.timeline for evidence in entry.evidence]
    return [*found, *(evidence for met in dossier.designations for evidence in met.sources)]
