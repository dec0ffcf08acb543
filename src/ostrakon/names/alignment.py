"""Two names aligned token by token, one to one, and what the alignment is worth.

All weights are hundredths of a bit. The trace that explains a score is written by the code that scores.
"""

import numpy as np
import numpy.typing as npt

from ostrakon.names.agreement import (
    EXACT,
    JOINED,
    LONGEST,
    NONE,
    ONE_LETTER,
    Weights,
    worth_of,
)
from ostrakon.names.compiling import inner
from ostrakon.names.costs import (
    CAP_TOKEN,
    CLASS_OF,
    OMIT_OF,
    OMIT_SHARE,
    ORDER_MIXED,
    ORDER_SONS,
    ORDER_TURNED,
    OTHER_OF,
)
from ostrakon.names.name import TokenRole
from ostrakon.names.trace import (
    FINE,
    JOIN,
    LEAD,
    LEFT,
    MOST_OPTIONS,
    N_OPTIONS,
    N_PICKS,
    RARITY,
    RIGHT,
    ROLE,
    SIZE,
    SONS,
    TOTAL,
    WHOLE,
    Trace,
)
from ostrakon.names.whole_name import price_repeats, price_whole

_GIVEN, _PATRONYMIC, _PLAIN = int(TokenRole.GIVEN), int(TokenRole.PATRONYMIC), int(TokenRole.PLAIN)


@inner
def _add_option(trace: Trace, place: tuple[int, int, int, int], kind: int, bits: int) -> None:
    count = trace.counts[N_OPTIONS]
    if count >= MOST_OPTIONS:
        return
    trace.options[count, 0], trace.options[count, 1] = place[0], place[1]
    trace.options[count, 2], trace.options[count, 3] = place[2], place[3]
    trace.options[count, 4], trace.options[count, 5] = kind, bits
    trace.counts[N_OPTIONS] = count + 1


@inner
def _add_join(weights: Weights, trace: Trace, place: tuple[int, int, int, int], rarity: int) -> None:
    _add_option(trace, place, JOINED, worth_of(weights, JOINED, LONGEST, rarity))


@inner
def _add_union(weights: Weights, trace: Trace, place: tuple[int, int, int, int], parts: int, whole: int) -> None:
    """Two words that are one on the other side: worth no more than that one word would be, written alike."""
    bits = worth_of(weights, JOINED, LONGEST, max(parts, whole))
    _add_option(trace, place, JOINED, min(bits, worth_of(weights, EXACT, LONGEST, whole)))


@inner
def _add_joins(weights: Weights, trace: Trace) -> None:
    """Options where two tokens on one side are one on the other, or are split at another place."""
    words, name = trace.words, trace.name
    rows, columns = name[LEFT, SIZE], name[RIGHT, SIZE]
    for i in range(rows):
        join, fine, lead = words[LEFT, i, JOIN], words[LEFT, i, FINE], words[LEFT, i, LEAD]
        mine = words[LEFT, i, RARITY] + (words[LEFT, i + 1, RARITY] if join != 0 else 0)
        for j in range(columns):
            other = words[RIGHT, j, JOIN]
            theirs = words[RIGHT, j, RARITY] + (words[RIGHT, j + 1, RARITY] if other != 0 else 0)
            if join != 0 and join == words[RIGHT, j, FINE]:
                _add_union(weights, trace, (i, j, 2, 1), mine, words[RIGHT, j, RARITY])
            if other != 0 and other == fine:
                _add_union(weights, trace, (i, j, 1, 2), theirs, words[LEFT, i, RARITY])
            if join != 0 and join == other and fine != words[RIGHT, j, FINE]:
                _add_join(weights, trace, (i, j, 2, 2), min(mine, theirs))
            led = lead != 0 and lead == words[RIGHT, j, FINE]
            if led or (words[RIGHT, j, LEAD] != 0 and words[RIGHT, j, LEAD] == fine):
                _add_join(weights, trace, (i, j, 1, 1), max(words[LEFT, i, RARITY], words[RIGHT, j, RARITY]))
    if name[LEFT, WHOLE] == name[RIGHT, WHOLE] and rows != columns and (rows > 2 or columns > 2):
        _add_whole(weights, trace)


