"""Listings of all lists become entities: candidates from the index, judgements by policy, ids for clusters.

The first run compares everything; later runs compare what came, changed or went since, and whatever that touches,
and come to the same judgements.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ostrakon.flow.candidates import Key, find_candidates, names_to_ask
from ostrakon.flow.entities import (
    LISTING,
    Entities,
    is_alive,
    read_entities,
    read_entities_around,
    report_key,
    split_member,
)
from ostrakon.flow.index_cache import open_index_of
from ostrakon.flow.resolve_runs import RUN_KIND, mark_edition, read_last_run, reading_mark
from ostrakon.flow.shelf import Shelf, make_run
from ostrakon.flow.tie_mentions import judge_mentions, touched_readings
from ostrakon.ledger.editions import find_edition, read_editions, read_list_ids
from ostrakon.ledger.entity_ids import add_ids
from ostrakon.ledger.judgements import add_judgements, read_judgements, read_judgements_of
from ostrakon.ledger.listings import find_listing, read_digests, read_listings
from ostrakon.ledger.readings import read_newest
from ostrakon.ledger.runs import add_run
from ostrakon.model import Edition, Judgement, Listing, NotThere, Sameness
from ostrakon.resolve import Subject
from ostrakon.resolve.entity_ids import id_of_member
from ostrakon.resolve.evidence import weigh_profiles
from ostrakon.resolve.judge import judge_pairs
from ostrakon.resolve.mention_policy import load_mention_policy
from ostrakon.resolve.profile import Profile, member_key, profile_of
from ostrakon.resolve.resolution import Resolution, load_resolution
from ostrakon.resolve.standing import find_standing, is_by_person
from ostrakon.screen import Index

_GONE = "no longer compares: one of the two was changed or removed"

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a run did: listings compared, pairs judged, judgements that are new, and what stands now.

    `mentions` counts the parties of the reports looked at that are tied to a listing.
    """

    compared: int
    judged: int
    recorded: int
    entities: int
    contradictions: int
    mentions: int
    anew: bool


@dataclass(frozen=True, slots=True)
class _Work:
    """What a run has to do: editions in force, keys that changed (None: all), keys that went.

    `read` marks the readings that an earlier run looked at.
    """

    editions: tuple[Edition, ...]
    changed: tuple[Key, ...] | None
    gone: tuple[Key, ...]
    before: tuple[Edition, ...]
    read: frozenset[str] = frozenset()


def resolve_lists(
    shelf: Shelf, *, anew: bool = False, policy: Resolution | None = None, progress: Progress | None = None
) -> Resolved:
    """Compare listings, record the judgements that are new, and name the entities.

    Raises:
        NotThere: the workspace holds no list.
    """
    chosen = policy or load_resolution()
    started_at = shelf.clock()
    work = _find_work(shelf, chosen, anew=anew)
    tell = progress or (lambda step, done, total: None)
    profiles, made = _judge(shelf, work, chosen, tell)
    touched = {profile.key for profile in profiles} | {member_key(*key) for key in work.gone}
    fresh = _news(shelf, made, None if work.changed is None else touched)
    add_judgements(shelf.ledger, fresh)
    tell("naming", 0, 1)
    found = read_entities(shelf) if work.changed is None else read_entities_around(shelf, touched)
    _give_ids(shelf, found)
    mentions = _tie_reports(shelf, work, tell)
    detail = json.dumps(
        {
            "policy": _policy_mark(chosen),
            "editions": [mark_edition(each) for each in work.editions],
            "readings": sorted(reading_mark(each) for each in read_newest(shelf.ledger)),
        }
    )
    run = make_run(RUN_KIND, "", started_at=started_at, finished_at=shelf.clock(), detail=detail)
    add_run(shelf.ledger, run)
    return Resolved(
        len(profiles),
        len(made),
        len(fresh),
        len(found.entities),
        len(found.contradictions),
        mentions,
        work.changed is None,
    )


def _tie_reports(shelf: Shelf, work: _Work, tell: Progress) -> int:
    """Tie parties of reports: of all where lists changed, else of those read since; gives how many are tied."""
    readings = read_newest(shelf.ledger)
    moved = work.changed is None or work.changed or work.gone
    some = readings if moved else touched_readings(readings, work.read)
    if some:
        tell("tying mentions", 0, len(some))
        found = read_entities(shelf)
        index = open_index_of(shelf, work.editions) if work.changed is None else _open_index(shelf, work)
        fresh = judge_mentions(shelf, some, index, found, load_mention_policy())
        add_judgements(shelf.ledger, fresh)
        _give_ids(shelf, read_entities(shelf))
    keys = [report_key(each.document.id, party.id) for each in some for party in each.parties]
    standing = find_standing(read_judgements_of(shelf.ledger, keys))
    return len({pair[1] for pair, each in standing.items() if each.outcome is Sameness.SAME})


