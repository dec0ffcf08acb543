"""Why a listing, or a whole entity, is no hit for a query: the sum made of it, or that it was not listed."""

from collections.abc import Sequence

from ostrakon.flow.dossier import Key, find_keys
from ostrakon.flow.entities import find_entity_by_id
from ostrakon.flow.scope import Scope
from ostrakon.flow.screening import open_scope
from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.listings import read_history
from ostrakon.model import NotThere, Query
from ostrakon.resolve import Policy
from ostrakon.screen import Index, Miss, explain_miss, screen_queries


def explain_why_not(shelf: Shelf, query: Query, words: str, scope: Scope) -> tuple[Miss, ...]:
    """For each listing that the words mean, the whole sum of the query against it; the nearest first.

    `words` are `LIST:ID`, a native id, an entity's id, or a name, which then means the listing it finds first.

    Raises:
        NotThere: the words mean nothing that is held, or none of it was listed in what is searched.
    """
    as_of, coverage, policy, index = open_scope(shelf, scope)
    keys = _find_meant(shelf, words, index, policy)
    held = [key for key in keys if index.holds(*key)]
    if not held:
        told = "; ".join(_tell_absence(shelf, key) for key in keys)
        searched = ", ".join(coverage.labels) or "nothing"
        raise NotThere(f"not in what was searched as of {as_of} ({searched}): {told}")
    misses = [explain_miss(query, index, *key, policy=policy, least=scope.threshold) for key in held]
    return tuple(sorted(misses, key=lambda miss: (-miss.comparison.bits, miss.list, miss.native_id)))


def _find_meant(shelf: Shelf, words: str, index: Index, policy: Policy) -> Sequence[Key]:
    words = words.strip()
    if words.startswith("ent-"):
        members = (member.partition(":") for member in find_entity_by_id(shelf, words, ever=True).members)
        return [(list_id, native_id) for list_id, _, native_id in members if list_id != "report"]
    keys = find_keys(shelf, words)
    if keys:
        return keys
    hits = screen_queries([Query(words)], index, policy=policy, limit=1)[0] if words else []
    if not hits:
        raise NotThere(f"nothing in what was searched is called, or has the id, {words[:80]!r}")
    return [(hits[0].list, hits[0].native_id)]


def _tell_absence(shelf: Shelf, key: Key) -> str:
    steps = read_history(shelf.ledger, *key)
    name = ":".join(key)
    if not steps:
        return f"{name} was on no edition held"
    first, last = steps[0], steps[-1]
    gone = "" if last[1] is not None else f", off it by {last[0].published}"
    return f"{name} was first on the edition of {first[0].published}{gone}"
