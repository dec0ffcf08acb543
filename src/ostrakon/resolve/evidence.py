"""Pairs of profiles weighed: the scorer's names and facts, and what resolution adds, each as a term of one sum."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ostrakon.model import Part, PartyKind, Verdict
from ostrakon.names.name import Name
from ostrakon.resolve.facts import FactTerm, FactWeight
from ostrakon.resolve.pairs import PairBits, weigh_pairs
from ostrakon.resolve.policy import CENTI
from ostrakon.resolve.profile import Profile
from ostrakon.resolve.resolution import Resolution

Term = tuple[str, str, str, int, str]
"""Feature, left value, right value, hundredths of a bit, note."""

_FACT_NAMES = {
    FactTerm.BIRTH: "birth date",
    FactTerm.COUNTRY: "country",
    FactTerm.GENDER: "gender",
    FactTerm.KIND: "kind",
    FactTerm.IDENTIFIER: "identifier",
    FactTerm.PLACE: "place",
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two profiles (by place) and the terms of their sum, in hundredths of a bit.

    `rank` orders the counterparts of one party: the sum, and how many of all their names agree.
    """

    left: int
    right: int
    total: int
    rank: int
    terms: tuple[Term, ...]


def weigh_profiles(
    profiles: Sequence[Profile], pairs: npt.NDArray[np.int64], *, policy: Resolution
) -> list[Weighed]:
    """Weigh pairs (rows of two places), in their order; symmetric in the sum."""
    subjects = [profile.subject for profile in profiles]
    found = weigh_pairs(subjects, pairs, policy=policy.scorer, cap=policy.weights["name_cap"])
    totals = found.name + found.conflict + found.facts.sum(axis=1) + policy.scorer.prior
    floor = policy.decision["kept_at"] - _MOST_ADDED
    rows = np.nonzero(totals >= floor)[0].tolist()
    return [_weigh_one(profiles, pairs, found, row, policy) for row in rows]


SAME_WORDS = "same words"  # orders no counterparts: a short alias agrees wholly where a longer name is meant
PRIMARY_NAMES = "of the primary names"
_INITIALS = 4  # letters; OMZ and VSK are initials of several
_MOST_ADDED = 3_000  # no pair gains more than a common number, a concern and a parent can give


def _weigh_one(
    profiles: Sequence[Profile], pairs: npt.NDArray[np.int64], found: PairBits, row: int, policy: Resolution
) -> Weighed:
    left, right = int(pairs[row, 0]), int(pairs[row, 1])
    one, two = profiles[left], profiles[right]
    facts = found.facts[row].tolist()
    terms = [*_name_terms(one, two, found, row, policy), *_conflict_terms(found, row, policy)]
    terms += [
        (_FACT_NAMES[term], _shown(one, term), _shown(two, term), facts[term], "")
        for term in FactTerm
        if facts[term]
    ]
    terms += _strict_terms(one.source == two.source, facts, policy)
    terms += _context_terms(one, two, facts, policy)
    terms.append(("prior", "", "", policy.scorer.prior, "before any evidence"))
    kept = tuple(term for term in terms if term[3])
    total = sum(term[3] for term in kept)
    rank = total - sum(term[3] for term in kept if term[0] == SAME_WORDS) + int(found.breadth[row])
    return Weighed(left, right, total, rank, kept)


def _name_terms(one: Profile, two: Profile, found: PairBits, row: int, policy: Resolution) -> list[Term]:
    """The best pair of names; what agrees beyond the cap is left out, for kin and namesakes share long names."""
    i, j = int(found.left[row]), int(found.right[row])
    if i < 0 or j < 0:
        return []
    names = one.subject.names[i].written, two.subject.names[j].written
    beyond = int(found.agreed[row]) - policy.weights["name_cap"]
    terms: list[Term] = [("name", *names, int(found.name[row]), "")]
    if beyond > 0:
        terms.append(("name", "", "", -beyond, "no more bits than a whole name can give"))
    if found.name[row] >= found.agreed[row] and all(" " in name for name in names):
        terms.append(("whole name", "", "", policy.weights["whole"], "nothing is left over on either side"))
    if one.source == two.source and _has_same_words(one, two):
        terms.append(("primary name", "", "", policy.weights["same_words"], "word for word the same"))
    widest = max(int(found.breadth[row]), int(found.primary[row]))
    if one.source != two.source and widest < int(found.name[row]) // 4:
        terms.append(
            ("other names", "", "", policy.weights["narrow_across"], "one alias agrees, the others do not")
        )
    elif _is_called_the_same(one, two, i, j):
        note = PRIMARY_NAMES if i == j == 0 else "of an alias"
        terms.append((SAME_WORDS, "", "", policy.weights["same_words_across"], note))
    alike = min(int(found.breadth[row]), int(found.primary[row]))
    if one.source == two.source and alike < int(found.name[row]) // 2:
        terms.append(("other names", "", "", policy.weights["narrow"], "their other names do not agree"))
    return terms


def _is_called_the_same(one: Profile, two: Profile, i: int, j: int) -> bool:
    """Whether two of different lists, no persons, of no other concern, have names of the same words.

    Names of a single short word could be anyone's initials.
    """
    if one.source == two.source or PartyKind.PERSON in (one.subject.kind, two.subject.kind):
        return False
    if one.topics and two.topics and not one.topics & two.topics:
        return False
    words = _bare_words(one.subject.names[i].name)
    return words == _bare_words(two.subject.names[j].name) and len("".join(words)) > _INITIALS


