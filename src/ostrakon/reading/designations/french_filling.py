"""What the order of French words adds to an act: who imposes it, further targets, what the words around say.

Takes: trees, references and the finders of doers and lists. Gives: acts filled in, and acts that only the order of
words tells.
"""

from itertools import pairwise

from ostrakon.model import Action, Modality, PartyKind
from ostrakon.reading.designations.act_memory import HAPPENED
from ostrakon.reading.designations.enumerations import LISTABLE
from ostrakon.reading.designations.french_details import decreers_of, program_of, reason_of
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.french_measures import ASSETS, Maker
from ostrakon.reading.designations.french_pointing import Pointing
from ostrakon.reading.designations.french_runs import Runs
from ostrakon.reading.designations.french_senses import OtherSenses
from ostrakon.reading.designations.french_states import day_of_meeting, is_further, settle_state
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_phrase
from ostrakon.reading.references.references import Reference

_PLAIN = ("sanctionner", "blacklister", "black-lister", "radier", "lister")
_ONTO = ("inscrire", "ajouter", "placer", "mettre", "inclure", "retirer", "rayer", "radier", "figurer")
_JOINING = (*_ONTO, "verser", "intégrer", "joindre")
_OPEN = (Modality.URGED, Modality.THREATENED, Modality.POSSIBLE, Modality.PLANNED, Modality.NEGATED)
_COUNTING = frozenset(("inscriptions", "liste", "listes", "sanctions", "restrictives"))
_RELATIVES = frozenset(("que", "qu'", "qui", "dont", "lequel", "laquelle", "lesquels", "lesquelles"))
_BEING = frozenset(("sont", "est", "ont", "a", "seront", "étaient", "était"))
_OPENS = 4  # first words in which "Sont également sanctionnés" stands
_FAR = 30  # tokens behind the verb in which the list stands
_CLITIC = 4  # tokens before a verb in which "lui" stands
_BEHIND = 14  # tokens from a measure to whom it is on
_LAND = 3  # tokens from "contre" to the country that it leads
_REACH = 7  # tokens from a verb to "une interdiction d'entrée"