@inner
def _add_whole(weights: Weights, trace: Trace) -> None:
    """All words of both names joined: worth no more than the same words divided alike."""
    parts, alike = 0, 0
    for side in range(2):
        rarity, worth = 0, 0
        for place in range(trace.name[side, SIZE]):
            rarity += trace.words[side, place, RARITY]
            worth += max(0, worth_of(weights, EXACT, LONGEST, trace.words[side, place, RARITY]))
        parts = max(parts, rarity)
        alike = worth if side == 0 else min(alike, worth)
    bits = min(alike, worth_of(weights, JOINED, LONGEST, parts))
    _add_option(trace, (0, 0, trace.name[LEFT, SIZE], trace.name[RIGHT, SIZE]), JOINED, bits)


@inner
def _is_father(left: int, right: int, kind: int) -> bool:
    """Whether a patronymic is only like a given name: Ivanovich is the son of Ivan, not Ivan."""
    return (
        (left == _PATRONYMIC and right == _GIVEN) or (left == _GIVEN and right == _PATRONYMIC)
    ) and kind != EXACT


@inner
def _list_options(weights: Weights, trace: Trace) -> None:
    """Write each pair of tokens that agrees, from the cells, and each way of joining."""
    trace.counts[N_OPTIONS] = 0
    rows, columns = trace.name[LEFT, SIZE], trace.name[RIGHT, SIZE]
    for i in range(rows):
        for j in range(columns):
            kind = trace.cells[0, i, j]
            if kind != NONE and not _is_father(trace.words[LEFT, i, ROLE], trace.words[RIGHT, j, ROLE], kind):
                _add_option(trace, (i, j, 1, 1), kind, min(trace.cells[1, i, j], weights.cost[CAP_TOKEN]))
    if rows + columns > 2:
        _add_joins(weights, trace)


@inner
def _is_free(trace: Trace, row: int) -> bool:
    taken = 0  # loops, not slices: a slice makes an array, and this is asked millions of times
    for place in range(trace.options[row, 0], trace.options[row, 0] + trace.options[row, 2]):
        taken |= trace.used[0, place]
    for place in range(trace.options[row, 1], trace.options[row, 1] + trace.options[row, 3]):
        taken |= trace.used[1, place]
    return taken == 0


@inner
def _take(trace: Trace, row: int) -> int:
    for place in range(trace.options[row, 0], trace.options[row, 0] + trace.options[row, 2]):
        trace.used[0, place] = 1
    for place in range(trace.options[row, 1], trace.options[row, 1] + trace.options[row, 3]):
        trace.used[1, place] = 1
    trace.picks[trace.counts[N_PICKS]] = row
    trace.counts[N_PICKS] += 1
    return int(trace.options[row, 5])


@inner
def _goes_first(options: npt.NDArray[np.int64], row: int, best: int) -> bool:
    """More bits; then nearer the front; then less moved. Symmetric in the two names."""
    if options[row, 5] != options[best, 5]:
        return bool(options[row, 5] > options[best, 5])
    front, best_front = options[row, 0] + options[row, 1], options[best, 0] + options[best, 1]
    if front != best_front:
        return bool(front < best_front)
    return bool(abs(options[row, 0] - options[row, 1]) < abs(options[best, 0] - options[best, 1]))


@inner
def _pick_from(trace: Trace, forced: int) -> int:
    """Choose options greedily, after `forced` where it is not -1; gives the sum of bits."""
    for side in range(2):
        for place in range(trace.name[side, SIZE]):
            trace.used[side, place] = 0
    trace.counts[N_PICKS] = 0
    total = 0 if forced < 0 else _take(trace, forced)
    for place in range(trace.counts[N_OPTIONS]):
        if _is_free(trace, trace.order[place]):
            total += _take(trace, trace.order[place])
    return total


@inner
def _sort_options(trace: Trace) -> None:
    """Write the rows of the options in the order in which they go; by insertion, since there are few."""
    for row in range(trace.counts[N_OPTIONS]):
        place = row
        while place > 0 and _goes_first(trace.options, row, trace.order[place - 1]):
            trace.order[place] = trace.order[place - 1]
            place -= 1
        trace.order[place] = row


