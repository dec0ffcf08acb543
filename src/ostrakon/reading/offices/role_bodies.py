"""What an office belongs to: the body its title names, or the one that the words around it stand for."""

from ostrakon.model import MentionBy, PartyKind
from ostrakon.reading.offices.role_states import RoleStates
from ostrakon.reading.offices.title_owners import TitleOwners
from ostrakon.reading.offices.title_spans import Binding, Title
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.page import Page
from ostrakon.reading.references.kind_words import BODIES

# words of a title that say it is a government's; heads that speak for one from its capital
_GOVERNING = frozenset(["government", "ministry", "foreign"])
_VOICES = frozenset(["spokesman", "spokeswoman", "spokesperson", "porte-parole"])
# nouns in a title that stand for a body named before
_NOUNS = frozenset(
    [
        "party", "ministry", "council", "junta", "army", "court", "commission", "department", "agency", "team",
        "club",
        "federation", "bank", "rebels", "rebel", "militia", "mercenaries", "parti", "ministère", "conseil",
        "junte",
        "armée", "cour", "agence", "équipe", "fédération", "banque", "rébellion", "milice", "chamber", "chambre",
    ]
)  # fmt: skip
_GOVERNMENTAL = frozenset(
    ["government", "ministry", "presidential", "foreign", "military", "army", "air", "navy", "gouvernement"]
)
# officers of companies, who are of the one body that their sentence tells of
_OFFICERS = frozenset(
    [("managing", "director"), ("chief", "executive"), ("ceo",), ("chairman",), ("chairwoman",), ("chair",),
     ("director",), ("general", "manager"), ("chief", "financial", "officer"), ("chief", "executive", "officer"),
     ("executive", "director"), ("director", "general"), ("secretary", "general")]
)  # fmt: skip
_INSTITUTIONS = frozenset(
    ["institution", "entité", "organisation", "société", "entreprise", "jury", "région", "parti", "mouvement",
     "banque", "club", "chambre", "assemblée", "sénat", "parlement", "groupe", "formation", "coalition", "fonds"]
)  # fmt: skip
_JUDGES = frozenset(["juge", "juges", "procureur", "procureure", "procureurs", "greffier", "greffière"])
_AREAS = frozenset(["province", "region", "city", "town", "district", "oblast", "island", "area"])
# offices that belong to a body of a certain name where nothing else says of which
_STANDING = {"special representative": "mission", "commissioner": "police", "police commissioner": "police"}
_GOVERNMENTS = frozenset(["gouvernement", "government", "junte"])
_LOCAL = frozenset(["mayor", "maire", "governor", "gouverneur", "gouverneure"])
_UNION = frozenset(["European Union", "EU", "Union européenne", "UE", "bloc", "Council of the European Union"])
# heads of whom a country beside a body is the sender ("Sudan's envoy to the United Nations")
_ENVOYS = frozenset(
    ["representative", "ambassador", "envoy", "delegate", "représentant", "représentante", "ambassadeur",
     "ambassadrice", "émissaire", "envoyé", "délégué"]
)  # fmt: skip


