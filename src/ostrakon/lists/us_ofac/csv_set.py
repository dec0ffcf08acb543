"""OFAC's CSV sets: SDN.CSV with or without ALT, ADD and COMMENTS (CONS_PRIM.CSV and its companions too).

Source: OFAC data specification (dat_spec.txt), tables SDN, ADD, ALT, SDN_COMMENTS. Null is `-0- `; no header;
rows end in CRLF and the file in one 0x1A; programs are joined `A] [B`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ostrakon.lists.detect import read_head
from ostrakon.lists.links import NameIndex
from ostrakon.lists.recipe import EntriesRead, Head, IssueLog, ListFormat, source_changed
from ostrakon.lists.rows import raw_of_rows, read_rows
from ostrakon.lists.source import ListSource
from ostrakon.lists.us_ofac.clauses import REMARKS_LIMIT, read_clause, split_remarks
from ostrakon.lists.us_ofac.draft import Draft, Value
from ostrakon.lists.us_ofac.names import KINDS, ROLES, read_name
from ostrakon.lists.us_ofac.programs import read_programs, tell_lists
from ostrakon.model import (
    Address,
    BadRequest,
    Capture,
    CountryLink,
    CountryTie,
    Fact,
    Identifier,
    IdentifierStrength,
    Issue,
    ListedRelation,
    Listing,
    NameRole,
    PartyKind,
    Severity,
)
from ostrakon.names.countries import find_country

Row = list[str]

_NULL = "-0-"
_WIDTHS = {12: "SDN", 5: "ALT", 6: "ADD", 2: "COMMENTS"}
_NUMBER = re.compile(r"\d+\Z")
_POSTAL = re.compile(r"^(.*?)((?:\s*\b[A-Z]{0,4}-?\d[\w-]*)+)\Z")
_VESSEL_FACTS = ((6, "Vess_type", "vessel_type"), (7, "Tonnage", "tonnage"), (8, "GRT", "gross_tonnage"))


@dataclass(slots=True)
class _Rows:
    """The rows of a set, by file and, beside SDN, by entry number."""

    sdn: list[Row] = field(default_factory=list)
    others: dict[str, dict[str, list[Row]]] = field(default_factory=lambda: {"ALT": {}, "ADD": {}, "COMMENTS": {}})
    files: set[str] = field(default_factory=set)

    def of(self, name: str, number: str) -> list[Row]:
        """The rows of one file for one entry."""
        return self.others[name].get(number, [])


def recognize_csv(head: Head) -> tuple[str, ...]:
    """The lists that a file of a CSV set may be of; empty where it is none."""
    row = head.first_row
    if len(row) not in _WIDTHS or not _NUMBER.match(row[0]):
        return ()
    name = _WIDTHS[len(row)]
    if name == "SDN" and row[2].strip().lower() not in KINDS:
        return ()
    if name in ("ALT", "ADD") and not _NUMBER.match(row[1]):
        return ()
    return tell_lists(row[3] if name == "SDN" else "", head.address)


def read_csv_set(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """All entries of one to four files of a set.

    Raises:
        BadRequest: no SDN file among them, or one file twice.
        SourceChanged: a file that is truncated or malformed.
    """
    log = IssueLog()
    rows = _read_files(captures, log)
    index = NameIndex((row[0].strip(), row[1]) for row in rows.sdn if len(row) > 1)
    links: dict[ListedRelation, ListedRelation] = {}
    listings = []
    for row in rows.sdn:
        if len(row) != 12 or not _NUMBER.match(row[0].strip()):
            log.entry(
                "row.malformed", f"SDN {row[0][:20]}", value=",".join(row)[:300], message="expected 12 fields"
            )
            continue
        draft = _draft_entry(row, rows, source=source)
        _tie_links(draft, index, links)
        log.issues.extend(draft.place_issues(f"SDN ent_num {row[0].strip()}"))
        listings.append(_build(draft, row, rows, source=source))
    _note_orphans(rows, log)
    return EntriesRead(len(rows.sdn), listings, log.issues)


def _read_files(captures: Sequence[Capture], log: IssueLog) -> _Rows:
    rows = _Rows()
    for capture in captures:
        width = len(read_head(capture).first_row)
        name = _WIDTHS.get(width, "SDN")
        if name in rows.files:
            raise BadRequest(f"{capture.address}: a second {name} file in one set. Give one file of each kind.")
        rows.files.add(name)
        read = read_rows(capture, log, columns=width)
        _check_tail(capture, read, width)
        if name == "SDN":
            rows.sdn = read
            continue
        for row in read:
            rows.others[name].setdefault(row[0].strip(), []).append(row)
    if "SDN" not in rows.files:
        found = ", ".join(sorted(rows.files))
        raise BadRequest(f"a CSV set needs its SDN file (12 columns); found only {found}. Give the whole set.")
    return rows


def _check_tail(capture: Capture, rows: Sequence[Row], width: int) -> None:
    """A last row cut inside its last, unquoted field (`-0-` without its space) still has all its fields."""
    cut = rows and rows[-1][-1] in ("", "-", "-0", _NULL)
    if cut and not capture.data.endswith((b"\n", b"\x1a")):
        raise source_changed(
            capture.address,
            "the file is truncated: its last row is cut",
            expected="a row that ends",
            found=",".join(rows[-1])[-80:],
        )


def _draft_entry(row: Row, rows: _Rows, *, source: ListSource) -> Draft:
    kind = KINDS.get(row[2].strip().lower(), PartyKind.UNKNOWN)
    draft = Draft()
    if kind is PartyKind.UNKNOWN:
        draft.add(Issue("kind.unknown", "SDN/SDN_Type", row[2], "not a type that OFAC documents"))
    name = _value(row[1])
    if name:
        draft.add(read_name(name, kind, NameRole.PRIMARY, at="SDN/SDN_Name"))
    draft.add(*read_programs(tuple(row[3].strip().split("] [")), source, at="SDN/Program"))
    title = _value(row[4])
    draft.add(*(Fact("position", piece, "SDN/Title") for piece in split_remarks(title)))
    draft.add(*_vessel_values(row))
    draft.add(*(_read_alias(alias, kind) for alias in rows.of("ALT", row[0].strip())))
    draft.add(*(_read_address(address) for address in rows.of("ADD", row[0].strip())))
    _add_remarks(draft, row, rows, kind=kind)
    return draft


def _vessel_values(row: Row) -> Iterator[Value]:
    sign, flag, owner = _value(row[5]), _value(row[9]), _value(row[10])
    if sign:
        yield Identifier("call_sign", sign, "SDN/Call_Sign", strength=IdentifierStrength.WEAK)
    for column, name, key in _VESSEL_FACTS:
        if _value(row[column]):
            yield Fact(key, _value(row[column]), f"SDN/{name}")
    if flag:
        yield CountryLink(CountryTie.FLAG, find_country(flag), flag, "SDN/Vess_flag")
    if owner:
        yield Fact("vessel_owner", owner, "SDN/Vess_owner")


def _read_alias(row: Row, kind: PartyKind) -> Value:
    at = f"ALT/{row[1].strip()}/alt_name"
    role = ROLES.get(row[2].strip().lower().replace(".", "").replace("/", ""))
    if len(row) < 4 or role is None or not _value(row[3]):
        return Issue("alias.malformed", at, ",".join(row)[:300], "expected aka, fka or nka", Severity.LOSS)
    return read_name(_value(row[3]), kind, role, at=at)


def _read_address(row: Row) -> Value:
    at = f"ADD/{row[1].strip()}"
    if len(row) < 6:
        return Issue("address.malformed", at, ",".join(row)[:300], "expected 6 fields", Severity.LOSS)
    street, place, country = (_value(part) for part in row[2:5])
    text = ", ".join(part for part in (street, place, country) if part)
    if not text:
        return Fact("address_unknown", "no address published", at)
    city, region, postal_code = _split_place(place)
    remark = _value(row[5])
    return Address(
        f"{text} ({remark})" if remark else text,
        at,
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=find_country(country),
    )


@lru_cache(maxsize=16_384)
def _split_place(place: str) -> tuple[str, str, str]:
    """City, region and postal code of OFAC's one field for all three; what is unclear stays with the city."""
    head, _, tail = place.partition(",")
    words, found = (tail, _POSTAL.match(tail.strip())) if tail else (head, _POSTAL.match(head.strip()))
    if not found or not (tail or found[1].strip()):
        return head.strip(), words.strip() if tail else "", ""
    rest, postal_code = found[1].strip(), found[2].strip()
    return (head.strip(), rest, postal_code) if tail else (rest, "", postal_code)


