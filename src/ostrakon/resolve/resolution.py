"""The policy of resolution: what is weighed beside names and facts, and from where on two parties are one."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ostrakon.model import NotThere
from ostrakon.resolve.policy import CENTI, Policy, load_policy

Weights = Mapping[str, int]
"""Hundredths of a bit by feature."""


@dataclass(frozen=True, slots=True, eq=False)
class Resolution:
    """A policy of resolution. `weights` and `decision` are hundredths of a bit.

    `topics` gives the concerns of a program (the last part of its key), `worth` what a common concern is worth.
    `references`: whether numbers of other lists that an entry states are weighed.
    """

    name: str
    version: str
    digest: str
    scorer: Policy
    decision: Weights
    weights: Weights
    topics: Mapping[str, frozenset[str]]
    worth: Weights
    open_programs: frozenset[str]
    references: bool = True

    @property
    def label(self) -> str:
        """Whose judgement it is: `policy:NAME@VERSION`."""
        return f"policy:{self.name}@{self.version}" + ("" if self.references else "-no-references")


@lru_cache(maxsize=8)
def load_resolution(name: str = "lists", *, references: bool = True) -> Resolution:
    """The policy of resolution of this name: `lists` for listings, `mentions` for parties of reports.

    Raises:
        NotThere: no such policy is shipped.
    """
    source = files("ostrakon.resolve").joinpath("policies", "resolution", f"{name}.toml")
    if not name.isidentifier() or not source.is_file():
        raise NotThere(f"no policy of resolution {name!r}; known: lists, mentions")
    text = source.read_text(encoding="utf-8")
    data = tomllib.loads(text)
    topics: dict[str, frozenset[str]] = {}
    for topic in data.get("topic", ()):
        for key in topic["keys"]:
            topics[key] = topics.get(key, frozenset()) | {topic["name"]}
    return Resolution(
        name=data["name"],
        version=data["version"],
        digest=hashlib.sha256(text.encode()).hexdigest(),
        scorer=load_policy(data["scorer"]),
        decision=_centibits(data["decision"].items()),
        weights=_centibits(data["weight"].items()),
        topics=topics,
        worth=_centibits((topic["name"], topic["bits"]) for topic in data.get("topic", ())),
        open_programs=frozenset(data.get("open", {}).get("keys", ())),
        references=references,
    )


def _centibits(rows: Iterable[tuple[str, float]]) -> dict[str, int]:
    return {key: round(value * CENTI) for key, value in rows}
