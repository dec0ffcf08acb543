"""The bundled case from end to end: lists loaded, a delta, screenings before and after it, a dossier, and on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from ostrakon.cases import MALI_2023, Case
from ostrakon.cases.mali_2023 import AFTER, BEFORE
from ostrakon.flow.claim_lines import claim_rows
from ostrakon.flow.read_reports import read_text
from ostrakon.flow.workspace import Workspace
from ostrakon.intake import read_file
from ostrakon.ledger.readings import add_reading
from ostrakon.model import DossierLine, Hit, Listing, PartyKind
from ostrakon.network.comparison import compare_rules
from ostrakon.network.listed import ListedParty
from ostrakon.network.proof import Proof, prove, say_conclusion
from ostrakon.network.registers import read_register
from ostrakon.resolve import load_policy, subject_of, weigh_pair

CAMARA = "42618"
SPELLINGS = ("Sadio Kamara", "CAMARA, Sadiou", "Садио Камара")
CUSTOMER = "Test Customer 17"
MASLOV = (("us_ofac_sdn", "40969"), ("uk_sanctions", "16024"), ("eu_fsf", "2017/1770 Ia.6"))
_TIED = 0.5  # a register's name counts as the listed party where that is likelier than not, for show
_SURE = 0.9995  # from here three decimals would read 1.000


@dataclass(frozen=True, slots=True)
class Shown:
    """One step as shown: what it tells in one line, a table, and a line after it ("" for none)."""

    title: str
    tells: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: str = ""


def run_demo(workspace: Workspace, case: Case = MALI_2023) -> Iterator[Shown]:
    """The steps, one after the other, each done when it is asked for."""
    for step in STEPS:
        yield from step(workspace, case)


def _load(workspace: Workspace, case: Case) -> Iterator[Shown]:
    rows = []
    for edition in case.editions:
        done = workspace.load(*edition.files, list=edition.list_id, published=edition.published, bounded=False)
        names = ", ".join(file.name for file in edition.files)
        rows.append((edition.list_id, f"{edition.published}", names, f"{done.edition.listings}", f"+{done.added}"))
    yield Shown(
        "Four authorities' lists become one dated record",
        "Small editions in the official formats, read whole: every entry is a listing or an issue.",
        ("list", "published", "files", "listings", "new"),
        tuple(rows),
    )


def _delta(workspace: Workspace, case: Case) -> Iterator[Shown]:
    found = workspace.delta("us_ofac_sdn", BEFORE, AFTER)
    rows = [
        (
            change.kind.value,
            change.native_id,
            change.name,
            "only because a party it is linked to was renamed" if change.by_renaming else "",
        )
        for change in (*found.added, *found.removed, *found.changed)
    ]
    yield Shown(
        "What changed on 24 July 2023",
        "Three officials of Mali come onto the SDN list; four changes are another party's new name.",
        ("change", "id", "name", "note"),
        tuple(rows),
    )


def _screen(workspace: Workspace, case: Case) -> Iterator[Shown]:
    rows = []
    for name in SPELLINGS:
        for day in (AFTER - timedelta(days=1), AFTER):
            hits = workspace.screen(name, as_of=day, kind="person")
            rows.append((name, f"{day}", *_best(hits)))
    yield Shown(
        "The same three spellings, the day before and the day of the action",
        "An answer is always as of a day; a score is a sum of bits of evidence.",
        ("screened name", "as of", "best hit", "probability", "bits", "the names, term by term"),
        tuple(rows),
    )


def _best(hits: list[Hit]) -> tuple[str, str, str, str]:
    if not hits:
        return "no hit", "", "", ""
    hit = hits[0]
    why = ", ".join(f"{part.query} ~ {part.candidate} {part.bits:+.1f}" for part in hit.parts if part.query)
    return f"{hit.list}:{hit.native_id} {hit.name}", _probability(hit.probability), f"{hit.bits:+.1f}", why


def _probability(value: float) -> str:
    return f"{value:.3f}" if value < _SURE else "> 0.999"


def _dossier(workspace: Workspace, case: Case) -> Iterator[Shown]:
    found = workspace.dossier(f"us_ofac_sdn:{CAMARA}", as_of=AFTER)
    (listing,) = found.listings
    rows = [(line.topic, line.text, _place(line)) for line in (*listing.lines, *listing.history)]
    yield Shown(
        f"The dossier of {found.name}",
        f"By {listing.authority}, {listing.status.value} since {listing.since}; each line with its evidence.",
        ("topic", "words", "evidence"),
        tuple(rows),
    )


def _place(line: DossierLine) -> str:
    return f"{line.evidence[0].place} sha256:{line.evidence[0].capture[:8]}" if line.evidence else ""


def _reports(workspace: Workspace, case: Case) -> Iterator[Shown]:
    names = _listed_names(workspace, case)
    for report in case.reports:
        text = report.file.read_text(encoding="utf-8")
        reading = read_text(text, published=report.published, listed_names=names)
        add_reading(workspace.shelf.ledger, reading, at=workspace.shelf.clock())
        yield Shown(
            f"A report of {report.published}: {report.title}",
            "Claims, each attributed and with its words; an accusation stays an accusation.",
            ("claim", "how firmly", "who, of whom", "when", "its words"),
            claim_rows(reading),
            f"{len(reading.claims)} claims, {len(reading.parties)} parties, read by {reading.reader}",
        )


def _listed_names(workspace: Workspace, case: Case) -> dict[str, PartyKind]:
    lists = sorted({edition.list_id for edition in case.editions})
    return {
        name.full: listing.kind
        for list_id in lists
        for listing in workspace.listings(list_id)
        for name in listing.names
    }


def _resolve(workspace: Workspace, case: Case) -> Iterator[Shown]:
    found = [_listing(workspace, *key) for key in MASLOV]
    policy = load_policy()
    rows = []
    for place, left in enumerate(found):
        for right in found[place + 1 :]:
            weighed = weigh_pair(subject_of(left), subject_of(right), policy=policy)
            why = ", ".join(
                f"{part.feature} {part.bits:+.1f}"
                for part in sorted(weighed.parts, key=lambda part: (-abs(part.bits), part.feature))[:4]
            )
            pair = f"{left.list_id}: {left.name} ~ {right.list_id}: {right.name}"
            rows.append((pair, _probability(weighed.probability), f"{weighed.bits:+.1f}", why))
    yield Shown(
        "One Maslov, three lists, two spellings",
        "Resolving weighs the same evidence as screening, in the same bits.",
        ("pair", "probability", "bits", "weightiest terms"),
        tuple(rows),
    )


def _listing(workspace: Workspace, list_id: str, native_id: str) -> Listing:
    return next(each for each in workspace.listings(list_id) if each.native_id == native_id)


def _own(workspace: Workspace, case: Case) -> Iterator[Shown]:
    register = read_register(read_file(case.register, at=workspace.shelf.clock()))
    listed = [tied for party in register.stakes.parties for tied in _tie(workspace, party)]
    views = compare_rules(register.stakes, listed, CUSTOMER, as_of=AFTER)
    rows = []
    for view in views:
        if view.ownership is None or view.rule is None:
            rows.append((view.title, "", view.why))
            continue
        proof = prove(view.ownership, CUSTOMER)
        rows.append((view.title, str(proof.conclusion.status), _proof_words(proof)))
    yield Shown(
        "Who owns Test Customer 17 (an invented customer)",
        "Ownership rules are dated data; each conclusion has its proof, stake by stake.",
        ("rule", "conclusion", "proof"),
        tuple(rows),
    )


def _tie(workspace: Workspace, party: str) -> list[ListedParty]:
    """What a register's party is on the lists, by screening its name."""
    hits = [hit for hit in workspace.screen(party, as_of=AFTER) if hit.probability >= _TIED]
    return [ListedParty(party, hit.list, hit.native_id, hit.name, how="screened") for hit in hits]


def _proof_words(proof: Proof) -> str:
    said = []
    for line in proof.lines:
        share = f"{line.stake.words} held by " if line.stake else ""
        words = say_conclusion(line.conclusion, proof.rule)
        said.append(f"{'  ' * line.depth}{share}{line.conclusion.node}: {words}")
    return "\n".join(said)


STEPS: tuple[Callable[[Workspace, Case], Iterator[Shown]], ...] = (
    _load,
    _delta,
    _screen,
    _dossier,
    _reports,
    _resolve,
    _own,
)
