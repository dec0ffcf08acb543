"""Figures from answers: recall at fixed alert rates, per class, calibration, ties, rates at equal recall."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from bench.work import Ask

RATES = (0.005, 0.01, 0.05)  # alert rates on people not listed at which recall is told
CURVE = (0.0, 0.0025, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2)
Rows = Sequence[Sequence[Sequence[Any]]]  # per ask up to five [native id, score, probability where there is one]


def top_scores(asks: Sequence[Ask], rows: Rows) -> list[float]:
    """The best score of each ask that means nobody on the list, greatest first; -inf where nothing was found."""
    found = (row[0][1] if row else float("-inf") for ask, row in zip(asks, rows, strict=True) if not ask.truth)
    return sorted(found, reverse=True)


def threshold_at(asks: Sequence[Ask], rows: Rows, rate: float) -> float:
    """The score that must be exceeded for at most this share of unlisted people to alert."""
    scores = top_scores(asks, rows)
    return scores[min(len(scores) - 1, int(rate * len(scores)))]


def truth_score(ask: Ask, row: Sequence[Sequence[Any]]) -> float:
    """The score of the entry meant, if among the first five; else -inf."""
    return next((hit[1] for hit in row[:5] if hit[0] == ask.truth), float("-inf"))


def recall_above(asks: Sequence[Ask], rows: Rows, threshold: float) -> float:
    """The share of altered names whose entry is among the first five with more than this score."""
    scores = [truth_score(ask, row) for ask, row in zip(asks, rows, strict=True) if ask.truth]
    return sum(score > threshold for score in scores) / len(scores)


def recalls(asks: Sequence[Ask], rows: Rows, rates: Sequence[float] = RATES) -> dict[str, float]:
    """Recall at each alert rate."""
    return {f"{rate:g}": recall_above(asks, rows, threshold_at(asks, rows, rate)) for rate in rates}


def recall_by_class(asks: Sequence[Ask], rows: Rows, rate: float = 0.01) -> dict[str, float]:
    """Recall of each class of change at one alert rate."""
    threshold = threshold_at(asks, rows, rate)
    found: dict[str, list[bool]] = defaultdict(list)
    for ask, row in zip(asks, rows, strict=True):
        if ask.truth:
            found[ask.change].append(truth_score(ask, row) > threshold)
    return {change: sum(hits) / len(hits) for change, hits in found.items()}


def missed(asks: Sequence[Ask], rows: Rows, rate: float = 0.01) -> list[dict[str, Any]]:
    """What is not found at one alert rate, with what stood first instead."""
    threshold = threshold_at(asks, rows, rate)
    return [
        {
            "change": ask.change,
            "asked": ask.name,
            "listed": ask.listed,
            "truth": ask.truth,
            "score": truth_score(ask, row),
            "first": list(row[0]) if row else [],
        }
        for ask, row in zip(asks, rows, strict=True)
        if ask.truth and not truth_score(ask, row) > threshold
    ]


def worst_alerts(asks: Sequence[Ask], rows: Rows, count: int = 25) -> list[dict[str, Any]]:
    """Unlisted people with the greatest scores."""
    pairs = [
        (row[0][1], ask.name, row[0][0]) for ask, row in zip(asks, rows, strict=True) if row and not ask.truth
    ]
    return [
        {"asked": name, "hit": hit, "score": score} for score, name, hit in sorted(pairs, reverse=True)[:count]
    ]


def confident_wrong(asks: Sequence[Ask], rows: Rows, *, least: float = 0.9) -> list[list[Any]]:
    """Hits of at least this probability that are not the entry meant."""
    return [
        [ask.name, ask.listed, ask.truth, *hit]
        for ask, row in zip(asks, rows, strict=True)
        for hit in row
        if hit[2] >= least and hit[0] != ask.truth
    ]


def ties_at_top(asks: Sequence[Ask], rows: Rows) -> float:
    """The share of found entries that carry the greatest score given to any: 1.0 where a score saturates."""
    scores = [truth_score(ask, row) for ask, row in zip(asks, rows, strict=True) if ask.truth]
    scores = [round(score, 4) for score in scores if score > float("-inf")]
    return scores.count(max(scores)) / len(scores) if scores else 0.0


def shared_first(asks: Sequence[Ask], rows: Rows) -> float:
    """The share of altered names with two entries of the same greatest score."""
    named = [row for ask, row in zip(asks, rows, strict=True) if ask.truth]
    return sum(len(row) > 1 and round(row[0][1], 4) == round(row[1][1], 4) for row in named) / len(named)


def reliability(asks: Sequence[Ask], rows: Rows, *, least: float = 0.02, bins: int = 10) -> list[dict[str, float]]:
    """Hits by stated probability: how many, the mean stated, and the share that is true."""
    table: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for ask, row in zip(asks, rows, strict=True):
        for native_id, _, probability in row:
            if probability >= least:
                table[min(bins - 1, int(probability * bins))].append((probability, native_id == ask.truth))
    return [
        {
            "from": place / bins,
            "hits": len(hits),
            "stated": sum(p for p, _ in hits) / len(hits) if hits else 0.0,
            "true": sum(t for _, t in hits) / len(hits) if hits else 0.0,
        }
        for place, hits in enumerate(table)
    ]


def calibration_error(table: Sequence[dict[str, float]]) -> float:
    """Expected calibration error: the mean gap between stated and true shares, weighted by hits."""
    total = sum(row["hits"] for row in table)
    return sum(row["hits"] * abs(row["stated"] - row["true"]) for row in table) / total if total else 0.0


def rate_at_recall(asks: Sequence[Ask], rows: Rows, recall: float) -> float:
    """The alert rate on unlisted people at the greatest threshold that keeps this recall; 1 where none does."""
    scores = sorted((truth_score(a, r) for a, r in zip(asks, rows, strict=True) if a.truth), reverse=True)
    needed = int(recall * len(scores) + 0.9999)
    threshold = scores[max(0, needed - 1)]
    if threshold == float("-inf"):
        return 1.0
    tops = top_scores(asks, rows)
    return sum(score >= threshold for score in tops) / len(tops)


def best_f1(truths: Sequence[bool], scores: Sequence[float], threshold: float) -> dict[str, float]:
    """Precision, recall and F1 of pairs at a threshold, and the best F1 at any."""

    def at(least: float) -> tuple[float, float, float]:
        hits = [truth for truth, score in zip(truths, scores, strict=True) if score >= least]
        good = sum(hits)
        precision, recall = good / max(1, len(hits)), good / max(1, sum(truths))
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

    precision, recall, f1 = at(threshold)
    best = max(at(score)[2] for score in sorted(set(scores)))
    return {"precision": precision, "recall": recall, "f1": f1, "best_f1": best}
