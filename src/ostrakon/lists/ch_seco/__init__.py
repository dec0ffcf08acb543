"""`ch_seco`: Switzerland's consolidated list, from SECO's XML.

Takes: the whole list (`list-type="full"`), or a list of changes (`amendment`) on the edition it applies to.
Gives: one listing per target. Why: those listed in the annexes of ordinances under the Embargo Act.
Sources: SECO's XML schema `swiss-sanctions-list` and its example of an amendment.

The native id is the target's `ssid`, SECO's permanent number.
"""

import re
from pathlib import Path

from ostrakon.lists.ch_seco.read import read_amendment, read_full
from ostrakon.lists.recipe import Head, ListFormat, Recipe
from ostrakon.lists.source import load_source

__all__ = ["RECIPE"]

_ROOT = "swiss-sanctions-list"
_AMENDMENT = re.compile(rb'<swiss-sanctions-list[^>]*\blist-type\s*=\s*["\']amendment')


def _is_amendment(head: Head) -> bool:
    return bool(_AMENDMENT.search(head.data[:4096]))


def _recognize_full(head: Head) -> tuple[str, ...]:
    return ("ch_seco",) if head.root == _ROOT and not _is_amendment(head) else ()


def _recognize_amendment(head: Head) -> tuple[str, ...]:
    return ("ch_seco",) if head.root == _ROOT and _is_amendment(head) else ()


RECIPE = Recipe(
    load_source(Path(__file__).parent),
    (
        ListFormat("ch_seco_xml", _recognize_full, read_full),
        ListFormat("ch_seco_amendment_xml", _recognize_amendment, read_amendment, on_base=True),
    ),
)