class RoleBodies:
    """Finds the organization and places of one page's bound titles."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexicon = lexicon(page.language)
        self.states = RoleStates(page)
        self.owners = TitleOwners(page)

    def ties(self, binding: Binding) -> tuple[list[int], list[int]]:
        """The organization and the places that a title names, or that stand for it in its sentence."""
        title = binding.title
        bodies, lands, places = self._inside(title)
        if not bodies and not lands and places and title.head_words[-1] in _LOCAL:
            return places[:1], []
        if title.head_words[:2] in (
            ("high", "representative"),
            ("haut", "représentant"),
            ("haute", "représentante"),
        ):
            union = next((d.number for d in self.page.parties.parties if _UNION & set(d.names)), None)
            return ([union] if union is not None else []), places
        if lands and title.head_words[-1] in _ENVOYS:
            return lands[:1], places
        if self._is_of_state(title):
            return [self.states.country("US")], places
        court = self._court(title) if lands else None
        if court is not None:
            return [court], places
        if bodies:
            return bodies[:1], list(places)
        if lands:
            return lands[:1], places
        if (
            places
            and self.page.parties.parties[places[0]].kind is PartyKind.COUNTRY
            and self.states.is_state(title)
        ):
            return places[:1], []
        words = {w.low for w in self.page.words[title.start : title.complement]}
        head = title.head_words[-1]
        seats = [self.page.parties.parties[p].country for p in places if self.page.parties.parties[p].country]
        if seats and (words & _GOVERNING or head in _VOICES) and head not in ("diplomat", "diplomate"):
            return [self.page.parties.country(seats[0])], places
        found = self._context(binding)
        return ([found] if found is not None else []), places

    def _inside(self, title: Title) -> tuple[list[int], list[int], list[int]]:
        """The bodies, states and places that the title itself names."""
        bodies: list[int] = []
        lands: list[int] = []
        places: list[int] = []
        for span in sorted(title.inside):
            name = self.page.names[span]
            party = self.page.parties.of_span[span]
            draft = self.page.parties.parties[party]
            after = name.first >= title.complement
            prep = self._prep_before(name.first)
            if after and prep == "to" and title.head_words[-1] in _ENVOYS:
                continue  # an ambassador to X is of the one who sends
            if draft.key.lower().endswith((":diplomatie", ":état", ":etat")):
                lands += self._of_diplomacy(draft.key, name.last - 1)
            elif draft.kind in BODIES:
                if not self._is_portfolio(title, name.first, name.last):
                    bodies.append(party)
            elif draft.kind is PartyKind.PLACE:
                places.append(party)
            elif draft.kind is PartyKind.COUNTRY:
                (places if after and prep in ("in", "au", "en", "à", "aux") else lands).append(party)
        return bodies, lands, places

    def _is_portfolio(self, title: Title, first: int, last: int) -> bool:
        """`Minister for Refoundation`: what a minister is for is no body, unless it is called one."""
        words = self.page.words
        minister = title.head_words[-1] in ("minister", "ministre", "secretary", "secrétaire")
        lead = words[first - 1].low if first else ""
        single = last - first == 1 and not words[first].text.isupper()
        return minister and single and first >= title.complement and lead in ("for", "of", "de", "du", "l'", "d'")

    def _of_diplomacy(self, key: str, adjective: int) -> list[int]:
        """`chef de la diplomatie russe`: the state, or the union of states; its adjective is a mention of it."""
        owner = key.removeprefix("desc:").rpartition(":")[0]
        body = owner.startswith("body:")
        found = self.page.parties.by_key(owner) if body else self.states.country(owner) if owner else None
        if found is None:
            return []
        draft, word = self.page.parties.parties[found], self.page.words[adjective]
        if not draft.mentions:
            draft.names.append(word.text)
            draft.mentions.append((word.start, word.end, MentionBy.NAME))
        return [found]

    def _court(self, title: Title) -> int | None:
        """`la juge canadienne X`: in a text on an international court a judge is of the court."""
        if self.page.language != "fr" or title.head_words[0] not in _JUDGES:
            return None
        return self.states.named_with("cour", title.start)

    def _is_of_state(self, title: Title) -> bool:
        """`Treasury Secretary`: the office is of the state, not of the department in its name."""
        words = [w.low for w in self.page.words[title.start : title.complement]]
        behind = [w.low for w in self.page.words[title.head : title.last]]
        return words[-2:] == ["treasury", "secretary"] or behind[1:3] == ["au", "trésor"]

    def _prep_before(self, first: int) -> str:
        words = self.page.words
        step = first - 1
        while step > 0 and words[step].low in ("the", "la", "le", "l'", "les"):
            step -= 1
        return words[step].low

    def _context(self, binding: Binding) -> int | None:
        """The organization that a possessive or description stands for, or the state of the sentence."""
        title = binding.title
        words = self.page.words
        before = words[title.start - 1].low if title.start else ""
        if before == "whose":
            return self.owners.before_whose(title)
        standing = self._standing(title)
        if standing is not None:
            return standing
        if before in ("'s", "'"):
            found = self.owners.meant(words[title.start - 2].low, title.start)
            if found is not None:
                return found
        if before in ("their", "leur", "leurs"):
            return None
        if before in ("his", "her") and self.page.language == "en" and self.states.is_state(title):
            return self.states.of_master(binding)
        inside = {w.low for w in words[title.complement : title.last]}
        if before in ("its", "son", "sa", "ses") or "group's" in inside:
            told = self._goes_on(binding)
            return self.owners.of_pronoun(title, stately=self.states.is_state(title), clause=told)
        owner = _STANDING.get(" ".join(title.head_words), "") if self.page.language == "en" else ""
        if owner and title.last == title.complement:
            return self.states.named_with(owner, title.start)
        if self.states.is_state(title) and title.head_words[-1] in _ENVOYS:
            return self.states.of_envoy(binding)
        local = inside & _AREAS
        if local and before not in ("'s", "'"):
            return self.owners.place(title.start)
        if words[title.complement : title.last] and words[title.last - 1].low == "state":
            return self.states.find(binding)  # a secretary or minister of state
        for index in range(title.complement, title.last):
            found = self.owners.meant(words[index].low, title.start)
            if found is not None:
                return found
        if self.page.language == "fr" and inside & _INSTITUTIONS:
            return None
        modifiers = {w.low for w in words[title.start : title.complement]}
        inside |= modifiers
        if self.states.is_state(title) or modifiers & _GOVERNMENTAL or inside & _GOVERNMENTS:
            return self.states.find(binding)
        if self.page.language == "en" and title.head_words in _OFFICERS:
            appointed = self.owners.opening_body(title) if binding.how == "appointed" else None
            return appointed if appointed is not None else self.owners.only_body(title)
        return None

    def _goes_on(self, binding: Binding) -> bool:
        """`..., and its director, X, is`: whether the holder opens a clause of his own."""
        words = self.page.words
        start, last = binding.title.start - 1, binding.last
        after = words[last].low if last < len(words) else ""
        before = [w.low for w in words[max(0, start - 2) : start]]
        return before[-1:] == ["and"] and (
            after in ("is", "was", "has", "had", "said", "told") or after.endswith("ed")
        )

    def _standing(self, title: Title) -> int | None:
        """The body that a noun in the title or its possessive stands for ("a ministry spokesman")."""
        words = self.page.words
        span = list(range(title.start, title.last))
        if title.start > 1 and words[title.start - 1].low in ("'s", "'"):
            span.insert(0, title.start - 2)
        own = {i for s in title.inside for i in range(self.page.names[s].first, self.page.names[s].last)}
        for index in span:
            noun = words[index].low
            if noun not in _NOUNS or index in own or index == title.head:
                continue
            found = self.states.named_with(noun.removesuffix("s"), title.start)
            if found is not None:
                return found
        return None
