"""A person's judgement is recorded; and what stands between two members is told with every term of its sum."""

from dataclasses import dataclass

import numpy as np

from ostrakon.flow.entities import LISTING, REPORT, find_entity, find_entity_by_id, split_member
from ostrakon.flow.queries import make_query
from ostrakon.flow.scope import Scope
from ostrakon.flow.screening import screen_subjects
from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import find_edition, read_list_ids
from ostrakon.ledger.judgements import add_judgements, read_judgements
from ostrakon.ledger.listings import find_listing
from ostrakon.ledger.readings import find_reading
from ostrakon.model import BadRequest, Comparison, Hit, Judgement, NotThere, Sameness
from ostrakon.resolve import subject_of, weigh_pair
from ostrakon.resolve.evidence import tell_terms, weigh_profiles
from ostrakon.resolve.profile import member_key, profile_of
from ostrakon.resolve.resolution import load_resolution
from ostrakon.resolve.standing import POLICY_MARK

_FAINT = 0.01  # probability from which a name may mean a party, where no id is given: a family name says little
_EQUAL = 3.0  # bits below the best hit within which another may be meant as well
_SHOWN = 5  # parties named where a name may mean several


def _screen_name(shelf: Shelf, words: str) -> list[Hit]:
    """The best hits of a name, those that are as good as equal."""
    if not words:
        raise BadRequest("an empty name; name a listing as LIST:ID")
    hits = screen_subjects(shelf, [make_query(words, {})], Scope(threshold=_FAINT))[0].hits
    return [hit for hit in hits if hit.bits >= hits[0].bits - _EQUAL]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands on a pair, all that was judged of it, the comparison now, and the entities of both."""

    left: str
    right: str
    standing: Sameness | None
    judgements: tuple[Judgement, ...]
    names: Comparison | None
    now: Comparison | None
    left_entity: str
    right_entity: str


def find_member_key(shelf: Shelf, words: str) -> str:
    """The member that the words mean: `LIST:ID`, a member key, a bare native id, an entity, or a name.

    An entity is meant by its first member; so is a name that only one entity may have.

    Raises:
        NotThere: nothing in the record is called so, or several things are.
    """
    words = words.strip()
    if words.startswith("ent-"):
        return find_entity_by_id(shelf, words).members[0]
    if words.startswith(REPORT):
        document, party = split_member(words)
        reading = find_reading(shelf.ledger, document)
        if reading and any(each.id == party for each in reading.parties):
            return words
        raise NotThere(f"no report read so far has the party {words!r}")
    keys = _listings_called(shelf, words.removeprefix(LISTING))
    if len(keys) == 1:
        return keys[0]
    if keys:
        raise NotThere(f"{words!r} means {', '.join(keys)}; name one as LIST:ID")
    return _member_called(shelf, words)


def _member_called(shelf: Shelf, words: str) -> str:
    """The first member of the one entity that a name means, by screening it."""
    hits = _screen_name(shelf, words)
    found: dict[str, Hit] = {}
    for hit in hits:
        key = member_key(hit.list, hit.native_id)
        entity = find_entity(shelf, key)
        found.setdefault(entity.members[0] if entity else key, hit)
    if len(found) == 1:
        return next(iter(found))
    if not found:
        raise NotThere(f"nothing on any list held has the id, or is called, {words[:80]!r}; name one as LIST:ID")
    told = "; ".join(f"{hit.list}:{hit.native_id} {hit.name}" for hit in list(found.values())[:_SHOWN])
    raise NotThere(f"{words[:80]!r} may mean several parties: {told}; name one as LIST:ID")


def _listings_called(shelf: Shelf, words: str) -> list[str]:
    held = read_list_ids(shelf.ledger)
    list_id, _, native_id = words.partition(":")
    wanted = [(list_id, native_id)] if list_id in held else [(each, words) for each in held]
    found = []
    for each, number in wanted:
        edition = find_edition(shelf.ledger, each)
        if edition and find_listing(shelf.ledger, edition, number):
            found.append(member_key(each, number))
    return found


def judge(shelf: Shelf, first: str, second: str, outcome: Sameness, *, by: str, why: str) -> Judgement:
    """Record a person's judgement on two members; it beats every policy's, and a later one beats it.

    Raises:
        BadRequest: no person, no reason, or one member twice.
        NotThere: a member that the record does not hold.
    """
    if not by.strip() or by.startswith(POLICY_MARK):
        raise BadRequest(f"--by names the person who judges, not {by!r}")
    if not why.strip():
        raise BadRequest("--why is empty; a judgement needs its reason")
    left, right = sorted((find_member_key(shelf, first), find_member_key(shelf, second)))
    if left == right:
        raise BadRequest(f"{first!r} and {second!r} are both {left}")
    made = Judgement(left, right, outcome, by.strip(), shelf.clock(), why.strip())
    add_judgements(shelf.ledger, [made])
    return made


def explain_pair(shelf: Shelf, first: str, second: str) -> Verdict:
    """Why two members are, or are not, one party.

    Raises:
        NotThere: a member that the record does not hold.
    """
    left, right = sorted((find_member_key(shelf, first), find_member_key(shelf, second)))
    made = [
        each for each in read_judgements(shelf.ledger, member=left) if {each.left, each.right} == {left, right}
    ]
    persons = [each for each in made if not each.by.startswith(POLICY_MARK)]
    standing = (persons or made)[-1].outcome if made else None
    names, now = _compare(shelf, left, right)
    entities = [find_entity(shelf, each) for each in (left, right)]
    ids = [entity.id if entity else "" for entity in entities]
    return Verdict(left, right, standing, tuple(made), names, now, ids[0], ids[1])


def _compare(shelf: Shelf, left: str, right: str) -> tuple[Comparison | None, Comparison | None]:
    """Two listings compared as screening does, and as resolution does; None where one is a report's party."""
    if REPORT in (left[: len(REPORT)], right[: len(REPORT)]):
        return None, None
    policy = load_resolution()
    listings = []
    for member in (left, right):
        list_id, native_id = split_member(member)
        edition = find_edition(shelf.ledger, list_id)
        version = find_listing(shelf.ledger, edition, native_id) if edition else None
        if version is None:
            return None, None
        listings.append(version.listing)
    profiles = [profile_of(listing, policy) for listing in listings]
    names = weigh_pair(*(subject_of(listing) for listing in listings), policy=policy.scorer)
    weighed = weigh_profiles(profiles, np.array([[0, 1]], dtype=np.int64), policy=policy)
    if not weighed:
        return names, None
    total = weighed[0].total
    now = Comparison(policy.scorer.probability(total), total / 100, tell_terms(weighed[0].terms))
    return names, now
