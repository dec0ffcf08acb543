"""Terms that two whole names have beside their words: slips repeated, nothing left over, kin, own words."""

from ostrakon.names.agreement import (
    CONSONANTS,
    EDIT_1,
    EDIT_2,
    EXACT,
    KEY_EDIT,
    ONE_LETTER,
    PREFIX,
    SKELETON,
    VOWELS,
    Weights,
)
from ostrakon.names.compiling import inner
from ostrakon.names.costs import (
    ALSO_CONSONANTS,
    ALSO_NEAR,
    COMPLETE,
    COMPLETE_SINGLE,
    CORE_COMPLETE,
    IDENTICAL,
    KIN,
    KIN_MOST,
    LEGAL_OTHER,
    LEGAL_SAME,
    ORDER_MIXED,
    ORDER_SONS,
    ORDER_TURNED,
    OWN_WORD,
)
from ostrakon.names.name import TokenRole
from ostrakon.names.trace import LEFT, LEGAL, N_PICKS, RIGHT, ROLE, SIZE, Trace

_GIVEN, _PLAIN, _GENERIC = int(TokenRole.GIVEN), int(TokenRole.PLAIN), int(TokenRole.GENERIC)


@inner
def price_repeats(weights: Weights, trace: Trace) -> int:
    """Slips in one word are common, in two are not; who leaves out vowels leaves them out everywhere."""
    near, bare = 0, 0
    for pick in range(trace.counts[N_PICKS]):
        kind = trace.options[trace.picks[pick], 4]
        near += kind in (VOWELS, SKELETON, EDIT_1, EDIT_2, KEY_EDIT, PREFIX)
        bare += kind == CONSONANTS
    trace.terms[ALSO_NEAR] = weights.cost[ALSO_NEAR] * max(0, near - 1)
    trace.terms[ALSO_CONSONANTS] = weights.cost[ALSO_CONSONANTS] * max(0, bare - 1)
    return int(trace.terms[ALSO_NEAR] + trace.terms[ALSO_CONSONANTS])


@inner
def price_whole(weights: Weights, trace: Trace) -> int:
    """Legal forms, nothing left over, no word of its own that agrees, and kin."""
    total = 0
    if trace.name[LEFT, LEGAL] != 0 and trace.name[RIGHT, LEGAL] != 0:
        term = LEGAL_SAME if trace.name[LEFT, LEGAL] == trace.name[RIGHT, LEGAL] else LEGAL_OTHER
        trace.terms[term] = weights.cost[term]
        total += weights.cost[term]
    return int(
        total + _price_completeness(weights, trace) + _price_own_words(weights, trace) + _price_kin(weights, trace)
    )


@inner
def _price_completeness(weights: Weights, trace: Trace) -> int:
    rows, columns = trace.name[LEFT, SIZE], trace.name[RIGHT, SIZE]
    left_over, of_their_own = 0, 0
    for side in range(2):
        for place in range(trace.name[side, SIZE]):
            if trace.used[side, place] != 1:
                left_over += 1
                of_their_own += trace.words[side, place, ROLE] != _GENERIC
    if left_over == 0:
        term = COMPLETE_SINGLE if rows == 1 and columns == 1 else COMPLETE
        trace.terms[term] = weights.cost[term]
        same = _is_identical(trace)
        trace.terms[IDENTICAL] = weights.cost[IDENTICAL] if same else 0
        return int(trace.terms[term] + trace.terms[IDENTICAL])
    if of_their_own == 0 and _only_one_has_more(trace):
        trace.terms[CORE_COMPLETE] = weights.cost[CORE_COMPLETE]
        return int(trace.terms[CORE_COMPLETE])
    return 0


@inner
def _only_one_has_more(trace: Trace) -> bool:
    """Whether words are left over on one side only, and the words that agree are the very same."""
    mine, theirs = 0, 0
    for place in range(trace.name[LEFT, SIZE]):
        mine += trace.used[LEFT, place] != 1
    for place in range(trace.name[RIGHT, SIZE]):
        theirs += trace.used[RIGHT, place] != 1
    return (mine == 0 or theirs == 0) and _agree_exactly(trace)


@inner
def _agree_exactly(trace: Trace) -> bool:
    for pick in range(trace.counts[N_PICKS]):
        if trace.options[trace.picks[pick], 4] != EXACT:
            return False
    return bool(trace.counts[N_PICKS] > 0)


@inner
def _is_identical(trace: Trace) -> bool:
    order = trace.terms[ORDER_TURNED] + trace.terms[ORDER_MIXED] + trace.terms[ORDER_SONS]
    return _agree_exactly(trace) and order == 0


@inner
def _price_own_words(weights: Weights, trace: Trace) -> int:
    """Where one name has words of its own besides common ones, and none of them agrees with anything."""
    for side in range(2):
        own, common, agreed = 0, 0, 0
        for place in range(trace.name[side, SIZE]):
            role = trace.words[side, place, ROLE]
            own += role == _PLAIN
            common += role == _GENERIC
            agreed += role == _PLAIN and trace.used[side, place] == 1
        if own > 0 and common > 0 and agreed == 0:
            trace.terms[OWN_WORD] = weights.cost[OWN_WORD]
    return int(trace.terms[OWN_WORD])


@inner
def _price_kin(weights: Weights, trace: Trace) -> int:
    """Given names that contradict: kin share all the other words, so those count up to a limit."""
    most = weights.cost[KIN_MOST]
    if most <= 0 or not _given_names_differ(trace):
        return 0
    agreed = 0
    for pick in range(trace.counts[N_PICKS]):
        if trace.options[trace.picks[pick], 4] != ONE_LETTER:
            agreed += trace.options[trace.picks[pick], 5]
    trace.terms[KIN] = min(0, most - agreed)
    return int(trace.terms[KIN])


@inner
def _given_names_differ(trace: Trace) -> bool:
    for place in range(trace.name[LEFT, SIZE]):
        used = trace.used[LEFT, place]
        if used < 0 and trace.words[LEFT, place, ROLE] == _GIVEN and trace.words[RIGHT, -1 - used, ROLE] == _GIVEN:
            return True
    return False
