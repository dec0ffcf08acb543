"""Which nouns speak of sanctions, whose they are and on whom: the nominal side of designations."""

import re
from collections.abc import Callable
from typing import Any

from ostrakon.model import PartyKind
from ostrakon.reading.naming.register import Draft
from ostrakon.reading.page import Page
from ostrakon.reading.prose.frames import done_by
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.rules import load_rules

AUTHORITIES = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY, PartyKind.ORGANIZATION)
_ALLIES = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY)
_OFFICE = 8  # tokens after "ministres" in which the body stands whose ministers they are
_OF = ("of", "for", "de", "d'")
_NEAR = 6  # tokens between a modifier and its noun


class SanctionWords:
    """Reads the nouns of one page; the tables are those of designations_*.toml."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        self.rows: dict[str, Any] = load_rules(f"designations_{page.language}")
        self.target_of: Callable[[Tree, Token], Reference] = references.of
        plain = page.plain.lower()
        self.speaks = any(cue in plain for cue in self.rows["context_cues"]) or bool(
            re.search(self.rows.get("context_pattern", "(?!)"), plain)
        )

    def is_sanction(self, tree: Tree, token: Token) -> bool:
        """Whether a noun speaks of sanctions: the word itself, or a loose one with what makes it so."""
        if token.item.spans:
            return False
        low = token.low
        if low == "ones" and tree.language == "en":
            return any(t.low in ("sanctions", "measures", "restrictions") for t in tree.tokens[: token.index])
        if low in ("celles", "celle") and tree.language == "fr":
            return self._takes_up(tree, token)
        if low in self.rows["carriers"]:
            if any(t.low == "own" for t in (*tree.kids(token, "amod"), *(i for _, i in tree.preps(token)))):
                return self.speaks
            return any(self.is_sanction(tree, t) for p, t in tree.preps(token) if p in _OF) or any(
                t.low in ("sanctions", "sanction") for t in tree.kids(token, "compound", "nmod", "amod")
            )
        if low not in self.rows["nouns"]:
            return False
        if low not in self.rows["loose_nouns"]:
            return True
        near = {t.low for t in tree.kids(token)} | {t.lemma for t in tree.kids(token)}
        near |= {t.low for _, t in tree.preps(token)}
        if near & set(self.rows["loose_modifiers"]):
            return True
        if low in ("designation", "désignation", "designations", "désignations", "ban", "measure"):
            return False
        if tree.language == "fr" and low.startswith("mesure"):
            adjectives = [self.adjective_country(t) for t in tree.kids(token, "amod")]
            if self.speaks and any(a is not None for a in adjectives):
                return True
        targets = self.noun_targets(tree, [token])
        if low.startswith("mesure") and self.speaks and targets.counted is not None and tree.language == "fr":
            return True
        return any(self.references.kind(p) not in (PartyKind.COUNTRY, PartyKind.PLACE) for p in targets.parties)

    def _takes_up(self, tree: Tree, token: Token) -> bool:
        """`Il a maintenu celles qui frappent X`: measures spoken of in the sentence or the one before."""
        last = self.page.trees[tree.number - 1].tokens if tree.number else []
        nouns = [
            t for t in (*last, *tree.tokens[: token.index]) if t.pos == "NOUN" and t.low in self.rows["nouns"]
        ]
        after = tree.tokens[token.index + 1 : token.index + 2]
        told = bool(after) and after[0].low in (
            "qui",
            "que",
            "qu'",
            "de",
            "d'",
            "du",
            "des",
            "contre",
            "visant",
            "prises",
        )
        return told and any(t.low.endswith("s") == (token.low == "celles") for t in nouns)

    def is_list(self, tree: Tree, token: Token) -> bool:
        """Whether a noun is a list that one is put on or taken off, or a sanction that one is put under."""
        low = token.low
        if low == "one" and tree.language == "en":
            return any(t.low in (*self.rows["list_words"], "blacklist") for t in tree.tokens[: token.index])
        if low in self.rows["list_words"]:
            near = {t.low for t in tree.subtree(token)}
            if near & set(self.rows.get("other_lists", ())):
                return False
            owners = [p for t in tree.kids(token, "poss") for p in self.references.named(t)]
            if any(self.references.kind(p) in AUTHORITIES for p in owners):
                return self.speaks
            return bool(near & set(self.rows["list_modifiers"]))
        if low not in self.rows["list_nouns"] and token.lemma not in self.rows["list_nouns"]:
            return False
        return self.is_sanction(tree, token) or low in (
            "blacklist",
            "sanctions",
            "annex",
            "annexe",
            "register",
            "stop-list",
        )

    def noun_targets(self, tree: Tree, nouns: list[Token]) -> Reference:
        """Whom the sanctions are on."""
        out = Reference()
        for noun in nouns:
            for prep, inner in tree.preps(noun):
                if prep in self.rows["noun_preps"] and not _is_spared(tree, inner):
                    more = self._owners(tree, inner) or self.target_of(tree, inner)
                    _add_count(out, more)
                    join(out, more)
                elif prep in _OF and not inner.item.spans and inner.low in self.rows["nouns"]:
                    join(out, self.noun_targets(tree, [inner]))
                elif prep in ("of", "de", "d'") and noun.low in self.rows["listing_nouns"]:
                    join(out, self.target_of(tree, inner))
            if noun.low in self.rows["listing_nouns"]:
                join(out, self.references.of_all(tree, tree.kids(noun, "poss")))
            join(out, self._of_program(tree, noun))
            parts = tree.kids(noun, "acl", "relcl")
            if tree.language == "fr":
                parts = [t for t in tree.subtree(noun) if t.dep in ("acl", "relcl")]
            for part in parts:
                if part.lemma in self.rows["targeting_verbs"]:
                    if not tree.passive(part) or part.lemma not in (
                        "impose",
                        "imposer",
                        "prendre",
                        "décréter",
                        "adopter",
                    ):
                        join(out, self.references.of_all(tree, tree.objects(part)))
                    join(out, self.prep_targets(tree, part))
        return out

    def _owners(self, tree: Tree, token: Token) -> Reference:
        """`its freeze on the assets of X`: X."""
        out = Reference()
        if token.low not in ("assets", "funds", "property", "accounts") or token.item.spans:
            return out
        for holder in [t for p, t in tree.preps(token) if p == "of"] + tree.kids(token, "poss"):
            join(out, self.target_of(tree, holder))
        return out

    def prep_targets(self, tree: Tree, verb: Token) -> Reference:
        """Whom a verb's own "on", "against" names."""
        out = Reference()
        wide = [
            *self.rows["noun_preps"],
            *(("at",) if verb.lemma in ("aim", "direct", "level") else ()),
            *(("à",) if verb.lemma in ("imposer", "infliger", "appliquer", "étendre", "élargir") else ()),
        ]
        nouns = [o for o in tree.objects(verb) if not o.item.spans] if "à" in wide else []
        for token in (verb, *nouns):
            for prep, inner in tree.preps(token):
                if prep in wide and not _is_spared(tree, inner):
                    join(out, self.target_of(tree, inner))
        if "à" in wide:
            for token in tree.subtree(verb):
                if (
                    token.dep == "conj"
                    and token.item.spans
                    and any(c.low in ("à", "au") for c in tree.kids(token, "case"))
                ):
                    join(out, self.references.of(tree, token))
        return out

    def _of_program(self, tree: Tree, noun: Token) -> Reference:
        """`its Zimbabwe sanctions program`, `Russia sanctions`: a country that is no authority here."""
        out = Reference()
        parts = [t for t in tree.subtree(noun) if t.index < noun.index and t.dep == "compound" and t.item.spans]
        for part in parts if tree.language == "en" else ():
            for party in self.references.named(part):
                draft = self.page.parties.parties[party]
                sanctioned = draft.country in self.rows["sanctioned_countries"] and part.text.istitle()
                known = draft.country not in self.rows["sanctioning_countries"]
                if draft.kind is PartyKind.COUNTRY and (known or (sanctioned and part.text in _lands(draft))):
                    plain = all(self.page.names[s].form != "adjective" for s in part.item.spans)
                    out.parties += [party] if plain else []
        return out

    def noun_issuer(self, tree: Tree, noun: Token) -> Reference:
        """`EU sanctions`, `Britain's sanctions`, `sanctions by the EU`, `les sanctions américaines`."""
        out = Reference()
        tokens = [
            t
            for t in tree.subtree(noun)
            if t.index < noun.index
            and t.dep in ("poss", "amod", "compound", "nmod")
            and noun.index - t.index < _NEAR
        ]
        behind = [t for t in tree.kids(noun, "amod", "nmod") if t.index > noun.index]
        tokens += [part for t in behind for part in (tree.conjuncts(t) if t.dep == "amod" else [t])]
        if tree.language == "en" and tree.kids(noun, "poss"):
            tokens = [t for t in tokens if t.dep == "poss"]  # "its Iran regime" is not of Iran
        for token in tokens:
            named = self.references.named(token)
            if not named and token.dep == "poss":
                named = self.references.pronoun(tree, token)
            if (
                token.dep == "nmod"
                and tree.language == "fr"
                and not any(c.low in ("de", "du", "des", "d'", "par") for c in tree.kids(token, "case"))
            ):
                named = named if token.index < noun.index else []
            program = self._of_program(tree, noun).parties
            named = [p for p in named if p not in program]
            land = self.adjective_country(token)
            if tree.language == "fr" and token.text[0].isupper() and land is not None:
                continue  # "sa liste qu'un seul Haïtien": a person
            self._keep(out, [*named, *([land] if land is not None else [])])
        self._keep(out, self._joined_before(tree, noun))
        for prep, inner in tree.preps(noun):
            lists = noun.low in self.rows["list_words"]
            if (
                prep in ("by", "par", "from")
                or (prep == "of" and lists)
                or (prep == "de" and tree.language == "fr")
            ):
                self._keep(out, self.references.of(tree, inner).parties)
                if lists and not out.parties and not inner.item.spans and inner.low in self.rows["nouns"]:
                    join(out, self.noun_issuer(tree, inner))
        for part in tree.kids(noun, "acl", "relcl"):
            self._keep(out, self.references.of_all(tree, tree.agents(part)).parties)
        return out

    def _joined_before(self, tree: Tree, noun: Token) -> list[int]:
        """`U.S., EU and British sanctions`: all whose sanctions they are."""
        out: list[int] = []
        joined = False
        for token in reversed(tree.tokens[: noun.index]):
            if token.low == "and" or (token.text == "," and joined):
                joined = True
                continue
            land = self.adjective_country(token)
            named = [*self.references.named(token), *([land] if land is not None else [])]
            if not named or (out and not joined):
                break
            out = named + out
        return out if joined else []

    def issuer_of(self, tree: Tree, verb: Token) -> Reference:
        """Who does it: actors, those they act for ("EU foreign ministers") and those they act with."""
        actors = done_by(tree, verb)
        deed = tree.parent(verb)
        if verb.dep == "acl" and deed is not None and deed.lemma in self.rows["deed_nouns"]:
            by = [t for p, t in tree.preps(deed) if p in ("by", "from") and t.item.spans]
            own = [t for t in tree.kids(deed, "poss", "compound", "nmod") if t.item.time is None]
            actors = by or own or actors
        out = Reference(self.members_of(tree, actors))
        if not out.parties:
            out = self.references.of_all(tree, actors)
        if not out.parties:
            for actor in actors:
                if actor.low in ("none", "neither", "both", "all", "each"):
                    for prep, inner in tree.preps(actor):
                        self._keep(out, self.references.of(tree, inner).parties if prep == "of" else [])
                if not actor.item.spans and actor.lemma in self.rows["officials"]:
                    join(out, self.noun_issuer(tree, actor))
                    for prep, inner in tree.preps(actor):
                        if prep in ("of", "from", "de"):
                            self._keep(out, self.references.of(tree, inner).parties)
                    if tree.language == "fr" and not out.parties:
                        self._keep(out, self._office_of(tree, actor))
        if out.parties:
            lands = [p for p in self._allies(tree, verb) if self._is_ally(p)]
            self._keep(out, lands)
        return out

    def members_of(self, tree: Tree, actors: list[Token]) -> list[int]:
        """`European Union countries`, `EU foreign ministers`: the body whose members or ministers they are."""
        out: list[int] = []
        for actor in actors if tree.language == "en" else ():
            if not actor.item.spans and actor.low in self.rows.get("member_words", ()):
                kids = tree.kids(actor, "compound", "poss", "nmod")
                named = [p for kid in kids for p in self.references.named(kid)]
                out += [p for p in named if self.references.kind(p) is PartyKind.ORGANIZATION and p not in out]
        return out

    def _office_of(self, tree: Tree, actor: Token) -> list[int]:
        """`les ministres des Affaires étrangères de l'Union européenne`: whose office it is."""
        out: list[int] = []
        for token in tree.tokens[actor.index + 1 : actor.index + _OFFICE]:
            if token.pos == "VERB" or token.text in (",", ";") or token.low in ("contre", "par", "à"):
                break
            out += self.references.named(token)
            land = self.adjective_country(token)
            out += [land] if land is not None else []
        return out

    def _is_ally(self, party: int) -> bool:
        draft = self.page.parties.parties[party]
        return draft.kind in _ALLIES or (draft.kind is PartyKind.ORGANIZATION and draft.key.startswith("body:"))

    def _allies(self, tree: Tree, verb: Token) -> list[int]:
        """`joined Britain in sanctioning X`, `together with Britain`."""
        head = tree.parent(verb)
        if tree.language == "fr":
            beside = [t for p, t in tree.preps(verb) if p == "avec"]
            lands = [p for p in self.references.of_all(tree, beside).parties if self.references.kind(p) in _ALLIES]
            if lands:
                return lands
        above = tree.parent(head) if head is not None and head.low in ("in", "pour") else head
        out: list[int] = []
        joins = above is not None and above.lemma in ("join", "rejoindre")
        if above is not None and joins and verb.dep in ("pcomp", "advcl", "xcomp"):
            out += self.references.of_all(tree, tree.objects(above)).parties
        for token in tree.subtree(verb):
            before = tree.tokens[token.index - 1].low if token.index else ""
            joined = token.low in ("with", "avec") and before in ("together", "jointly", "along", "conjointement")
            if joined or token.low == "alongside":
                inner = tree.kids(token, "pobj")
                inner += [t for t in (tree.parent(token),) if t is not None and tree.language == "fr"]
                out += self.references.of_all(tree, inner).parties
        return out

    def _keep(self, out: Reference, parties: list[int]) -> None:
        for party in parties:
            if self.references.kind(party) in AUTHORITIES and party not in out.parties:
                out.parties.append(party)

    def adjective_country(self, token: Token) -> int | None:
        """The country of a nationality adjective."""
        for span in self.page.names:
            if span.first == token.item.first and span.form == "adjective":
                if span.key.startswith("body:"):
                    return self.page.parties.by_key(span.key)
                return self.page.parties.country(span.country)
        return None


def _lands(draft: Draft) -> set[str]:
    """The names of a country that are no capital or palace."""
    return {name for name in draft.names if name not in ("Moscow", "Tehran", "Beijing", "Kremlin", "Jerusalem")}


def _add_count(out: Reference, more: Reference) -> None:
    """`on two persons and on three firms`: the sum."""
    apart = out.counted is not None and more.counted is not None and more.counted[0] >= out.counted[1]
    if apart and out.counted and more.counted and out.count is not None and more.count is not None:
        out.count, out.counted = out.count + more.count, (out.counted[0], more.counted[1])


def join(out: Reference, more: Reference) -> None:
    """Adds the parties and count of one reference to another."""
    out.parties += [p for p in more.parties if p not in out.parties]
    if out.counted is None:
        out.count, out.counted = more.count, more.counted


def _is_spared(tree: Tree, token: Token) -> bool:
    """`lifted its sanctions against two firms, but not against him`."""
    return token.index > 1 and tree.tokens[token.index - 2].low == "not"