class FrenchFilling:
    """Fills in the acts of one page; `made` makes a finding of the sentence in hand."""

    def __init__(self, doers: Doers, runs: Runs, pointing: Pointing, senses: OtherSenses, *, made: Maker) -> None:
        self.references, self.words, self.rows = doers.references, doers.words, doers.words.rows
        self.doers, self.runs, self.pointing, self.senses, self.made = doers, runs, pointing, senses, made
        self.on = frozenset(self.rows.get("measure_leads", ()))
        self.decreers = decreers_of(self.references.page)

    def last(self, tree: Tree, verb: Token) -> Finding | None:
        """An act that points back, or one whose parties the parse has lost: those before and behind the verb."""
        pointing = self.pointing.of_verb(tree, verb)
        if pointing is not None:
            return pointing
        action = self.rows["direct"].get(verb.lemma) if verb.lemma in _PLAIN else None
        if action is None:
            listed = any(self._is_list(tree, t) for t in tree.tokens[verb.index + 1 : verb.index + _FAR])
            listed = listed or self._entered(tree, verb)
            onto = verb.lemma in _JOINING
            action = self.rows["list_verbs"].get(verb.lemma, "impose") if listed and onto else None
        if verb.lemma == "ajouter" and self.words.speaks and _COUNTING & {t.low for t in tree.tokens}:
            action = "impose"
        if action is None or verb.dep == "amod" or self.senses.is_other_penalty(tree, verb):
            return None
        doing = tree.parent(verb) if verb.lemma == "figurer" and verb.dep == "xcomp" else None
        issuer = Reference(self.doers.of(tree, doing or verb).parties)
        target = self.references.of_all(tree, done_to(tree, verb))
        target.parties = [p for p in target.parties if self.references.kind(p) in LISTABLE]
        if not target:
            self._complete(tree, verb, issuer, target)
        if not target or not (issuer.parties or self.words.speaks):
            return None
        return self.made(verb, Action(action), issuer, target, "by_order")

    def _is_list(self, tree: Tree, token: Token) -> bool:
        """Whether a list of sanctions is named, whatever the parse hangs on it: "de sa liste SDN"."""
        near = {t.low for t in tree.tokens[max(0, token.index - 2) : token.index + 5]}
        worded = token.low in self.rows["list_words"] and near & set(self.rows["list_modifiers"])
        if token.low == "index":
            return "à" in near
        return bool(worded) or (not token.item.spans and self.words.is_list(tree, token))

    def _entered(self, tree: Tree, verb: Token) -> bool:
        """`a adapté l'annexe et y a fait figurer X`: put on the list that "y" means."""
        before = tree.tokens[: verb.index]
        made = verb.lemma == "figurer" and any(t.lemma == "faire" for t in before[-2:])
        onto = verb.lemma in _JOINING and any(t.low == "y" for t in before[-4:])
        return (made or onto) and any(self._is_list(tree, t) for t in before)

    def complete(self, tree: Tree, head: Token, issuer: Reference, target: Reference) -> None:
        """Fill in who imposes and on whom where the order of words tells more than the parse."""
        if not issuer.parties and head.past:
            near = tree.tokens[head.index + 1 : head.index + _REACH]
            by = next((t.index for t in near if t.low == "par"), len(tree.tokens))
            nouns = [t for t in tree.tokens[by : by + _CLITIC] if t.low in self.rows["nouns"]]
            issuer.parties = self.doers.of_noun(tree, nouns[0]).parties if nouns else []
        if not issuer.parties:
            near = tree.tokens[head.index : head.index + _REACH]
            issuer.parties = next((p for t in near if (p := self.doers.kept_out_of(tree, t))), [])
        if head.pos == "VERB" and not issuer.parties:
            doers = self.doers.by_order(tree, head) or self.doers.ordering(tree, head)
            issuer.parties = [p for p in doers if p not in target.parties]
        if not target and head.lemma in ("imposer", "infliger", "interdire", "appliquer"):
            target.parties = [p for p in self._given_to(tree, head) if p not in issuer.parties]
        own = self.doers.own_country(tree, head) if head.pos == "VERB" else []
        issuer.parties = own or issuer.parties
        if head.pos == "VERB" and issuer.parties and not tree.passive(head):
            issuer.parties = self.doers.adjacent(tree, head, issuer.parties)
        if head.pos == "VERB":
            self._of_those_before(tree, head, issuer, target)
        good = [p for p in target.parties if self.references.kind(p) in LISTABLE]
        found = self.runs.along(tree, head, good) if good else []
        if not target:
            self._complete(tree, head, issuer, target)
        if not target and (head.pos == "VERB" or head.low in self.rows["nominal_acts"]):
            self._behind_measures(tree, head, issuer, target)
        if not target:
            target.parties = [p for p in self._by_pronoun(tree, head) if p not in issuer.parties]
        issuer.parties = [p for p in issuer.parties if not self._set_off(tree, p)]
        if target.counted is not None and not good:
            colon = next((t.index for t in tree.tokens[head.index :] if t.text == ":"), None)
            found = self.runs.after(tree, colon + 1) if colon is not None else found
            if not found and head.pos == "VERB" and head.lemma in (*_PLAIN, *_ONTO) and not tree.passive(head):
                found = self.runs.after(tree, head.index + 1)  # "huit députés et l'ancien ministre X"
        target.parties += [p for p in found if p not in target.parties and p not in issuer.parties]

    def _of_those_before(self, tree: Tree, head: Token, issuer: Reference, target: Reference) -> None:
        """`A et B, sanctionnés par X`, `A, que X a sanctionné`, `A, contre qui X a pris des sanctions`."""
        start = self._clause_of_those(tree, head)
        if start is None:
            return
        found = self.runs.group_before(tree, start) if tree.tokens[start - 1].text == "," else []
        many = not head.past or head.low.endswith("s")
        if found and not (target.parties and set(target.parties) <= set(found) and not many):
            doers = [p for p in issuer.parties if p not in found]
            if many or len(found) == 1:
                target.parties, issuer.parties = found, doers

    def _clause_of_those(self, tree: Tree, head: Token) -> int | None:
        """Where the participle or relative clause begins that tells the act; None where it is neither."""
        if head.past and head.dep in ("acl", "amod") and not tree.kids(head, "aux", "auxpass"):
            return head.index - 1 if tree.tokens[head.index - 1].pos == "ADV" else head.index
        mark = next((t for t in reversed(tree.tokens[: head.index]) if t.low in _RELATIVES), None)
        if mark is None or any(t.text == "," for t in tree.tokens[mark.index : head.index]):
            return None
        if mark.index and tree.tokens[mark.index - 1].low in self.on and mark.low not in ("que", "qu'"):
            return mark.index - 1
        return mark.index if mark.low in ("que", "qu'") and head.dep in ("relcl", "acl") else None

    def _by_pronoun(self, tree: Tree, head: Token) -> list[int]:
        """`Washington les a inscrits`, `Ils sont sous sanctions de X`: whom the text spoke of just before."""
        taken_up = self.pointing.memory.taken_up
        for token in reversed(tree.tokens[max(0, head.index - _CLITIC) : head.index]):
            after = tree.tokens[token.index + 1]
            if token.low in ("les", "l'") and after.pos in ("AUX", "VERB") and not after.item.spans:
                return taken_up.of(tree, token)
        stands = head.pos == "NOUN" or tree.passive(head) or head.lemma in self.rows["standing_verbs"]
        near = tree.tokens[max(0, head.index - _REACH) : head.index] if stands else []
        subject = next((t for t in near if t.low in ("il", "elle", "ils", "elles")), None)
        return taken_up.of(tree, subject) if subject is not None else []

    def _given_to(self, tree: Tree, verb: Token) -> list[int]:
        """`les sanctions que Washington lui a infligées`: whom "lui" or "leur" means."""
        near = tree.tokens[max(0, verb.index - _CLITIC) : verb.index]
        given = next((t for t in near if t.low in ("lui", "leur") and t.pos in ("PRON", "DET", "ADV")), None)
        found = self.references.pronoun(tree, given) if given is not None else []
        return found if found and (given is None or given.low == "leur" or len(found) == 1) else []

    def _behind_measures(self, tree: Tree, head: Token, issuer: Reference, target: Reference) -> None:
        """`les mesures à l'encontre de X`, `les sanctions frappant six élus, dont Y`, `du gel des avoirs de Z`."""
        near = tree.tokens[head.index :] if head.pos != "VERB" or not tree.passive(head) else tree.tokens
        noun = next((t for t in near if t.low in self.rows["nouns"] and not t.item.spans), None)
        for token in tree.tokens[noun.index + 1 : noun.index + _BEHIND] if noun is not None else ():
            owned = token.low in ASSETS and tree.tokens[token.index - 1].low in ("des", "d'", "les", "de")
            if token.low not in self.on and not owned:
                continue
            after = tree.tokens[token.index + 1 : token.index + _REACH]
            lands = [p for t in after[:_LAND] for p in self.references.named(t)]
            lands = [p for p in lands if self.references.kind(p) is PartyKind.COUNTRY] if not owned else []
            found = self.runs.after(tree, token.index + 1) or lands[:1]
            target.parties = [p for p in found if p not in issuer.parties]
            counts = (count_phrase(self.references.page, t.item.first, "fr") for t in after if not owned)
            target.count, target.counted = next((c for c in counts if c is not None), (None, None))
            return

    def _set_off(self, tree: Tree, party: int) -> bool:
        """`sanctionné par Washington mais pas par l'UE`: who has not done it."""
        for token in tree.tokens[2:]:
            lead = [t.low for t in tree.tokens[max(0, token.index - _CLITIC + 1) : token.index]]
            if party in self.references.named(token) and ("pas", "par") in pairwise(lead):
                return True
        return False

    def _complete(self, tree: Tree, head: Token, issuer: Reference, target: Reference) -> None:
        if head.pos != "VERB" or head.lemma not in (*_PLAIN, *_ONTO):
            return
        done = tree.passive(head) and head.dep not in ("acl", "amod", "relcl", "advcl")
        inverted = done and {t.low for t in tree.tokens[:_OPENS]} & _BEING and head.index < _OPENS
        found = (
            self.runs.before(tree, head.index) if done and not inverted else self.runs.after(tree, head.index + 1)
        )
        target.parties = [p for p in found if p not in issuer.parties]

    def settle(self, tree: Tree, head: Token, found: Finding) -> Finding:
        """The finding with what French says around it: "n'est plus", "reste", "à son tour"."""
        since = found.when is not None and self.references.page.times[found.when].text.lower().startswith("depuis")
        settle_state(tree, head, found, since=since)
        if (
            head.pos == "NOUN"
            and ".visas." not in found.rule
            and all(self.references.kind(p) is PartyKind.PERSON for p in found.of("issuer"))
        ):
            found.roles["issuer"] = []  # a minister who announces sanctions is not who imposes them
        lands = [self.references.kind(p) is PartyKind.COUNTRY for p in found.of("target")]
        if lands and not any(lands) and head.lemma in ("étendre", "élargir") and found.action is Action.EXPAND:
            found.action = Action.IMPOSE  # "étend ses sanctions à l'ancien sénateur X"
        if lands and all(lands) and is_further(tree, self.rows["ordinal"]):
            found.action = Action.EXPAND if found.action is Action.IMPOSE else found.action
        page = self.references.page
        if not found.of("issuer") and found.modality in HAPPENED:
            found.roles["issuer"] = list(self.decreers)
        if found.reason is None and head.pos == "VERB":
            found.reason = reason_of(page, tree, head)
        program = program_of(page, tree) if found.program is None else None
        found.program = page.text[slice(*program)] if program is not None else found.program
        if found.when is None and head.pos == "VERB" and not found.relative:
            found.when = day_of_meeting(tree, head)
        if not found.of("target") and found.counted is None and found.modality in _OPEN:
            found.roles["target"] = self.pointing.same_target(tree, found)
        return found
