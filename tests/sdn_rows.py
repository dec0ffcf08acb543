"""Small SDN.CSV files in OFAC's format: real entries of July 2023, and numbered test entries."""

from collections.abc import Sequence

PERSON, ENTITY = '"individual"', "-0- "
WAGNER = ("22543", "PRIVATE MILITARY COMPANY 'WAGNER'", ENTITY, "TCO] [RUSSIA-EO14024", "a.k.a. 'PMC WAGNER'.")
PRIGOZHIN = (
    "21171",
    "PRIGOZHIN, Yevgeniy Viktorovich",
    PERSON,
    "RUSSIA-EO14024",
    "DOB 01 Jun 1961; POB Leningrad, Russia; nationality Russia; Gender Male.",
)
CAMARA = (
    "42618",
    "CAMARA, Sadio",
    PERSON,
    "RUSSIA-EO14024",
    "DOB 22 Mar 1979; POB Kati, Koulikoro, Mali; nationality Mali; Gender Male; "
    "Linked To: PRIVATE MILITARY COMPANY 'WAGNER'.",
)
DIARRA = (
    "42617",
    "DIARRA, Alou Boi",
    PERSON,
    "RUSSIA-EO14024",
    "DOB 1979; nationality Mali; Gender Male; Linked To: PRIVATE MILITARY COMPANY 'WAGNER'.",
)
BEFORE = (PRIGOZHIN, WAGNER)
AFTER = (PRIGOZHIN, WAGNER, DIARRA, CAMARA)


def sdn_csv(rows: Sequence[tuple[str, str, str, str, str]]) -> bytes:
    """The rows (id, name, type, programs, remarks) as OFAC publishes them."""
    lines = [
        ",".join((number, f'"{name}"', kind, f'"{programs}"', *["-0- "] * 7, f'"{remarks}"'))
        for number, name, kind, programs, remarks in rows
    ]
    return ("\r\n".join(lines) + "\r\n\x1a").encode()


def consolidated_csv(count: int = 360, *, last: str = "") -> bytes:
    """An edition of the consolidated list that is within its bounds; `last` is added to the last name."""
    rows = [
        (str(number), f"TEST PARTY {number}", PERSON if number % 4 == 0 else ENTITY, "NS-PLC", "DOB 1970.")
        for number in range(1, count)
    ]
    return sdn_csv([*rows, (str(count), f"TEST PARTY {count}{last}", ENTITY, "NS-PLC", "-0- ")])
