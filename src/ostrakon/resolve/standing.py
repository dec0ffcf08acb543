"""Which judgement stands on a pair: a person's before a policy's, then the later one."""

from collections.abc import Iterable

from ostrakon.model import Judgement, Sameness
from ostrakon.resolve.clusters import Edge

POLICY_MARK = "policy:"


def is_by_person(by: str) -> bool:
    """Whether a judgement was made by a person."""
    return not by.startswith(POLICY_MARK)


def find_standing(made: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The judgement that stands on each pair, of judgements in the order they were made."""
    standing: dict[tuple[str, str], Judgement] = {}
    for judgement in made:
        pair = judgement.left, judgement.right
        before = standing.get(pair)
        if before is None or is_by_person(judgement.by) >= is_by_person(before.by):
            standing[pair] = judgement
    return standing


def make_edges(made: Iterable[Judgement]) -> list[Edge]:
    """An edge for each pair that someone or something judged."""
    return [
        Edge(each.left, each.right, Sameness(each.outcome), each.bits, is_by_person(each.by))
        for each in find_standing(made).values()
    ]
