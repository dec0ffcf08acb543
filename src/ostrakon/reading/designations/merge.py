"""One legal act is one claim: findings of one act, spoken of in headline, lead and list, are merged.

Takes: the findings of designations. Gives: the acts, their issuers and days filled from the rest of the text.
"""

from ostrakon.model import Action, Modality, PartyKind, TimeKind
from ostrakon.reading.designations.joint_issuers import JointIssuers
from ostrakon.reading.designations.same_acts import POINTING, SameAct
from ostrakon.reading.naming.gazetteer import parent_of
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references.authorities import are_kin, is_court

_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)


_LISTING = ("list", "add", "place", "put", "designate", "include", "delist", "remove")
_LISTED = (".list", ".add", ".designate", ".blacklist")
_OF_MEASURES = (".sanctions_object.", ".fate.", ".measures_before.", ".open.")
_NEWS_GRAIN = 8  # days: news is dated to the day or week
_OLD_DAYS = 3 * 365
_REACH = 4  # sentences on which an issuer that nobody else has spoken for is still meant
_OPENING_UNITS = 3
_HEAD = 300  # characters of titles and numbered first sentences
_OPENING = 400  # characters in which a notice names its authority: title and first sentence


class Merger:
    """Merges the designations of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.same = SameAct(page)
        self.wider: dict[int, list[int]] = {}
        self.joint = JointIssuers(page, self._is_recent)

    def merge(self, findings: list[Finding]) -> list[Finding]:
        """The acts, in order of their first words."""
        acts: list[Finding] = []
        self._fill_dates(findings)
        for finding in sorted(findings, key=lambda f: f.place):
            same = [a for a in acts if self.same.same(a, finding)]
            if not finding.of("issuer"):
                same = [a for a in same if not _is_full(a, finding)] or same
            act = None if not same else same[0] if finding.when is None else same[-1]
            if act is None:
                acts.append(finding)
            else:
                self._join(act, finding)
        for act in acts:
            self._fill_issuer(act, acts)
        self._fill_author(acts)
        english = self.page.language == "en"
        if english:
            self.joint.join_headline(acts)
        self._fill_country(acts)
        acts = self._join_package(acts)
        if english:
            self.joint.join_ministry(acts)
            self.joint.join_announcer(acts)
        self._drop_issuing(acts)
        acts = [a for a in acts if not self._titled(a, acts)]
        kept = [a for a in acts if self._says_something(a) and not self._passing(a, acts)]
        kept = [self._own_day(act) for act in self._again(kept)]
        if not english:
            self._set_wider_aside(kept)
        return kept

    def _set_wider_aside(self, acts: list[Finding]) -> None:
        """A council accuses, not the union that acts with it: until then only the narrower issuers stand."""
        drafts = self.page.parties.parties
        for act in acts:
            issuers = act.of("issuer")
            over = {drafts[p].key: p for p in issuers if drafts[p].key}
            wider = [over[key] for p in issuers if (key := parent_of(drafts[p].key)) in over]
            if wider:
                act.roles["issuer"] = [p for p in issuers if p not in wider]
                self.wider[id(act)] = wider

    def join_authorities(self, acts: list[Finding]) -> None:
        """Adds to French acts the state or ministry that the text has act beside the one that accuses."""
        if self.page.language == "fr":
            for act in acts:
                act.roles["issuer"] = [*act.of("issuer"), *self.wider.get(id(act), ())]
            self.joint.join_headline(acts)
            self.joint.join_ministry(acts)

    def _own_day(self, act: Finding) -> Finding:
        """What another authority did is told with its own day or with none: not with that of the news."""
        lead = act.dated_by
        other = (
            lead is not None and act.of("issuer") and not are_kin(self.page, act.of("issuer"), lead.of("issuer"))
        )
        if other and act.unit >= _OPENING_UNITS:
            act.when = None
        return act

    def _fill_dates(self, findings: list[Finding]) -> None:
        """Undated news is of the day of the news that has a day: the first dated act of the last weeks."""
        happened = [f for f in sorted(findings, key=lambda f: f.place) if f.modality in _HAPPENED and f.fresh]
        told = [f for f in sorted(findings, key=lambda f: f.place) if f.modality in _HAPPENED]
        told = [f for f in told if not (f.past or f.relative or f.aside) and f.unit < _OPENING_UNITS]
        lead = next((f for f in (*told, *happened) if self._is_recent(f)), None)
        for finding in happened:
            day = lead.when if lead is not None else self._opening_day()
            if finding.when is None and not finding.generic:
                finding.when, finding.dated_by = day, lead

    def _opening_day(self) -> int | None:
        """The first day of the last week that the opening sentences speak of."""
        if not self.page.units:
            return None
        units = self.page.units[: min(_OPENING_UNITS, len(self.page.units))]
        end = max(self.page.words[units[-1].items[-1].last - 1].end, _HEAD)
        days = [n for n, time in enumerate(self.page.times) if time.start < end and self._is_recent_day(n)]
        lined = {self.page.words[i].start for i in self.page.dateline}
        told = [n for n in days if self.page.times[n].start not in lined]
        return (told or days)[0] if days else None

    def _is_recent(self, finding: Finding) -> bool:
        return finding.when is not None and self._is_recent_day(finding.when)

    def _is_recent_day(self, when: int) -> bool:
        time = self.page.times[when]
        if time.kind is not TimeKind.POINT and time.kind is not TimeKind.INTERVAL:
            return False
        if time.latest is None or time.earliest is None or self.page.published is None:
            return False
        point = (time.latest - time.earliest).days < _NEWS_GRAIN
        return point and 0 <= (self.page.published - time.latest).days < _NEWS_GRAIN

    def _join_package(self, acts: list[Finding]) -> list[Finding]:
        """`adopted a 16th package. The bloc also listed 48 people`: the listing is part of the package."""
        out: list[Finding] = []
        for act in acts:
            package = next((a for a in out if a.action is Action.EXPAND and self._holds(a, act)), None)
            if package is not None:
                self._join(package, act)
            else:
                out.append(act)
        return out

    def _holds(self, package: Finding, act: Finding) -> bool:
        told = (
            package.fresh
            and (act.fresh or act.unit == package.unit)
            and act.action is Action.IMPOSE
            and not (act.past or act.total)
        )
        if not told or package.modality not in _HAPPENED or act.modality not in _HAPPENED:
            return False
        near = 0 <= act.unit - package.unit <= _REACH
        same = bool(set(package.of("issuer")) & set(act.of("issuer"))) or not act.of("issuer")
        return near and same and self.same.days_agree(package, act)

    def _fill_country(self, acts: list[Finding]) -> None:
        """`The measures were lifted`: on the one country that the text's sanctions are on."""
        drafts = self.page.parties.parties
        lands = {p for a in acts for p in a.of("target") if drafts[p].kind is PartyKind.COUNTRY}
        if len(lands) != 1:
            return
        for act in acts:
            bare = not act.of("target") and act.counted is None and act.action is not Action.IMPOSE
            bare = bare and " contre " not in self.page.plain[slice(*act.evidence)]
            if bare and any(rule in act.rule for rule in _OF_MEASURES) and not lands & set(act.of("issuer")):
                act.roles["target"] = sorted(lands)

    def _titled(self, act: Finding, acts: list[Finding]) -> bool:
        """`Designation of Former Ministers` as a title: what it names is named nowhere else."""
        if act.unit or len(acts) == 1 or not any(word in act.rule for word in POINTING):
            return False
        return all(len(self.page.parties.parties[p].mentions) == 1 for p in act.of("target"))

    def _drop_issuing(self, acts: list[Finding]) -> None:
        """A ministry or treasury that imposes acts of this text is no target beside others."""
        issuing = {p for a in acts if a.modality in _HAPPENED for p in a.of("issuer")}
        for act in acts:
            bodies = [p for p in act.of("target") if self.page.parties.parties[p].kind is PartyKind.PUBLIC_BODY]
            if len(act.of("target")) > 1:
                act.roles["target"] = [p for p in act.of("target") if p not in bodies or p not in issuing]

    def _fill_author(self, acts: list[Finding]) -> None:
        """In a notice that names no issuer the authority that it opens with is the issuer."""
        if any(act.of("issuer") for act in acts):
            return
        early = [
            d for d in self.page.parties.parties if d.kind is PartyKind.PUBLIC_BODY and d.key.startswith("body:")
        ]
        early = [d for d in early if d.mentions and d.mentions[0][0] < _OPENING]
        led = {self.page.parties.of_span.get(s) for t in self.page.titles for s in t.inside}
        early = [d for d in early if d.number not in led]
        early = [d for d in early if not self._told_aside(d.mentions[0][0])]
        for act in acts:
            if early and act.modality in _HAPPENED and not act.relative:
                act.roles["issuer"] = [min(early, key=lambda d: d.mentions[0]).number]

    def _told_aside(self, place: int) -> bool:
        """Whether the words at a place stand in a relative clause: "X, which the Commission had proposed"."""
        for tree in self.page.trees:
            for token in tree.tokens:
                if (
                    token.item.spans
                    and self.page.words[token.item.first].start <= place < self.page.words[token.item.last - 1].end
                ):
                    return any(t.dep == "relcl" for t in tree.above(token))
        return False

    def _again(self, acts: list[Finding]) -> list[Finding]:
        """Merges once more after issuers were filled in."""
        out: list[Finding] = []
        for act in acts:
            same = next((a for a in reversed(out) if self.same.same(a, act)), None)
            if same is None:
                out.append(act)
            else:
                self._join(same, act)
        return out

    def _is_old(self, act: Finding) -> bool:
        """An act of years ago need not be that of today's issuer."""
        time = self.page.times[act.when] if act.when is not None else None
        if time is None or time.latest is None or self.page.published is None:
            return False
        listing = ".onto_list." in act.rule or ".measures_before." in act.rule or act.rule.endswith(_LISTED)
        return (self.page.published - time.latest).days > _OLD_DAYS and not listing

    def _passing(self, act: Finding, acts: list[Finding]) -> bool:
        """`years after he was first designated`: only points back at an act that is told elsewhere."""
        if not act.aside or act.when is not None or act.of("issuer"):
            return False
        return any(
            a is not act and a.action is act.action and set(a.of("target")) & set(act.of("target")) for a in acts
        )

    def _says_something(self, act: Finding) -> bool:
        if act.of("target") or (act.counted and (act.of("issuer") or not act.relative)):
            return True
        return bool(act.of("issuer") or act.said_by)

    def _fill_issuer(self, act: Finding, acts: list[Finding]) -> None:
        """A passive without an agent has the issuer of the act spoken of last before it."""
        if act.of("issuer") or act.modality not in _HAPPENED:
            return
        told = [a for a in acts if a.of("issuer") and a.modality in _HAPPENED]
        if act.action in (Action.IMPOSE, Action.EXTEND, Action.EXPAND):
            told = [a for a in told if not is_court(self.page, a.of("issuer"))]
        if act.action is not Action.ANNUL:
            told = [a for a in told if a.action is not Action.ANNUL and ".turned_down." not in a.rule]
        sole = told and all(are_kin(self.page, told[0].of("issuer"), a.of("issuer")) for a in told[1:])
        listed = any(f".{verb}" in act.rule for verb in _LISTING)
        if sole and (listed or not act.relative) and not self._is_old(act):
            act.roles["issuer"] = list(told[0].of("issuer"))
            return
        before = [a for a in told if a.place < act.place]
        one_voice = before and all(are_kin(self.page, before[-1].of("issuer"), a.of("issuer")) for a in before)
        if one_voice and not act.relative and act.unit - before[-1].unit <= _REACH and not self._is_old(act):
            act.roles["issuer"] = list(before[-1].of("issuer"))
            return
        if act.relative and act.when is not None:
            return
        if self._is_old(act):
            return
        sure = one_voice or self.page.language != "fr"
        if before and sure and (not act.past or ".onto_list." in act.rule):
            act.roles["issuer"] = list(before[-1].of("issuer"))

    def _join(self, act: Finding, more: Finding) -> None:
        for role in ("issuer", "target"):
            if role == "issuer" and act.of(role) and more.of(role):
                act.roles[role] = self._finer(act.of(role), more.of(role))
                continue
            act.roles.setdefault(role, [])
            act.roles[role] += [p for p in more.of(role) if p not in act.roles[role]]
        act.retold += [more.evidence, *more.retold]
        if act.counted is None:
            act.count, act.counted = more.count, more.counted
        act.when = act.when if act.when is not None else more.when
        act.reason = act.reason or more.reason
        act.program = act.program or more.program
        act.measures += [m for m in more.measures if m not in act.measures]

    def _finer(self, have: list[int], more: list[int]) -> list[int]:
        """Joint issuers add up, and so do a country and its treasury: all whom the text names as imposing."""
        out = list(have)
        out += [p for p in more if p not in out]
        return out


def drop_generic(acts: list[Finding]) -> list[Finding]:
    """Undated acts of which neither targets nor count are known go where another of the same issuer knows them."""
    full = [a for a in acts if a.of("target") or a.counted]
    return [
        a
        for a in acts
        if a in full
        or a.when is not None
        or a.generic
        or a.action not in (Action.IMPOSE, Action.EXTEND)
        or not any(
            f.action is a.action and f.modality is a.modality and set(f.of("issuer")) & set(a.of("issuer"))
            for f in full
        )
    ]


def _is_full(act: Finding, more: Finding) -> bool:
    """`State is sanctioning two firms, A and B`: a third that is designated belongs to another's act."""
    targets = act.of("target")
    return act.count is not None and len(targets) >= act.count and bool(set(more.of("target")) - set(targets))
