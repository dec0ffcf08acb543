"""Ids of entities: digests of members, so that every id ever given leads to the entity that holds its member.

A cluster that was never named takes the digest of its first member; one that was keeps the id given first.
When two named clusters become one, the earlier id stays and the later one leads to it.
"""

import hashlib
from collections.abc import Mapping, Sequence

_LENGTH = 16  # hex digits: 64 bits, so among a million members two share one with a chance of 3 in 10^8


def id_of_member(member: str) -> str:
    """The id that an entity has if it is named after this member."""
    return "ent-" + hashlib.sha256(member.encode()).hexdigest()[:_LENGTH]


def choose_id(members: Sequence[str], given: Mapping[str, int]) -> tuple[str, tuple[str, ...]]:
    """The id of a cluster, and its former ids. `given` has the ids given so far with their order of giving."""
    ids = [id_of_member(member) for member in sorted(members)]
    known = sorted((each for each in ids if each in given), key=lambda each: given[each])
    if not known:
        return ids[0], ()
    return known[0], tuple(known[1:])
