"""Mali and Wagner, July 2023: what four authorities' lists said of them, and what was reported. See README.md."""

from datetime import date
from pathlib import Path

from ostrakon.cases.case import Case, CaseEdition, CaseReport

HERE = Path(__file__).parent
BEFORE, AFTER = date(2023, 7, 20), date(2023, 7, 24)
"""The days of the two editions of the SDN list."""


def _edition(list_id: str, published: date, *names: str) -> CaseEdition:
    folder = HERE / list_id / published.isoformat()
    return CaseEdition(list_id, published, tuple(folder / name for name in names))


_SDN = ("sdn.csv", "alt.csv", "add.csv")

MALI_2023 = Case(
    name="mali_2023",
    title="Mali and Wagner, July 2023",
    editions=(
        _edition("un_sc", date(2023, 3, 27), "un.xml"),
        _edition("uk_sanctions", date(2023, 6, 5), "conlist.csv"),
        _edition("uk_sanctions", date(2023, 7, 20), "conlist.csv"),
        _edition("eu_fsf", date(2023, 7, 20), "eu.xml"),
        _edition("us_ofac_sdn", BEFORE, *_SDN),
        _edition("us_ofac_sdn", AFTER, *_SDN),
    ),
    twins=(
        _edition("us_ofac_sdn", BEFORE, "sdn.xml"),
        _edition("us_ofac_sdn", AFTER, "sdn.xml"),
        _edition("uk_sanctions", date(2023, 7, 20), "uk.xml"),
    ),
    reports=(
        CaseReport("The UN and the denial", date(2023, 5, 13), HERE / "reports" / "un_and_denial.txt"),
        CaseReport("Britain's list", date(2023, 7, 20), HERE / "reports" / "britains_list.txt"),
        CaseReport("The Treasury's action", date(2023, 7, 24), HERE / "reports" / "treasury_action.txt"),
    ),
    register=HERE / "register" / "test_customer_17.csv",
)