def _give_ids(shelf: Shelf, found: Entities) -> None:
    """Reserve the id of each member, so that it leads somewhere for ever, and name what has several members."""
    now = shelf.clock()
    members = {id_of_member(each): each for entity in found.entities for each in entity.members}
    named = {entity.id: members[entity.id] for entity in found.entities if len(entity.members) > 1}
    add_ids(shelf.ledger, members, names=False, at=now)
    add_ids(shelf.ledger, named, names=True, at=now)


def _policy_mark(policy: Resolution) -> str:
    return f"{policy.label}+{policy.digest[:12]}+{policy.scorer.digest[:12]}"


def _find_work(shelf: Shelf, policy: Resolution, *, anew: bool) -> _Work:
    held = [find_edition(shelf.ledger, list_id) for list_id in read_list_ids(shelf.ledger)]
    editions = tuple(edition for edition in held if edition is not None)
    if not editions:
        raise NotThere("the workspace holds no list yet; load one first: ostrakon load FILE --list ID")
    run = read_last_run(shelf)
    if anew or run is None or run["policy"] != _policy_mark(policy):
        return _Work(editions, None, (), ())
    marks = set(run["editions"])
    before = {each.list_id: each for each in read_editions(shelf.ledger) if mark_edition(each) in marks}
    changed: list[Key] = []
    gone: list[Key] = []
    for edition in editions:
        old = before.get(edition.list_id)
        if old == edition:
            continue
        first = read_digests(shelf.ledger, old) if old else {}
        last = read_digests(shelf.ledger, edition)
        changed += [(edition.list_id, each) for each in sorted(last) if first.get(each) != last[each]]
        gone += [(edition.list_id, each) for each in sorted(first) if each not in last]
    return _Work(
        editions,
        tuple(changed),
        tuple(gone),
        tuple(before[each] for each in sorted(before)),
        frozenset(run.get("readings", ())),
    )


def _judge(
    shelf: Shelf, work: _Work, policy: Resolution, tell: Progress
) -> tuple[list[Profile], tuple[Judgement, ...]]:
    """The profiles that were compared, and the judgements on pairs of them."""
    if work.changed is None:
        tell("reading", 0, len(work.editions))
        listings = [each for edition in work.editions for each in read_listings(shelf.ledger, edition)]
        index = open_index_of(shelf, work.editions)
        return _judge_all(_profiles(listings, policy), index, policy, shelf, tell)
    if not work.changed and not work.gone:
        return [], ()
    return _judge_near(shelf, work, policy, tell)


def _asking(profile: Profile) -> Subject:
    return replace(profile.subject, names=names_to_ask(profile.subject.names, profile.source))


def _profiles(listings: Iterable[Listing], policy: Resolution) -> list[Profile]:
    return sorted((profile_of(listing, policy) for listing in listings), key=lambda profile: profile.key)


def _judge_all(
    profiles: list[Profile], index: Index, policy: Resolution, shelf: Shelf, tell: Progress
) -> tuple[list[Profile], tuple[Judgement, ...]]:
    done = 0
    subjects = [_asking(profile) for profile in profiles]
    total = sum(len(subject.names) for subject in subjects)

    def count(names: int) -> None:
        nonlocal done
        done += names
        tell("looking for pairs", done, total)

    found = find_candidates(subjects, index, policy=policy.scorer, progress=count)
    place_of = {profile.key: place for place, profile in enumerate(profiles)}
    pairs = {
        (min(place, other), max(place, other))
        for place, keys in enumerate(found)
        for key in keys
        if (other := place_of.get(member_key(*key), place)) != place
    }
    tell("weighing", 0, len(pairs))
    rows = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    weighed = weigh_profiles(profiles, rows, policy=policy)
    return profiles, judge_pairs(weighed, profiles, policy=policy, at=shelf.clock())


