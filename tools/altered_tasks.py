"""Quality on altered names: recall at fixed alert rates, by class, with and without a birth date.

Material to learn from and to look at while working (the bench has its own, made by other rules).
`python tools/altered_tasks.py [POLICY.toml]` reads the OFAC set in $OSTRAKON_DATA, keeps a part of it out of the
index (people not listed), alters names of the rest, and prints what is found at alert rates of 0.5, 1 and 5 %.
"""

import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alter_names import CLASSES, alter

from ostrakon.model import Listing, NameRole, PartialDate, PartyKind, Query
from ostrakon.names.parse import parse_name
from ostrakon.resolve import load_policy
from ostrakon.resolve.policy import Policy, read_policy
from ostrakon.resolve.subject import subject_of_query
from ostrakon.screen import Index, build_index
from ostrakon.screen.queries import find_rows
from ostrakon.screen.scratch import Rules

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))
import rough_lists  # type: ignore[import-not-found]

INDEXED = 8_976  # entries in the index, as in the measurement of other tools


@dataclass(frozen=True)
class Task:
    """Queries with the native id of the listing meant ("" for people not listed), and the class of alteration."""

    index: Index
    queries: list[Query]
    truth: list[str]
    kinds: list[str]


def make_task(
    listings: Sequence[Listing],
    *,
    seed: int = 1,
    per_class: int = 60,
    unlisted: int = 1200,
    more: Sequence[Listing] = (),
    kind_known: bool = True,
) -> Task:
    """Names altered, `per_class` of each class, and names of people left out of the index or put together anew."""
    rng = random.Random(seed)
    ordered = sorted(listings, key=lambda listing: listing.native_id)
    rng.shuffle(ordered)
    inside, outside = ordered[:INDEXED], ordered[INDEXED:]
    people = [listing for listing in inside if listing.kind is PartyKind.PERSON]
    bodies = [listing for listing in inside if listing.kind is not PartyKind.PERSON]
    queries, truth, kinds = [], [], []
    for kind in CLASSES:
        made = 0
        while made < per_class:
            pool = people if rng.random() < 0.75 or kind in ("initials", "title", "particle") else bodies
            listing = rng.choice(pool)
            name = rng.choice([n for n in listing.names if n.role is not NameRole.WEAK_ALIAS]).full
            if len(parse_name(name, listing.kind).tokens) < 2 or len(name) < 7:
                continue
            changed = alter(name, kind, rng)
            if changed == name or changed.lower() == name.lower():
                continue
            born = rng.choice(listing.births).date if listing.births else None
            queries.append(Query(changed, listing.kind if kind_known else PartyKind.UNKNOWN, born=born))
            truth.append(listing.native_id)
            kinds.append(kind)
            made += 1
    for name, born in make_strangers(inside, outside, rng, unlisted):
        queries.append(Query(name, PartyKind.PERSON if kind_known else PartyKind.UNKNOWN, born=born))
        truth.append("")
        kinds.append("unlisted")
    return Task(build_index([*inside, *more], as_of="2023-12-28"), queries, truth, kinds)


def make_strangers(
    inside: Sequence[Listing], outside: Sequence[Listing], rng: random.Random, count: int
) -> list[tuple[str, PartialDate]]:
    """People not listed: left out of the index, put together from those, or from name tokens; a third each."""
    known = {name.full.lower() for listing in inside for name in listing.names}
    births = [listing.births[0].date for listing in inside if listing.births and listing.kind is PartyKind.PERSON]
    people = [listing for listing in outside if listing.kind is PartyKind.PERSON]
    tokens = load_tokens()
    found: list[tuple[str, PartialDate]] = []
    while len(found) < count:
        sort = rng.random()
        if sort < 0.34:
            stranger = rng.choice(people)
            name, born = stranger.name, stranger.births[0].date if stranger.births else rng.choice(births)
        elif sort < 0.67:
            name = f"{rng.choice(people).name.split()[0]} {rng.choice(people).name.split()[-1].title()}"
            born = rng.choice(births)
        else:
            name = " ".join(word.title() for word in rng.choices(*tokens, k=rng.choice((2, 2, 3))))
            born = rng.choice(births)
        if name.lower() not in known:
            found.append((name, born))
    return found


