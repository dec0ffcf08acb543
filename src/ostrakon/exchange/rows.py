"""One row a listing: what a spreadsheet shows of it, in two layouts."""

from collections.abc import Callable, Iterable

from ostrakon.exchange.ftm.draft import entity_id
from ostrakon.exchange.ftm.values import fit_country
from ostrakon.exchange.ftm.vocabulary import SCHEMA_OF_KIND
from ostrakon.model import Listing, NameRole

Row = tuple[str, ...]
_SEPARATOR = "; "


def _join(values: Iterable[str]) -> str:
    return _SEPARATOR.join(dict.fromkeys(value for value in values if value))


def _names(listing: Listing, *roles: NameRole) -> str:
    return _join(name.full for name in listing.names[1:] if name.role in roles)


def _facts(listing: Listing, *keys: str) -> str:
    return _join(fact.text for fact in listing.facts if fact.key in keys)


def _others(listing: Listing) -> str:
    return _join(
        f"{fact.key}: {fact.text}" for fact in listing.facts if fact.key not in ("title", "position", "reason")
    )


_ALIASES = (NameRole.PRIMARY, NameRole.ALIAS)

LISTING_COLUMNS: tuple[tuple[str, Callable[[Listing], str]], ...] = (
    ("list", lambda each: each.list_id),
    ("native_id", lambda each: each.native_id),
    ("kind", lambda each: each.kind.value),
    ("name", lambda each: each.name),
    ("name_published", lambda each: each.names[0].published),
    ("aliases", lambda each: _names(each, *_ALIASES)),
    ("weak_aliases", lambda each: _names(each, NameRole.WEAK_ALIAS)),
    ("former_names", lambda each: _names(each, NameRole.FORMER)),
    ("original_script", lambda each: _names(each, NameRole.ORIGINAL_SCRIPT)),
    ("birth_dates", lambda each: _join(birth.date.edtf() for birth in each.births)),
    ("birth_places", lambda each: _join(place.text for place in each.birth_places)),
    ("gender", lambda each: _join(gender.value for gender in each.genders)),
    ("countries", lambda each: _join(f"{link.tie.value} {link.country or link.text}" for link in each.countries)),
    (
        "identifiers",
        lambda each: _join(f"{item.scheme} {item.value} {item.issuer}".strip() for item in each.identifiers),
    ),
    ("addresses", lambda each: _join(address.text for address in each.addresses)),
    ("titles", lambda each: _facts(each, "title", "position")),
    ("programs", lambda each: _join(program.text for program in each.programs)),
    ("measures", lambda each: _join(measure.text for measure in each.measures)),
    ("started", lambda each: _join(str(act.started or "") for act in each.designations)),
    ("listed", lambda each: _join(str(act.listed or "") for act in each.designations)),
    ("relations", lambda each: _join(f"{link.predicate} {link.target_name}" for link in each.relations)),
    ("reasons", lambda each: _facts(each, "reason")),
    ("other", _others),
)
"""Columns of the whole layout; several values stand in one cell with `; ` between them."""

SIMPLE_COLUMNS: tuple[tuple[str, Callable[[Listing], str]], ...] = (
    ("id", lambda each: entity_id(each.list_id, each.native_id)),
    ("schema", lambda each: SCHEMA_OF_KIND[each.kind]),
    ("name", lambda each: each.name),
    ("aliases", lambda each: _join(name.full for name in each.names[1:] if name.role is not NameRole.WEAK_ALIAS)),
    ("birth_date", lambda each: _join(birth.date.edtf() for birth in each.births)),
    ("countries", lambda each: _join(fit_country(link.country) or "" for link in each.countries)),
    ("addresses", lambda each: _join(address.text for address in each.addresses)),
    ("identifiers", lambda each: _join(item.value for item in each.identifiers)),
    ("sanctions", lambda each: _join(_sanction(each))),
    ("phones", lambda each: _facts(each, "phone")),
    ("emails", lambda each: _facts(each, "email")),
    ("program_ids", lambda each: _join(program.key for program in each.programs)),
    ("dataset", lambda each: each.list_id),
)
"""The columns of OpenSanctions' `targets.simple.csv` that a listing can fill."""


def _sanction(listing: Listing) -> Iterable[str]:
    texts = {program.key: program.text for program in listing.programs}
    for act in listing.designations:
        parts = (act.authority, texts.get(act.program, act.program), str(act.started or act.listed or ""))
        yield " - ".join(part for part in parts if part)


def head_row(columns: tuple[tuple[str, Callable[[Listing], str]], ...]) -> Row:
    """The names of the columns."""
    return tuple(name for name, _ in columns)


def listing_row(listing: Listing, columns: tuple[tuple[str, Callable[[Listing], str]], ...]) -> Row:
    """The listing's cells."""
    return tuple(cell(listing) for _, cell in columns)
