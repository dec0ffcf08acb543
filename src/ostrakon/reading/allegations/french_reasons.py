"""What the reason of a French designation tells: all its acts, and whose they are where it says so."""

from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.french_acts import FrenchActs
from ostrakon.reading.allegations.french_nouns import FrenchNouns
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.page import Span
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.tree import Token, Tree


class FrenchReasons:
    """Answers for one page."""

    def __init__(self, parts: Accusations) -> None:
        self.parts = parts
        self.sides = FrenchSides(parts)
        self.acts, self.nouns = FrenchActs(parts), FrenchNouns(parts, self.sides)

    def all_acts(self, tree: Tree, act: Token, reason: Span) -> list[Token]:
        """The act and those joined to it within the reason."""
        line = Line(tree)
        inside = [t for t in tree.tokens if self.parts.page.words[t.item.first].start < reason[1]]
        end = max((t.index + 1 for t in inside), default=len(tree.tokens))
        before = line.low(act.index - 1)
        link = "pour" if before == "pour" else "de"
        return self.acts.joined(line, act, end, link)

    def is_other(self, tree: Tree, act: Token) -> bool:
        """`pour d'autres exactions`: not said what it was."""
        return Line(tree).low(act.index - 1) in ("autres", "mêmes")

    def own_doers(self, tree: Tree, act: Token, accuser: list[int]) -> list[int]:
        """Whose act a noun says it is: `les exactions de l'armée`, `la répression menée par X`."""
        if act.low not in self.parts.nouns:
            return []
        line = Line(tree)
        return self.sides.accused(line, self.nouns.doers(line, act), accuser)
