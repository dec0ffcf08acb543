"""What differs between two editions of one list: entries added, removed, changed, field by field.

A change that is only another party's renaming ("Linked To: OLD NAME" becomes "Linked To: NEW NAME") is told
apart: the entry's own facts are the same, and the links lead to the same entries as before. Where the other
party bore the old name in no entry of the list (its own entry may have been renamed earlier, or stand on another
list), its renaming is inferred: at least two entries exchange the same old name for the same new one, and
nothing links to the old name any more.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ostrakon.lists.links import NameIndex
from ostrakon.model import ChangeKind, FieldChange, ListedRelation, Listing, ListingChange

Changes = tuple[ListingChange, ...]

_ENOUGH = 2  # entries that exchange the same name; one alone may have been linked to another party

_WORDS: tuple[tuple[str, Callable[[Any], str]], ...] = (
    ("kind", str),
    ("names", lambda name: f"{name.published} ({name.role.value})"),
    ("births", lambda birth: birth.date.text or birth.date.edtf()),
    ("birth_places", lambda place: place.text),
    ("countries", lambda link: f"{link.tie.value} {link.text}"),
    ("genders", str),
    ("identifiers", lambda identifier: identifier.text or f"{identifier.scheme} {identifier.value}"),
    ("addresses", lambda address: address.text),
    ("programs", lambda program: program.text),
    ("measures", lambda measure: measure.text),
    (
        "designations",
        lambda act: " ".join(map(str, filter(None, (act.program, act.legal_act, act.started, act.listed)))),
    ),
    ("relations", lambda relation: relation.text),
    ("facts", lambda fact: f"{fact.key}: {fact.text}"),
)
"""How each field's values read in a change: as published, without their place in the entry."""


def compare_editions(before: Iterable[Listing], after: Iterable[Listing]) -> tuple[Changes, Changes, Changes]:
    """Entries added, removed and changed, each in order of native id as text.

    An entry is changed where its published entry (`raw`) is. Between editions in different formats, where
    every raw entry differs, it is changed where a value is.
    """
    old = {listing.native_id: listing for listing in before}
    new = {listing.native_id: listing for listing in after}
    added = tuple(_plain(ChangeKind.ADDED, new[key]) for key in sorted(new.keys() - old.keys()))
    removed = tuple(_plain(ChangeKind.REMOVED, old[key]) for key in sorted(old.keys() - new.keys()))
    pairs = [(old[key], new[key]) for key in sorted(old.keys() & new.keys()) if old[key].raw != new[key].raw]
    if not pairs:
        return added, removed, ()
    changes = [(pair, compare_listings(*pair)) for pair in pairs]
    relinked = [pair for pair, fields in changes if [change.field for change in fields] == ["relations"]]
    same = _find_renamed(relinked, old.values(), new.values()) if relinked else frozenset()
    changed = (
        ListingChange(ChangeKind.CHANGED, after.native_id, after.name, fields, after.native_id in same)
        for (_, after), fields in changes
        if fields
    )
    return added, removed, tuple(changed)


def compare_listings(before: Listing, after: Listing) -> tuple[FieldChange, ...]:
    """The fields whose values differ, in the order of the model; `raw` alone where only the wording does."""
    changes = []
    for field, words in _WORDS:
        gone, came = _differ(_words_of(before, field, words), _words_of(after, field, words))
        if gone or came:
            changes.append(FieldChange(field, gone, came))
    if not changes and before.raw != after.raw and before.raw[:1] == after.raw[:1]:
        changes.append(FieldChange("raw", (before.raw,), (after.raw,)))
    return tuple(changes)


def _plain(kind: ChangeKind, listing: Listing) -> ListingChange:
    return ListingChange(kind, listing.native_id, listing.name)


def _find_renamed(
    pairs: Sequence[tuple[Listing, Listing]], old: Iterable[Listing], new: Iterable[Listing]
) -> frozenset[str]:
    """The native ids of pairs whose links lead to the same parties as before, under other names."""
    old, new = list(old), list(new)
    names = _infer_renamings(pairs, _linked_names(new))
    old_names, new_names = _index_names(old), _index_names(new)
    same_names = {gone: new_names.find(came) or f"name {came}" for gone, came in names.items()}
    return frozenset(
        after.native_id
        for before, after in pairs
        if _targets(before, old_names, same_names) == _targets(after, new_names, {})
    )


def _infer_renamings(pairs: Sequence[tuple[Listing, Listing]], new_links: set[str]) -> dict[str, str]:
    """The new name by the old one, for names that entries exchange."""
    exchanges: Counter[tuple[str, str]] = Counter()
    for before, after in pairs:
        gone, came = _differ(*([link.target_name for link in each.relations] for each in (before, after)))
        if len(gone) == len(came) == 1 and gone[0] not in new_links:
            exchanges[gone[0], came[0]] += 1
    return dict(exchange for exchange, count in sorted(exchanges.items()) if count >= _ENOUGH)


def _linked_names(listings: Iterable[Listing]) -> set[str]:
    return {relation.target_name for listing in listings for relation in listing.relations}


def _index_names(listings: Iterable[Listing]) -> NameIndex:
    return NameIndex((listing.native_id, listing.names[0].published) for listing in listings)


def _targets(listing: Listing, names: NameIndex, same: dict[str, str]) -> Counter[tuple[str, str]]:
    """Where the links lead: to an entry of the edition by its name, else to what `same` says, else to the name."""
    return Counter((relation.predicate, _target(relation, names, same)) for relation in listing.relations)


def _target(relation: ListedRelation, names: NameIndex, same: dict[str, str]) -> str:
    name = relation.target_name
    return names.find(name) or relation.target_id or same.get(name, f"name {name}")


def _words_of(listing: Listing, field: str, words: Callable[[Any], str]) -> list[str]:
    value = getattr(listing, field)
    return [words(each) for each in value] if isinstance(value, tuple) else [words(value)]


def _differ(before: list[str], after: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    gone, came = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return tuple(gone.elements()), tuple(came.elements())