def load_tokens() -> tuple[list[str], list[int]]:
    """Latin name tokens of Wikidata with how often each stands."""
    counts: dict[str, int] = {}
    for file in sorted((data_folder() / "names").glob("wd_*.tsv")):
        for line in file.open(encoding="utf-8"):
            word, _, number = line.rstrip("\n").split("\t")
            if len(word) > 2 and word.isalpha():
                counts[word] = max(counts.get(word, 0), int(number))
    return list(counts), list(counts.values())


def without_births(queries: Sequence[Query]) -> list[Query]:
    return [Query(query.name, query.kind) for query in queries]


def score(task: Task, policy: Policy, *, births: bool = False, limit: int = 5) -> tuple[list[float], list[float]]:
    """For each query the best sum of any listing, and that of the listing meant (-99 where not near)."""
    queries = task.queries if births else without_births(task.queries)
    subjects = tuple(subject_of_query(query) for query in queries)
    rules = Rules(policy.weights, policy.facts, policy.prior, -(10**9))
    rows = find_rows(subjects, task.index, rules=rules, limit=limit)
    ids = native_ids(task.index)
    best, meant = [], []
    for row, truth in zip(rows, task.truth, strict=True):
        best.append(row[0][0] / 100 if row else -99.0)
        meant.append(
            max((total / 100 for total, number, name in row if ids[number][name] == truth), default=-99.0)
        )
    return best, meant


def native_ids(index: Index) -> list[list[str]]:
    from ostrakon.screen.segment import read_record

    out = []
    for segment in index.segments:
        ids = [read_record(segment, place)["id"] for place in range(segment.listings)]
        out.append([ids[place] for place in segment.listing_of])
    return out


def threshold_at(task: Task, best: list[float], rate: float) -> float:
    """The least sum at which at most this share of the unlisted are alerts."""
    strangers = sorted((value for value, truth in zip(best, task.truth, strict=True) if not truth), reverse=True)
    return strangers[int(rate * len(strangers))] + 1e-9


def report(task: Task, policy: Policy) -> dict[str, float]:
    figures: dict[str, float] = {}
    for births in (False, True):
        best, meant = score(task, policy, births=births)
        for rate in (0.005, 0.01, 0.05):
            least = threshold_at(task, best, rate)
            found = [value >= least for value, truth in zip(meant, task.truth, strict=True) if truth]
            figures[f"recall{'+born' if births else ''}@{rate:.1%}"] = sum(found) / len(found)
            figures[f"threshold{'+born' if births else ''}@{rate:.1%}"] = least
        if not births:
            least = threshold_at(task, best, 0.01)
            by_kind = defaultdict(list)
            for value, kind, truth in zip(meant, task.kinds, task.truth, strict=True):
                if truth:
                    by_kind[kind].append(value >= least)
            for kind, found in by_kind.items():
                figures[f"class {kind}"] = sum(found) / len(found)
    return figures


def data_folder() -> Path:
    return Path(os.environ.get("OSTRAKON_DATA", "../shared/data"))


def load_ofac() -> list[Listing]:
    return list(rough_lists.read_ofac(data_folder() / "lists/us_ofac/sdn_sets/2023-12-28"))


def main() -> None:
    policy = read_policy(Path(sys.argv[1]).read_text()) if len(sys.argv) > 1 else load_policy()
    started = time.perf_counter()
    tasks = [make_task(load_ofac(), seed=seed, kind_known=seed % 2 == 1) for seed in (1, 2)]
    print(f"made in {time.perf_counter() - started:.1f} s")
    for task in tasks:
        for key, value in report(task, policy).items():
            print(f"{key:28} {value:.3f}")


if __name__ == "__main__":
    main()
