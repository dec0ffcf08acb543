"""The reader: a report goes through the stages in order and comes out as a reading.

Each stage declares what it needs of the page and what it gives; the pipeline is checked when it is built.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ostrakon.model import PartyKind, Reading, Report
from ostrakon.reading.allegations.allegations import AllegationFinder
from ostrakon.reading.allegations.denials import DenialFinder
from ostrakon.reading.closing import close_page
from ostrakon.reading.designations.designations import DesignationFinder
from ostrakon.reading.designations.expansions import Expander
from ostrakon.reading.designations.merge import Merger, drop_generic
from ostrakon.reading.designations.office_issuers import add_states
from ostrakon.reading.naming.datelines import dateline_words
from ostrakon.reading.naming.descriptions import find_descriptions
from ostrakon.reading.naming.name_spans import find_names
from ostrakon.reading.naming.parties import register_parties
from ostrakon.reading.offices.bindings import Binder
from ostrakon.reading.offices.french_leading import FrenchLeading
from ostrakon.reading.offices.leading_verbs import LeadingVerbs
from ostrakon.reading.offices.roles import RoleFinder
from ostrakon.reading.offices.title_bodies import add_bodies
from ostrakon.reading.offices.titled_people import titled_people
from ostrakon.reading.offices.titles import TitleFinder
from ostrakon.reading.offices.unnamed import add_unnamed
from ostrakon.reading.page import Page
from ostrakon.reading.plausibility import keep_plausible
from ostrakon.reading.prose.act_repairs import repair_acts
from ostrakon.reading.prose.agreement import settle_participles
from ostrakon.reading.prose.aside_repairs import repair_asides
from ostrakon.reading.prose.layout import Layout
from ostrakon.reading.prose.normalize import normalize
from ostrakon.reading.prose.repairs import repair_tree
from ostrakon.reading.prose.tagger import parse_sentences, tag_names
from ostrakon.reading.prose.tree import grow_trees
from ostrakon.reading.prose.units import cut_units
from ostrakon.reading.prose.words import split_words
from ostrakon.reading.references.references import References
from ostrakon.reading.relations.events import EventFinder
from ostrakon.reading.relations.french_links import FrenchLinks
from ostrakon.reading.relations.kinship import KinshipFinder
from ostrakon.reading.relations.linked import LinkFinder
from ostrakon.reading.relations.role_fillers import Filler
from ostrakon.reading.relations.ties import TieFinder, join_links
from ostrakon.reading.speech.quotations import find_quotations
from ostrakon.reading.speech.speakers import SpeakerFinder
from ostrakon.reading.times.times import find_times
from ostrakon.reading.version import reader_version

READER = reader_version()


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its name, the fields of the page that it needs and gives, and the work."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    work: Callable[[Page], None]


def _cut_words(page: Page) -> None:
    page.words = split_words(page.plain, language=page.language)
    page.dateline = dateline_words(page.plain, page.words, language=page.language)


def _find_quotations(page: Page) -> None:
    page.quotes = find_quotations(page.plain)


def _find_times(page: Page) -> None:
    page.times = find_times(page.plain, published=page.published, language=page.language)


def _find_names(page: Page) -> None:
    tags = _tags(page)
    timed = {i for i, word in enumerate(page.words) for span in page.times if span.start <= word.start < span.end}
    names = find_names(page.words, language=page.language, tags=tags, listed=page.listed)
    names = [name for name in names if name.first not in timed or name.last - name.first > 1]
    names = [name for name in names if name.first not in page.dateline]
    page.names = find_descriptions(page.words, names, language=page.language)


def _tags(page: Page) -> dict[int, str]:
    sentences: list[list[str]] = []
    places: list[list[int]] = []
    for index, word in enumerate(page.words):
        if word.opens or not sentences:
            sentences.append([])
            places.append([])
        sentences[-1].append(word.text)
        places[-1].append(index)
    labels = tag_names(sentences, language=page.language)
    return {
        i: label
        for row, line in zip(places, labels, strict=True)
        for i, label in zip(row, line, strict=True)
        if label
    }


def _bind_titles(page: Page) -> None:
    titles = TitleFinder(page.words, page.names, page.language).find()
    if page.language == "en":
        page.names = titled_people(page.words, page.names, titles)
    bindings = Binder(page.words, page.names, titles, page.language).bind()
    english = page.language == "en"
    verbs = LeadingVerbs(page.words, page.names, "en") if english else FrenchLeading(page.words, page.names)
    leading = verbs.find()
    bindings = sorted([*bindings, *leading], key=lambda b: b.first)
    titles = sorted([*titles, *(b.title for b in leading)], key=lambda t: t.first)
    names, page.titles, bindings = add_unnamed(
        page.words, page.names, titles, bindings, language=page.language, quotes=page.quotes
    )
    page.names, page.bindings = add_bodies(page.words, names, titles, bindings, language=page.language)


def _register(page: Page) -> None:
    page.register = register_parties(page.text, page.words, page.names, language=page.language)


def _parse(page: Page) -> None:
    layout = Layout(page.words, page.names, page.bindings, page.times, page.quotes, page.language, page.dateline)
    page.units = cut_units(layout)
    docs = parse_sentences([[item.form for item in unit.items] for unit in page.units], language=page.language)
    page.trees = grow_trees(docs, page.units, page.language)
    for tree in page.trees:
        repair_tree(tree)
        repair_acts(tree)
        repair_asides(tree)
        if page.language == "fr":
            settle_participles(tree, page.words)
        tree.break_circles()


def _find_claims(page: Page) -> None:
    references = References(page)
    quotations = SpeakerFinder(page, references).find()
    roles = RoleFinder(page).find()
    raw = DesignationFinder(page, references).find()
    merger = Merger(page)
    designations = drop_generic(merger.merge(raw))
    Expander(page, references).expand(designations)
    add_states(page, designations, roles)
    accusing = AllegationFinder(page, references, [d for d in designations if not d.total], [*quotations, *roles])
    allegations = accusing.find()
    merger.join_authorities(designations)
    filler = Filler(page, references, [*allegations, *designations])
    links = KinshipFinder(page).find() + LinkFinder(filler, accusing.parts.sides.issuer).find()
    links += FrenchLinks(page, references, [*allegations, *designations]).find() if page.language == "fr" else []
    links += EventFinder(filler).find()
    links = join_links([*roles, *links, *TieFinder(page, [*allegations, *designations]).find()])
    page.findings = keep_plausible(page, [*quotations, *designations, *allegations, *links])
    page.findings += keep_plausible(page, DenialFinder(page, references, page.findings).find())


STAGES = (
    Stage("words", ("plain",), ("words", "dateline"), _cut_words),
    Stage("quotations", ("plain",), ("quotes",), _find_quotations),
    Stage("times", ("plain",), ("times",), _find_times),
    Stage("names", ("words", "times"), ("names",), _find_names),
    Stage("titles", ("words", "names"), ("names", "titles", "bindings"), _bind_titles),
    Stage("parties", ("words", "names"), ("register",), _register),
    Stage("parse", ("words", "names", "bindings", "times", "quotes"), ("units", "trees"), _parse),
    Stage("claims", ("trees", "register", "bindings", "times", "quotes"), ("findings",), _find_claims),
)


def check_stages(stages: tuple[Stage, ...] = STAGES) -> None:
    """Refuse a pipeline in which a stage needs what none before it gives.

    Raises:
        ValueError: naming the stage and the field.
    """
    given = {"text", "plain", "language", "published", "listed"}
    for stage in stages:
        missing = set(stage.needs) - given
        if missing:
            raise ValueError(f"stage {stage.name} needs {sorted(missing)}, which no stage before it gives")
        given |= set(stage.gives)


check_stages()


def read_report(report: Report, *, listed_names: Mapping[str, PartyKind] | None = None) -> Reading:
    """What the report says: parties, claims, quotations and times, each pointing at its words.

    `listed_names` are names of the lists with their kinds; one that stands in the text is found even where
    the tagger misses it. The language is the report's (`en` or `fr`); the answer depends on nothing else.
    """
    page = Page(
        report.text,
        normalize(report.text, language=report.language),
        report.language,
        report.published,
        listed_names or {},
    )
    for stage in STAGES:
        stage.work(page)
    return close_page(page, report, reader=READER)
