"""7 NETWORK: relations become a graph, exposures and ownership conclusions. Pure.

Takes: relations, stakes and rules, as of a day. Gives: paths, neighborhoods, conclusions with proof.
Why: who is tied to a listed party, and whether a rule reaches it, are different questions; both need sources.
Units: shares in basis points, never floats. Sources: each rule file names its text.

`registers/` reads the files of registers; `graph`, `neighborhood` and `paths` look around; `facilitators` ranks.
"""

from ostrakon.network.ownership import Conclusion, Ownership, Status, conclude
from ostrakon.network.proof import Proof, prove
from ostrakon.network.rules import RULE_IDS, Rule, find_rule, load_rule
from ostrakon.network.stakes import Band, Stake

__all__ = [
    "RULE_IDS",
    "Band",
    "Conclusion",
    "Ownership",
    "Proof",
    "Rule",
    "Stake",
    "Status",
    "conclude",
    "find_rule",
    "load_rule",
    "prove",
]
