"""Names are screened against the record as of a day; the answer says what was searched and whether it is whole."""

from collections.abc import Sequence
from datetime import date

from ostrakon.flow.coverage import Coverage, find_coverage
from ostrakon.flow.index_cache import open_index_of
from ostrakon.flow.scope import LIMIT_MOST, Scope
from ostrakon.flow.shelf import Shelf
from ostrakon.model import BadRequest, Hit, PlaceHit, Query, Screening
from ostrakon.resolve import Policy, load_policy
from ostrakon.screen import Index, find_nearest, screen_places, screen_queries


def screen_subjects(shelf: Shelf, queries: Sequence[Query], scope: Scope) -> tuple[Screening, ...]:
    """A screening for each query, in order.

    Raises:
        BadRequest: a limit or threshold out of range.
        NotThere: no list held, no such list or policy.
    """
    _check(scope)
    as_of, coverage, policy, index = open_scope(shelf, scope)
    found = screen_queries(queries, index, policy=policy, limit=scope.limit, threshold=scope.threshold)
    return tuple(
        Screening(
            query=query,
            as_of=as_of.isoformat(),
            editions=coverage.labels,
            status=coverage.status,
            hits=tuple(hits),
            policy=f"{policy.name}@{policy.version}",
            issues=coverage.issues,
            list_at=_threshold(scope, policy),
            alert_at=policy.alert_at,
            places=_find_places(query, as_of),
            nearest=_find_nearest(query, index, policy, scope),
        )
        for query, hits in zip(queries, found, strict=True)
    )


def open_scope(shelf: Shelf, scope: Scope) -> tuple[date, Coverage, Policy, Index]:
    """The day, what is searched, by which policy, and the index of it.

    Raises:
        NotThere: no list held, no such list or policy.
    """
    as_of = scope.as_of or shelf.clock().date()
    coverage = find_coverage(shelf, as_of, lists=scope.lists, known_at=scope.known_at)
    return as_of, coverage, load_policy(scope.policy), open_index_of(shelf, coverage.editions)


def _check(scope: Scope) -> None:
    if not 1 <= scope.limit <= LIMIT_MOST:
        raise BadRequest(f"the limit is {scope.limit}; expected 1 to {LIMIT_MOST}")
    if not 0 <= scope.nearest <= LIMIT_MOST:
        raise BadRequest(f"the number of nearest is {scope.nearest}; expected 0 to {LIMIT_MOST}")
    if scope.threshold is not None and not 0 <= scope.threshold <= 1:
        raise BadRequest(f"the threshold is {scope.threshold}; expected a probability from 0 to 1")


def _threshold(scope: Scope, policy: Policy) -> float:
    return policy.list_at if scope.threshold is None else scope.threshold


def _find_places(query: Query, as_of: date) -> tuple[PlaceHit, ...]:
    """The places under embargo in the addresses, each once."""
    found = [hit for address in query.addresses for hit in screen_places(address, as_of=as_of)]
    return tuple(dict.fromkeys(found))


def _find_nearest(query: Query, index: Index, policy: Policy, scope: Scope) -> tuple[Hit, ...]:
    if not scope.nearest:
        return ()
    below = _threshold(scope, policy)
    return tuple(find_nearest(query, index, policy=policy, limit=scope.nearest, below=below))
