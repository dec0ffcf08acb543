"""Which entry of a list a linked name is the name of."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from ostrakon.model import ListedRelation


class NameIndex:
    """Which entry bears a primary name, exactly as published; a name of several entries is of none."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """`named` gives native id and published primary name of every entry."""
        self._ids: dict[str, str] = {}
        for native_id, name in named:
            key = _key(name)
            self._ids[key] = native_id if key not in self._ids else ""

    def find(self, name: str) -> str:
        """The native id of the one entry of that name, else ""."""
        return self._ids.get(_key(name), "")

    def tie(self, relation: ListedRelation) -> ListedRelation:
        """The relation with its target's native id, where the source gives none and the name is of one entry."""
        target = "" if relation.target_id else self.find(relation.target_name)
        return replace(relation, target_id=target) if target else relation


@lru_cache(maxsize=65_536)
def _key(name: str) -> str:
    return " ".join(name.upper().split()).rstrip(".")
