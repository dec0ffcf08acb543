"""Who stands under sanctions: "X, already under US sanctions", "became the target of", "X, on the EU's list".

Takes: trees, references and the nouns' side. Gives: references to the bearers.
"""

from ostrakon.reading.designations.sanction_words import SanctionWords
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References


class Bearers:
    """Finds them for one page."""

    def __init__(self, references: References, words: SanctionWords) -> None:
        self.references, self.words = references, words

    def under(self, tree: Tree, token: Token) -> Reference:
        """`X, already under US sanctions`: who stands under them."""
        head = tree.parent(token)
        if any(t.low in ("sous", "sou") for t in tree.kids(token, "case")):
            own = tree.kids(token, "nsubj")
            if own:
                return self.references.of_all(tree, own)
            anchor = head
        elif head is not None and head.low == "under":
            anchor = tree.parent(head)
        elif head is not None and head.low in ("on", "of", "to", "by", "with"):
            anchor = self._borne(tree, token, head)
        else:
            return Reference()
        if anchor is None:
            return Reference()
        if anchor.pos in ("VERB", "AUX"):
            return self.references.of_all(tree, tree.subjects(anchor))
        return self.references.of(tree, anchor)

    def _borne(self, tree: Tree, token: Token, lead: Token) -> Token | None:
        """`became the target of US sanctions`, `X, on the EU's list since 2020`: what holds whoever bears them."""
        holder = tree.parent(lead)
        if holder is None:
            return None
        if lead.low == "on":
            return self._beside(tree, token, lead, holder) if self.words.is_list(tree, token) else None
        if lead.low == "of" and holder.lemma in ("target", "subject", "object", "victim"):
            above = tree.parent(holder)
            if holder.dep == "attr" and above is not None and above.lemma in ("be", "become", "remain"):
                return above
            return above if holder.dep == "appos" and above is not None and above.item.spans else None
        return None

    def _beside(self, tree: Tree, token: Token, lead: Token, holder: Token) -> Token | None:
        """`X, on the EU's list since 2020, ...`: X, wherever the parser hung "on"."""
        behind = lead.index and tree.tokens[lead.index - 1].text == ","
        closed = any(t.text in (",", ".") for t in tree.tokens[token.index + 1 : token.index + 4])
        if not behind or not closed:
            return None
        if holder.pos in ("VERB", "AUX"):
            before = [t for t in tree.subjects(holder) if t.index < lead.index]
            return before[0] if before and holder.index > lead.index else None
        return holder if holder.index < lead.index else None
