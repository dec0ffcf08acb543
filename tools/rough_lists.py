"""Lists read roughly, names and main facts only: material to learn from, never the record.

The readers in `ostrakon.lists` are the real ones; this takes what learning needs from files in many formats.
"""

import csv
import datetime
import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lxml import etree
from python_calamine import CalamineWorkbook

from ostrakon.model import (
    BirthDate,
    CountryLink,
    CountryTie,
    Gender,
    ListedName,
    Listing,
    NamePart,
    NamePartRole,
    NameRole,
    PartialDate,
    PartyKind,
)
from ostrakon.names.countries import find_country

MONTHS = {
    m: i
    for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}


def _text_of(node: etree._Element, *tags: str) -> str:
    return next((text for tag in tags if (text := (node.findtext(tag) or "").strip())), "")


def _date(text: str) -> PartialDate | None:
    text = text.strip().lower().replace("circa ", "")
    try:
        if m := re.fullmatch(r"(\d{1,2}) ([a-z]{3}) (\d{4})", text):
            return PartialDate.of(int(m[3]), MONTHS[m[2]], int(m[1]))
        if m := re.fullmatch(r"([a-z]{3}) (\d{4})", text):
            return PartialDate.of(int(m[2]), MONTHS[m[1]])
        if m := re.fullmatch(r"(\d{4}) to (\d{4})", text):
            return PartialDate.between(PartialDate.of(int(m[1])), PartialDate.of(int(m[2])))
        if m := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2}).*", text):
            return PartialDate.of(int(m[1]), int(m[2]), int(m[3]))
        if m := re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text):
            day, month = int(m[1]) or None, int(m[2]) or None
            return PartialDate.of(int(m[3]), month, day if month else None)
        if m := re.fullmatch(r"(\d{4})", text):
            return PartialDate.of(int(m[1]))
    except (ValueError, KeyError):
        return None
    return None


def _name(full: str, role: NameRole, family: str = "") -> ListedName:
    parts = (NamePart(NamePartRole.FAMILY, family),) if family else ()
    return ListedName(full, role, full, "", parts)


def _turn(text: str, kind: PartyKind) -> tuple[str, str]:
    if kind is PartyKind.PERSON and "," in text:
        family, _, given = text.partition(",")
        return f"{given.strip()} {family.strip()}", family.strip()
    return text, ""


def _births(texts: list[str]) -> tuple[BirthDate, ...]:
    found = dict.fromkeys(date for text in texts if (date := _date(text)))
    return tuple(BirthDate(date, "") for date in found)


def _countries(texts: list[str]) -> tuple[CountryLink, ...]:
    codes = dict.fromkeys(code for text in texts if (code := find_country(text)))
    return tuple(CountryLink(CountryTie.NATIONALITY, code, code, "") for code in codes)


def read_ofac(folder: Path) -> Iterator[Listing]:
    kinds = {"individual": PartyKind.PERSON, "vessel": PartyKind.VESSEL, "aircraft": PartyKind.AIRCRAFT}
    alts: dict[str, list[str]] = {}
    for row in csv.reader((folder / "alt.csv").open(encoding="latin-1")):
        if len(row) > 3:
            alts.setdefault(row[0], []).append(row[3])
    for row in csv.reader((folder / "sdn.csv").open(encoding="latin-1")):
        if len(row) < 12:
            continue
        kind = kinds.get(row[2].strip(), PartyKind.ORGANIZATION)
        names = [_name(*(lambda t: (t[0], NameRole.PRIMARY, t[1]))(_turn(row[1], kind)))]
        for alt in alts.get(row[0], []):
            full, family = _turn(alt, kind)
            names.append(_name(full, NameRole.ALIAS, family))
        remarks = row[11]
        for weak in re.findall(r"a\.k\.a\. '([^']+)'", remarks):
            full, family = _turn(weak, kind)
            names.append(_name(full, NameRole.WEAK_ALIAS, family))
        births = re.findall(r"DOB ([^;.]+)", remarks)
        countries = re.findall(r"(?:nationality|citizen) ([^;.]+)", remarks)
        genders = tuple(Gender(g.lower()) for g in re.findall(r"Gender (Male|Female)", remarks))
        yield Listing(
            "us_ofac_sdn", row[0], kind, tuple(names), "",
            births=_births(births), countries=_countries(countries), genders=genders,
        )  # fmt: skip