def _bare_words(name: Name) -> list[str]:
    """The words without legal forms, without initials of the others, and without `branch`."""
    words = [token.text for token in name.tokens if token.text != "branch"]
    kept = []
    for word in words:
        initials = "".join(other[0] for other in words if other != word)
        is_initials = len(initials) > 1 and word.startswith(initials) and len(word) <= len(initials) + 1
        if not is_initials:  # a legal form may add one letter: GRF of a Global Relief Foundation
            kept.append(word)
    return sorted(kept)


def _has_same_words(one: Profile, two: Profile) -> bool:
    """Whether the primary names are the same words with the same legal form."""
    mine, theirs = one.subject.names[0].name, two.subject.names[0].name
    words = [sorted(token.text for token in name.tokens) for name in (mine, theirs)]
    return words[0] == words[1] and mine.legal == theirs.legal


def _conflict_terms(found: PairBits, row: int, policy: Resolution) -> list[Term]:
    bits = int(found.conflict[row]) * policy.weights["conflict"] // CENTI
    return [("other words", "", "", bits, "words of the names contradict each other")] if bits else []


def _strict_terms(within: bool, facts: list[int], policy: Resolution) -> list[Term]:
    """What contradicts costs more than in screening: a list that states it has looked."""
    scorer = policy.scorer.facts
    birth, terms = facts[FactTerm.BIRTH], []
    near = (FactWeight.BIRTH_NEAR, FactWeight.BIRTH_YEAR_ONLY, FactWeight.BIRTH_APART)
    unlike = birth != 0 and birth in [int(scorer[each]) for each in near]
    checks = (
        (FactTerm.KIND, facts[FactTerm.KIND] < 0, "kind_other"),
        (FactTerm.GENDER, facts[FactTerm.GENDER] < 0, "gender_other"),
        (FactTerm.BIRTH, birth == int(scorer[FactWeight.BIRTH_OTHER]), "birth_other"),
        (FactTerm.BIRTH, birth == int(scorer[FactWeight.BIRTH_FAR]), "birth_far"),
        (FactTerm.BIRTH, unlike, "birth_unlike_within" if within else "birth_unlike"),
        (FactTerm.IDENTIFIER, facts[FactTerm.IDENTIFIER] < 0, "number_other"),
    )
    for term, holds, key in checks:
        if holds:
            terms.append((_FACT_NAMES[term], "", "", policy.weights[key], "lists are careful with it"))
    return terms


def _context_terms(one: Profile, two: Profile, facts: list[int], policy: Resolution) -> list[Term]:
    weights = policy.weights
    terms: list[Term] = []
    if one.source and one.source == two.source:
        terms.append(("list", one.source, two.source, weights["same_list"], "a list seldom enters a party twice"))
    terms += _topic_terms(one, two, policy)
    terms += _kin_terms(one, two, policy)
    if one.listed & two.listed:
        day = min(one.listed & two.listed)
        terms.append(("designated", day, day, weights["listed_same"], "on the same day"))
    if policy.references:
        terms += _reference_terms(one, two, policy)
    if not any(term[3] > 0 for term in terms) and max(facts) <= 0:
        person = PartyKind.PERSON in (one.subject.kind, two.subject.kind)
        bits = weights["bare_person" if person else "bare_other"]
        terms.append(("nothing else", "", "", bits, "only the names can be compared"))
    return terms


def _topic_terms(one: Profile, two: Profile, policy: Resolution) -> list[Term]:
    common = one.topics & two.topics
    mine, theirs = "; ".join(sorted(one.topics)), "; ".join(sorted(two.topics))
    if common:
        bits = max(policy.worth[topic] for topic in common)
        return [("program", mine, theirs, bits, "a common concern")]
    if one.topics and two.topics and not (one.is_open or two.is_open):
        return [("program", mine, theirs, policy.weights["topic_other"], "no common concern")]
    return []


def _kin_terms(one: Profile, two: Profile, policy: Resolution) -> list[Term]:
    terms: list[Term] = []
    for which, mine, theirs in zip(("father", "mother"), one.kin, two.kin, strict=False):
        if mine and theirs:
            key = "kin_same" if mine & theirs else "kin_other"
            terms.append((which, " ".join(sorted(mine)), " ".join(sorted(theirs)), policy.weights[key], ""))
    return terms


def _reference_terms(one: Profile, two: Profile, policy: Resolution) -> list[Term]:
    common = sorted(one.numbers & two.numbers)
    if common:
        shown = " ".join(common[0])
        return [("reference", shown, shown, policy.weights["reference_same"], "one states the other's number")]
    schemes = {scheme for scheme, _ in one.numbers} & {scheme for scheme, _ in two.numbers}
    if schemes and one.source != two.source:
        return [("reference", "", "", policy.weights["reference_other"], f"other {min(schemes)}")]
    return []


def _shown(profile: Profile, term: FactTerm) -> str:
    subject = profile.subject
    match term:
        case FactTerm.BIRTH:
            values = [date.edtf() for date in subject.births]
        case FactTerm.COUNTRY:
            values = list(subject.countries)
        case FactTerm.GENDER:
            values = [gender.value for gender in subject.genders]
        case FactTerm.KIND:
            values = [subject.kind.value]
        case FactTerm.IDENTIFIER:
            values = [f"{each.scheme} {each.value}" for each in subject.identifiers]
        case FactTerm.PLACE:
            values = list(subject.places)
    return "; ".join(values[:3]) + ("; …" if len(values) > 3 else "")


def tell_terms(terms: Sequence[Term]) -> tuple[Part, ...]:
    """The terms as parts of a judgement; they add up to its bits."""
    return tuple(_part(*term) for term in terms)


def _part(feature: str, left: str, right: str, bits: int, note: str) -> Part:
    verdict = Verdict.AGREES if bits > 0 else Verdict.CONFLICTS
    if feature in ("prior", "nothing else", "list"):
        verdict = Verdict.MISSING
    return Part(feature, left, right, verdict, bits / CENTI, note)
