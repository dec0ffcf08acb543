"""Weighed pairs become judgements of a policy: same, different, unsure; rivals on one list are told apart."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from ostrakon.model import Judgement, Sameness
from ostrakon.resolve.evidence import PRIMARY_NAMES, SAME_WORDS, Term, Weighed, tell_terms
from ostrakon.resolve.policy import CENTI
from ostrakon.resolve.profile import Profile
from ostrakon.resolve.resolution import Resolution


def judge_pairs(
    weighed: Sequence[Weighed], profiles: Sequence[Profile], *, policy: Resolution, at: datetime
) -> tuple[Judgement, ...]:
    """A judgement for each pair that someone may ask about, by keys of the members.

    A pair's outcome depends on the pair, and on better or equal counterparts on the same list (rivals): a list
    enters a party once. Rivals that are one party with each other are none. The order of pairs plays no part.
    """
    rivals = _find_rivals(weighed, profiles, policy)
    twins = {
        (pair.left, pair.right)
        for pair in weighed
        if profiles[pair.left].source == profiles[pair.right].source and pair.total >= policy.decision["same_at"]
    }
    made = []
    for pair in weighed:
        terms = pair.terms + _rival_terms(pair, rivals, twins, profiles, policy)
        total = sum(term[3] for term in terms)
        outcome = decide(total, policy)
        if total >= policy.decision["kept_at"] or outcome is not Sameness.DIFFERENT:
            made.append(_judgement(profiles[pair.left], profiles[pair.right], terms, policy=policy, at=at))
    return tuple(sorted(made, key=lambda judgement: (judgement.left, judgement.right)))


def decide(total: int, policy: Resolution) -> Sameness:
    """The outcome of a sum in hundredths of a bit."""
    if total >= policy.decision["same_at"]:
        return Sameness.SAME
    return Sameness.UNSURE if total >= policy.decision["unsure_at"] else Sameness.DIFFERENT


Rivals = dict[tuple[int, str], list[tuple[int, int]]]


def _find_rivals(weighed: Sequence[Weighed], profiles: Sequence[Profile], policy: Resolution) -> Rivals:
    """For each member and list its counterparts there that count, as (rank, place), best first."""
    found: Rivals = defaultdict(list)
    for pair in weighed:
        one, two = profiles[pair.left], profiles[pair.right]
        if pair.total < policy.decision["rival_at"] or one.source == two.source:
            continue
        found[pair.left, two.source].append((pair.rank, pair.right))
        found[pair.right, one.source].append((pair.rank, pair.left))
    for rows in found.values():
        rows.sort(key=lambda row: (-row[0], profiles[row[1]].key))
    return found


def _rival_terms(
    pair: Weighed,
    rivals: Rivals,
    twins: set[tuple[int, int]],
    profiles: Sequence[Profile],
    policy: Resolution,
) -> tuple[Term, ...]:
    one, two = profiles[pair.left], profiles[pair.right]
    if pair.total < policy.decision["rival_at"] or one.source == two.source or not (one.source and two.source):
        return ()
    worst: Term | None = None
    for member, other in ((pair.left, pair.right), (pair.right, pair.left)):
        for rank, place in rivals.get((member, profiles[other].source), ()):
            if place == other or (min(place, other), max(place, other)) in twins:
                continue
            gap = rank - pair.rank
            if gap <= -policy.weights["rival_margin"]:
                break
            key = "rival_better" if gap >= policy.weights["rival_margin"] else "rival_equal"
            bits = policy.weights[key] - _alias_bits(pair)
            term = ("rival", profiles[place].key, "", bits, key.replace("_", ": agrees "))
            worst = term if worst is None or term[3] < worst[3] else worst
            break
    return () if worst is None else (worst,)


def _alias_bits(pair: Weighed) -> int:
    """What an alias of the same words gave: nothing, where another entry has a rival's claim."""
    return sum(term[3] for term in pair.terms if term[0] == SAME_WORDS and term[4] != PRIMARY_NAMES)


def _judgement(
    one: Profile, two: Profile, terms: tuple[Term, ...], *, policy: Resolution, at: datetime
) -> Judgement:
    total = sum(term[3] for term in terms)
    if one.key > two.key:
        one, two = two, one
        terms = tuple((feature, right, left, bits, note) for feature, left, right, bits, note in terms)
    return Judgement(
        left=one.key,
        right=two.key,
        outcome=decide(total, policy),
        by=policy.label,
        at=at,
        why=_why(terms),
        bits=total / CENTI,
        probability=round(policy.scorer.probability(total), 6),
        parts=tell_terms(terms),
    )


def _why(terms: tuple[Term, ...]) -> str:
    told = sorted((term for term in terms if term[0] != "prior"), key=lambda term: (-abs(term[3]), term[0]))
    return "; ".join(f"{term[0]} {term[3] / CENTI:+.1f}" for term in told[:4])
