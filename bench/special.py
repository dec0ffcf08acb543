"""Works beside the yardstick: names in their own script, every listed name, and many people who are not listed."""

import re
from dataclasses import replace
from pathlib import Path

from bench.real_lists import pick_entries, read_list
from bench.work import Ask, Work, alter_entries, make_work, unlisted_people
from ostrakon.model import Listing, NameRole

MANY = 10_000
GATE_ENTRIES, GATE_ALTERED, GATE_UNLISTED = 3_000, 320, 600


def gate_work(data: Path) -> Work:
    """The corpus of `tests/gate/test_screening_gate.py`, whose reliability `docs/method.md` shows."""
    entries = pick_entries(read_list(data, "ofac"), count=GATE_ENTRIES)
    altered = alter_entries(entries, count=GATE_ALTERED, seed="ostrakon-gate-1")
    plain = unlisted_people(data, count=GATE_UNLISTED, near=0.0, seed=41)
    near = unlisted_people(data, count=GATE_UNLISTED, near=1.0, seed=42)
    return Work("gate", entries, altered, plain, near)


def original_scripts(data: Path) -> Work:
    """The UN list with Latin names only, asked for each entry by its name in its own script."""
    entries, asks = [], []
    for one in read_list(data, "un"):
        own = [name for name in one.names if name.role is NameRole.ORIGINAL_SCRIPT]
        latin = tuple(name for name in one.names if name.full.isascii() or not _foreign(name.full))
        if not latin:
            continue
        entries.append(replace(one, names=latin))
        foreign = [name.full for name in own if _foreign(name.full)]
        if foreign:
            script = _script(foreign[0])
            asks.append(Ask(foreign[0], one.kind, one.native_id, script, one.name, *_facts(one)))
    return Work("UN", tuple(entries), tuple(asks), unlisted_people(data, count=400, near=0.0))


def _foreign(text: str) -> bool:
    return bool(re.search(r"[\u0370-\u1fff\u2e80-\uffdc]", text))


def _script(text: str) -> str:
    kinds = (
        ("Cyrillic", "\u0400-\u04ff"), ("Arabic", "\u0600-\u06ff"), ("Hebrew", "\u0590-\u05ff"),
        ("Korean", "\uac00-\ud7af"), ("Japanese", "\u3040-\u30ff"), ("Chinese", "\u4e00-\u9fff"),
    )  # fmt: skip
    return next((name for name, letters in kinds if re.search(f"[{letters}]", text)), "other")


def _facts(one: Listing) -> tuple:  # type: ignore[type-arg]
    countries = tuple(dict.fromkeys(link.country for link in one.countries if link.country))
    return (one.births[0].date if one.births else None, countries)


def every_name(data: Path) -> Work:
    """W1 asked for every name it lists, original and weak ones included."""
    work = make_work(data, "W1")
    asks = tuple(
        Ask(name.full, one.kind, one.native_id, name.role.value, name.full)
        for one in work.entries
        for name in one.names
    )
    return Work("own names", work.entries, asks, ())


def many_people(data: Path, *, count: int = MANY) -> Work:
    """Three whole lists, asked for ordinary people who are on none of them, and for some with near names."""
    entries = tuple(one for name in ("ofac", "un", "uk") for one in read_list(data, name))
    ordinary = unlisted_people(data, count=count, near=0.0, seed=23)
    return Work("many people", entries, (), ordinary, unlisted_people(data, count=count // 5, near=1.0, seed=24))
