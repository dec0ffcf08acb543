"""The grammatical gender of a French text's parties, by the words around their names, where they tell.

Sources: agreement of articles, honorifics and nouns of office in French (any school grammar).
"""

from ostrakon.model import MentionBy, PartyKind
from ostrakon.reading.page import Page
from ostrakon.reading.rules import load_rules

_MALE = frozenset(
    (
        "m.",
        "monsieur",
        "né",
        "président",
        "directeur",
        "sénateur",
        "député",
        "gouverneur",
        "premier",
        "époux",
        "mari",
        "frère",
        "fils",
        "père",
        "milliardaire",
        "banquier",
    )
)
_FEMALE = frozenset(
    ("mme", "madame", "née", "présidente", "directrice", "sénatrice", "députée", "gouverneure", "première",
     "ancienne", "veuve", "sœur", "épouse", "cheffe", "avocate", "militante", "chercheuse", "procureure",
     "chancelière", "conseillère", "représentante", "ambassadrice", "opposante", "allemande", "française",
     "autrichienne", "fille", "mère", "compagne")
)  # fmt: skip
_BEFORE = 5  # words before a name in which its title stands
_BODIES = (PartyKind.PERSON, PartyKind.PLACE)


class Genders:
    """Answers which gender a party of one page has: "m", "f", or "" where the text does not tell."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.known: dict[int, str] = {}

    def of(self, party: int) -> str:
        """The gender of the party."""
        if party not in self.known:
            draft = self.page.parties.parties[party]
            votes = [self._body(start, end) if draft.kind not in _BODIES else self._person(start, end)
                     for start, end, by in draft.mentions if by is not MentionBy.PRONOUN]  # fmt: skip
            told = {vote for vote in votes if vote}
            self.known[party] = told.pop() if len(told) == 1 else ""
        return self.known[party]

    def agrees(self, party: int, wanted: str) -> bool:
        """Whether a pronoun of that gender can mean the party."""
        return not wanted or self.of(party) in ("", wanted)

    def _person(self, start: int, end: int) -> str:
        before = self.page.plain[max(0, start - 60) : start].lower().replace("'", "' ").split("\n")[-1].split()
        after = self.page.plain[end : end + 25].lower().replace(",", " ").split()
        near = [word.strip(",") for word in before[-1:]]
        if set(near) & _FEMALE or set(after[:2]) & _FEMALE:
            return "f"
        if set(near) & _MALE or after[:1] == ["né"]:
            return "m"
        title = before[-_BEFORE:]
        for index in range(len(title) - 1, -1, -1):
            word = title[index].strip(",")
            if word in _FEMALE or word == "la":
                return "f"
            if word in _MALE or word in ("le", "du", "au", "ancien"):
                return "m"
            if title[index].endswith((".", ",", ";")) or word in ("et", "à", "par", "que", "selon"):
                return ""
        return ""

    def _body(self, start: int, end: int) -> str:
        form = self.page.plain[start:end].lower().replace("'", "' ").split()
        form = [word for word in form if word not in ("l'", "la", "le", "les")]
        head = form[0] if form else ""
        heads = load_rules("genders_fr")
        if head in heads["feminine"]:
            return "f"
        if head in heads["masculine"]:
            return "m"
        before = self.page.plain[max(0, start - 5) : start].lower()
        if before.endswith((" le ", " du ", " au ", "\nle ")) or before == "le ":
            return "m"
        return "f" if before.endswith((" la ", "\nla ")) or before == "la " else ""
