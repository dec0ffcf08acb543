"""A party of a report and a listing: the name, and what the text says around it, become a judgement.

Names weigh as in screening; a title, a country, who else is in the text and who is said to have designated the
party weigh beside them. A listing that did not exist yet when the text appeared is a prediction, not a link.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import numpy as np

from ostrakon.model import (
    Judgement,
    PartyKind,
    Sameness,
)
from ostrakon.resolve.evidence import Term, tell_terms
from ostrakon.resolve.mention_context import SHORT, TELLING, Context, Target
from ostrakon.resolve.mention_policy import MentionPolicy
from ostrakon.resolve.pairs import weigh_pairs
from ostrakon.resolve.policy import CENTI
from ostrakon.resolve.subject import SubjectName


def tie_mentions(
    contexts: Sequence[Context],
    targets: Sequence[Target],
    pairs: Sequence[tuple[int, int]],
    *,
    entity_of: Mapping[str, str],
    policy: MentionPolicy,
    at: datetime,
) -> tuple[Judgement, ...]:
    """A judgement for each pair (context, target) that names alone do not rule out, by keys.

    `entity_of` gives the entity of a listing's key, where it is known: a party of a text is one entity, so the
    listings of others lose to those of the entity that agrees best.
    """
    subjects = [each.subject for each in contexts] + [each.subject for each in targets]
    rows = np.array([(one, len(contexts) + two) for one, two in pairs], dtype=np.int64).reshape(-1, 2)
    found = weigh_pairs(subjects, rows, policy=policy.scorer, cap=policy.weights["name_cap"])
    weighed: list[tuple[Context, Target, list[Term]]] = []
    for row, (one, two) in enumerate(pairs):
        terms = _name_terms(contexts[one], targets[two], (found, row), policy)
        terms += _context_terms(contexts[one], targets[two], policy)
        terms += _designation_terms(contexts[one], targets[two], max(0, int(found.name[row])), policy)
        terms.append(("prior", "", "", policy.scorer.prior, "before any evidence"))
        weighed.append((contexts[one], targets[two], [term for term in terms if term[3]]))
    best = _best_entities(weighed, entity_of)
    made = [_judge(each, best, policy, at) for each in weighed]
    return tuple(
        sorted(
            (each for each in made if each is not None), key=lambda judgement: (judgement.left, judgement.right)
        )
    )


def _total(terms: Sequence[Term]) -> int:
    return sum(term[3] for term in terms)


Ranked = Mapping[str, list[tuple[int, str, frozenset[str]]]]
"""For each context its entities, best first: the best sum, an id, the keys of the targets."""


def _best_entities(weighed: Sequence[tuple[Context, Target, list[Term]]], entity_of: Mapping[str, str]) -> Ranked:
    sums: dict[str, dict[str, int]] = {}
    keys: dict[tuple[str, str], set[str]] = {}
    for context, target, terms in weighed:
        entity = entity_of.get(target.key, target.key)
        total = _total(terms)
        known = sums.setdefault(context.key, {})
        known[entity] = max(total, known.get(entity, total))
        keys.setdefault((context.key, entity), set()).add(target.key)
    return {
        context: sorted(
            ((total, entity, frozenset(keys[context, entity])) for entity, total in found.items()),
            key=lambda row: (-row[0], row[1]),
        )
        for context, found in sums.items()
    }


def _judge(
    weighed: tuple[Context, Target, list[Term]], best: Ranked, policy: MentionPolicy, at: datetime
) -> Judgement | None:
    context, target, terms = weighed
    ranked = best[context.key]
    mine = next(total for total, _, keys in ranked if target.key in keys)
    rival = next((row for row in ranked if target.key not in row[2]), None)
    if rival is not None and rival[0] > mine - policy.weights["rival_margin"]:
        better = rival[0] >= mine + policy.weights["rival_margin"]
        key = "rival_better" if better else "rival_equal"
        note = f"another entity agrees {'better' if better else 'as well'}"
        terms = [*terms, ("rival", "", min(rival[2]), policy.weights[key], note)]
    total = _total(terms)
    if total < policy.decision["kept_at"]:
        return None
    alone = rival is None or mine >= rival[0] + policy.weights["rival_margin"]
    sure = alone and total >= policy.decision["same_at"] and not _is_namesake(terms)
    outcome = Sameness.SAME if sure else Sameness.UNSURE
    why = "; ".join(f"{feature} {bits / CENTI:+.1f}" for feature, _, _, bits, _ in terms if feature != "prior")
    early = _too_early(context, target, policy)
    if outcome is Sameness.SAME and early:
        outcome, why = Sameness.UNSURE, f"a prediction, not a link: {early}; {why}"
    return Judgement(
        left=target.key,
        right=context.key,
        outcome=outcome,
        by=policy.label,
        at=at,
        why=why,
        bits=total / CENTI,
        probability=round(policy.scorer.probability(total), 6),
        parts=tell_terms([(f, right, left, bits, note) for f, left, right, bits, note in terms]),
    )


def _is_namesake(terms: Sequence[Term]) -> bool:
    """Whether both the role and the country are another: a namesake, however rare the name."""
    return {"role", "country"} <= {term[0] for term in terms if term[3] < 0}


def _too_early(context: Context, target: Target, policy: MentionPolicy) -> str:
    """Why the listing cannot be meant: it came too long after the text."""
    if context.published is None or target.since is None:
        return ""
    waits = policy.announced if target.list_id in context.designated else 0
    if target.since <= context.published + timedelta(days=waits):
        return ""
    return f"listed from {target.since}, after the text of {context.published}"


def _name_terms(context: Context, target: Target, found: tuple[object, int], policy: MentionPolicy) -> list[Term]:
    bits, row = found
    i, j = int(bits.left[row]), int(bits.right[row])  # type: ignore[attr-defined]
    if i < 0 or j < 0:
        return []
    name, agreed, conflict = (int(getattr(bits, field)[row]) for field in ("name", "agreed", "conflict"))
    mine, theirs = context.subject.names[i].written, target.subject.names[j].written
    terms: list[Term] = [("name", mine, theirs, name, "")]
    if agreed > policy.weights["name_cap"]:
        terms.append(("name", "", "", policy.weights["name_cap"] - agreed, "no more bits than a whole name gives"))
    if conflict:
        extra = conflict * policy.weights["conflict"] // CENTI
        terms.append(("other words", "", "", extra, "words of the names contradict each other"))
    if _spelling(context.subject.names[i]) == _spelling(target.subject.names[j]):
        terms.append(("spelling", mine, theirs, policy.weights["spelled_same"], "letter for letter"))
    elif context.subject.kind is PartyKind.VESSEL:
        terms.append(
            ("spelling", mine, theirs, policy.weights["vessel_other"], "ships are told apart by a letter")
        )
    one_word = len(context.subject.names[i].name.tokens) == 1
    if name >= agreed and not (one_word and context.subject.kind is PartyKind.PERSON):
        terms.append(("whole name", "", "", policy.weights["whole"], "nothing is left over on either side"))
    if one_word and len(mine) <= SHORT:
        terms.append(("short word", mine, theirs, policy.weights["short_word"], "letters that may stand for much"))
    if context.subject.kind is PartyKind.PERSON and not context.whole_name:
        terms.append(("short name", "", "", policy.weights["one_word"], "the text has one word for the person"))
    if context.subject.kind is PartyKind.GROUP and name >= max(agreed, TELLING):
        terms.append(("kind", "group", "", policy.weights["group"], "armed groups seldom share a name"))
    if _has_suffix(theirs) and not any(_has_suffix(each.written) for each in context.subject.names):
        terms.append(("suffix", mine, theirs, policy.weights["suffix"], "the child of a namesake"))
    facts = bits.facts[row].tolist()  # type: ignore[attr-defined]
    if facts[3]:
        terms.append(("kind", context.subject.kind.value, target.subject.kind.value, facts[3] * 2, ""))
    return terms


def _spelling(name: SubjectName) -> list[str]:
    return sorted(token.text for token in name.name.tokens)


def _has_suffix(name: str) -> bool:
    """Whether the name says that it is the younger one's."""
    return bool(re.search(r"(?i)\b(?:jr|junior|fils|hijo)\b", name))


