"""Registers of who owns and controls whom, read into stakes, links and notes. Pure.

Takes: a capture of a register's file. Gives: a `RegisterReading`; every stake with its place in the file.
Why: ownership rules need stakes as they are stated, not as a chart draws them.
Units: shares in basis points, as bands where a register gives bands.
Sources: each reader names its format's specification.
"""

from ostrakon.network.registers.detect import read_register
from ostrakon.network.registers.reading import (
    IndirectClaim,
    PartyNote,
    RegisterParty,
    RegisterReading,
)

__all__ = ["IndirectClaim", "PartyNote", "RegisterParty", "RegisterReading", "read_register"]
