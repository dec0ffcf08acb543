"""Learn what kinds of agreement are worth, and write the policy that ships.

Material (`true_pairs.py`): names of one listing, one party on two lists told by a number that both state, and
people and bodies who are not indexed. Bases, shares and costs come from a logistic regression over the terms of
the sum, held near the old policy by a ridge: what true pairs on lists seldom show (slips of print, cut fields)
stays near it. Caps and what `FIXED` names stay. Slope and prior that would hold for aliases of the part held out
(Platt's way) are printed, not written: a customer file differs from aliases. What comes out is in bits, log2 odds.

`python tools/learn_policy.py OLD.toml NEW.toml`
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT), str(ROOT / "src")]

from altered_tasks import native_ids  # noqa: E402
from true_pairs import CHECK, FIT, Asked, make_asked  # noqa: E402

from ostrakon.names.agreement import KINDS, Agreement  # noqa: E402
from ostrakon.names.compiling import run, use_compiled  # noqa: E402
from ostrakon.names.costs import CLASS_OF, OMIT_OF, OTHER_OF, Cost  # noqa: E402
from ostrakon.names.trace import N_PICKS, Trace  # noqa: E402
from ostrakon.resolve.policy import Policy, read_policy  # noqa: E402
from ostrakon.resolve.subject import subject_of_query  # noqa: E402
from ostrakon.resolve.weigh import compile_subjects, make_room, weigh_names  # noqa: E402
from ostrakon.screen.queries import find_rows  # noqa: E402
from ostrakon.screen.scratch import Rules  # noqa: E402

RIDGE, ROUNDS = 100.0, 1  # how strongly the old numbers hold, and how often candidates are found anew
COSTS = len(Cost)
WIDTH = 2 * KINDS + COSTS + 1
SHARE_AT = int(Cost.OMIT_WORD_SHARE)


def describe(
    trace: Trace, roles: Sequence[npt.NDArray[np.uint8]], rarity: Sequence[npt.NDArray[np.int16]], policy: Policy
) -> npt.NDArray[np.float64]:
    """The terms of one sum as counts, so that the sum is their product with the weights (in bits)."""
    out = np.zeros(WIDTH)
    for row in trace.picks[: trace.counts[N_PICKS]]:
        kind, bits = int(trace.options[row, 4]), int(trace.options[row, 5])
        out[kind] += 1
        share = max(1, int(policy.weights.share[kind]))
        out[KINDS + kind] += max(0.0, (bits - policy.weights.base[kind]) / share)  # bits of rarity
    base = 2 * KINDS
    for i, role in enumerate(roles[0]):
        used = int(trace.used[0, i])
        if used < 0:
            out[base + int(OTHER_OF[CLASS_OF[role], CLASS_OF[roles[1][-1 - used]]])] += 1
    for side in (0, 1):
        for i, role in enumerate(roles[side]):
            if trace.used[side, i] == 0:
                out[base + int(OMIT_OF[role])] += 1
                if role == 0:
                    out[base + SHARE_AT] -= rarity[side][i] / 100
    for term in range(int(Cost.ORDER_TURNED), int(Cost.WEAK) + 1):
        out[base + term] += trace.terms[term] != 0
    for term in (Cost.IDENTICAL, Cost.CORE_COMPLETE, Cost.OWN_WORD):
        out[base + int(term)] += trace.terms[term] != 0
    out[base + int(Cost.KIN)] = trace.terms[Cost.KIN] / 100
    for term in (Cost.ALSO_NEAR, Cost.ALSO_CONSONANTS):
        cost = int(policy.weights.cost[term])
        out[base + term] = trace.terms[term] / cost if cost else 0
    out[-1] = 1
    return out


def weights_of(policy: Policy) -> npt.NDArray[np.float64]:
    weights = policy.weights
    cost = weights.cost / 100
    cost[Cost.KIN] = 1.0  # what it takes away is worked out
    return np.concatenate([weights.base / 100, weights.share / 100, cost, [policy.prior / 100]])


def gather(
    asked: Asked, policy: Policy, *, part: int, depth: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Terms, labels and importance of the best candidates of every query of a part."""
    chosen = [place for place, of in enumerate(asked.part) if of == part]
    subjects = tuple(subject_of_query(asked.queries[place]) for place in chosen)
    rules = Rules(policy.weights, policy.facts, policy.prior, -(10**9))
    rows = find_rows(subjects, asked.index, rules=rules, limit=8)
    ids = native_ids(asked.index)
    side, segment = compile_subjects(subjects), asked.index.segments[0].side
    room = make_room()
    x, y, w = [], [], []
    for i, (row, place) in enumerate(zip(rows, chosen, strict=True)):
        truth = asked.truth[place]
        mine = slice(side.names.start[i], side.names.start[i + 1])
        kept = [(name, ids[0][name] == truth) for _, _, name in row]
        kept = [found for rank, found in enumerate(kept) if found[1] or rank < depth]
        for rank, (name, same) in enumerate(kept):
            run(weigh_names, side, i, segment, name, policy.weights, room)
            theirs = slice(segment.names.start[name], segment.names.start[name + 1])
            roles = (side.names.role[mine], segment.names.role[theirs])
            rarity = (side.names.rarity[mine], segment.names.rarity[theirs])
            x.append(describe(room[1], roles, rarity, policy))
            y.append(float(same))
            w.append(1.0 if same or (not truth and rank == 0) else 0.3)
    return np.array(x), np.array(y), np.array(w)


