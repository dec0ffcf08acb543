"""The bundled case from end to end: lists loaded, a delta, screenings before and after it, a dossier, and on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from ostrakon.cases import MALI_2023, Case
from ostrakon.cases.mali_2023 import AFTER, BEFORE
from ostrakon.exchange.graphs import say_relation
from ostrakon.flow.claim_lines import claim_rows
from ostrakon.flow.claims_meet_lists import meet_lists
from ostrakon.flow.entities import REPORT, read_entities, split_member
from ostrakon.flow.judging import explain_pair
from ostrakon.flow.listed_names import open_listed_names
from ostrakon.flow.resolve_all import resolve_lists
from ostrakon.flow.texts import read_text
from ostrakon.flow.workspace import Workspace
from ostrakon.intake import read_file
from ostrakon.ledger.readings import add_reading
from ostrakon.model import DossierLine, Hit, Listing
from ostrakon.network.comparison import compare_rules
from ostrakon.network.listed import ListedParty
from ostrakon.network.proof import Proof, prove, say_conclusion
from ostrakon.network.registers import read_register

CAMARA = "42618"
SPELLINGS = ("Sadio Kamara", "CAMARA, Sadiou", "Садио Камара")
CUSTOMER = "Test Customer 17"
LIST = "us_ofac_sdn"
MASLOV, WAGNER = "40969", "22543"
NAMESAKES = ("16688", "36799")  # two men called Sergei Borisovich Ivanov, born in 1953 and 1952
BRITISH_NAMESAKE = "uk_sanctions:14679"
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
    names = open_listed_names(workspace.shelf)
    for report in case.reports:
        text = report.file.read_text(encoding="utf-8")
        listed = names.found_in(text, language="en") if names else {}
        reading = read_text(text, published=report.published, listed_names=listed)
        add_reading(workspace.shelf.ledger, reading, at=workspace.shelf.clock())
        yield Shown(
            f"A report of {report.published}: {report.title}",
            "Claims, each attributed and with its words; an accusation stays an accusation.",
            ("claim", "how firmly", "who, of whom", "when", "its words"),
            claim_rows(reading),
            f"{len(reading.claims)} claims, {len(reading.parties)} parties, read by {reading.reader}",
        )


def _resolve(workspace: Workspace, case: Case) -> Iterator[Shown]:
    resolve_lists(workspace.shelf)
    found = read_entities(workspace.shelf).entities
    rows = []
    for key in (MASLOV, WAGNER, CAMARA):
        entity = next(each for each in found if f"list:{LIST}:{key}" in each.members)
        listed = [member.removeprefix("list:") for member in entity.members if member.startswith("list:")]
        texts = {split_member(member)[0] for member in entity.members if member.startswith(REPORT)}
        rows.append((entity.name, "\n".join(listed), f"{len(texts)}", entity.id))
    yield Shown(
        "One party, however it is spelled: lists and reports resolved",
        "Resolving weighs the same evidence as screening, in the same bits; a person's judgement goes before it.",
        ("entity", "listings", "reports", "id, which stays"),
        tuple(rows),
    )
    yield _show_namesakes(workspace)


def _show_namesakes(workspace: Workspace) -> Shown:
    """Two men of one name on one list, and the man of another list who is one of them."""
    rows = []
    for namesake in NAMESAKES:
        told = explain_pair(workspace.shelf, BRITISH_NAMESAKE, f"{LIST}:{namesake}")
        listing = _listing(workspace, LIST, namesake)
        born = ", ".join(birth.date.edtf() for birth in listing.births)
        judged = told.judgements[-1]
        words = "one" if told.left_entity == told.right_entity else "two"
        rows.append((f"{namesake} {listing.name}, born {born}", words, f"{judged.bits:+.1f}", judged.why))
    other = _listing(workspace, *BRITISH_NAMESAKE.split(":"))
    born = ", ".join(birth.date.edtf() for birth in other.births)
    return Shown(
        "Two namesakes kept apart",
        f"Whom does Britain mean by {other.name}, born {born}? Two men of that name stand on the SDN list.",
        ("SDN entry", "parties", "bits", "why"),
        tuple(rows),
    )


def _meet(workspace: Workspace, case: Case) -> Iterator[Shown]:
    readings = workspace.readings()
    met = meet_lists(workspace.shelf, readings, read_entities(workspace.shelf), as_of=AFTER)
    told = [each for each in met if each.sources]
    rows = [
        (
            each.target,
            each.list,
            f"{each.earliest or ''}" + (f" to {each.latest}" if each.earliest != each.latest else ""),
            each.meeting.value,
            each.edition,
            f"{len(each.sources)}",
        )
        for each in told
    ]
    missing = [each.target for each in met if not each.sources]
    yield Shown(
        "Reports meet lists",
        "Each designation that a report tells of, and the first edition held that carries it.",
        ("target", "list", "reported for", "meets", "first edition with it", "reports"),
        tuple(rows),
        f"{len(missing)} listings that came no report told of: {', '.join(missing[:3])} …",
    )


def _timeline(workspace: Workspace, case: Case) -> Iterator[Shown]:
    found = workspace.dossier(f"{LIST}:{MASLOV}", as_of=AFTER)
    standings = "; ".join(
        f"{each.list} {each.status.value}" + (f" since {each.since}" if each.since else "")
        for each in found.standings
    )
    yield Shown(
        f"What happened to {found.name}, in order of time",
        standings,
        ("when", "what", "words"),
        tuple((each.when, each.topic, each.text) for each in found.timeline),
    )


def _network(workspace: Workspace, case: Case) -> Iterator[Shown]:
    found = workspace.network(f"{LIST}:{CAMARA}", as_of=AFTER)
    labels = {node.id: node.label for node in found.nodes}
    rows = [
        (
            labels[tie.subject],
            say_relation(tie),
            labels[tie.object],
            tie.evidence[0].quote if tie.evidence else tie.source,
        )
        for tie in found.relations
    ]
    yield Shown(
        "Who stands around him",
        "Ties of lists and of reports in one graph, each with its source.",
        ("who", "what", "whom", "its words"),
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
    _meet,
    _timeline,
    _network,
    _own,
)
