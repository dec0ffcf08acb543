"""A dossier as one page of its own: nothing is loaded from elsewhere, and it prints well."""

from functools import cache
from importlib.resources import files
from typing import Any

from ostrakon.model import Designated, Dossier, Evidence, ToldClaim


def render_dossier(dossier: Dossier) -> str:
    """The page, as HTML 5."""
    page: str = _template().render(
        dossier=dossier,
        sources=_number_sources(dossier),
        parts=_parts(dossier),
        summary=sum_up(dossier),
        denials_alone=_denials_alone(dossier),
    )
    return page


def _denials_alone(dossier: Dossier) -> list[ToldClaim]:
    """The denials that stand beside none of the accusations."""
    beside = {evidence for each in dossier.accusations for denial in each.denials for evidence in denial.evidence}
    return [denial for denial in dossier.denials if not beside.issuperset(denial.evidence)]


def _parts(dossier: Dossier) -> list[tuple[str, str, bool]]:
    """The page's sections: anchor, title, whether there is anything in it."""
    return [
        ("standing", "Standing", bool(dossier.standings)),
        ("names", "Names", bool(dossier.names)),
        ("identifiers", "Identifiers", bool(dossier.identifiers)),
        ("roles", "Roles", bool(dossier.roles)),
        ("relations", "Relations", bool(dossier.relations)),
        ("designations", "Reports and lists", bool(dossier.designations)),
        ("accusations", "Accusations", bool(dossier.accusations or dossier.denials)),
        ("claims", "Claims", bool(dossier.claims)),
        ("timeline", "Timeline", bool(dossier.timeline)),
        ("listings", "Listings", bool(dossier.listings)),
        ("sources", "Sources", True),
    ]


def sum_up(dossier: Dossier) -> str:
    """The dossier in two sentences: where the party is listed, and what reports say of it."""
    lists = {each.list for each in dossier.standings}
    listed = {each.list for each in dossier.standings if each.status is Designated.LISTED}
    gone = {each.list for each in dossier.standings if each.status is Designated.DELISTED} - listed
    words = []
    if lists:
        words.append(f"Listed on {len(listed)} of the {len(lists)} lists held" if listed else "On no list held")
        words[0] += f", delisted from {len(gone)}." if gone else "."
    told = sum(each.topic == "report" for each in dossier.sources)
    if told:
        denied = len(dossier.denials) or "no"
        words.append(
            f"{_count(told, 'report')} of it: {_count(len(dossier.accusations), 'accusation')}, "
            f"{denied} {'denial' if denied == 1 else 'denials'} by it."
        )
    else:
        words.append("No report read so far speaks of it.")
    return " ".join(words)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


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
