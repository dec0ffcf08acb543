"""An indirect interest that a register states, held against the chain that it states as well."""

from dataclasses import dataclass
from datetime import date

from ostrakon.network.economic import EconomicShare, effective_share
from ostrakon.network.ownership import Ownership
from ostrakon.network.registers.reading import IndirectClaim
from ostrakon.network.rules import Holding, find_rule
from ostrakon.network.stakes import WHOLE
from ostrakon.network.table import StakeTable

RULE_OF_SHARES = "us_ofac_50"  # any rule that measures shares: only the holdings are used, not its test


@dataclass(frozen=True, slots=True)
class IndirectCheck:
    """What the register claims, what its chain gives, and whether they can both be so."""

    claim: IndirectClaim
    computed: EconomicShare | None
    words: str


def check_indirect(table: StakeTable, claim: IndirectClaim, *, as_of: date) -> IndirectCheck:
    """The claim beside the owner's effective share through the chain; it is never added to any sum."""
    rule = find_rule(RULE_OF_SHARES, as_of) or find_rule(RULE_OF_SHARES, date(2014, 8, 13))
    assert rule is not None
    if claim.holding is not Holding.SHARES or (claim.start and claim.start > as_of):
        return IndirectCheck(claim, None, "not checked: not of shares, or not yet held")
    made = Ownership(table, [claim.owner], rule=rule, as_of=as_of)
    computed = effective_share(made, claim.owned)
    if computed is None:
        return IndirectCheck(claim, None, "not checked: the chain cannot be computed")
    fits = computed.least * WHOLE <= claim.band.most and claim.band.least <= computed.most * WHOLE
    told = f"states {claim.band} held indirectly, through its chain {computed}"
    return IndirectCheck(claim, computed, f"{told}: {'they agree' if fits else 'THEY DIFFER'}")
