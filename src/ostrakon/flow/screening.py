"""Names are screened against the record as of a day; the answer says what was searched and whether it is whole."""

from collections.abc import Sequence

from ostrakon.flow.coverage import find_coverage
from ostrakon.flow.index_cache import open_index_of
from ostrakon.flow.scope import LIMIT_MOST, Scope
from ostrakon.flow.shelf import Shelf
from ostrakon.model import BadRequest, Query, Screening
from ostrakon.resolve import load_policy
from ostrakon.screen import screen_queries


def screen_subjects(shelf: Shelf, queries: Sequence[Query], scope: Scope) -> tuple[Screening, ...]:
    """A screening for each query, in order.

    Raises:
        BadRequest: a limit or threshold out of range.
        NotThere: no list held, no such list or policy.
    """
    if not 1 <= scope.limit <= LIMIT_MOST:
        raise BadRequest(f"the limit is {scope.limit}; expected 1 to {LIMIT_MOST}")
    if scope.threshold is not None and not 0 <= scope.threshold <= 1:
        raise BadRequest(f"the threshold is {scope.threshold}; expected a probability from 0 to 1")
    as_of = scope.as_of or shelf.clock().date()
    coverage = find_coverage(shelf, as_of, lists=scope.lists, known_at=scope.known_at)
    policy = load_policy(scope.policy)
    index = open_index_of(shelf, coverage.editions)
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
        )
        for query, hits in zip(queries, found, strict=True)
    )
