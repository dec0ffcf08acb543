"""Names of parties in a text: gazetteer and listed names first, then capitalized runs, the tagger for recall."""

from collections.abc import Mapping, Sequence
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.body_names import BodyNames
from ostrakon.reading.naming.foreign_bodies import ForeignBodies
from ostrakon.reading.naming.french_bodies import FrenchBodies
from ostrakon.reading.naming.gazetteer import Match, Trie, find_known, known_parties, listed_parties
from ostrakon.reading.naming.initialed_names import initialed_end
from ostrakon.reading.naming.inverted_names import inverted_name
from ostrakon.reading.naming.known_names import KnownNames
from ostrakon.reading.naming.led_names import led_kind, office_inside, titled_before, two_nations
from ostrakon.reading.naming.lone_names import settle_lone_names
from ostrakon.reading.naming.name_joins import NameJoins
from ostrakon.reading.naming.name_kinds import Forms, NameSpan, is_capital, kind_of_run, name_forms
from ostrakon.reading.naming.name_parts import personal_words
from ostrakon.reading.naming.name_sharing import settle_belonging, share_aliases, share_kinds, share_places
from ostrakon.reading.naming.numbered_bodies import NumberedBodies
from ostrakon.reading.naming.openings import Openings
from ostrakon.reading.naming.vessel_names import VesselNames
from ostrakon.reading.offices.title_words import lexicon, title_heads
from ostrakon.reading.prose.headings import Headings
from ostrakon.reading.prose.tagger import is_common_noun
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules


def find_names(
    words: Sequence[Word], *, language: str, tags: Mapping[int, str], listed: Mapping[str, PartyKind]
) -> list[NameSpan]:
    """Every name, in order, none overlapping. `tags` gives the tagger's label of each word it labels."""
    finder = _Finder(words, language, tags, listed)
    return finder.find()


@cache
def _title_words(language: str) -> frozenset[str]:
    titles = load_rules("titles")[language]
    words = {part for head in titles["heads"] for part in head.split()}
    return frozenset(words | set(titles["modifiers"]) | {rank.lower() for rank in titles["ranks"]})


_DIRECTIONS = frozenset(["west", "east", "north", "south", "central", "upper", "lower"])
# words of French that are no words of English: before a capital they are parts of names ("Ma Zhaoxu")
_FRENCH = frozenset(["Ni", "Ma", "Si", "Du", "Son", "Sa", "Or", "Un", "Me", "De", "Des", "Le", "La", "Les"])
_HEADING = 4  # words that make a line in capitals a heading; shorter ones are names of lists


@cache
def _sole_heads(language: str) -> frozenset[str]:
    """Words that are titles by themselves; others ("Air" of "Air Marshal") open one only before its next word."""
    return frozenset(head[0] for head in lexicon(language).heads if len(head) == 1) | lexicon(language).ranks


