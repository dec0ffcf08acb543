"""What French words around an act make of it: "n'est plus visé" is lifted, "reste frappé" is maintained."""

import re

from ostrakon.model import Action, Modality
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree

_LASTS = frozenset(("reste", "restent", "demeure", "demeurent", "restait", "restaient", "demeurait"))
_STANDING = frozenset(("est", "sont", "figure", "figurent", "fait", "font", "était", "étaient", "sera", "seront"))
_MEETING = ("réunir", "rassembler", "publier", "diffuser", "siéger")
_BEFORE = 6  # tokens between "ne" and the participle: "ne sont désormais plus gelés"


def settle_state(tree: Tree, head: Token, found: Finding, *, since: bool) -> None:
    """Turn an imposed act into a lifted or maintained one where the words before its verb say so.

    `since`: its date begins with "depuis", which tells when it began and not that it goes on.
    """
    if found.action is Action.EXTEND and found.modality is Modality.NEGATED and _is_decided(tree, head):
        found.action, found.modality = Action.LIFT, Modality.ASSERTED
    if _neither(tree, head) and found.modality in (Modality.ASSERTED, Modality.REPORTED):
        found.modality = Modality.NEGATED
    if found.action is not Action.IMPOSE:
        return
    before = [t.low for t in tree.tokens[max(0, head.index - _BEFORE) : head.index + 1]]
    after = [t.low for t in tree.tokens[head.index : head.index + _BEFORE - 2]]
    ended = {"ne", "n'"} & set(before) and "plus" in (*before, *after) and _STANDING & {*before, *after}
    if head.pos == "NOUN":
        if ended and "sous" in before:
            found.action, found.modality = Action.LIFT, Modality.ASSERTED
        return
    if ended and "été" not in before and (found.modality is Modality.NEGATED or after[1:2] == ["plus"]):
        found.action, found.modality = Action.LIFT, Modality.ASSERTED
    elif _LASTS & set(before) and head.past and not since:
        found.action = Action.MAINTAIN


def _neither(tree: Tree, head: Token) -> bool:
    """`Ni Paris ni Berlin n'ont sanctionné X`."""
    before = [t.low for t in tree.tokens[: head.index]]
    return "ni" in before and bool({"ne", "n'"} & set(before[-_BEFORE:]))


def is_further(tree: Tree, ordinal: str) -> bool:
    """`un quinzième train de sanctions`: a further package."""
    words = " ".join(t.low for t in tree.tokens)
    return bool(
        re.search(ordinal + r" (?:train|paquet|salve|série|vague|volet|tranche)s? de (?:sanctions|mesures)", words)
    )


def day_of_meeting(tree: Tree, head: Token) -> int | None:
    """`Réunis lundi à Bruxelles, les ministres ont sanctionné X`: the act is of the day of the meeting."""
    for token in tree.tokens[: head.index]:
        if token.lemma in _MEETING and token.past and not tree.kids(token, "aux"):
            days = [t.item.time for t in tree.kids(token) if t.item.time is not None]
            return days[0] if days else None
    return None


def _is_decided(tree: Tree, head: Token) -> bool:
    """`a décidé de ne pas renouveler l'inscription de trois personnes`: those are taken off."""
    above = tree.parent(head)
    return (
        above is not None and above.lemma in ("décider", "choisir", "convenir") and head.dep in ("xcomp", "ccomp")
    )
