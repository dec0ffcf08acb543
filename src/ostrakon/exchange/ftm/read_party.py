"""A party's entity of FollowTheMoney as the values of a listing: names, births, ties, identifiers, facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ostrakon.exchange.ftm.adjuncts import WEAK_SCHEMES, read_measure
from ostrakon.exchange.ftm.notes import identifier_of_note, relation_of_note, split_country, split_note
from ostrakon.exchange.ftm.parse import Read
from ostrakon.exchange.ftm.party import blur_date, place_country
from ostrakon.exchange.ftm.scripts import script_of
from ostrakon.exchange.ftm.values import country_of, fit_value
from ostrakon.exchange.ftm.vocabulary import (
    FACT_PROPS,
    NAME_PROPS,
    PART_PROPS,
    ROLE_OF_PROP,
    SCHEME_OF_PROP,
    TIE_PROPS,
)
from ostrakon.model import (
    Address,
    BirthDate,
    CountryLink,
    CountryTie,
    Fact,
    Gender,
    Identifier,
    IdentifierStrength,
    Issue,
    ListedName,
    ListedRelation,
    Measure,
    NamePart,
    NamePartRole,
    NameRole,
    PartialDate,
    PartyKind,
    Place,
    Program,
    Severity,
)

_TIE_OF_PROP = {prop: tie for tie, prop in TIE_PROPS.items()}
_PART_OF_PROP = {prop: role for role, prop in PART_PROPS.items()} | {"secondName": NamePartRole.MIDDLE}
_FACT_OF_PROP = {prop: key for key, prop in reversed(FACT_PROPS.items())} | {"phone": "phone"}
_ELSEWHERE = frozenset({"addressEntity", "programId", "program", "country", "topics", "notes", "birthCountry"})


@dataclass(slots=True)
class Gathered:
    """The values of one party by field of the listing, without repeats, and the issues met."""

    fields: dict[str, list[Any]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    kind: PartyKind | None = None

    def add(self, name: str, *values: Any) -> None:
        """Puts each value into the field unless it is there."""
        held = self.fields.setdefault(name, [])
        held.extend(value for value in dict.fromkeys(values) if value not in held)

    def loss(self, code: str, place: str, value: str, message: str) -> None:
        """Notes a value that could not be read; its words are kept as a fact by the caller."""
        self.issues.append(Issue(code, place, value, message, Severity.LOSS))

    def held(self, name: str) -> list[Any]:
        """The values of a field so far."""
        return self.fields.get(name, [])


def read_party(read: Read) -> Gathered:
    """All values of the party's own entity; nothing is left out: an unknown property becomes a fact."""
    gathered = Gathered()
    for note in read.properties.get("notes", ()):
        _read_note(note, read.at("notes"), gathered)
    _read_names(read, gathered)
    _read_births(read, gathered)
    _read_countries(read, gathered)
    for prop, values in read.properties.items():
        if prop in ROLE_OF_PROP or prop in _PART_OF_PROP or prop in _ELSEWHERE or prop in _TIE_OF_PROP:
            continue
        for value in values:
            _read_value(prop, value, read, gathered)
    for topic in read.properties.get("topics", ()):
        if topic != "sanction":
            gathered.add("facts", Fact("topic", topic, read.at("topics")))
    return gathered


def _read_note(note: str, at: str, gathered: Gathered) -> None:
    key, words, listed = split_note(note)
    if not listed:
        gathered.add("facts", Fact(key, words, at))
    elif key == "birth_date":
        _read_birth(words, at, gathered)
    elif not _read_listed(key, words, at=at, gathered=gathered):
        gathered.add("facts", Fact("remark", note, at))


def _read_listed(key: str, words: str, *, at: str, gathered: Gathered) -> bool:
    text, country = split_country(words)
    if key in set(CountryTie):
        gathered.add("countries", CountryLink(CountryTie(key), country, text, at))
    elif key == "birth_place":
        gathered.add("birth_places", Place(text, at, country=country))
    elif key == "gender" and words in set(Gender):
        gathered.add("genders", Gender(words))
    elif key == "kind" and words in set(PartyKind):
        gathered.kind = PartyKind(words)
    elif key.startswith("name_") and key.removeprefix("name_") in set(NameRole):
        role = NameRole(key.removeprefix("name_"))
        gathered.add("names", ListedName(words, role, words, at, script=script_of(words)))
    elif key == "measure":
        gathered.add("measures", read_measure(words, at))
    elif key == "program":
        gathered.add("programs", Program("", words, at))
    elif key == "identifier" and (identifier := identifier_of_note(words, at)):
        gathered.add("identifiers", identifier)
    elif key == "relation" and (relation := relation_of_note(words, at)):
        gathered.add("relations", relation)
    else:
        return False
    return True


def _read_names(read: Read, gathered: Gathered) -> None:
    parts = [
        NamePart(role, value) for prop, role in _PART_OF_PROP.items() for value in read.properties.get(prop, ())
    ]
    noted = gathered.fields.pop("names", [])
    if any(name.role is NameRole.PRIMARY for name in noted):
        primary = [name for name in noted if name.role is NameRole.PRIMARY]
        gathered.add("names", *(replace(name, parts=_divide_name(name.full, parts)) for name in primary))
    used: set[NamePart] = set()
    for prop in ROLE_OF_PROP:
        for full in read.properties.get(prop, ()):
            if any(name.full.startswith(full) or fit_value("name", name.full) == full for name in noted):
                continue
            role = ROLE_OF_PROP[prop]
            made = _divide_name(full, parts)
            used.update(made)
            gathered.add("names", _name(full, role, read.at(prop), parts=made, first=gathered.held("names")))
    for name in noted:
        made = _divide_name(name.full, parts)
        used.update(made)
        gathered.add("names", replace(name, parts=made))
    for part in parts:
        if part not in used:
            gathered.add(
                "facts", Fact(f"name_{part.role.value}", part.text, read.at(PART_PROPS.get(part.role, "")))
            )


