"""Policies: versioned data that say what evidence is worth and from where on it counts."""

import hashlib
import math
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from ostrakon.model import NotThere
from ostrakon.names.agreement import KINDS, LONGEST, Agreement, Weights
from ostrakon.names.costs import Cost
from ostrakon.resolve.facts import FactWeight

CENTI = 100  # weights are kept in hundredths of a bit, as integers: sums are exact and the same in any order


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """A policy. `digest` identifies its text; `weights` and `facts` are hundredths of a bit.

    `prior`: hundredths of a bit before any evidence. `slope`: how sharply probability follows bits.
    `list_at`, `alert_at`: probabilities from which a listing is a hit, and a hit an alert. The prior is said for
    a search among up to `listings` listings; each doubling beyond takes `growth` hundredths of a bit. Two parties
    compared for their own sake start from `pair_prior`, and are called the same from `same_at` on.
    """

    name: str
    version: str
    digest: str
    prior: int
    slope: float
    list_at: float
    alert_at: float
    listings: int
    growth: int
    pair_prior: int
    same_at: float
    weights: Weights
    facts: npt.NDArray[np.int64]

    def probability(self, centibits: int) -> float:
        """The probability (0 to 1) of a sum in hundredths of a bit, prior included."""
        exponent = -self.slope * centibits / CENTI
        return float(1.0 / (1.0 + 2.0 ** min(exponent, 60.0)))  # beyond 60 bits a double cannot tell it from 0

    def least_bits(self, probability: float) -> int:
        """The least sum in hundredths of a bit, prior included, that reaches a probability between 0 and 1."""
        if probability <= 0:
            return -(10**9)
        odds = probability / max(1e-12, 1 - probability)
        return int(np.ceil(np.log2(odds) / self.slope * CENTI))

    def among(self, listings: int) -> "Policy":
        """This policy for a search among so many listings: the best of more strangers agrees better by chance."""
        doublings = math.log2(max(1.0, listings / self.listings))
        return replace(self, prior=self.prior - round(self.growth * doublings))

    def for_pair(self) -> "Policy":
        """This policy for two parties compared for their own sake; `alert_at` is where they are the same."""
        return replace(self, prior=self.pair_prior, alert_at=self.same_at)

    @property
    def label(self) -> str:
        """Name, version and the head of the digest, as kept with each alert."""
        return f"{self.name}@{self.version}+{self.digest[:12]}"


@lru_cache(maxsize=8)
def load_policy(name: str = "default") -> Policy:
    """The policy of this name (`default`, or `default@2023.1` for a version; former versions stay at hand).

    Raises:
        NotThere: no policy of this name or version is shipped.
    """
    stem, _, version = name.partition("@")
    if stem not in policy_names():
        raise NotThere(f"no policy {stem!r}; known: {', '.join(policy_names())}")
    policy = _read_shipped(f"{stem}.toml")
    former = f"{stem}-{version}.toml"
    if version and version != policy.version:
        if former not in _files():
            raise NotThere(f"policy {stem!r} is here in version {policy.version}, not {version}")
        return _read_shipped(former)
    return policy


def _read_shipped(file: str) -> Policy:
    return read_policy(files("ostrakon.resolve").joinpath("policies", file).read_text(encoding="utf-8"))


def _files() -> tuple[str, ...]:
    folder = files("ostrakon.resolve").joinpath("policies")
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")))


def policy_names() -> tuple[str, ...]:
    """Names of the shipped policies, sorted."""
    return tuple(file[:-5] for file in _files() if file[:-5].isidentifier())


def read_policy(text: str) -> Policy:
    """The policy that a TOML text states; every weight must be there, and no other."""
    data = tomllib.loads(text)
    decision = data["decision"]
    return Policy(
        name=data["name"],
        version=data["version"],
        digest=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        prior=_centibits(decision["prior"]),
        slope=float(decision["slope"]),
        list_at=float(decision["list_at"]),
        alert_at=float(decision["alert_at"]),
        listings=int(decision["listings"]),
        growth=_centibits(decision["growth"]),
        pair_prior=_centibits(data["pair"]["prior"]),
        same_at=float(data["pair"]["same_at"]),
        weights=_read_weights(data),
        facts=_read_terms(data["fact"], FactWeight),
    )


def _centibits(bits: float) -> int:
    return round(bits * CENTI)


def _read_terms(data: dict[str, float], terms: type[Cost] | type[FactWeight]) -> npt.NDArray[np.int64]:
    names = [term.name.lower() for term in terms]
    if set(names) != set(data):
        raise ValueError(f"policy terms differ from {terms.__name__}: {sorted(set(names) ^ set(data))}")
    return np.array([_centibits(data[name]) for name in names], dtype=np.int64)


def _read_weights(policy: dict[str, Any]) -> Weights:
    data = policy["agreement"]
    base, share = np.zeros(KINDS, dtype=np.int64), np.zeros(KINDS, dtype=np.int64)
    cap = np.zeros((KINDS, LONGEST + 1), dtype=np.int64)
    for kind in Agreement:
        if kind is Agreement.NONE:
            continue
        base[kind] = _centibits(data["base"][kind.name.lower()])
        share[kind] = round(100 * data["share"][kind.name.lower()])
        steps = [_centibits(bits) for bits in data["cap"][kind.name.lower()]]
        cap[kind] = (steps + steps[-1:] * LONGEST)[: LONGEST + 1]
    return Weights(base, share, cap, _read_terms(policy["cost"], Cost))