def _judge_near(
    shelf: Shelf, work: _Work, policy: Resolution, tell: Progress
) -> tuple[list[Profile], tuple[Judgement, ...]]:
    """Changed listings, and in widening rings whatever their outcome may touch, compared anew."""
    index = _open_index(shelf, work)
    in_force = {edition.list_id: edition for edition in work.editions}
    near = _touched(shelf, {member_key(*key) for key in (*(work.changed or ()), *work.gone)})
    profiles: dict[str, Profile] = {}
    pairs: set[tuple[str, str]] = set()
    fresh = sorted(near)
    while fresh:
        added = _read_profiles(shelf, in_force, fresh, policy)
        profiles |= {profile.key: profile for profile in added}
        tell("comparing", len(profiles), len(profiles))
        found = find_candidates([_asking(profile) for profile in added], index, policy=policy.scorer)
        links = [
            (profile.key, member_key(*key))
            for profile, keys in zip(added, found, strict=True)
            for key in sorted(keys)
            if member_key(*key) != profile.key
        ]
        missing = sorted({other for _, other in links} - profiles.keys())
        beside = {profile.key: profile for profile in _read_profiles(shelf, in_force, missing, policy)}
        profiles |= beside
        pairs |= {(min(link), max(link)) for link in links if link[1] in profiles}
        asked = near | set(fresh)
        near = asked
        fresh = sorted(_strong(profiles, pairs, policy) - asked)
    ordered = [profiles[key] for key in sorted(profiles)]
    weighed = weigh_profiles(ordered, _rows(ordered, pairs), policy=policy)
    return [profiles[key] for key in sorted(near) if key in profiles], judge_pairs(
        weighed, ordered, policy=policy, at=shelf.clock()
    )


def _open_index(shelf: Shelf, work: _Work) -> Index:
    """The index of the editions in force: as kept, or the one before with what came and went."""
    if not work.before or {each.list_id for each in work.before} != {each.list_id for each in work.editions}:
        return open_index_of(shelf, work.editions)
    in_force = {edition.list_id: edition for edition in work.editions}
    added = [
        version.listing
        for list_id, native_id in work.changed or ()
        if (version := find_listing(shelf.ledger, in_force[list_id], native_id))
    ]
    return open_index_of(shelf, work.before).updated(added, work.gone)


def _touched(shelf: Shelf, changed: set[str]) -> set[str]:
    """The changed members, and those that a policy compared with one of them."""
    standing = _by_policy(read_judgements_of(shelf.ledger, sorted(changed)))
    near = changed | {member for pair in standing for member in pair}
    return {member for member in near if member.startswith(LISTING)}


def _read_profiles(
    shelf: Shelf, in_force: dict[str, Edition], members: Iterable[str], policy: Resolution
) -> list[Profile]:
    found = []
    for member in members:
        list_id, native_id = split_member(member)
        edition = in_force.get(list_id)
        version = find_listing(shelf.ledger, edition, native_id) if edition else None
        if version:
            found.append(profile_of(version.listing, policy))
    return found


def _rows(ordered: list[Profile], pairs: set[tuple[str, str]]) -> npt.NDArray[np.int64]:
    place_of = {profile.key: place for place, profile in enumerate(ordered)}
    return np.array(sorted((place_of[left], place_of[right]) for left, right in pairs), dtype=np.int64).reshape(
        -1, 2
    )


def _strong(profiles: dict[str, Profile], pairs: set[tuple[str, str]], policy: Resolution) -> set[str]:
    """Members of pairs that may be rivals of others: these are compared with all that they may be."""
    ordered = [profiles[key] for key in sorted(profiles)]
    weighed = weigh_profiles(ordered, _rows(ordered, pairs), policy=policy)
    return {
        ordered[place].key
        for pair in weighed
        if pair.total >= policy.decision["rival_at"]
        for place in (pair.left, pair.right)
    }


def _news(shelf: Shelf, made: tuple[Judgement, ...], touched: set[str] | None) -> list[Judgement]:
    """The judgements that say something new, and "different" for pairs that no longer compare.

    `touched`: only pairs with one of these members were compared; None: all pairs were.
    """
    before = _by_policy(
        read_judgements(shelf.ledger) if touched is None else read_judgements_of(shelf.ledger, sorted(touched))
    )
    told = {(each.left, each.right): each for each in made}
    if touched is not None:
        told = {pair: each for pair, each in told.items() if not touched.isdisjoint(pair)}
    news = [each for pair, each in told.items() if _differs(each, before.get(pair))]
    at = shelf.clock()
    news += [
        Judgement(*pair, Sameness.DIFFERENT, old.by, at, _GONE)
        for pair, old in before.items()
        if pair not in told
        and old.outcome is not Sameness.DIFFERENT
        and all(is_alive(shelf, member) for member in pair)  # what went from a list stays what it was
    ]
    return sorted(news, key=lambda each: (each.left, each.right))


def _by_policy(made: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """What policies last said of pairs of listings."""
    return find_standing(
        each
        for each in made
        if not is_by_person(each.by) and each.left.startswith(LISTING) and each.right.startswith(LISTING)
    )


def _differs(now: Judgement, before: Judgement | None) -> bool:
    if before is None:
        return True
    return (now.outcome, now.bits, now.by) != (before.outcome, before.bits, before.by)