def fit(
    data: tuple[npt.NDArray[np.float64], ...],
    start: npt.NDArray[np.float64],
    ridge: npt.NDArray[np.float64],
    *,
    steps: int = 60,
) -> npt.NDArray[np.float64]:
    """Newton's method with halved steps for logistic regression in bits, pulled towards `start`."""
    x, y, w = data
    theta = start.copy()
    log2 = np.log(2)

    def loss(at: npt.NDArray[np.float64]) -> float:
        z = (x @ at) * log2
        return float((w * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (ridge * (at - start) ** 2).sum())

    now = loss(theta)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ theta * log2, -40, 40)))
        gradient = x.T @ (w * (y - p)) * log2 - ridge * (theta - start)
        curve = (x.T * (w * np.maximum(p * (1 - p), 1e-6))) @ x * log2**2 + np.diag(ridge)
        step = np.linalg.solve(curve, gradient)
        size = 1.0
        while size > 1e-4:
            tried = theta + size * step
            tried[KINDS : 2 * KINDS] = np.clip(tried[KINDS : 2 * KINDS], 0.15, 1.0)
            if loss(tried) < now:
                break
            size /= 2
        else:
            break
        theta, before, now = tried, now, loss(tried)
        if before - now < 1e-3:
            break
    print("loss", round(now, 1), "converged in", _, "steps")
    return theta


# Held where true pairs on lists say too little: rules of meaning, and kinds of slips that lists do not make.
FIXED = {
    "kin", "kin_most", "identical", "core_complete",
    "omit_number", "other_number", "order_sons", "order_turned", "cap_token", "legal_same", "legal_other", "weak",
    "complete_single", "omit_patronymic", "other_patronymic",
}  # fmt: skip
FIXED_KINDS = (
    Agreement.VARIANT,
    Agreement.JOINED,
    Agreement.CONSONANTS,
    Agreement.SHAPE,
    Agreement.PREFIX,
    Agreement.INITIAL,
)


def write_policy(text: str, theta: npt.NDArray[np.float64]) -> str:
    """The TOML text with the learned numbers put in; comments and all else stay."""

    def put(section: str, name: str, value: float) -> None:
        nonlocal text
        head, mark, tail = text.partition(f"[{section}]")
        tail = re.sub(rf"(?m)^{name} = [-\d.]+", f"{name} = {value:.2f}", tail, count=1)
        text = head + mark + tail

    for kind in Agreement:
        if kind is not Agreement.NONE:
            put("agreement.base", kind.name.lower(), theta[kind])
            put("agreement.share", kind.name.lower(), theta[KINDS + kind])
    for cost in Cost:
        if cost.name.lower() not in FIXED:
            put("cost", cost.name.lower(), theta[2 * KINDS + cost])
    return text


def calibrate(asked: Asked, policy: Policy) -> tuple[float, float]:
    """Slope and prior by which the best hit of each query held out is as likely as it says.

    As many queries mean a listing as mean none; that is what the prior stands for.
    """
    x, y, w = gather(asked, policy, part=CHECK, depth=1)
    bits = x[:, :-1] @ weights_of(policy)[:-1]
    share = (w * y).sum() / w.sum()
    w = w * np.where(y == 1, 0.5 / share, 0.5 / (1 - share))
    terms = np.stack([bits, np.ones(bits.size)], axis=1)
    slope, offset = fit((terms, y, w), np.array([1.0, policy.prior / 100]), np.array([1e-3, 1e-3]))
    return float(slope), float(offset / slope)


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    text = source.read_text(encoding="utf-8")
    first = weights_of(read_policy(text))
    use_compiled()
    asked = make_asked(strangers=6000)
    print({part: asked.part.count(part) for part in (FIT, CHECK)}, "true", sum(map(bool, asked.truth)), flush=True)
    ridge = np.full(WIDTH, RIDGE)
    ridge[KINDS : 2 * KINDS] = 10 * RIDGE
    ridge[2 * KINDS + SHARE_AT] = 100 * RIDGE
    for name in FIXED:
        ridge[2 * KINDS + int(Cost[name.upper()])] = 1e9
    for kind in FIXED_KINDS:
        ridge[[kind, KINDS + kind]] = 1e9
    for _ in range(ROUNDS):
        theta = fit(gather(asked, read_policy(text), part=FIT, depth=4), first, ridge)
        text = write_policy(text, theta)
    slope, prior = calibrate(asked, read_policy(text))
    print(f"fitted on the part held out: slope {slope:.2f}, prior {prior:.2f}")
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
