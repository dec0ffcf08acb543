"""The page from its template; every word of the report is escaped, and the policy allows one style, no script."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ostrakon.exchange.report_page.segments import cut_paragraphs, show
from ostrakon.exchange.report_page.words import tell_claims
from ostrakon.model import Claim, ClaimType, Counted, Reading

if TYPE_CHECKING:
    import jinja2

_NAMED = {ClaimType.DESIGNATION: "Designation", ClaimType.ALLEGATION: "Allegation", ClaimType.DENIAL: "Denial",
          ClaimType.ROLE: "Role", ClaimType.RELATION: "Relation", ClaimType.EVENT: "Event",
          ClaimType.QUOTATION: "Quotation"}  # fmt: skip
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Card:
    """A claim as its card shows it: the sentence in words, then a line for each thing the text adds."""

    id: str
    type: str
    label: str
    firmness: str
    who: str
    what: str
    whom: str
    facts: tuple[tuple[str, str], ...]
    about: str
    quote: str
    rule: str
    confidence: str


def render_report(reading: Reading, *, second: Mapping[str, Any] | None = None) -> str:
    """The page of a reading. `second` is what another reader made of it, as its JSON."""
    cards = {card.id: card for card in _cards(reading)}
    style = _style() + "".join(_joint(card) for card in cards)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    paragraphs = cut_paragraphs(reading)
    placed = {claim for paragraph in paragraphs for claim in paragraph.claims}
    return _template().render(
        document=reading.document,
        link=reading.document.url if (reading.document.url or "").startswith(("https://", "http://")) else "",
        title=show(reading.document.title or _untitled(reading)),
        reading=reading,
        paragraphs=paragraphs,
        cards=cards,
        unplaced=[card for card in cards.values() if card.id not in placed],
        parties=[(party, _claims_of(reading, party.id)) for party in reading.parties],
        names={party.id: show(party.name) for party in reading.parties},
        types=[(kind.value, name) for kind, name in _NAMED.items() if any(c.type is kind for c in reading.claims)],
        second=second,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        style=style,
        show=show,
    )


@cache
def _template() -> "jinja2.Template":
    import jinja2

    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.from_string(_resource("page.html.j2"))


def _shown(value: Any) -> Any:
    """What a page prints of a value: words made safe to show, markup of the template as it is."""
    return show(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@cache
def _style() -> str:
    return _resource("page.css")


def _resource(name: str) -> str:
    return (files("ostrakon.exchange.report_page") / name).read_text("utf-8")


def _joint(claim: str) -> str:
    """The rule that lights up a claim's words while its card is pointed at, and the other way round."""
    return (
        f"body:has(#{claim}:is(:hover,:target)) .e-{claim}{{background:var(--lit)}}"
        f"body:has(.e-{claim}:hover) #{claim}{{outline:2px solid var(--ink)}}"
    )


def _cards(reading: Reading) -> list[_Card]:
    return [
        _Card(
            id=claim.id,
            type=claim.type.value,
            label=_NAMED[claim.type],
            firmness=claim.modality.value,
            who=show(told.who) or _UNKNOWN,
            what=show(told.what),
            whom=show(told.whom),
            facts=tuple(
                (name, show(" ".join(words.split()))) for name, words in _facts(claim, told.said_by) if words
            ),
            about=claim.about or "",
            quote=show(told.quote),
            rule=claim.rule,
            confidence=f"{claim.confidence:.2f}",
        )
        for claim, told in zip(reading.claims, tell_claims(reading), strict=True)
    ]


def _untitled(reading: Reading) -> str:
    day = reading.document.published
    return f"Report of {day}" if day else "Report"


def _facts(claim: Claim, said_by: str) -> list[tuple[str, str]]:
    when = claim.when
    return [
        (
            "when",
            f"{when.text} ({when.edtf})" if when and when.edtf else f"{when.text} (relative)" if when else "",
        ),
        ("said by", said_by),
        ("counted", _count_words(claim.counted)),
        ("victims", _count_words(claim.victims)),
        ("program", claim.program or ""),
        ("measures", ", ".join(claim.measures).replace("_", " ")),
        ("reason", claim.reason.text if claim.reason else ""),
        ("period", claim.period or ""),
    ]


def _count_words(counted: Counted | None) -> str:
    if counted is None:
        return ""
    return counted.text if counted.count is None else f"{counted.text} ({counted.count:,})"


def _claims_of(reading: Reading, party: str) -> list[str]:
    return [
        claim.id
        for claim in reading.claims
        if any(bound.party == party for bound in claim.parties)
        or any(said.party == party for said in claim.said_by)
    ]
