"""The French register's JSON, entry by entry, field by field."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from ostrakon.lists.dates import date_or_loss, read_date
from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Said
from ostrakon.lists.recipe import EntriesRead, IssueLog, source_changed
from ostrakon.lists.script import script_of
from ostrakon.lists.source import ListSource
from ostrakon.model import (
    Address,
    BirthDate,
    Capture,
    CountryLink,
    CountryTie,
    Designation,
    Gender,
    Identifier,
    ListedName,
    Listing,
    Measure,
    MeasureKind,
    NamePart,
    NamePartRole,
    NameRole,
    PartyKind,
    Place,
    Program,
)
from ostrakon.names.countries import find_country

_ACT_DAY = re.compile(r"\bdu (\d{2}/\d{2}/\d{4})")
_REGIME = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)\s*\Z")
_IMO = re.compile(r"(?<!\d)\d{7}(?!\d)")
_ENTRY = ("IdRegistre", "Nature", "Nom", "RegistreDetail")


@dataclass(slots=True)
class Value:
    """One value of a field: what is asked of it is marked as read."""

    table: Mapping[str, Any]
    at: str
    read: set[str] = field(default_factory=set)

    def says(self, name: str) -> Said:
        """The words under a name, white space collapsed; "" where there are none."""
        self.read.add(name)
        return Said(" ".join(str(self.table.get(name) or "").split()), f"{self.at}/{name}")

    def join(self, *names: str) -> Said:
        """The words under several names, parted by commas, at the value's place."""
        return Said(", ".join(said.text for name in names if (said := self.says(name))), self.at)

    def all(self) -> Said:
        """Everything that the value says, its comment in brackets."""
        comment = self.says("Commentaire")
        words = self.join(*(name for name in self.table if name != "Commentaire"))
        return Said(f"{words.text} ({comment.text})" if comment and words else words.text or comment.text, self.at)


