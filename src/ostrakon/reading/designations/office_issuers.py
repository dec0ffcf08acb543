"""A minister acts for the state: "Australia's foreign minister announced sanctions" has both as issuers.

Takes: the merged acts and the roles of one page. Gives: the country beside a minister who is the only issuer.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.page import Finding, Page, Span

_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)
_HEADS_OF_STATE = ("president", "king", "emir")
_TELLING = (".announce", ".unveil", ".declare")


def add_states(page: Page, acts: Sequence[Finding], roles: Sequence[Finding]) -> None:
    """Extends the issuers of the acts in place; a head of state acts for the state only where one announces."""
    drafts = page.parties.parties
    acts = acts if page.language == "en" else ()
    for act in acts:
        issuers = act.of("issuer")
        if act.modality not in _HAPPENED or len(issuers) != 1 or drafts[issuers[0]].kind is not PartyKind.PERSON:
            continue
        for role in roles:
            if role.of("holder") != issuers or role.title is None or role.period == "former":
                continue
            title = page.plain[slice(*role.title)].lower()
            alone = any(word in title for word in _HEADS_OF_STATE) and not act.rule.endswith(_TELLING)
            lands = [
                p for p in role.of("organization") if drafts[p].kind is PartyKind.COUNTRY and drafts[p].mentions
            ]
            lands = [p for p in lands if not _only_in(drafts[p].mentions, act.counted)]
            if lands and not alone and not set(lands) & set(act.of("target")):
                act.roles["issuer"] = [*issuers, *lands[:1]]
                break


def _only_in(mentions: Iterable[tuple[int, int, Any]], counted: Span | None) -> bool:
    """Whether a country is spoken of only as that of the targets: "14 Chadian nationals"."""
    return counted is not None and all(counted[0] <= start < counted[1] for start, _, _ in mentions)
