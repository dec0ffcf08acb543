"""Whom `il`, `le premier`, `les deux hommes` or `cette société` mean in French prose: who the text is speaking of.

The topic of a sentence is the party of its main subject. A pronoun takes up the topic of the sentence before, a
number of a list its member. Where gender, number or kind do not agree, nobody is meant.
"""

from collections.abc import Callable

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.rivals import person_words
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.kind_words import BODIES, kinds_of
from ostrakon.reading.rules import load_rules

_GENDER = {"il": "m", "elle": "f"}
_PLURAL = frozenset(("ils", "elles"))
_OBJECTS = frozenset(("le", "la", "l'", "lui", "les", "leur"))
_ORDINALS = {
    "premier": 0, "première": 0, "second": 1, "seconde": 1, "deuxième": 1, "troisième": 2, "quatrième": 3,
}  # fmt: skip
_BODIES = (PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.GROUP, PartyKind.PUBLIC_BODY)
_MEN = frozenset(("hommes", "dirigeants", "responsables", "frères", "intéressés"))
_THINGS = (
    "tion",
    "tions",
    "sion",
    "sions",
    "ment",
    "ments",
    "age",
    "ages",
    "té",
    "tés",
    "ure",
    "ures",
    "ance",
    "ence",
)
_GROUPS = BODIES - {PartyKind.PUBLIC_BODY}
_OPENING = 3  # words in which a name that the parse gives no verb is the subject
_REACH = 3  # sentences back to the topic that a pronoun takes up
_NEAR = 2  # sentences before an ordinal in which its list stands