def read_fr_json(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Every entry of the register.

    Raises:
        SourceChanged: malformed, or more than one file.
    """
    where = captures[0].address
    if len(captures) > 1:
        raise source_changed(where, "two editions at once", expected="one file", found=str(len(captures)))
    register = _decode(captures[0])
    log = IssueLog()
    entries = register["PublicationDetail"]
    read = [_read_entry(entry, source, log) for entry in entries]
    return EntriesRead(
        len(entries), [listing for listing in read if listing], log.issues, _read_published(register, log, where)
    )


def _decode(capture: Capture) -> dict[str, Any]:
    try:
        data = capture.data.removeprefix(b"\xef\xbb\xbf")
        register = msgspec.json.decode(data, type=dict[str, dict[str, Any]])["Publications"]
        if all(isinstance(entry, dict) for entry in register["PublicationDetail"]):
            return register
        why = "PublicationDetail holds something else than entries"
    except (msgspec.MsgspecError, KeyError, TypeError, RecursionError, UnicodeDecodeError) as error:
        why = repr(error)
    raise source_changed(
        capture.address, "the JSON is truncated or malformed", expected="Publications/PublicationDetail", found=why
    )


def _read_published(register: Mapping[str, Any], log: IssueLog, where: str) -> date | None:
    words = str(register.get("DatePublication") or "")[:10]
    found = date_or_loss(words, f"{where} DatePublication", log=log) if words else None
    return found.earliest if found else None


def _read_entry(entry: Mapping[str, Any], source: ListSource, log: IssueLog) -> Listing | None:
    number = str(entry.get("IdRegistre") or "")
    if not number:
        name = str(entry.get("Nom") or "")
        log.entry("id.missing", f"{source.id} PublicationDetail", value=name, message="no IdRegistre")
        return None
    draft = Draft(source.id, number, PartyKind.UNKNOWN, log)
    nature = Said(str(entry.get("Nature") or ""), "Nature")
    draft.kind = PartyKind(source.look_up("kinds", nature.text) or PartyKind.UNKNOWN)
    if draft.kind is PartyKind.UNKNOWN:
        draft.note("kind.unknown", nature, "a Nature that source.toml does not know")
    for name in sorted(set(entry) - set(_ENTRY)):
        draft.loss("field.unknown", Said(str(entry[name]), name), "the reader knows no such field")
    values = list(_read_values(entry))
    _add_name(draft, Said(" ".join(str(entry.get("Nom") or "").split()), "Nom"), values)
    draft.add(Identifier("fr_registre", number, "IdRegistre"))
    for kind, value in values:
        _add_value(draft, kind, value, source)
    _add_designations(draft, [value for kind, value in values if kind == "FONDEMENT_JURIDIQUE"], source)
    for kind in source.implied_measures("*"):
        draft.add(Measure(MeasureKind(kind), "implied: the register of freezes", "IdRegistre"))
    return draft.finish(msgspec.json.encode(entry, order="sorted").decode("utf-8"))


def _read_values(entry: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    for place, detail in enumerate(entry.get("RegistreDetail") or (), 1):
        for number, table in enumerate(detail.get("Valeur") or (), 1):
            yield str(detail.get("TypeChamp")), Value(table, f"RegistreDetail[{place}]/Valeur[{number}]")


def _add_name(draft: Draft, name: Said, values: Sequence[tuple[str, Value]]) -> None:
    given = [value.says("Prenom") for kind, value in values if kind == "PRENOM"]
    if not name:
        return
    parts = [NamePart(NamePartRole.GIVEN, said.text) for said in given if said]
    family = NamePart(NamePartRole.FAMILY if parts else NamePartRole.WHOLE, name.text)
    full = " ".join(part.text for part in (*parts, family))
    published = ", ".join(part.text for part in (family, *parts))
    whole = (*parts, family) if draft.kind is PartyKind.PERSON else ()
    draft.add(ListedName(full, NameRole.PRIMARY, published, name.at, whole, script_of(full)))


def _add_value(draft: Draft, kind: str, value: Value, source: ListSource) -> None:
    fact = source.look_up("facts", kind)
    reader = _READERS.get(kind)
    if reader:
        reader(draft, value)
    elif fact:
        draft.add_fact(fact, value.all())
    elif kind == "SEXE":
        said = value.says("Sexe")
        gender = source.look_up("genders", said.text)
        if gender:
            draft.add_gender(Gender(gender))
        elif said:
            draft.loss("gender.unknown", said, "expected Masculin or Féminin")
    for name in sorted(set(value.table) - value.read):
        if value.table[name] not in ("", None):
            said = Said(str(value.table[name]), f"{value.at}/{name}")
            draft.loss("field.unknown", said, f"the reader knows no {name!r} in {kind}")


def _add_alias(draft: Draft, value: Value) -> None:
    alias, comment = value.says("Alias"), value.says("Commentaire")
    if alias:
        script = script_of(alias.text)
        role = NameRole.ALIAS if script == "Latn" else NameRole.ORIGINAL_SCRIPT
        draft.add(ListedName(alias.text, role, alias.text, alias.at, (), script))
    if comment:
        draft.add_fact("alias_note", Said(f"{alias.text}: {comment.text}", comment.at))


def _add_birth(draft: Draft, value: Value) -> None:
    parts = [value.says(name).text for name in ("Annee", "Mois", "Jour")]
    comment = value.says("Commentaire")
    if comment:
        draft.add_fact("birth_note", comment)
    known = [part.zfill(2) for part in parts if part.strip("0")]
    if parts[0]:
        found = date_or_loss("-".join(known), draft.place(value.at), log=draft.log)
        if found:
            draft.add(BirthDate(found, value.at))


def _add_birth_place(draft: Draft, value: Value) -> None:
    city, country, text = value.says("Lieu"), value.says("Pays"), value.all()
    if text:
        draft.add(Place(text.text, value.at, city=city.text, country=find_country(country.text)))


def _add_nationality(draft: Draft, value: Value) -> None:
    country, text = value.says("Pays"), value.all()
    if country:
        draft.add(CountryLink(CountryTie.NATIONALITY, find_country(country.text), text.text, value.at))


def _add_address(draft: Draft, value: Value) -> None:
    country, text = value.says("Pays"), value.all()
    if text:
        draft.add(Address(text.text, value.at, country=find_country(country.text)))


def _paper(scheme: str, name: str) -> Callable[[Draft, Value], None]:
    def add_paper(draft: Draft, value: Value) -> None:
        number, text = value.says(name), value.all()
        if number:
            draft.add(Identifier(scheme, number.text, number.at, text=text.text))
        elif text:
            draft.add_fact("document", text)

    return add_paper


def _add_identity(draft: Draft, value: Value) -> None:
    number, text = value.says("NumeroCarte"), value.all()
    scheme = "tax_id" if re.search(r"fiscal", text.text, re.IGNORECASE) else "national_id"
    if number:
        draft.add(Identifier(scheme, number.text, number.at, text=text.text))
    else:
        draft.add_fact("document", text)


def _add_imo(draft: Draft, value: Value) -> None:
    text = value.all()
    for number in _IMO.findall(text.text):
        draft.add(Identifier("imo", number, value.at, text=text.text))
    if not _IMO.search(text.text):
        draft.loss("imo.form", text, "an IMO number has seven digits")


def _pass(draft: Draft, value: Value) -> None:
    """Read elsewhere: the given name with the name, the legal basis with the designations."""
    for name in ("Prenom", "FondementJuridique", "FondementJuridiqueLabel"):
        value.says(name)


_READERS: dict[str, Callable[[Draft, Value], None]] = {
    "PRENOM": _pass,
    "FONDEMENT_JURIDIQUE": _pass,
    "ALIAS": _add_alias,
    "DATE_DE_NAISSANCE": _add_birth,
    "LIEU_DE_NAISSANCE": _add_birth_place,
    "NATIONALITE": _add_nationality,
    "ADRESSE_PP": _add_address,
    "ADRESSE_PM": _add_address,
    "PASSEPORT": _paper("passport", "NumeroPasseport"),
    "AUTRE_IDENTITE": _add_identity,
    "REFERENCE_ONU": _paper("un_ref", "ReferenceOnu"),
    "REFERENCE_UE": _paper("eu_ref", "ReferenceUe"),
    "NUMERO_OMI": _add_imo,
}


def _add_designations(draft: Draft, acts: Sequence[Value], source: ListSource) -> None:
    """One designation per regime: its first act's day is the listing date, its last one's the amendment's."""
    regimes: dict[str, list[Said]] = {}
    for act in acts:
        label = act.says("FondementJuridiqueLabel")
        regime = _REGIME.search(label.text)
        if label:
            regimes.setdefault(regime[1] if regime else label.text, []).append(label)
    for words, labels in regimes.items():
        days = [day for label in labels for found in _ACT_DAY.finditer(label.text) if (day := _read_day(found[1]))]
        key = source.program_key(words)
        draft.add(Program(key, words, labels[0].at))
        acts_text = "; ".join(label.text for label in labels)
        draft.add(
            Designation(
                source.authority,
                key,
                listed=min(days, default=None),
                amended=max(days) if len(days) > 1 else None,
                legal_act=acts_text,
                at=labels[0].at,
            )
        )


def _read_day(words: str) -> date | None:
    try:
        return read_date(words).earliest
    except ValueError:
        return None
