"""Regime, measures, dates, references and remarks of a UK entry."""

import re
from collections.abc import Sequence
from datetime import date

from ostrakon.lists.dates import day_or_loss
from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Said
from ostrakon.lists.remarks import REFERENCE, add_links, add_set_phrases
from ostrakon.lists.source import ListSource
from ostrakon.model import Designation, Identifier, Measure, MeasureKind, PartyKind, Program

_TITLE_WORDS = re.compile(r"\b(?:The|Sanctions|EU Exit|Regulations|No\. ?\d|\d{4})(?!\w)|[()]", re.IGNORECASE)
UK_REFERENCE = re.compile(r"\b([A-Z]{3}\d{4})\b")
_ADDED = re.compile(r"[Ff]inancial sanctions imposed in addition to an asset freeze:\s*([^.]+)\.")
_ASSET_FREEZE = "asset freeze"


def read_kind(draft: Draft, said: Said, source: ListSource) -> PartyKind:
    """Person, organization or vessel; unknown with a note where the word is none of the three."""
    kind = source.look_up("kinds", said.text)
    if not kind:
        draft.note("kind.unknown", said, "expected Individual, Entity or Ship")
    return PartyKind(kind or PartyKind.UNKNOWN)


def read_day(draft: Draft, said: Said) -> date | None:
    """A day as `29/06/2012`, with or without a time after it."""
    return day_or_loss(said.text.partition(" ")[0], draft.place(said.at), log=draft.log)


def add_regime(draft: Draft, regime: Said, days: dict[str, Said], source: ListSource) -> None:
    """Program and designation: `started` is the date designated, `listed` the day OFSI listed it."""
    words = " ".join(_TITLE_WORDS.sub(" ", regime.text).split()).lower()
    known = source.programs.get(regime.text.lower()) or source.programs.get(words)
    key = known or source.program_key(words)
    if regime:
        draft.add(Program(key, regime.text, regime.at))
        if not known:
            draft.note("program.unknown", regime, "a regime that source.toml does not know")
    read = {name: read_day(draft, said) for name, said in days.items()}
    draft.add(
        Designation(
            source.authority,
            key if regime else "",
            started=read.get("started"),
            listed=read.get("listed"),
            amended=read.get("amended"),
            legal_act=regime.text if "Regulations" in regime.text else "",
            at=regime.at,
        )
    )


def add_measures(draft: Draft, said: Said, source: ListSource) -> None:
    """Measures as `Asset freeze|Travel Ban` states them."""
    for words in said.text.split("|"):
        add_measure(draft, Said(words.strip(), said.at), source)


def add_measure(draft: Draft, said: Said, source: ListSource) -> None:
    """One measure by its name; one that source.toml does not know is kept as `other` with a note."""
    if not said:
        return
    kind = source.look_up("measures", said.text.rstrip("."))
    if not kind:
        draft.note("measure.unknown", said, "a measure that source.toml does not know: kept as other")
    draft.add(Measure(MeasureKind(kind or MeasureKind.OTHER), said.text, said.at))


def add_implied_measures(draft: Draft, at: str, source: ListSource) -> None:
    """The asset freeze that standing on the OFSI list means."""
    for kind in source.implied_measures("*"):
        draft.add(Measure(MeasureKind(kind), "implied: a financial sanctions target", at))


def add_references(draft: Draft, scheme: str, said: Said) -> None:
    """References to other lists: each of `QDi.042 and SOi.002` as an identifier."""
    pattern = REFERENCE if scheme == "un_ref" else UK_REFERENCE
    found = pattern.findall(said.text)
    if said and not found:
        draft.note("reference.form", said, f"an unusual {scheme}: kept as it stands")
    for value in found or ([said.text] if said else []):
        draft.add(Identifier(scheme, value, said.at))


def add_information(draft: Draft, said: Said, source: ListSource, own: Sequence[str] = ()) -> None:
    """Other information: kept whole; added measures, links, parents, death and notices read from it."""
    draft.add_fact("remark", said)
    add_set_phrases(draft, said)
    add_links(draft, said, own=own[0] if own else "")
    for found in _ADDED.finditer(said.text):
        add_measure(draft, Said(found[1].strip(), said.at), source)


def add_reasons(draft: Draft, said: Said) -> None:
    """The UK statement of reasons."""
    draft.add_fact("reason", said)