class FrenchTopics:
    """Answers for one page."""

    def __init__(self, parts: Accusations, named: Callable[[Line, Token], list[int]]) -> None:
        self.parts, self.named = parts, named
        self.page = parts.page
        self.people = person_words("fr")
        self._topics: dict[int, list[int]] = {}
        self._said_genders: dict[int, set[str]] = {}

    def meant(self, line: Line, tokens: list[Token]) -> list[int] | None:
        """The parties that one subject means; none where nobody surely; None where it is no such word."""
        token = tokens[0]
        if len(tokens) != 1 or token.item.spans:
            return None
        if token.low in _GENDER or token.low in _PLURAL:
            inside = self._inside(line, token)
            if inside is not None:
                return [p for p in inside if self._fits(p, _GENDER.get(token.low, ""))]
        if token.low in _GENDER:
            return self._taken_up(line.tree, _GENDER[token.low])
        if token.low in _PLURAL:
            return self._all_taken_up(line.tree)
        if token.low in ("intéressé", "intéressée"):
            found = self._taken_up(line.tree, "m" if token.low.endswith("é") else "f")
            return [p for p in found if self.parts.references.kind(p) is PartyKind.PERSON]
        if token.low in _ORDINALS and line.low(token.index - 1) in ("le", "la"):
            return self._member(line, token, _ORDINALS[token.low])
        size = self._size(line, token)
        if size > 1:
            return self.listed(line.tree, size)
        return None

    def _inside(self, line: Line, pronoun: Token) -> list[int] | None:
        """In a clause that follows another: whom that one's subject names; None where the pronoun opens all."""
        subjects = [t for t in line.tokens[: pronoun.index] if t.dep in ("nsubj", "nsubjpass")]
        subjects = [t for t in subjects if t.low not in ("qui", "que", "dont", "on", "ce", "c'")]
        if not subjects:
            return None
        named = [t for t in subjects if t.item.spans]
        several = pronoun.low in _PLURAL
        heads = line.tree.conjuncts(named[-1]) if named and named[-1] is subjects[-1] else []
        out = list(dict.fromkeys(p for t in heads for p in self.named(line, t)))
        return out if (len(out) == 1) != several else []

    def object_of(self, line: Line, pronoun: Token, accuser: list[int]) -> list[int]:
        """Whom `l'a inculpé`, `lui reproche`, `leur reproche` mean: the topic, where that is not who accuses."""
        if pronoun.low not in _OBJECTS:
            return []
        if pronoun.low in ("les", "leur"):
            found = [p for p in self._all_taken_up(line.tree) if p not in accuser]
            return found if len(found) > 1 else []
        gender = {"le": "m", "la": "f"}.get(pronoun.low, "")
        before = line.tree.tokens[: pronoun.index]
        if any(t.low in ("ses", "son", "sa", "leurs") for t in before):
            return []  # "ses partenaires lui reprochent": whose they are, the pronoun may mean as well
        here = self._may_be_meant(before, accuser, gender)
        if here:
            plain = [
                t for t in before if t.dep in ("nsubj", "obj", "nsubjpass") and self._is_of_root(line.tree, t)
            ]
            return here if here == self._may_be_meant(plain, accuser, gender) and len(here) == 1 else []
        for number in range(line.tree.number - 1, max(-1, line.tree.number - _REACH - 1), -1):
            tree = self.page.trees[number]
            if tree.unit.quote is not None and line.tree.unit.quote is None:
                continue
            near = self._may_be_meant(tree.tokens, accuser, gender)
            topic = [p for p in self.of(number) if p not in accuser]
            if len(topic) == 1 and not self.is_court(topic[0]) and self._fits(topic[0], gender):
                person = self.parts.references.kind(topic[0]) is PartyKind.PERSON
                alone = near in ([], topic) and not self._speaks_of_people(tree)
                return topic if person or alone else []
            if near:
                on_accuser = bool(self.of(number)) and all(self.is_court(p) for p in topic)
                return near if on_accuser and len(near) == 1 and not self._is_somebody_else(tree, near) else []
            if topic or self._is_somebody_else(tree, near):
                return []
        return []

    def _speaks_of_people(self, tree: Tree) -> bool:
        """Whether the sentence speaks of somebody without a name: `la destitution de la présidente`."""
        return any(t.low in self.people and t.pos == "NOUN" and not t.item.spans for t in tree.tokens)

    def _is_of_root(self, tree: Tree, token: Token) -> bool:
        head = tree.parent(token)
        return head is not None and head.head == head.index

    def _may_be_meant(self, tokens: list[Token], accuser: list[int], gender: str) -> list[int]:
        """The persons and bodies that the words name and the pronoun may mean."""
        named = list(dict.fromkeys(p for t in tokens for p in self.parts.references.named(t)))
        kinds = {p: self.parts.references.kind(p) for p in named}
        fits = [
            p for p in named
            if p not in accuser and kinds[p] not in (PartyKind.PLACE, PartyKind.COUNTRY, PartyKind.VESSEL)
            and not self.is_court(p) and self._fits(p, gender)
        ]  # fmt: skip
        return [p for p in fits if kinds[p] is PartyKind.PERSON] or fits

    def _is_somebody_else(self, tree: Tree, near: list[int]) -> bool:
        """Whether the sentence has an unnamed subject that the pronoun may mean as well."""
        subjects = [t for t in tree.tokens if t.dep in ("nsubj", "nsubjpass") and t.pos == "NOUN"]
        unnamed = [t for t in subjects if not t.item.spans and not t.low.endswith("s") and t.low in self.people]
        return bool(unnamed) and not (near and near == self.of(tree.number))

    def is_court(self, party: int) -> bool:
        """Whether the party is a court, which is nobody's accused."""
        words = set(self.page.parties.parties[party].name.lower().split())
        return bool(words & {"cour", "tribunal"})

    def described(self, line: Line, noun: Token) -> list[int]:
        """`La milice`, `le milliardaire` after a sentence on one such party, and on no other of its kind."""
        kind_name = self.parts.references.tables["nouns"].get(noun.low)
        kind_name = "person" if noun.low in ("homme", "femme") else kind_name
        number = self._before(line.tree)
        owned = line.low(noun.index + 1) in ("de", "d'", "du", "des") and line.low(noun.index + 2) != "affaires"
        if kind_name is None or number < 0 or owned:
            return []
        kinds = _GROUPS if kind_name in ("organization", "group") else kinds_of(kind_name)
        topic = self.of(number)
        near = {p for t in self.page.trees[number].tokens for p in self.parts.references.named(t)}
        here = {p for t in line.tokens[: noun.index] for p in self.parts.references.named(t)}
        rivals = [p for p in near | here if self.parts.references.kind(p) in kinds and p not in topic]
        gender = self._gender_of(line, noun) if kind_name == "person" else ""  # "la milice": of a "groupe"
        fits = [p for p in topic if self.parts.references.kind(p) in kinds and self._fits(p, gender)]
        if len(topic) == 1 and fits and not rivals:
            return fits
        return self._of_gender(near | here, gender) if kind_name == "person" else []

    def _of_gender(self, parties: set[int], gender: str) -> list[int]:
        """`L'homme d'affaires` after a man and a woman: the one person of that gender."""
        people = [p for p in parties if self.parts.references.kind(p) is PartyKind.PERSON]
        genders = {p: self.parts.references.genders.of(p) for p in people}
        if not gender or "" in genders.values():
            return []
        exact = [p for p in people if genders[p] == gender]
        return exact if len(exact) == 1 else []

    def of(self, number: int) -> list[int]:
        """The parties that the main subject of a sentence names, describes or takes up."""
        if number not in self._topics:
            self._topics[number] = []  # a pronoun that leads round in a circle means nobody
            self._topics[number] = self._found(self.page.trees[number]) if number >= 0 else []
        return self._topics[number]

    def _found(self, tree: Tree) -> list[int]:
        root = next((t for t in tree.tokens if t.head == t.index), None)
        if root is None:
            return []
        line = Line(tree)
        subjects = tree.kids(root, "nsubj", "nsubjpass")[:1] or ([root] if root.item.spans else [])
        first = next((t for t in tree.tokens[:_OPENING] if t.item.spans or t.pos in ("VERB", "AUX")), None)
        if not subjects and first is not None and first.item.spans and first.index == 0:
            subjects = [first]
        if not subjects:
            return []
        meant = self.meant(line, subjects)
        if meant is not None:
            return meant
        apposed = [t for t in tree.kids(subjects[0], "appos", "conj") if t.item.spans]
        nouns = [t for t in (subjects[0], root) if t.pos == "NOUN" and not t.item.spans]
        self._said_genders[tree.number] = {self._gender_of(line, t) for t in nouns} - {""}
        apposed = apposed if len(apposed) == 1 and line.low(apposed[0].index - 2) == "," else []
        heads = tree.conjuncts(subjects[0]) if subjects[0].item.spans else (apposed or subjects)
        out: list[int] = []
        for head in heads:
            found = self.named(line, head)
            described = not head.item.spans and head.pos == "NOUN"
            gender = self._gender_of(line, head) if described else ""
            out += [p for p in found if p not in out and self.parts.references.genders.agrees(p, gender)]
        return out

    def _gender_of(self, line: Line, noun: Token) -> str:
        """The gender that the article of a noun, or the noun "homme" or "femme", tells."""
        if noun.low in ("homme", "femme"):
            return "m" if noun.low == "homme" else "f"
        return {"le": "m", "un": "m", "la": "f", "une": "f"}.get(line.low(noun.index - 1), "")

    def _before(self, tree: Tree) -> int:
        """The number of the sentence before that is no quotation and speaks of somebody; -1 where none is near."""
        for number in range(tree.number - 1, max(-1, tree.number - _REACH - 1), -1):
            if self.page.trees[number].unit.quote is not None and tree.unit.quote is None:
                continue
            if self.of(number) or not self._is_of_things(self.page.trees[number]):
                return number
        return -1

    def unnamed_before(self, line: Line) -> tuple[Line, list[Token]] | None:
        """`La délégation rwandaise a démenti. Elle a accusé`: the unnamed subject of the sentence before."""
        number = self._before(line.tree)
        if number < 0 or self.of(number):
            return None
        tree = self.page.trees[number]
        root = next((t for t in tree.tokens if t.head == t.index), None)
        subjects = tree.kids(root, "nsubj", "nsubjpass")[:1] if root is not None else []
        return (Line(tree), subjects) if subjects and subjects[0].pos == "NOUN" else None

    def _is_of_things(self, tree: Tree) -> bool:
        """`Plusieurs perquisitions ont eu lieu`: a sentence whose subject can be nobody."""
        root = next((t for t in tree.tokens if t.head == t.index), None)
        subjects = tree.kids(root, "nsubj", "nsubjpass") if root is not None else []
        return bool(subjects) and all(
            t.pos == "NOUN" and t.low.endswith(_THINGS) and not t.item.spans for t in subjects
        )

    def _taken_up(self, tree: Tree, gender: str) -> list[int]:
        """The topic of the sentence before; where that is the authority that lists, the one party it lists."""
        number = self._before(tree)
        if number < 0:
            return []
        topic = self.of(number)
        listed = [d for d in self.parts.sides.listings if d.unit == number]
        targets = {p for d in listed for p in d.of("target")}
        issuers = {p for d in listed for p in d.of("issuer")}
        if len(targets) == 1 and (not topic or set(topic) & issuers):
            topic = list(targets)
        said = self._said_genders.get(number, set())
        fits = [p for p in topic if self._fits(p, gender) or (gender in said and self._fits(p, ""))]
        return fits if len(topic) == 1 else []

    def _fits(self, party: int, gender: str) -> bool:
        kind = self.parts.references.kind(party)
        if kind is PartyKind.PLACE:
            return False
        return self.parts.references.genders.agrees(party, gender)

    def _all_taken_up(self, tree: Tree) -> list[int]:
        """`Ils ont`: a topic of several, or of one group; the parties of a listing told just before."""
        number = self._before(tree)
        if number < 0:
            return []
        topic = self.of(number)
        listed = [d for d in self.parts.sides.listings if d.unit == number and len(d.of("target")) > 1]
        issuers = {p for d in listed for p in d.of("issuer")}
        if len(listed) == 1 and listed[0].count is None and (not topic or set(topic) <= issuers):
            return list(listed[0].of("target"))
        if len(topic) > 1:
            return topic
        return topic if topic and self.parts.references.kind(topic[0]) in (*_BODIES, PartyKind.COUNTRY) else []

    def _member(self, line: Line, token: Token, place: int) -> list[int]:
        """`Le second a conduit`: the member at that place of the list of persons, or bodies, told just before."""
        for number in range(line.tree.number, max(-1, line.tree.number - _NEAR - 1), -1):
            people = self._persons_of(number, before=token if number == line.tree.number else None)
            if place < len(people) and 2 <= len(people) <= (2 if "second" in token.low else 4):
                return [people[place]]
            if people and number != line.tree.number:
                already = self.of(number)
                if not (len(people) == 1 and people == already):
                    return []
        return []

    def _persons_of(self, number: int, *, before: Token | None) -> list[int]:
        """The persons that a sentence names, in order."""
        out: list[int] = []
        for token in self.page.trees[number].tokens:
            if before is not None and token.index >= before.index:
                break
            out += [p for p in self.parts.references.named(token) if p not in out]
        return [p for p in out if self.parts.references.kind(p) is PartyKind.PERSON]

    def _size(self, line: Line, token: Token) -> int:
        """How many `les deux hommes`, `tous trois` take up; none for other words."""
        numbers = load_rules("times_fr")["numbers"]
        before, lead = line.low(token.index - 1), line.low(token.index - 2)
        if token.low in _MEN and before in numbers and lead in ("les", "ces"):
            return int(numbers[before])
        if token.low in numbers and before in ("les", "tous", "toutes") and token.low not in ("un", "une"):
            return int(numbers[token.low])
        return 0

    def listed(self, tree: Tree, size: int) -> list[int]:
        """The persons of the sentence before, where they are as many; else the targets of such a listing."""
        for number in range(tree.number - 1, max(-1, tree.number - _NEAR - 1), -1):
            people = self._persons_of(number, before=None)
            if len(people) == size:
                return people
            if people:
                break
        fits = {
            tuple(people)
            for d in self.parts.sides.listings
            for people in [[p for p in d.of("target") if self.parts.references.kind(p) is PartyKind.PERSON]]
            if len(people) == size and d.unit < tree.number
        }
        return list(fits.pop()) if len(fits) == 1 else []
