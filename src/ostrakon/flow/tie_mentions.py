"""Parties of reports tied to listings: candidates from the index, judged by name and context, recorded."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from ostrakon.flow.candidates import MENTION_LEAST, Key, find_candidates
from ostrakon.flow.entities import Entities
from ostrakon.flow.resolve_runs import reading_mark
from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import read_editions
from ostrakon.ledger.judgements import read_judgements_of
from ostrakon.ledger.listings import read_history
from ostrakon.model import Edition, Judgement, Reading, Sameness
from ostrakon.resolve.mention_context import Context, Target, read_contexts, read_target
from ostrakon.resolve.mention_policy import MentionPolicy
from ostrakon.resolve.mentions import tie_mentions
from ostrakon.resolve.standing import find_standing, is_by_person
from ostrakon.screen import Index

_GONE = "no longer compares: the report was read anew, or the listing went"


def judge_mentions(
    shelf: Shelf,
    readings: Sequence[Reading],
    index: Index,
    entities: Entities,
    policy: MentionPolicy,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> list[Judgement]:
    """The judgements on parties of readings that say something new."""
    entity_of = {member: entity.id for entity in entities.entities for member in entity.members}
    contexts = [context for reading in readings for context in read_contexts(reading, policy)]
    found = find_candidates([each.subject for each in contexts], index, policy=policy.scorer, least=MENTION_LEAST)
    if progress is not None:
        progress(len(contexts), len(contexts))
    keys = sorted({key for some in found for key in some})
    targets = _read_targets(shelf, keys)
    places = {key: place for place, key in enumerate(targets)}
    pairs = [(place, places[key]) for place, some in enumerate(found) for key in sorted(some) if key in places]
    made = tie_mentions(
        contexts, list(targets.values()), pairs, entity_of=entity_of, policy=policy, at=shelf.clock()
    )
    return _news(shelf, contexts, made)


def _read_targets(shelf: Shelf, keys: Iterable[Key]) -> dict[Key, Target]:
    """The listings as texts may speak of them, each with the first day that it is known to have been listed."""
    first = {list_id: _first_day(each) for list_id, each in _editions(shelf).items()}
    found = {}
    for key in keys:
        steps = [step for step in read_history(shelf.ledger, *key) if step[1] is not None]
        if not steps:
            continue
        edition, _ = steps[0]
        version = steps[-1][1]
        assert version is not None
        since = edition.published if edition.published > first[key[0]] else None
        found[key] = read_target(version.listing, since=since)
    return found


def _editions(shelf: Shelf) -> dict[str, list[Edition]]:
    held: dict[str, list[Edition]] = {}
    for edition in read_editions(shelf.ledger):
        held.setdefault(edition.list_id, []).append(edition)
    return held


def _first_day(editions: Sequence[Edition]) -> date:
    """The day of the first edition held: what it has may have been listed long before."""
    return min(edition.published for edition in editions)


def _news(shelf: Shelf, contexts: Sequence[Context], made: Sequence[Judgement]) -> list[Judgement]:
    before = find_standing(
        each
        for each in read_judgements_of(shelf.ledger, [context.key for context in contexts])
        if not is_by_person(each.by)
    )
    told = {(each.left, each.right): each for each in made}
    news = [each for pair, each in told.items() if _differs(each, before.get(pair))]
    at = shelf.clock()
    news += [
        Judgement(*pair, Sameness.DIFFERENT, old.by, at, _GONE)
        for pair, old in before.items()
        if pair not in told and old.outcome is not Sameness.DIFFERENT
    ]
    return sorted(news, key=lambda each: (each.left, each.right))


def _differs(now: Judgement, before: Judgement | None) -> bool:
    return before is None or (now.outcome, now.bits, now.by) != (before.outcome, before.bits, before.by)


def touched_readings(readings: Sequence[Reading], known: frozenset[str]) -> list[Reading]:
    """The readings that were not looked at yet, by document and reader."""
    return [each for each in readings if reading_mark(each) not in known]
