"""Listings that use every field, for exports; synthetic names."""

from datetime import date

from factories import a_listing, a_person
from ostrakon.model import (
    Address,
    BirthDate,
    CountryLink,
    CountryTie,
    Designation,
    Fact,
    Gender,
    Identifier,
    IdentifierStrength,
    ListedName,
    ListedRelation,
    Listing,
    Measure,
    MeasureKind,
    NamePart,
    NamePartRole,
    NameRole,
    PartialDate,
    PartyKind,
    Place,
    Program,
)


def a_full_person(native_id: str = "101") -> Listing:
    return Listing(
        "us_ofac_sdn",
        native_id,
        PartyKind.PERSON,
        (
            ListedName(
                "Test Customer Seventeen",
                NameRole.PRIMARY,
                "SEVENTEEN, Test Customer",
                "SDN/name",
                parts=(NamePart(NamePartRole.GIVEN, "Test Customer"), NamePart(NamePartRole.FAMILY, "Seventeen")),
            ),
            ListedName("'Old Seventeen'", NameRole.WEAK_ALIAS, "'OLD SEVENTEEN'", "ALT/1"),
            ListedName("Former Seventeen", NameRole.FORMER, "x", "ALT/2"),
            ListedName("Тест Семнадцать", NameRole.ORIGINAL_SCRIPT, "x", "ALT/3", script="Cyrl"),
        ),
        "raw",
        births=(
            BirthDate(PartialDate.parse("1979-03-22"), "r"),
            BirthDate(PartialDate.parse("1979"), "r"),
            BirthDate(PartialDate.parse("1979~"), "r"),
            BirthDate(PartialDate.parse("1955/1958"), "r"),
            BirthDate(PartialDate.parse("1976-05"), "r"),
        ),
        birth_places=(Place("Kati, Koulikoro, Mali", "r", "Kati", "Koulikoro", "ML"), Place("Nowhere", "r")),
        countries=(
            CountryLink(CountryTie.NATIONALITY, "ML", "Mali", "r"),
            CountryLink(CountryTie.CITIZENSHIP, "RU", "Russian", "r"),
            CountryLink(CountryTie.FORMER_NATIONALITY, "", "Soviet Union", "r"),
            CountryLink(CountryTie.RESIDENCE, "ML", "Mali", "r"),
        ),
        genders=(Gender.MALE,),
        identifiers=(
            Identifier(
                "passport",
                "DA0004031",
                "r",
                "ML",
                text="Passport DA0004031 (Mali) expires 15 Oct 2015",
                expires=PartialDate.parse("2015-10-15"),
                issued=PartialDate.parse("2010"),
            ),
            Identifier("national_id", "1" * 80, "r", "ML"),
            Identifier("inn", "7707083893", "r", "RU"),
            Identifier("inn", "7707083890", "r", "RU"),
            Identifier("call_sign", "AB12", "r", strength=IdentifierStrength.WEAK),
            Identifier("voter_id", "X-1", "r", strength=IdentifierStrength.WEAK),
            Identifier(
                "wallet_xbt", "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h", "r", text="Digital Currency Address - XBT"
            ),
        ),
        addresses=(
            Address("1 Test Street; Bamako, Mali", "r", "1 Test Street", "Bamako", "", "BP 12", "ML"),
            Address("a long address " * 100, "r", postal_code="a postal code beyond sixteen characters"),
        ),
        programs=(Program("us.mali", "MALI-EO13882", "r"), Program("us.other", "OTHER", "r")),
        measures=(
            Measure(MeasureKind.ASSET_FREEZE, "Asset Freeze", "r"),
            Measure(MeasureKind.SECTORAL_LIMIT, "Directive 1: no new debt", "r"),
        ),
        designations=(
            Designation(
                "US Treasury (OFAC)",
                "us.mali",
                date(2023, 7, 24),
                date(2023, 7, 25),
                date(2023, 8, 1),
                "E.O. 1",
                "r",
            ),
            Designation("US Treasury (OFAC)", "us.other", at="r"),
        ),
        relations=(
            ListedRelation("linked_to", "TEST COMPANY 4", "Linked To: TEST COMPANY 4", "r", "104"),
            ListedRelation("owned_by", "TEST COMPANY 4", "Owned or Controlled By TEST COMPANY 4", "r", "104"),
            ListedRelation("family_of", "UNLISTED, Person", "Family member of UNLISTED, Person", "r"),
            ListedRelation("linked_to", "SEVENTEEN, Test Customer", "Linked To: himself", "r", native_id),
            ListedRelation("head_of", "N" * 500, "Leader of a long name", "r"),
        ),
        facts=(
            Fact("position", "Minister of Tests", "r"),
            Fact("secondary_sanctions", "Secondary sanctions risk: section 1", "r"),
            Fact("remark", "Plain words.", "r"),
            Fact("remark", "Looks like: a label", "r"),
            Fact("phone", "+223 20 00 00 00", "r"),
            Fact("email", "Test@Example.org", "r"),
            Fact("website", "www.example.org", "r"),
            Fact("reason", "For testing.", "r"),
            Fact("father", "Father Seventeen", "r"),
        ),
    )


def a_full_vessel(native_id: str = "102") -> Listing:
    return a_listing(
        native_id,
        "TEST SHIP",
        kind=PartyKind.VESSEL,
        identifiers=(
            Identifier("imo", "9187629", "r"),
            Identifier("imo", "9187620", "r"),
            Identifier("mmsi", "572469210", "r", text="MMSI 572469210 (Tuvalu)", issuer="TV"),
            Identifier("call_sign", "T2EA4", "r", strength=IdentifierStrength.WEAK),
            Identifier("hull_id", "H 12", "r"),
        ),
        countries=(
            CountryLink(CountryTie.FLAG, "TV", "Tuvalu", "r"),
            CountryLink(CountryTie.FORMER_FLAG, "MT", "Malta", "r"),
        ),
        facts=(
            Fact("vessel_type", "Crude Oil Tanker", "r"),
            Fact("tonnage", "99,144", "r"),
            Fact("build_year", "2004", "r"),
        ),
        programs=(Program("us.x", "X", "r"),),
    )


def some_full_listings() -> list[Listing]:
    return [
        a_full_person(),
        a_full_vessel(),
        a_listing("103", "TEST PLANE", kind=PartyKind.AIRCRAFT, facts=(Fact("aircraft_made", "2001", "r"),)),
        a_listing(
            "104",
            "TEST COMPANY 4",
            kind=PartyKind.COMPANY,
            identifiers=(
                Identifier("lei", "5493001KJTIIGC8Y1R12", "r"),
                Identifier("bic", "ABCDRUMMXXX", "r"),
            ),
        ),
        a_listing("105", "Test Group", kind=PartyKind.GROUP),
        a_listing(
            "106", "bc1test", kind=PartyKind.WALLET, identifiers=(Identifier("wallet_xbt", "bc1test", "r"),)
        ),
        a_listing("1 07/ё", "Test Party 7", kind=PartyKind.UNKNOWN),
        a_person("108", "=HYPERLINK(1)", born="1980"),
    ]
