"""OFAC's programs, and which of its two lists some bytes are of."""

from functools import lru_cache

from ostrakon.lists.source import ListSource
from ostrakon.lists.us_ofac.draft import Value
from ostrakon.model import Designation, Issue, Measure, MeasureKind, Program, Severity

SDN = "us_ofac_sdn"
CONS = "us_ofac_cons"

_CONS_FIRST = ("NS-PLC", "561", "CMIC", "UKRAINE-EO13662", "FSE-", "CAPTA", "NS-")


def tell_lists(programs: str, address: str) -> tuple[str, ...]:
    """The lists that a file may be of, told by its first entry's programs, else by the file's name.

    The consolidated list begins with its oldest entries, the Palestinian Legislative Council's (NS-PLC).
    """
    name = address.rsplit("/", 1)[-1].lower()
    if programs:
        return (CONS,) if programs.strip("[] ").startswith(_CONS_FIRST) else (SDN,)
    if name.startswith("cons"):
        return (CONS,)
    return (SDN,) if name.startswith("sdn") else (SDN, CONS)


def read_programs(words: tuple[str, ...], source: ListSource, *, at: str) -> tuple[Value, ...]:
    """A program and a designation for each; on the SDN list also the asset freeze that being on it means.

    Source: 31 CFR chapter V: property of parties on the SDN list is blocked.
    """
    values: list[Value] = []
    for program in words:
        bare = program.strip("[] ")
        if bare and bare != "-0-":
            values.extend(_read_program(bare, source.program_key(bare), source.authority, at))
    if not values:
        return (Issue("program.missing", at, "", "the entry states no program", Severity.LOSS),)
    if source.id == SDN:
        values.append(_BLOCKED)
    return tuple(values)


_BLOCKED = Measure(
    MeasureKind.ASSET_FREEZE, "on the SDN list: property is blocked (31 CFR chapter V)", "SDN/Program"
)


@lru_cache(maxsize=1024)
def _read_program(words: str, key: str, authority: str, at: str) -> tuple[Value, ...]:
    return Program(key, words, at), Designation(authority, key, at=at)
