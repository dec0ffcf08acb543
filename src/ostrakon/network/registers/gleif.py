"""GLEIF: legal entities (LEI-CDF), who consolidates whom (RR-CDF), and why a parent is not named.

Sources: GLEIF, LEI-CDF 3.1, RR-CDF 2.1 and Reporting Exceptions 2.1 formats. Accounting consolidation is control
in the sense of an accounting standard: it gives no share, so it never becomes a stake.
"""

from collections.abc import Callable, Iterator
from datetime import date

from ostrakon.lists.xml import Element, read_elements, text_at
from ostrakon.model import Capture, Identifier, PartyKind, Predicate, Severity
from ostrakon.network.registers.reading import (
    PartyNote,
    Progress,
    RegisterDraft,
    RegisterParty,
    RegisterReading,
    read_day,
)

RELATIONS = {  # the start node is the child
    "IS_DIRECTLY_CONSOLIDATED_BY": Predicate.CONTROLS,
    "IS_ULTIMATELY_CONSOLIDATED_BY": Predicate.CONTROLS,
    "IS_INTERNATIONAL_BRANCH_OF": Predicate.PART_OF,
    "IS_SUBFUND_OF": Predicate.PART_OF,
    "IS_FUND-MANAGED_BY": Predicate.LINKED_TO,
    "IS_FEEDER_TO": Predicate.LINKED_TO,
}
FROM_PARENT = {Predicate.CONTROLS}


def read_gleif_entities(capture: Capture, progress: Progress | None = None) -> RegisterReading:
    """LEI records as parties."""
    draft = RegisterDraft(capture, progress)
    for place, record in _records(draft, "LEIRecord"):
        lei = text_at(record, "LEI")
        if not lei:
            draft.issue("gleif.no_lei", place, value="", message="the record has no LEI; left out")
            continue
        names = [text_at(record, "Entity/LegalName")]
        names += [
            (other.text or "").strip() for other in record.iterfind("Entity/OtherEntityNames/OtherEntityName")
        ]
        addresses = [_address(record, f"Entity/{kind}") for kind in ("LegalAddress", "HeadquartersAddress")]
        person = text_at(record, "Entity/EntityCategory") == "SOLE_PROPRIETOR"
        draft.parties[node_of(lei)] = RegisterParty(
            id=node_of(lei),
            names=tuple(name for name in names if name),
            kind=PartyKind.PERSON if person else PartyKind.COMPANY,
            identifiers=_identifiers(record, lei, place),
            addresses=tuple(dict.fromkeys(address for address in addresses if address)),
            countries=tuple(filter(None, [text_at(record, "Entity/LegalJurisdiction")[:2]])),
            evidence=draft.evidence(f"{place}, LEI {lei}", names[0] or lei),
        )
    return draft.finish("gleif-lei")


def read_gleif_relations(capture: Capture, progress: Progress | None = None) -> RegisterReading:
    """Relationship records as links: a consolidating parent controls; other kinds are parts or plain links."""
    draft = RegisterDraft(capture, progress)
    for place, record in _records(draft, "RelationshipRecord"):
        _add_relation(draft, place, record)
    return draft.finish("gleif-rr")


def read_gleif_exceptions(capture: Capture, progress: Progress | None = None) -> RegisterReading:
    """Reporting exceptions as notes on why a party's parent is not named."""
    draft = RegisterDraft(capture, progress)
    for place, record in _records(draft, "Exception"):
        lei, kind = text_at(record, "LEI"), text_at(record, "ExceptionCategory")
        reasons = [(reason.text or "").strip() for reason in record.iterfind("ExceptionReason")]
        if not lei:
            draft.issue("gleif.no_lei", place, value=kind, message="the exception has no LEI; left out")
            continue
        words = f"{kind}: {', '.join(reasons) or 'no reason given'}"
        draft.stakes.name(node_of(lei))
        draft.notes.append(PartyNote(node_of(lei), words, draft.evidence(f"{place}, LEI {lei}", words)))
    return draft.finish("gleif-exceptions")


READERS: dict[str, Callable[[Capture, Progress | None], RegisterReading]] = {
    "LEIData": read_gleif_entities,
    "RelationshipData": read_gleif_relations,
    "ReportingExceptionData": read_gleif_exceptions,
}


def node_of(lei: str) -> str:
    """The node of an LEI."""
    return f"lei:{lei}"


def _records(draft: RegisterDraft, tag: str) -> Iterator[tuple[str, Element]]:
    for number, record in enumerate(read_elements(draft.capture, tag), 1):
        draft.count()
        yield f"{tag}[{number}]", record


def _address(record: Element, path: str) -> str:
    lines = [text_at(record, f"{path}/FirstAddressLine")]
    lines += [(line.text or "").strip() for line in record.iterfind(f"{path}/AdditionalAddressLine")]
    lines += [text_at(record, f"{path}/{part}") for part in ("PostalCode", "City", "Country")]
    return ", ".join(line for line in lines if line)


def _identifiers(record: Element, lei: str, place: str) -> tuple[Identifier, ...]:
    made = [Identifier("lei", lei, place)]
    authority = "Entity/RegistrationAuthority"
    number = text_at(record, f"{authority}/RegistrationAuthorityEntityID")
    if number:
        made.append(Identifier("registration", number, place, text=text_at(record, f"{authority}/*")))
    return tuple(made)


def _add_relation(draft: RegisterDraft, place: str, record: Element) -> None:
    child = text_at(record, "Relationship/StartNode/NodeID")
    parent = text_at(record, "Relationship/EndNode/NodeID")
    kind = text_at(record, "Relationship/RelationshipType")
    quote = f"{child} {kind} {parent}"
    if not child or not parent or kind not in RELATIONS:
        known = ", ".join(RELATIONS)
        message = f"expected two nodes and one of {known}; left out"
        draft.issue("gleif.relationship", place, value=quote, message=message)
        return
    try:
        days = _period(record)
    except ValueError as error:
        message = f"{error}; kept without dates"
        draft.issue("gleif.period", place, value=quote, message=message, severity=Severity.LOSS)
        days = None, None
    if text_at(record, "Relationship/RelationshipStatus") == "INACTIVE" and days[1] is None:
        quote += " (INACTIVE)"
    predicate = RELATIONS[kind]
    ends = (parent, child) if predicate in FROM_PARENT else (child, parent)
    evidence = draft.evidence(place, quote)
    draft.link(node_of(ends[0]), predicate, node_of(ends[1]), days=days, evidence=evidence)
    for lei in (child, parent):
        draft.stakes.name(node_of(lei))


def _period(record: Element) -> tuple[date | None, date | None]:
    for period in record.iterfind("Relationship/RelationshipPeriods/RelationshipPeriod"):
        if text_at(period, "PeriodType") == "RELATIONSHIP_PERIOD":
            return read_day(text_at(period, "StartDate")), read_day(text_at(period, "EndDate"), last=True)
    return None, None
