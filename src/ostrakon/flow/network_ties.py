"""Parties of reports and registers that nobody judged yet, taken for listings: by screening or a short name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ostrakon.flow.registers import Registers
from ostrakon.flow.scope import Scope
from ostrakon.flow.screening import screen_subjects
from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import read_list_ids
from ostrakon.model import Judgement, Listing, PartyKind, Query, Reading, Sameness
from ostrakon.names.knowledge import word_set
from ostrakon.network.sources import listing_key, party_key
from ostrakon.resolve import load_policy

BY_SCREENING = "screening"
BY_SHORT_NAME = "short name"
SHORTEST = 5  # letters of a word that may stand for a whole name; shorter ones are too common
ORGANIZED = frozenset({PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.GROUP, PartyKind.UNKNOWN})

Tie = tuple[str, Query, str, str, str]  # node, who it is, the listing's node, by what, in words


class ShortNames:
    """Organizations that one word stands for: what is left of a name without the words of trade and form."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def add(self, listings: Iterable[Listing]) -> None:
        """Takes the names of a list's organizations."""
        generic = word_set("generic_words.txt")
        for listing in listings:
            if listing.kind not in ORGANIZED:
                continue
            for name in listing.names:
                core = [word for word in _words(name.full) if word not in generic]
                if len(core) == 1 and len(core[0]) >= SHORTEST:
                    self._found[core[0]][listing.list_id].add(listing.native_id)

    def find(self, name: str) -> list[str]:
        """The listings' nodes that a one-word name stands for: where it is the only one of its list."""
        words = _words(name)
        by_list = self._found.get(words[0], {}) if len(words) == 1 else {}
        return [listing_key(each, *by_list[each]) for each in sorted(by_list) if len(by_list[each]) == 1]


@dataclass(frozen=True, slots=True)
class Untied:
    """What is to be tied: reports and registers, the judgements made already, and the lists' short names."""

    readings: Sequence[Reading]
    registers: Registers
    judged: Sequence[Judgement]
    shorts: ShortNames


def tie_parties(shelf: Shelf, untied: Untied, as_of: date) -> tuple[list[Judgement], tuple[str, ...]]:
    """Ties as judgements, and in words. Screening counts from the policy's alert threshold on."""
    waiting = list(_waiting(untied))
    if not waiting or not read_list_ids(shelf.ledger):
        return [], ()
    made, told = list[Judgement](), list[str]()
    for node, query, target, by, words in (*_screened(shelf, waiting, as_of), *_short(waiting, untied.shorts)):
        left, right = sorted((node, target))
        made.append(Judgement(left, right, Sameness.SAME, by, shelf.clock(), words))
        told.append(f"{query.name} was taken for {words}")
    return made, tuple(dict.fromkeys(told))


def _waiting(untied: Untied) -> Iterator[tuple[str, Query]]:
    known = {member for judgement in untied.judged for member in (judgement.left, judgement.right)}
    for reading in untied.readings:
        for party in reading.parties:
            key = party_key(reading.document.id, party.id)
            if party.name.strip() and key not in known:
                yield key, Query(party.name[:1000], party.kind, aliases=party.names[:10])
    for node in untied.registers.stakes.parties:
        name = untied.registers.name(node)[:1000]
        if name.strip() and node not in known:
            yield node, Query(name)


def _screened(shelf: Shelf, waiting: Sequence[tuple[str, Query]], as_of: date) -> Iterator[Tie]:
    scope = Scope(as_of=as_of, threshold=load_policy().alert_at, limit=20)
    screenings = screen_subjects(shelf, [query for _, query in waiting], scope)
    for (node, query), screening in zip(waiting, screenings, strict=True):
        best = {hit.list: hit for hit in reversed(screening.hits)}  # one entry a list, the likeliest
        for list_id in sorted(best):
            hit = best[list_id]
            words = f"{hit.list}:{hit.native_id} {hit.name} ({hit.probability:.3f})"
            yield node, query, listing_key(hit.list, hit.native_id), BY_SCREENING, words


def _short(waiting: Sequence[tuple[str, Query]], shorts: ShortNames) -> Iterator[Tie]:
    """Of reports only: a register's party of one word is more often someone else of that name."""
    for node, query in waiting:
        if query.kind in ORGANIZED and node.startswith("report:"):
            for target in shorts.find(query.name):
                yield (
                    node,
                    query,
                    target,
                    BY_SHORT_NAME,
                    f"{target} (the only entry there that the word stands for)",
                )


def _words(name: str) -> list[str]:
    return [word for word in "".join(c if c.isalnum() else " " for c in name.casefold()).split() if word]
