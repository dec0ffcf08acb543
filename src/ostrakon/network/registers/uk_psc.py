"""The UK register of people with significant control: the daily snapshot of Companies House, one JSON a line.

Sources: Companies House, PSC data products and the enumeration of natures of control; Companies Act 2006,
Schedule 1A, Part 1 (more than 25 %, held directly or indirectly) and S.I. 2016/339, Schedule 2 (the bands: over 25
to 50, over 50 but less than 75, 75 or more).
"""

import re
from datetime import date
from typing import Any

from ostrakon.model import Capture, Identifier, PartyKind, Predicate, Severity
from ostrakon.network.registers.json_entries import read_entries
from ostrakon.network.registers.reading import (
    PartyNote,
    Progress,
    RegisterDraft,
    RegisterParty,
    RegisterReading,
    read_day,
)
from ostrakon.network.rules import Holding
from ostrakon.network.stakes import ALL, WHOLE, Band, Manner

BANDS = {
    "25-to-50": Band(2500, 5000, above=True),
    "50-to-75": Band(5000, 7500, above=True, below=True),
    "75-to-100": Band(7500, WHOLE),
    "more-than-25": Band(2500, WHOLE, above=True),
}
_SHARE = re.compile(
    r"(ownership-of-shares|voting-rights|(?:part-)?right-to-share-surplus-assets)-"
    r"(25-to-50|50-to-75|75-to-100|more-than-25)-percent"
)
_BOARD = "right-to-appoint-and-remove-"  # directors or members: the majority of them (Schedule 1A, paragraph 4)
_INFLUENCE = "significant-influence-or-control"
_UK = {"united kingdom", "england", "wales", "scotland", "northern ireland", "england and wales", "uk", "gb"}
_WIDTH = 8  # characters of a company number


def read_uk_psc(capture: Capture, progress: Progress | None = None) -> RegisterReading:
    """Stakes with their bands, links of control, and statements that nobody is named."""
    draft = RegisterDraft(capture, progress)
    for place, entry in read_entries(draft):
        data, number = entry.get("data"), str(entry.get("company_number") or "").strip().upper()
        if not isinstance(data, dict):
            draft.issue("psc.entry", place, value=str(entry), message="the line has no data; left out")
            continue
        kind = str(data.get("kind") or "")
        if kind.startswith("totals#"):
            continue
        if not number:
            draft.issue("psc.company_missing", place, value=kind, message="no company number; left out")
        elif "statement" in data or "statement" in kind:
            words = str(data.get("statement") or kind)
            draft.stakes.name(company(number))
            draft.notes.append(PartyNote(company(number), words, draft.evidence(place, words)))
        else:
            _add_control(draft, place, company(number), data)
    return draft.finish("uk-psc")


def company(number: str) -> str:
    """The node of a UK company number."""
    return f"gb-coh:{number.zfill(_WIDTH)}"


def _add_control(draft: RegisterDraft, place: str, owned: str, data: dict[str, Any]) -> None:
    natures = data.get("natures_of_control")
    natures = [str(nature) for nature in natures] if isinstance(natures, list) else []
    try:
        days = read_day(data.get("notified_on")), read_day(data.get("ceased_on"), last=True)
    except ValueError as error:
        draft.issue("psc.date", place, value=str(data.get("name")), message=f"{error}; the line is left out")
        return
    owner = _add_party(draft, place, owned, data)
    quote = f"{data.get('name') or data.get('kind')}: {', '.join(natures) or 'no nature of control'}"
    evidence = draft.evidence(place, quote)
    if not natures:
        draft.issue("psc.no_nature", place, value=quote, message="no nature of control", severity=Severity.NOTE)
    for nature in natures:
        _add_nature(draft, (owner, owned), nature, days=days, evidence=evidence)


def _add_nature(
    draft: RegisterDraft,
    ends: tuple[str, str],
    nature: str,
    *,
    days: tuple[date | None, date | None],
    evidence: Any,
) -> None:
    owner, owned = ends
    found = _SHARE.match(nature)
    if found:
        holding = Holding.VOTES if found[1] == "voting-rights" else Holding.SHARES
        manner = Manner(holding, direct=False)
        draft.stake(owner, owned, band=BANDS[found[2]], manner=manner, days=days, evidence=evidence)
    elif nature.startswith(_BOARD):
        manner = Manner(Holding.BOARD_MAJORITY, direct=False)
        draft.stake(owner, owned, band=ALL, manner=manner, days=days, evidence=evidence)
    else:
        draft.link(owner, Predicate.CONTROLS, owned, days=days, evidence=evidence)
        if not nature.startswith(_INFLUENCE):
            message = "a nature of control that is not known here; read as control"
            draft.issue("psc.nature", evidence[0].place, value=nature, message=message, severity=Severity.NOTE)


def _add_party(draft: RegisterDraft, place: str, owned: str, data: dict[str, Any]) -> str:
    """The person or body in control. People have no number of their own: name and month of birth tell them."""
    kind = str(data.get("kind") or "")
    person = kind.startswith(("individual", "super-secure"))
    name = str(data.get("name") or "").strip()
    found = data.get("identification")
    papers = found if isinstance(found, dict) else {}
    number = str(papers.get("registration_number") or "").strip().upper()
    born = _born(data.get("date_of_birth"))
    if not name:
        node = f"psc:not named, {owned}"
    elif not person and number and _registered_here(papers):
        node = company(number)
    else:
        node = f"psc:{name}, {born or number}".rstrip(", ")
    if node not in draft.parties:
        draft.parties[node] = RegisterParty(
            id=node,
            names=(name,) if name else (),
            kind=PartyKind.PERSON if person else PartyKind.COMPANY,
            identifiers=(Identifier("registration", number, place),) if number else (),
            addresses=_address(data.get("address")),
            born=born,
            evidence=draft.evidence(place, name or kind),
        )
    return node


def _registered_here(papers: dict[str, Any]) -> bool:
    words = (papers.get(key) for key in ("country_registered", "place_registered", "legal_authority"))
    told = [str(word).lower() for word in words if word]
    return any(word in _UK or "companies house" in word for word in told)


def _born(born: object) -> str:
    if not isinstance(born, dict) or not born.get("year"):
        return ""
    month = str(born.get("month") or "").zfill(2)
    return f"{born['year']}-{month}" if month != "00" else str(born["year"])


def _address(address: object) -> tuple[str, ...]:
    if not isinstance(address, dict):
        return ()
    keys = ("premises", "address_line_1", "address_line_2", "locality", "postal_code", "country")
    told = ", ".join(str(address[key]) for key in keys if address.get(key))
    return (told,) if told else ()