def _add_remarks(draft: Draft, row: Row, rows: _Rows, *, kind: PartyKind) -> None:
    remarks = row[11] if _value(row[11]) else ""
    more = "".join(part[1] for part in rows.of("COMMENTS", row[0].strip()) if len(part) > 1 and _value(part[1]))
    clauses = split_remarks(remarks + more)
    if len(remarks) >= REMARKS_LIMIT and not more and clauses:
        cut = clauses.pop()
        message = "remarks stop at 1,000 characters and no COMMENTS file carries them on"
        draft.add(
            Issue("remarks.cut", "SDN/Remarks", cut, message, Severity.LOSS), Fact("remark", cut, "SDN/Remarks")
        )
    titles = draft.fields.get("facts", ())
    positions = {fact.text for fact in titles if fact.key == "position"}
    for clause in clauses:
        if clause in positions or clause.removesuffix(".") in positions:
            continue
        draft.add(*read_clause(clause, kind, at="SDN/Remarks"))


def _tie_links(draft: Draft, index: NameIndex, known: dict[ListedRelation, ListedRelation]) -> None:
    relations = draft.fields.get("relations")
    if relations:
        for relation in relations:
            if relation not in known:
                known[relation] = index.tie(relation)
        draft.fields["relations"] = [known[relation] for relation in relations]


def _build(draft: Draft, row: Row, rows: _Rows, *, source: ListSource) -> Listing:
    number = row[0].strip()
    published: dict[str, Sequence[Sequence[str]]] = {"SDN": (row,)}
    for name in ("ALT", "ADD", "COMMENTS"):
        if rows.of(name, number):
            published[name] = rows.of(name, number)
    kind = KINDS.get(row[2].strip().lower(), PartyKind.UNKNOWN)
    return draft.build(source.id, number, kind=kind, raw=raw_of_rows(published))


def _note_orphans(rows: _Rows, log: IssueLog) -> None:
    numbers = {row[0].strip() for row in rows.sdn}
    for name, by_number in rows.others.items():
        for number in sorted(set(by_number) - numbers):
            value = ",".join(by_number[number][0])[:300]
            log.loss(
                "row.orphan", f"{name} ent_num {number}", value=value, message="no such entry in the SDN file"
            )


def _value(text: str) -> str:
    bare = text.strip()
    return "" if bare == _NULL else bare


CSV_SET = ListFormat("ofac_csv", recognize_csv, read_csv_set)
