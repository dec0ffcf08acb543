"""What `screen` prints on a terminal: hits with what decided, waterfalls, places, and what was nearest."""

from collections.abc import Sequence

from ostrakon.commands.output import make_table, make_words
from ostrakon.model import Hit, Part, Screening, Verdict
from ostrakon.screen import Miss, waterfall_rows

_PARTS_SHOWN = 3  # the weightiest terms of the sum; `--explain` and JSON have all
_LEAST = 0.001
_TERMS = ("term", "what it says", "bits", "sum")
_COLUMNS = ("", "probability", "list", "id", "name", "why")


def screening_tables(found: Screening, *, explain: bool = False) -> Sequence[object]:
    """The hits, the places under embargo, and the nearest; with `explain` the whole sum of each."""
    title = f"{found.query.name} as of {found.as_of}: {_count_words(found)}"
    shown: list[object] = []
    if found.hits:
        rows = [_row("ALERT" if hit.probability >= found.alert_at else "hit", hit) for hit in found.hits]
        shown.append(make_table(title, _COLUMNS, rows))
    else:
        shown.append(make_words(title))
    if found.nearest:
        below = f"The nearest below {found.list_at:.2f}"
        shown.append(make_table(below, _COLUMNS, [_row("", hit) for hit in found.nearest]))
    if explain:
        shown += [_waterfall(hit) for hit in (*found.hits, *found.nearest)]
    if found.places:
        rows = [(hit.place, hit.words, hit.rule, str(hit.until or "in force")) for hit in found.places]
        shown.append(make_table("ALERT: places under embargo", ("place", "words", "rule", "until"), rows))
    return [*shown, make_words(_foot(found))]


def _count_words(found: Screening) -> str:
    alerts = sum(hit.probability >= found.alert_at for hit in found.hits)
    hits = len(found.hits) - alerts
    if not found.hits:
        return "no hit"
    told = [f"{alerts} alert{'s' * (alerts != 1)}"] if alerts else []
    told += [f"{hits} hit{'s' * (hits != 1)} below the alert threshold"] if hits else []
    return ", ".join(told)


def _foot(found: Screening) -> str:
    searched = f"{found.status}; searched {', '.join(found.editions) or 'nothing'}"
    return f"{searched}; policy {found.policy}: hit from {found.list_at:.2f}, alert from {found.alert_at:.2f}"


def _row(mark: str, hit: Hit) -> tuple[str, ...]:
    return mark, _say_probability(hit.probability), hit.list, hit.native_id, hit.name, _why(hit)


def _say_probability(probability: float) -> str:
    """Three digits; neither 0 nor 1 is ever said, since neither is ever known."""
    if probability < _LEAST:
        return f"<{_LEAST}"
    return f">{1 - _LEAST}" if probability > 1 - _LEAST else f"{probability:.3f}"


def _why(hit: Hit) -> str:
    told = [part for part in hit.parts if part.verdict is not Verdict.MISSING and part.feature != "prior"]
    weightiest = sorted(told, key=lambda part: (-abs(part.bits), part.feature))[:_PARTS_SHOWN]
    lines = [f"{part.bits:+.1f} {part.feature}{_compared(part)}" for part in weightiest]
    return "\n".join([*lines, f"({hit.facts.words})"])


def _compared(part: Part) -> str:
    if part.query or part.candidate:
        return f": {part.query or '-'} ~ {part.candidate or '-'}"
    return f" ({part.note})" if part.note else ""


def _waterfall(hit: Hit) -> object:
    total = f"{hit.bits:+.1f} bits, probability {_say_probability(hit.probability)}"
    return make_table(f"{hit.list}:{hit.native_id} {hit.name}: {total}", _TERMS, waterfall_rows(hit.parts))


def miss_tables(name: str, misses: Sequence[Miss]) -> Sequence[object]:
    """For each listing asked about, in words why it is, or is no, hit; and the whole sum."""
    shown: list[object] = []
    for miss in misses:
        rank = f"place {miss.rank} of all that was searched" if miss.rank else "not among the 200 nearest"
        shown.append(make_words(f"{name} ~ {miss.list}:{miss.native_id} {miss.name}: {miss.reason}; {rank}"))
        total = f"{miss.comparison.bits:+.1f} bits, probability {_say_probability(miss.comparison.probability)}"
        shown.append(make_table(total, _TERMS, waterfall_rows(miss.comparison.parts)))
    return shown
