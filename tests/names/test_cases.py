"""The table of cases at the shipped policy: what must be one party, what must not, what must outscore what."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ostrakon.model import Comparison, PartyKind, Query
from ostrakon.resolve import load_policy, subject_of_query, weigh_pair

CASES = Path(__file__).resolve().parents[1] / "cases" / "names.toml"
TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(CASES.read_text(encoding="utf-8"))
MOST_OPEN = 81


@cache
def compare(query: str, listed: str, kind: str) -> Comparison:
    policy = load_policy()
    left, right = (subject_of_query(Query(name, PartyKind(kind))) for name in (query, listed))
    return weigh_pair(left, right, policy=policy)


def rows_of(section: str, *columns: str) -> list[Any]:
    made = []
    for row in TABLE[section]:
        marks = [pytest.mark.xfail(reason=row["open"], strict=False)] if "open" in row else []
        name = ascii(" / ".join(row[column] for column in columns[:2]))
        made.append(pytest.param(*(row[column] for column in columns), marks=marks, id=name))
    return made


def told(comparison: Comparison) -> str:
    terms = ", ".join(f"{part.query or '-'}~{part.candidate or '-'} {part.bits:+.1f}" for part in comparison.parts)
    return f"probability {comparison.probability:.3f}, {comparison.bits:+.1f} bits: {terms}"


@pytest.mark.parametrize(("query", "listed", "kind"), rows_of("same", "query", "listed", "kind"))
def test_names_of_one_party_alert(query, listed, kind):
    comparison = compare(query, listed, kind)
    assert comparison.probability >= load_policy().alert_at, told(comparison)


@pytest.mark.parametrize(("query", "listed", "kind"), rows_of("different", "query", "listed", "kind"))
def test_names_of_others_do_not_alert(query, listed, kind):
    comparison = compare(query, listed, kind)
    assert comparison.probability < load_policy().alert_at, told(comparison)


@pytest.mark.parametrize(
    ("query", "better", "worse", "kind"), rows_of("better", "query", "better", "worse", "kind")
)
def test_the_better_name_scores_higher(query, better, worse, kind):
    first, second = compare(query, better, kind), compare(query, worse, kind)
    assert first.bits > second.bits, f"{told(first)}\n{told(second)}"


def test_the_table_is_large_and_says_why():
    rows = [row for section in TABLE.values() for row in section]
    assert len(rows) >= 600
    assert all(row["reason"] for row in rows)


def test_no_row_stands_twice():
    counts = Counter(
        (section, *(row.get(column, "") for column in ("query", "listed", "better", "worse")))
        for section, rows in TABLE.items()
        for row in rows
    )
    assert [row for row, count in counts.items() if count > 1] == []


def test_rows_not_reached_only_grow_fewer():
    assert sum("open" in row for rows in TABLE.values() for row in rows) <= MOST_OPEN