class _Finder:
    """One pass over one text."""

    def __init__(
        self, words: Sequence[Word], language: str, tags: Mapping[int, str], listed: Mapping[str, PartyKind]
    ) -> None:
        self.words, self.language, self.tags = words, language, tags
        self.forms: Forms = name_forms()
        known: Trie = known_parties(language)
        self.known = {match.first: match for match in find_known(words, known)}
        self.listed = {m.first: m for m in find_known(words, listed_parties(listed, language))} if listed else {}
        self.bodies = (BodyNames if language == "en" else FrenchBodies)(words, self.known, tags)
        self.foreign = ForeignBodies(words, self.known, tags, language=language)
        self.joins = NameJoins(words, self.known, language, self._skip)
        self.numbered = NumberedBodies(words, language)
        self.known_names = KnownNames(words, {**self.known, **self.listed}, language)
        self.vessels = VesselNames(words, self.known)
        self.headings = Headings(words)
        self.openings = Openings(words, self.known, tags, self.headings.inner, language=language)
        self.out: list[NameSpan] = []
        lines: dict[int, list[str]] = {}
        for word in words:
            if word.text.isalpha() and len(word.text) > 1:
                lines.setdefault(word.paragraph, []).append(word.text)
        # headings in capitals hold no names that their capitals would tell
        self.shouted = {n for n, line in lines.items() if len(line) > _HEADING and all(w.isupper() for w in line)}

    def find(self) -> list[NameSpan]:
        """The spans of names of the page, in order of place."""
        index = 0
        while index < len(self.words):
            index = self._step(index)
        settle_lone_names(self.words, self.out, language=self.language)
        share_kinds(self.words, self.out)
        settle_belonging(self.words, self.out)
        share_places(self.words, self.out)
        share_aliases(self.words, self.out, language=self.language)
        return self.out

    def _step(self, index: int) -> int:
        listed = self.listed.get(index)
        if listed and (listed.last - listed.first > 1 or is_capital(self.words[index].text)):
            return self._keep(listed)
        if self.headings.has(index):
            return self._step_heading(index)
        surname = inverted_name(self.words, index, self.tags)
        if surname:
            self.out.append(NameSpan(index, surname, PartyKind.PERSON))
            return surname
        numbered = self.numbered.at(index)
        if numbered:
            whole = self.out and self.out[-1].last == index and self.out[-1].kind is PartyKind.PUBLIC_BODY
            self._add_body(self.out.pop().first if whole else index, *numbered)
            return numbered[0]
        vessel = self.vessels.at(index)
        if vessel:
            self.out.append(NameSpan(index, vessel, PartyKind.VESSEL))
            return vessel
        quiet = self.words[index].paragraph not in self.shouted
        initialed = initialed_end(self.words, index) if quiet and index not in self.known else 0
        if initialed:
            self._add_run(index, initialed)
            if self.out and self.out[-1].first == index:
                return initialed
        body = (self.bodies.at(index) or self.foreign.at(index)) if quiet else None
        if body:
            self._add_body(index, *body)
            return body[0]
        run = self._run_end(index)
        known = self.known.get(index)
        if run <= index:
            return self._keep(known) if known else index + 1
        self._cut_run(index, run)
        return max(run, self.out[-1].last if self.out else run)

    def _step_heading(self, index: int) -> int:
        """In a heading: known parties, and what the prose below names in the same words."""
        known = self.known.get(index)
        body = self.bodies.at(index)
        if body and self.headings.repeats(index, body[0]):
            self._add_body(index, *body)
            return body[0]
        end = self.headings.name_end(index)
        if known and known.last >= end:
            return self._keep(known)
        if end > index and not self._skip(index):
            self._cut_run(index, end)
        return max(end, index + 1)

    def _add_body(self, first: int, last: int, kind: PartyKind) -> None:
        inside = [m.entry.country for i, m in sorted(self.known.items()) if first <= i < last and m.entry.country]
        self.out.append(NameSpan(first, last, kind, country=inside[0] if inside else ""))

    def _keep(self, match: Match) -> int:
        span = self.known_names.span(match)
        if span is not None:
            self.out.append(span)
        return span.last if span is not None else match.last

    def _is_part(self, index: int) -> bool:
        return index < len(self.words) and is_capital(self.words[index].text)

    def _run_end(self, index: int) -> int:
        """The end of the run of capitalized words (with their joins) that opens at `index`."""
        if not self._is_part(index) or self._skip(index) or self.words[index].paragraph in self.shouted:
            return index
        paragraph = self.words[index].paragraph
        last = index + 1
        while last < len(self.words) and self.words[last].paragraph == paragraph:
            if self._is_part(last) and not self.words[last].opens:
                last += 1
                continue
            joined = self.joins.past(index, last)
            if not joined:
                break
            last = joined
        return last

    def _skip(self, index: int) -> bool:
        word = self.words[index].text
        if index in self.known and self.known[index].last - index > 1:
            return False
        courteous = index > 0 and self.words[index - 1].text in self.forms.honorifics and len(word) > 1
        foreign = courteous or (self.language == "en" and word in _FRENCH and self._is_part(index + 1))
        if (
            word in self.forms.not_names and not foreign and not self._given_after_all(index)
        ) or word in self.forms.honorifics:
            return True
        return len(word) == 1 or (word.endswith(".") and word in self.forms.abbreviations and word not in ("St.",))

    def _given_after_all(self, index: int) -> bool:
        """`Christian Schmidt`: a word that is rarely a name, before a further name part."""
        after = index + 1
        return (
            self.words[index].text in self.forms.given
            and self._is_part(after)
            and after not in self.known
            and self.words[after].text not in self.forms.not_names
            and not self.forms.is_body_head(self.words[after].text)
            and not self.words[after].text.endswith(("s", "an", "ic"))
        )

    def _cut_run(self, first: int, last: int) -> None:
        """Split a run into known parties, titles and names; what is left over is no name."""
        first = self.openings.past(first, last)
        while first < last:
            cut = self._next_cut(first, last)
            if cut <= first:
                first += 1
                continue
            first = cut

    def _next_cut(self, first: int, last: int) -> int:
        known = self.known.get(first)
        whole_body = self._body_span(first, last, known)
        if whole_body:
            self._add_run(first, whole_body)
            return whole_body
        if known and known.last >= first and not self._bears_land(known, last):
            longer = self._longer_company(known, last)
            if longer:
                self.out.append(NameSpan(first, longer, PartyKind.COMPANY, country=known.entry.country))
                return longer
            return self._keep(known)
        if self._opens_title(first, last) and not self._is_given(first, last):
            return first + 1
        if self._is_portfolio(first, last):
            return first + 1
        if self._skip(first) and len(self.words[first].text) != 1:
            return first + 1
        end = first + 1
        while end < last and end not in self.known and not self._is_title_start(end, last):
            end += 1
        if (
            end < last
            and end in self.known
            and self.known[end].entry.form in ("adjective", "weak", "place", "seat")
        ) and (self.known[end].last >= last or self.words[end - 1].low in self.forms.particles):
            end = last
        if end < last and end in self.known and self._surname_known(first, end, last):
            end = last
        while end > first + 1 and self.words[end - 1].low in ("of", "for", "and", "the", "de", "du", "des", "et"):
            end -= 1
        self._add_run(first, end)
        return end

    def _longer_company(self, known: Match, last: int) -> int:
        """Past `Thales Alenia Space`: a known company's name that opens another company's, else 0."""
        one = known.last == known.first + 1 and known.entry.kind is PartyKind.COMPANY
        end = known.last
        while end < last and end not in self.known and not self._is_title_start(end, last):
            end += 1
        rest = [w.text for w in self.words[known.last : end]]
        plain = rest and all(w.istitle() or w.isupper() for w in rest) and not personal_words(rest)
        return end if one and plain and end == last else 0

    def _bears_land(self, known: Match, last: int) -> bool:
        """`Maurice Kamto`, `Israel Katz`, `le fonds Gulf Sands`: a land's name that opens another's."""
        if known.last != known.first + 1 or known.last >= last or known.last in self.known:
            return False
        after = self.words[known.last]
        land = known.entry.kind in (PartyKind.COUNTRY, PartyKind.PLACE) and known.entry.form in ("name", "place")
        if known.entry.form == "adjective":  # "German Khan"
            return self.words[known.first].text in self.forms.given and personal_words([after.text]) > 0
        given = self.words[known.first].text in self.forms.given and not is_common_noun(after.text, "en")
        led = known.first > 0 and self.words[known.first - 1].low in load_rules("kind_cues")["lead"]["company"]
        return land and (given or led) and after.low not in title_heads(self.language)

    def _surname_known(self, first: int, end: int, last: int) -> bool:
        """`Yevgeny Kaspersky`, `Laurent Salvador Lamothe`: a known name of one word that is part of a person's."""
        known = self.known[end]
        one = known.last == end + 1 and known.entry.form in ("name", "seat")
        land = known.entry.kind is PartyKind.COUNTRY
        owns = known.last < len(self.words) and self.words[known.last].low in ("'s", "'")
        given = self.words[first].text in self.forms.given and not is_common_noun(self.words[first].text, "en")
        given = given or (first > 0 and self.words[first - 1].text in self.forms.honorifics)
        titled = any(self._is_title_start(i, last) for i in range(first, last))
        return one and given and not owns and not titled and (not land or last > known.last)

    def _opens_title(self, first: int, last: int) -> bool:
        """Whether a title opens here: its head, or a word that qualifies the head further on."""
        low = self.words[first].low
        if low not in _title_words(self.language):
            return False
        if titled_before(self.words, first, last, language=self.language):
            return False
        heads = title_heads(self.language)
        if low not in load_rules("titles")[self.language]["modifiers"] or low in _sole_heads(self.language):
            return True
        short = last - first < 3 or self.language == "fr"
        return short or any(self.words[i].low in heads for i in range(first + 1, last))

    def _is_portfolio(self, index: int, last: int) -> bool:
        """`Défense Sadio Camara`: what a minister is of stands before the name, and is no part of it."""
        low = self.words[index].low
        if low not in load_rules("portfolios")[self.language] or (low in _DIRECTIONS and index + 1 < last):
            return False
        before = self.words[index - 1].low if index else ""
        if before in _title_words(self.language) or before in load_rules("portfolios")[self.language]:
            return True
        return index + 1 < last or before in ("la", "l'", "des", "de", "du", "of", "for", "et", "and")

    def _modifies_title(self, first: int, last: int) -> bool:
        """`Public Works Minister`, `Cabinet Secretary`: what stands before a title's head is no name."""
        if last >= len(self.words) or self.words[last].low not in title_heads(self.language):
            return False
        titles = load_rules("titles")[self.language]
        plain = {*titles["modifiers"], *load_rules("portfolios")[self.language]}
        return self.language == "en" and all(w.low in plain for w in self.words[first:last])

    def _is_given(self, index: int, last: int) -> bool:
        return self.words[index].text in self.forms.given and index + 1 < last

    def _is_title_start(self, index: int, last: int) -> bool:
        low = self.words[index].low
        following = self.words[index + 1].low if index + 1 < last else ""
        before_head = self.forms.is_body_head(self.words[index + 1].text) if index + 1 < last else False
        surname = index == last - 1 and index > 0 and self.words[index - 1].text in self.forms.given
        if before_head or surname:
            return False  # "General Trading LLC", "Erik Prince"
        if low not in _sole_heads(self.language) and following not in title_heads(self.language):
            return False
        return (
            low in title_heads(self.language)
            and not self._is_given(index, last)
            and self.words[index].text not in self.forms.given
        )

    def _body_span(self, first: int, last: int, known: Match | None) -> int:
        """Where a body's name that opens here ends: the last head word in the run, with its complement."""
        named = known and known.entry.form in ("name", "palace") and known.entry.key.startswith("body:")
        if known and named and not any(self.forms.is_body_head(w.text) for w in self.words[known.last : last]):
            return 0
        head = 0
        for index in range(first, last):
            if self._is_title_start(index, last) and not head:
                break
            if self.forms.is_body_head(self.words[index].text):
                head = index + 1
        if not head or (known and known.last == head and known.entry.form != "adjective"):
            return 0
        if known and known.entry.form == "adjective" and self._head_after_titles(first, head):
            return 0
        end = head
        while end < last and not self._is_title_start(end, last):
            end += 1
        while end > head and self.words[end - 1].low in ("of", "for", "and", "the", "de", "du", "des", "et"):
            end -= 1
        return end

    def _head_after_titles(self, first: int, head: int) -> bool:
        return any(self._is_title_start(index, head) for index in range(first, head))

    def _add_run(self, first: int, last: int) -> None:
        known = self.known.get(first)
        run = [w.text for w in self.words[first:last]]
        alone = last - first == 1 and self.words[first].low in title_heads(self.language)
        if alone and run[0] not in self.forms.given and run[0] not in self.forms.heads:
            return
        if self._modifies_title(first, last) or two_nations(run):
            return
        cut = office_inside(self.words, first, last, language=self.language)
        if cut:
            self._add_run(first, cut)
            self._add_run(cut + 1, last)
            return
        after = self.words[last].low if last < len(self.words) else ""
        kind, sure = kind_of_run(
            run,
            before=tuple(w.low for w in self.words[max(0, first - 3) : first]),
            after=after,
            tags=[self.tags.get(i, "") for i in range(first, last)],
            language=self.language,
        )
        if kind is None:
            return
        if kind is PartyKind.PERSON and not (sure and run[0] in self.forms.given):
            kind = led_kind(self.words, first) or kind
        last_known = next((m for i, m in sorted(self.known.items()) if i > first and m.last == last), None)
        if run[0] in ("Government", "Gouvernement") and last_known and last_known.entry.form == "name":
            self.out.append(
                NameSpan(
                    first, last, PartyKind.COUNTRY, last_known.entry.key, "description", last_known.entry.country
                )
            )
            return
        country = known.entry.country if known else ""
        if not country:
            inside = [
                m.entry.country for i, m in sorted(self.known.items()) if first <= i < last and m.entry.country
            ]
            country = inside[0] if inside else ""
        self.out.append(NameSpan(first, last, kind, country=country, sure=sure))
