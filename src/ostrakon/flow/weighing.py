"""Two parties weighed against each other, without a workspace."""

from ostrakon.flow.queries import QueryFacts, make_query
from ostrakon.model import BadRequest, Comparison
from ostrakon.resolve import Subject, load_policy, subject_of_query, weigh_pair

Side = str | dict[str, object]
"""A name, or a name with facts: `{"name": ..., "born": ..., "countries": [...]}`, as `QueryFacts` has them."""


def compare_names(left: Side, right: Side, *, kind: str = "unknown", policy: str = "default") -> Comparison:
    """The evidence, in bits, that two names, with what else is known of each, are one party's.

    Raises:
        BadRequest: an empty or endless name, no such kind, or a fact that cannot be understood.
        NotThere: no such policy.
    """
    first, second = (_subject(side, kind) for side in (left, right))
    return weigh_pair(first, second, policy=load_policy(policy).for_pair())


def _subject(side: Side, kind: str) -> Subject:
    stated = {"name": side} if isinstance(side, str) else side
    unknown = stated.keys() - {"name", *QueryFacts.__annotations__}
    if unknown or not isinstance(stated.get("name"), str):
        known = ", ".join(sorted(QueryFacts.__annotations__))
        raise BadRequest(f"no fact {', '.join(sorted(unknown)) or 'name'}; expected name, and {known}")
    facts = QueryFacts(kind=kind)
    facts.update({key: value for key, value in stated.items() if key != "name"})  # type: ignore[typeddict-item]
    return subject_of_query(make_query(str(stated["name"]), facts))
