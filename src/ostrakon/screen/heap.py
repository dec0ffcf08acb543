"""A heap of names by their bounds, the least on top.

A name and its bound are one number: the bound (hundredths of a bit) in the upper half, and below it the name,
counted down, so that of equal bounds the lower name is the greater. The order is total: whatever way names come,
the same are kept.
"""

import numpy as np
import numpy.typing as npt

from ostrakon.names.compiling import inner

_NAME_BITS = 32
_LAST_NAME = (1 << _NAME_BITS) - 1


@inner
def pack_name(name: int, bound: int) -> int:
    """A name with its bound as one number."""
    return (bound << _NAME_BITS) + _LAST_NAME - name


@inner
def name_of(packed: int) -> int:
    """The name of a number."""
    return _LAST_NAME - (packed & _LAST_NAME)


@inner
def bound_of(packed: int) -> int:
    """The bound of a number."""
    return packed >> _NAME_BITS


@inner
def sift_up(heap: npt.NDArray[np.int64], place: int, packed: int) -> None:
    """Put a number at the end of a heap and let it rise to its place."""
    while place > 0:
        above = (place - 1) >> 1
        if heap[above] <= packed:
            break
        heap[place] = heap[above]
        place = above
    heap[place] = packed


@inner
def sift_down(heap: npt.NDArray[np.int64], size: int, packed: int) -> None:
    """Put a number on top of a heap, in place of the least, and let it sink to its place."""
    place = 0
    while True:
        below = 2 * place + 1
        if below >= size:
            break
        if below + 1 < size and heap[below + 1] < heap[below]:
            below += 1
        if heap[below] >= packed:
            break
        heap[place] = heap[below]
        place = below
    heap[place] = packed


@inner
def sort_heap(heap: npt.NDArray[np.int64], size: int) -> None:
    """Turn a heap into a row, greatest first."""
    while size > 1:
        size -= 1
        least, last = heap[0], heap[size]
        sift_down(heap, size, last)
        heap[size] = least