@inner
def pick_options(trace: Trace) -> int:
    """Choose options that do not overlap, for the greatest sum of bits; gives the sum.

    Greedy; and where options compete, greedy again after each one in turn, keeping the best.
    """
    _sort_options(trace)
    total = _pick_from(trace, -1)
    count = trace.counts[N_OPTIONS]
    if trace.counts[N_PICKS] == count:
        return total
    best, best_forced = total, -1
    for forced in range(min(count, 24)):  # beyond that, names repeat their words and all choices are alike
        found = _pick_from(trace, forced)
        if found > best:
            best, best_forced = found, forced
    return _pick_from(trace, best_forced)


@inner
def _price_others(weights: Weights, trace: Trace) -> int:
    """Pair left-over tokens that contradict each other, like classes first; gives what that costs."""
    total = 0
    for rank in range(6):  # classes are at most 5 apart
        for i in range(trace.name[LEFT, SIZE]):
            if trace.used[0, i] != 0:
                continue
            mine = CLASS_OF[trace.words[LEFT, i, ROLE]]
            for j in range(trace.name[RIGHT, SIZE]):
                theirs = CLASS_OF[trace.words[RIGHT, j, ROLE]]
                term, apart = OTHER_OF[mine, theirs], abs(mine - theirs)
                if trace.used[1, j] == 0 and term >= 0 and apart <= rank:
                    trace.used[0, i], trace.used[1, j] = -1 - j, -1 - i
                    trace.left_over[0, i] = weights.cost[term]
                    total += weights.cost[term]
                    break
    return int(total)


@inner
def _left_on_both(trace: Trace) -> bool:
    mine, theirs = 0, 0
    for i in range(trace.name[LEFT, SIZE]):
        mine += trace.used[0, i] == 0
    for j in range(trace.name[RIGHT, SIZE]):
        theirs += trace.used[1, j] == 0
    return mine > 0 and theirs > 0


@inner
def _price_left_over(weights: Weights, trace: Trace) -> int:
    """Tokens without a partner: first those that contradict one on the other side, then those merely left out."""
    total = _price_others(weights, trace) if _left_on_both(trace) else 0
    for side in range(2):
        for place in range(trace.name[side, SIZE]):
            trace.left_over[side, place] = trace.left_over[side, place] if trace.used[side, place] < 0 else 0
            if trace.used[side, place] == 0:
                role = trace.words[side, place, ROLE]
                price = weights.cost[OMIT_OF[role]]
                if role == _PLAIN:
                    price -= trace.words[side, place, RARITY] * weights.cost[OMIT_SHARE] // 100
                trace.left_over[side, place] = price
                total += price
    return int(total)


@inner
def _price_order(weights: Weights, trace: Trace) -> int:
    falls, count, first, last = 0, 0, -1, -1
    swapped = False
    left_sons, right_sons = trace.name[LEFT, SONS], trace.name[RIGHT, SONS]
    for i in range(trace.name[LEFT, SIZE]):
        for pick in range(trace.counts[N_PICKS]):
            row = trace.picks[pick]
            if trace.options[row, 0] != i or trace.options[row, 4] == ONE_LETTER:
                continue
            j = trace.options[row, 1]
            if count > 0 and j < last:
                falls += 1
                swapped |= (left_sons >> i) & 1 == 1 and (right_sons >> last) & 1 == 1
            if count == 0:
                first = j
            last = j
            count += 1
    if falls == 0:
        return 0
    if swapped:
        trace.terms[ORDER_SONS] = weights.cost[ORDER_SONS]
        return int(weights.cost[ORDER_SONS])
    term = ORDER_TURNED if falls == 1 and last < first else ORDER_MIXED
    trace.terms[term] = weights.cost[term]
    return int(weights.cost[term])


@inner
def align(weights: Weights, trace: Trace) -> int:
    """The worth of the two names in the trace, in hundredths of a bit; its terms are written there, too."""
    for term in range(len(trace.terms)):
        trace.terms[term] = 0
    _list_options(weights, trace)
    total = pick_options(trace)
    total += _price_left_over(weights, trace)
    total += _price_order(weights, trace)
    total += price_repeats(weights, trace)
    total += price_whole(weights, trace)
    trace.counts[TOTAL] = total
    return total