def _context_terms(context: Context, target: Target, policy: MentionPolicy) -> list[Term]:
    weights = policy.weights
    terms: list[Term] = []
    shared = sorted(context.titles & target.positions)
    if shared:
        terms.append(("role", context.title_text, target.position_text, weights["role_same"], ", ".join(shared)))
    elif context.title_text and target.position_text and context.subject.kind is PartyKind.PERSON:
        near = (context.countries | context.setting) & (target.countries | target.concerns)
        key = "role_moved" if near else "role_other"
        terms.append(("role", context.title_text, target.position_text, weights[key], "no common word"))
    terms += _country_terms(context, target, weights)
    terms += _companion_terms(context, target, weights)
    return terms


def _country_terms(context: Context, target: Target, weights: Mapping[str, int]) -> list[Term]:
    mine, theirs = ", ".join(sorted(context.countries)), ", ".join(sorted(target.countries))
    public = context.subject.kind is PartyKind.PUBLIC_BODY
    if context.countries & target.countries:
        return [("country", mine, theirs, weights["country_same"], "")]
    if context.countries and target.countries:
        return [("country", mine, theirs, weights["body_elsewhere" if public else "country_other"], "")]
    if context.setting & (target.countries | target.concerns):
        return [("setting", ", ".join(sorted(context.setting)), theirs, weights["setting_same"], "")]
    if context.setting and target.countries and not public:
        return [("setting", ", ".join(sorted(context.setting)), theirs, weights["setting_other"], "")]
    if public:
        return [("country", mine, theirs, weights["unplaced"], "a body named by its kind")]
    return []


def _companion_terms(context: Context, target: Target, weights: Mapping[str, int]) -> list[Term]:
    """Parties that the listing names and the text too: a text's name lies within the listing's."""
    found = {
        " ".join(sorted(beside))
        for beside in context.beside
        for linked in target.linked
        if beside and beside <= linked and any(len(word) > 4 for word in beside)
    }
    if not found:
        return []
    bits = min(weights["companion"] * len(found), weights["companion_most"])
    return [("beside", "; ".join(sorted(found)[:3]), "", bits, "the listing names it too")]


def _designation_terms(context: Context, target: Target, most: int, policy: MentionPolicy) -> list[Term]:
    """What a reported designation adds: never more than the name itself, `most`."""
    if target.list_id not in context.designated:
        return []
    told = min(policy.weights["designated"], most)
    terms: list[Term] = [("designated", "", target.list_id, told, "so the text says")]
    near = timedelta(days=policy.near)
    days = (*target.days, *([target.since] if target.since else []))
    for first, last in context.designated[target.list_id]:
        for day in days:
            if first - near <= day <= last + near:
                bits = min(policy.weights["designated_near"], most)
                return [*terms, ("designated", f"{first}/{last}", f"{day}", bits, "at that time")]
    return terms
