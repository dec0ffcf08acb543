"""A heap of names by their bounds, the least on top: row 0 holds names, row 1 bounds in hundredths of a bit."""

import numpy as np
import numpy.typing as npt

from ostrakon.names.compiling import inner


@inner
def sift_up(heap: npt.NDArray[np.int64], place: int, name: int, bound: int) -> None:
    """Put a name with its bound at the end of a heap and let it rise to its place."""
    while place > 0:
        above = (place - 1) >> 1
        if heap[1, above] <= bound:
            break
        heap[0, place], heap[1, place] = heap[0, above], heap[1, above]
        place = above
    heap[0, place], heap[1, place] = name, bound


@inner
def sift_down(heap: npt.NDArray[np.int64], size: int, name: int, bound: int) -> None:
    """Put a name with its bound on top of a heap, in place of the least, and let it sink to its place."""
    place = 0
    while True:
        below = 2 * place + 1
        if below >= size:
            break
        if below + 1 < size and heap[1, below + 1] < heap[1, below]:
            below += 1
        if heap[1, below] >= bound:
            break
        heap[0, place], heap[1, place] = heap[0, below], heap[1, below]
        place = below
    heap[0, place], heap[1, place] = name, bound
