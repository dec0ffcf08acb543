"""The terms of a sum in words: one `Part` a term, so that parts add up to the bits."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.model import Part, Verdict
from ostrakon.names.agreement import Agreement
from ostrakon.names.costs import Cost
from ostrakon.names.name import Name, Token, TokenRole
from ostrakon.names.parse import display_word
from ostrakon.names.trace import N_PICKS, Trace
from ostrakon.resolve.facts import FactTerm
from ostrakon.resolve.policy import CENTI, Policy
from ostrakon.resolve.subject import Subject, SubjectName

_SAYS = {
    Agreement.EXACT: (Verdict.AGREES, "same word"),
    Agreement.SPELLING: (Verdict.AGREES, "same sounds, spelled otherwise"),
    Agreement.VOWELS: (Verdict.NEAR, "same consonants, other vowels"),
    Agreement.SKELETON: (Verdict.NEAR, "same consonants"),
    Agreement.CONSONANTS: (Verdict.NEAR, "same consonants, one side writes no vowels"),
    Agreement.VARIANT: (Verdict.AGREES, "forms of one name"),
    Agreement.EDIT_1: (Verdict.NEAR, "one letter apart"),
    Agreement.EDIT_2: (Verdict.NEAR, "two letters apart"),
    Agreement.KEY_EDIT: (Verdict.NEAR, "one sound apart"),
    Agreement.SHAPE: (Verdict.NEAR, "alike in print"),
    Agreement.PREFIX: (Verdict.NEAR, "one is cut short"),
    Agreement.INITIAL: (Verdict.NEAR, "initial"),
    Agreement.JOINED: (Verdict.AGREES, "same letters, divided otherwise"),
}
_ROLE_WORDS = {
    TokenRole.PLAIN: "word",
    TokenRole.GIVEN: "given name",
    TokenRole.FAMILY: "family name",
    TokenRole.MIDDLE: "middle name",
    TokenRole.PATRONYMIC: "patronymic",
    TokenRole.NUMBER: "number",
    TokenRole.INITIAL: "initial",
    TokenRole.GENERIC: "common word",
}
_TERM_SAYS = {
    Cost.ORDER_TURNED: ("order", Verdict.NEAR, "family name first on one side"),
    Cost.ORDER_MIXED: ("order", Verdict.CONFLICTS, "words in another order"),
    Cost.ORDER_SONS: ("order", Verdict.CONFLICTS, "father and child exchanged"),
    Cost.COMPLETE: ("whole name", Verdict.AGREES, "nothing left over on either side"),
    Cost.COMPLETE_SINGLE: ("whole name", Verdict.AGREES, "one word each, and it agrees"),
    Cost.LEGAL_SAME: ("legal form", Verdict.AGREES, "same kind of legal form"),
    Cost.LEGAL_OTHER: ("legal form", Verdict.CONFLICTS, "another kind of legal form"),
    Cost.ALSO_NEAR: ("spelling", Verdict.NEAR, "more than one word agrees only nearly"),
    Cost.ALSO_CONSONANTS: ("spelling", Verdict.NEAR, "vowels are left out throughout"),
    Cost.IDENTICAL: ("whole name", Verdict.AGREES, "word for word the same"),
    Cost.CORE_COMPLETE: ("whole name", Verdict.AGREES, "only common words are left over"),
    Cost.OWN_WORD: ("own words", Verdict.CONFLICTS, "only common words agree"),
    Cost.KIN: ("kin", Verdict.CONFLICTS, "another given name: the rest is shared by a family"),
    Cost.WEAK: ("alias", Verdict.NEAR, "the source calls this name weak"),
}


class Told(NamedTuple):
    """One scored alignment in plain numbers, as `names.alignment.Trace` has it; `facts` are the terms of facts."""

    picks: list[list[int]]
    used: list[list[int]]
    left_over: list[list[int]]
    terms: list[int]
    facts: list[int]


def tell_trace(trace: Trace, facts: npt.NDArray[np.int64]) -> Told:
    """What a trace holds, taken out of it."""
    picks = trace.options[trace.picks[: trace.counts[N_PICKS]]]
    return Told(
        picks.tolist(), trace.used.tolist(), trace.left_over.tolist(), trace.terms.tolist(), facts.tolist()
    )


def parts_of(
    told: Told,
    names: tuple[SubjectName, SubjectName] | None,
    *,
    subjects: tuple[Subject, Subject],
    policy: Policy,
) -> tuple[Part, ...]:
    """Each term that is not 0, name first, then facts, then what is missing on one side, then the prior."""
    parts: list[Part] = []
    if names is not None:
        left, right = names[0].name, names[1].name
        parts += _agreeing(told, left, right) + _left_over(told, left, right) + _terms(told, left, right)
    parts += _fact_parts(told.facts, *subjects)
    prior = Part("prior", "", "", Verdict.MISSING, policy.prior / CENTI, "before any evidence")
    return (*parts, prior)


def _words(tokens: tuple[Token, ...]) -> str:
    return " ".join(display_word(token.text) for token in tokens)


def _agreeing(told: Told, left: Name, right: Name) -> list[Part]:
    parts = []
    for i, j, wide, high, kind, bits in sorted(told.picks):
        verdict, note = _SAYS[Agreement(kind)]
        mine, theirs = left.tokens[i : i + wide], right.tokens[j : j + high]
        role = theirs[0].role if len(theirs) == 1 else TokenRole.PLAIN
        parts.append(Part(_ROLE_WORDS[role], _words(mine), _words(theirs), verdict, int(bits) / CENTI, note))
    return parts


def _left_over(told: Told, left: Name, right: Name) -> list[Part]:
    parts = []
    for i, token in enumerate(left.tokens):
        if told.used[0][i] < 0:
            other = right.tokens[-1 - told.used[0][i]]
            bits = int(told.left_over[0][i]) / CENTI
            parts.append(
                Part(_ROLE_WORDS[other.role], token.text, other.text, Verdict.CONFLICTS, bits, "another one")
            )
        elif told.used[0][i] == 0:
            bits = int(told.left_over[0][i]) / CENTI
            parts.append(
                Part(_ROLE_WORDS[token.role], token.text, "", Verdict.MISSING, bits, "not in the listed name")
            )
    for j, token in enumerate(right.tokens):
        if told.used[1][j] == 0:
            bits = int(told.left_over[1][j]) / CENTI
            parts.append(Part(_ROLE_WORDS[token.role], "", token.text, Verdict.MISSING, bits, "not in the query"))
    return parts


def _terms(told: Told, left: Name, right: Name) -> list[Part]:
    parts = []
    for term, (feature, verdict, note) in _TERM_SAYS.items():
        bits = told.terms[term]
        if bits:
            shown = (left.legal, right.legal) if feature == "legal form" else ("", "")
            parts.append(Part(feature, *shown, verdict, bits / CENTI, note))
    return parts


def _values(subject: Subject, term: FactTerm) -> tuple[str, ...]:
    match term:
        case FactTerm.BIRTH:
            return tuple(date.edtf() for date in subject.births)
        case FactTerm.COUNTRY:
            return subject.countries
        case FactTerm.GENDER:
            return tuple(gender.value for gender in subject.genders)
        case FactTerm.KIND:
            return (subject.kind.value,) if subject.kind.value != "unknown" else ()
        case FactTerm.IDENTIFIER:
            return tuple(f"{identifier.scheme} {identifier.value}" for identifier in subject.identifiers)
        case FactTerm.PLACE:
            return subject.places


_FACT_WORDS = {
    FactTerm.BIRTH: "birth date",
    FactTerm.COUNTRY: "country",
    FactTerm.GENDER: "gender",
    FactTerm.KIND: "kind",
    FactTerm.IDENTIFIER: "identifier",
    FactTerm.PLACE: "place",
}


def _shown(values: tuple[str, ...]) -> str:
    return "; ".join(values[:4]) + (f"; and {len(values) - 4} more" if len(values) > 4 else "")


def _fact_parts(facts: list[int], left: Subject, right: Subject) -> list[Part]:
    parts = []
    for term in FactTerm:
        bits = facts[term]
        mine, theirs = _values(left, term), _values(right, term)
        if bits:
            near = term is FactTerm.BIRTH and abs(bits) < 4 * CENTI
            verdict = Verdict.NEAR if near and bits > 0 else Verdict.AGREES if bits > 0 else Verdict.CONFLICTS
            parts.append(Part(_FACT_WORDS[term], _shown(mine), _shown(theirs), verdict, bits / CENTI))
        elif bool(mine) != bool(theirs) and term is not FactTerm.KIND:
            note = "not in the query" if theirs else "not in the listing"
            parts.append(Part(_FACT_WORDS[term], _shown(mine), _shown(theirs), Verdict.MISSING, 0.0, note))
    return parts
