"""Two names weighed against each other, without a workspace."""

from ostrakon.flow.queries import QueryFacts, make_query
from ostrakon.model import Comparison
from ostrakon.resolve import load_policy, subject_of_query, weigh_pair


def compare_names(left: str, right: str, *, kind: str = "unknown", policy: str = "default") -> Comparison:
    """The evidence, in bits, that two names of one kind are one party's.

    Raises:
        BadRequest: an empty or endless name, or no such kind.
    """
    facts = QueryFacts(kind=kind)
    first, second = (subject_of_query(make_query(name, facts)) for name in (left, right))
    return weigh_pair(first, second, policy=load_policy(policy))