def _name(
    full: str, role: NameRole, at: str, *, parts: tuple[NamePart, ...], first: list[ListedName]
) -> ListedName:
    script = script_of(full)
    if role is NameRole.ALIAS and script != "Latn" and first and first[0].script == "Latn":
        role = NameRole.ORIGINAL_SCRIPT
    return ListedName(full, role, full, at, parts=parts, script=script)


def _divide_name(full: str, parts: Sequence[NamePart]) -> tuple[NamePart, ...]:
    """The parts that make up the name word for word, in its order; empty where none do.

    The longest part that goes on is tried first; parts of equal text in the order given.
    """
    ways = sorted(dict.fromkeys(parts), key=lambda part: -len(part.text))
    return _divide(" ".join(full.split()), ways, ())


def _divide(words: str, ways: Sequence[NamePart], taken: tuple[NamePart, ...]) -> tuple[NamePart, ...]:
    if not words:
        return taken
    for part in ways:
        rest = words.removeprefix(part.text)
        if part not in taken and len(rest) < len(words) and (not rest or rest.startswith(" ")):
            found = _divide(rest.lstrip(" "), ways, (*taken, part))
            if found:
                return found
    return ()


def _read_births(read: Read, gathered: Gathered) -> None:
    at = read.at("birthDate")
    blurred = {text for birth in gathered.held("births") for text in blur_date(birth.date)}
    for text in read.properties.get("birthDate", ()):
        if text not in blurred:
            _read_birth(text, at, gathered)
    codes = {code for text in read.properties.get("birthCountry", ()) if (code := country_of(text))}
    noted = {place.text for place in gathered.held("birth_places")}
    for text in read.properties.get("birthPlace", ()):
        if text not in noted:
            gathered.add("birth_places", Place(text, read.at("birthPlace"), country=place_country(text, codes)))
    told = {place.country for place in gathered.held("birth_places")}
    for code in sorted(codes - told):
        gathered.add("birth_places", Place(code, read.at("birthCountry"), country=code))


def _read_birth(text: str, at: str, gathered: Gathered) -> None:
    try:
        gathered.add("births", BirthDate(PartialDate.parse(text.partition("T")[0]), at))
    except ValueError as error:
        gathered.loss("date.unknown", at, text, str(error))
        gathered.add("facts", Fact("birth_text", text, at))


def _read_countries(read: Read, gathered: Gathered) -> None:
    noted = {(link.tie, link.country) for link in gathered.held("countries")}
    for prop, tie in _TIE_OF_PROP.items():
        for text in read.properties.get(prop, ()):
            code = country_of(text)
            if not code or (tie, code) not in noted:
                gathered.add("countries", CountryLink(tie, code, code or text, read.at(prop)))
    told = {link.country for link in gathered.held("countries")}
    for text in read.properties.get("country", ()):
        code = country_of(text)
        if not code or code not in told:
            gathered.add("countries", CountryLink(CountryTie.RESIDENCE, code, code or text, read.at("country")))


def _read_value(prop: str, value: str, read: Read, gathered: Gathered) -> None:
    at = read.at(prop)
    if prop == "birthDate" or prop == "birthPlace":
        return
    if prop == "gender" and value in set(Gender):
        gathered.add("genders", Gender(value))
    elif prop in SCHEME_OF_PROP:
        _read_number(
            SCHEME_OF_PROP[prop], value.removeprefix("IMO") if prop == "imoNumber" else value, at, gathered
        )
    elif prop == "publicKey":
        if not any(identifier.value == value for identifier in gathered.held("identifiers")):
            gathered.add("identifiers", Identifier("wallet", value, at))
    elif prop == "address":
        gathered.add("addresses", Address(value, at))
    elif prop in _FACT_OF_PROP:
        key = "aircraft_made" if (prop, read.schema) == ("buildDate", "Airplane") else _FACT_OF_PROP[prop]
        if not any(fact.key == key and _same_site(fact.text, value) for fact in gathered.held("facts")):
            gathered.add("facts", Fact(key, value, at))
    else:
        gathered.add("facts", Fact(snake(prop), value, at))


def _same_site(noted: str, value: str) -> bool:
    return value.rstrip("/").endswith(noted.lower().rstrip("/"))


def _read_number(scheme: str, value: str, at: str, gathered: Gathered) -> None:
    if any(identifier.value == value for identifier in gathered.held("identifiers")):
        return
    strength = IdentifierStrength.WEAK if scheme in WEAK_SCHEMES else IdentifierStrength.STRONG
    gathered.add("identifiers", Identifier(scheme, value, at, strength=strength))


def snake(name: str) -> str:
    """`grossRegisteredTonnage` as a key: `gross_registered_tonnage`."""
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name).lstrip("_")


def gathered_values(gathered: Gathered) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The fields as a listing takes them."""
    known: dict[str, type] = {"measures": Measure, "relations": ListedRelation}
    for name, values in gathered.fields.items():
        assert name not in known or all(isinstance(value, known[name]) for value in values)
        yield name, tuple(values)


NAME_PROPERTIES = frozenset(NAME_PROPS.values())
