"""The policy of mentions: what is weighed when a report's party may be a listing."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ostrakon.resolve.policy import Policy
from ostrakon.resolve.resolution import load_resolution


@dataclass(frozen=True, slots=True, eq=False)
class MentionPolicy:
    """`weights` and `decision` are hundredths of a bit; `announced` and `near` are days.

    `issuers` gives the lists of an authority by each of its names, folded.
    """

    label: str
    digest: str
    scorer: Policy
    decision: Mapping[str, int]
    weights: Mapping[str, int]
    announced: int
    near: int
    issuers: Mapping[str, tuple[str, ...]]

    def lists_of(self, names: Sequence[str]) -> tuple[str, ...]:
        """The lists that an issuer of these names publishes, () where it is none that is known."""
        found = [self.issuers.get(_fold(name), ()) for name in names]
        return tuple(sorted({list_id for lists in found for list_id in lists}))


def _fold(name: str) -> str:
    plain = name.casefold().replace("’", "'").strip()
    for head in ("the ", "u.s. ", "us ", "uk ", "u.k. "):
        plain = plain.removeprefix(head) or plain
    return plain.removeprefix("department of the ").removeprefix("department of ")


@lru_cache(maxsize=1)
def load_mention_policy() -> MentionPolicy:
    """The policy that ships."""
    base = load_resolution("mentions")
    text = (
        files("ostrakon.resolve").joinpath("policies", "resolution", "mentions.toml").read_text(encoding="utf-8")
    )
    data = tomllib.loads(text)
    issuers = {_fold(name): tuple(row["lists"]) for row in data["issuer"] for name in row["names"]}
    return MentionPolicy(
        label=base.label,
        digest=base.digest,
        scorer=base.scorer,
        decision=base.decision,
        weights=base.weights,
        announced=int(data["window"]["announced"]),
        near=int(data["window"]["near"]),
        issuers=issuers,
    )