def read_un(path: Path, *, original: bool = False) -> Iterator[Listing]:
    for node in etree.parse(str(path)).getroot().iter("INDIVIDUAL", "ENTITY"):
        person = node.tag == "INDIVIDUAL"
        get = partial(_text_of, node)
        full = " ".join(filter(None, (get(t) for t in ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"))))
        names = [_name(full, NameRole.PRIMARY)]
        for alias in node.iter(f"{node.tag}_ALIAS"):
            text = (alias.findtext("ALIAS_NAME") or "").strip()
            if text and text.isascii():
                weak = (alias.findtext("QUALITY") or "") == "Low"
                names.append(_name(text, NameRole.WEAK_ALIAS if weak else NameRole.ALIAS))
        if original and get("NAME_ORIGINAL_SCRIPT"):
            names.append(_name(get("NAME_ORIGINAL_SCRIPT"), NameRole.ORIGINAL_SCRIPT))
        births = [d.findtext("DATE") or d.findtext("YEAR") or "" for d in node.iter("INDIVIDUAL_DATE_OF_BIRTH")]
        countries = [v.text or "" for v in node.iterfind("NATIONALITY/VALUE")]
        yield Listing(
            "un_sc", get("REFERENCE_NUMBER").strip(), PartyKind.PERSON if person else PartyKind.ORGANIZATION,
            tuple(names), "", births=_births(births), countries=_countries(countries),
        )  # fmt: skip


def read_uk(path: Path) -> Iterator[Listing]:
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    head = [str(cell).strip() for cell in rows[1]]
    at = {name: place for place, name in enumerate(head)}
    groups: dict[str, list[list[str]]] = {}
    for row in rows[2:]:
        cells = [
            cell.strftime("%d/%m/%Y")
            if isinstance(cell, (datetime.date, datetime.datetime))
            else str(cell).strip()
            for cell in row
        ]
        groups.setdefault(cells[at["Group ID"]].removesuffix(".0"), []).append(cells)
    for group, members in groups.items():
        first = members[0]
        kind = {"Individual": PartyKind.PERSON, "Ship": PartyKind.VESSEL}.get(
            first[at["Group Type"]], PartyKind.ORGANIZATION
        )
        names: dict[str, ListedName] = {}
        for row in sorted(members, key=lambda r: "Primary" not in r[at["Alias Type"]]):
            given = [row[at[f"Name {n}"]] for n in (1, 2, 3, 4, 5)]
            full = " ".join(filter(None, [*given, row[at["Name 6"]]]))
            low = "low" in row[at["Alias Quality"]].lower() if "Alias Quality" in at else False
            role = NameRole.PRIMARY if not names else NameRole.WEAK_ALIAS if low else NameRole.ALIAS
            if full:
                names.setdefault(
                    full, _name(full, role, row[at["Name 6"]] if kind is PartyKind.PERSON and any(given) else "")
                )
        births = [row[at["DOB"]] for row in members if "DOB" in at]
        countries = [re.sub(r"\(\d+\)", "", row[at["Nationality"]]).strip() for row in members]
        if names:
            yield Listing(
                "uk_ofsi", group, kind, tuple(names.values()), "",
                births=_births(births), countries=_countries(countries),
            )  # fmt: skip


def read_ftm(path: Path) -> Iterator[Listing]:
    kinds = {"Person": PartyKind.PERSON, "Vessel": PartyKind.VESSEL}
    for line in path.open(encoding="utf-8"):
        entity = json.loads(line)
        if not entity.get("target"):
            continue
        props = entity["properties"]
        kind = kinds.get(entity["schema"], PartyKind.ORGANIZATION)
        texts = dict.fromkeys([entity["caption"], *props.get("name", []), *props.get("alias", [])])
        names = [_name(text, NameRole.ALIAS if place else NameRole.PRIMARY) for place, text in enumerate(texts)]
        names += [_name(text, NameRole.WEAK_ALIAS) for text in props.get("weakAlias", [])]
        countries = tuple(
            CountryLink(CountryTie.NATIONALITY, code.upper(), code, "") for code in props.get("nationality", [])
        )
        genders = tuple(Gender(g) for g in props.get("gender", []) if g in ("male", "female"))
        yield Listing(
            "eu_fsf", entity["id"], kind, tuple(names), "",
            births=_births(props.get("birthDate", [])), countries=countries, genders=genders,
        )  # fmt: skip


def read_canada(path: Path) -> Iterator[Listing]:
    for place, record in enumerate(etree.parse(str(path)).getroot().iter("record")):
        get = partial(_text_of, record)
        given, last = get("GivenName"), get("LastName")
        entity = get("EntityOrShip", "Entity")
        if entity:
            yield Listing("ca_sema", str(place), PartyKind.ORGANIZATION, (_name(entity, NameRole.PRIMARY),), "")
        elif last:
            names = [_name(f"{given} {last}".strip(), NameRole.PRIMARY, last)]
            names += [_name(a.strip(), NameRole.ALIAS) for a in get("Aliases").split(";") if a.strip()]
            births = _births([get("DateOfBirthOrShipBuildDate", "DateOfBirth")])
            yield Listing("ca_sema", str(place), PartyKind.PERSON, tuple(names), "", births=births)


def read_everything(data: Path) -> dict[str, list[Listing]]:
    """Each list by a short name."""
    lists = data / "lists"
    return {
        "ofac": list(read_ofac(lists / "us_ofac/sdn_sets/2023-12-28")),
        "un": list(read_un(lists / "un/un_consolidated_2025-11-18.xml")),
        "uk": list(read_uk(lists / "uk/ConList_2025-04-14.xlsx")),
        "eu": list(read_ftm(lists / "eu/eu_fsf_entities.ftm_2022-01-24.json")),
        "ca": list(read_canada(lists / "ca/sema-lmes_2025.xml")),
    }
