"""Our words and FollowTheMoney's, side by side: kinds, ties, schemes of identifiers, facts, measures, links."""

from ostrakon.model import CountryTie, MeasureKind, NamePartRole, NameRole, PartyKind, Predicate

SCHEMA_OF_KIND: dict[PartyKind, str] = {
    PartyKind.PERSON: "Person",
    PartyKind.ORGANIZATION: "Organization",
    PartyKind.COMPANY: "Company",
    PartyKind.PUBLIC_BODY: "PublicBody",
    PartyKind.COUNTRY: "PublicBody",
    PartyKind.PLACE: "LegalEntity",
    PartyKind.GROUP: "Organization",
    PartyKind.VESSEL: "Vessel",
    PartyKind.AIRCRAFT: "Airplane",
    PartyKind.WALLET: "CryptoWallet",
    PartyKind.UNKNOWN: "LegalEntity",
}
KIND_OF_SCHEMA: dict[str, PartyKind] = {
    "Person": PartyKind.PERSON,
    "Organization": PartyKind.ORGANIZATION,
    "Company": PartyKind.COMPANY,
    "PublicBody": PartyKind.PUBLIC_BODY,
    "Vessel": PartyKind.VESSEL,
    "Airplane": PartyKind.AIRCRAFT,
    "CryptoWallet": PartyKind.WALLET,
    "LegalEntity": PartyKind.UNKNOWN,
}
NAME_PROPS: dict[NameRole, str] = {
    NameRole.PRIMARY: "name",
    NameRole.ALIAS: "alias",
    NameRole.ORIGINAL_SCRIPT: "alias",
    NameRole.WEAK_ALIAS: "weakAlias",
    NameRole.FORMER: "previousName",
}
ROLE_OF_PROP: dict[str, NameRole] = {
    "name": NameRole.PRIMARY,
    "alias": NameRole.ALIAS,
    "abbreviation": NameRole.ALIAS,
    "weakAlias": NameRole.WEAK_ALIAS,
    "previousName": NameRole.FORMER,
}
PART_PROPS: dict[NamePartRole, str] = {
    NamePartRole.GIVEN: "firstName",
    NamePartRole.MIDDLE: "middleName",
    NamePartRole.FAMILY: "lastName",
    NamePartRole.PATRONYMIC: "fatherName",
    NamePartRole.SUFFIX: "nameSuffix",
}
TIE_PROPS: dict[CountryTie, str] = {
    CountryTie.NATIONALITY: "nationality",
    CountryTie.CITIZENSHIP: "citizenship",
    CountryTie.REGISTRATION: "jurisdiction",
    CountryTie.FLAG: "flag",
    CountryTie.FORMER_FLAG: "pastFlags",
}
FACT_PROPS: dict[str, str] = {
    "title": "title",
    "position": "position",
    "ethnicity": "ethnicity",
    "religion": "religion",
    "mother": "motherName",
    "email": "email",
    "website": "website",
    "founded": "incorporationDate",
    "legal_form": "legalForm",
    "sector": "sector",
    "vessel_type": "type",
    "tonnage": "tonnage",
    "gross_tonnage": "grossRegisteredTonnage",
    "deadweight": "deadweightTonnage",
    "build_year": "buildDate",
    "aircraft_made": "buildDate",
    "aircraft_model": "model",
    "source_url": "sourceUrl",
}
SCHEME_PROPS: dict[str, str] = {
    "passport": "passportNumber",
    "national_id": "idNumber",
    "tax_id": "taxNumber",
    "registration": "registrationNumber",
    "aircraft_tail": "registrationNumber",
    "aircraft_serial": "serialNumber",
    "inn": "innCode",
    "ogrn": "ogrnCode",
    "lei": "leiCode",
    "duns": "dunsCode",
    "bic": "swiftBic",
    "imo": "imoNumber",
    "imo_company": "imoNumber",
    "mmsi": "mmsi",
    "call_sign": "callSign",
}
SCHEME_OF_PROP: dict[str, str] = {
    "passportNumber": "passport",
    "idNumber": "national_id",
    "taxNumber": "tax_id",
    "vatCode": "tax_id",
    "registrationNumber": "registration",
    "serialNumber": "aircraft_serial",
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "leiCode": "lei",
    "dunsCode": "duns",
    "swiftBic": "bic",
    "imoNumber": "imo",
    "mmsi": "mmsi",
    "callSign": "call_sign",
    "socialSecurityNumber": "national_id",
    "kppCode": "kpp",
    "okpoCode": "okpo",
    "isinCode": "isin",
    "cageCode": "cage",
}
TYPE_WORDS: dict[str, str] = {
    "passport": "Passport",
    "national_id": "National identification",
    "tax_id": "Tax number",
    "registration": "Registration number",
    "inn": "INN",
    "ogrn": "OGRN",
    "lei": "LEI",
    "duns": "DUNS",
    "bic": "BIC",
    "imo": "IMO number",
    "imo_company": "Company IMO number",
    "other": "Other identification number",
}
"""Words for `Identification.type`; any other scheme is written as its key with spaces."""

SCHEME_OF_WORDS: dict[str, str] = {words.lower(): scheme for scheme, words in TYPE_WORDS.items()} | {
    "national passport": "passport",
    "diplomatic passport": "passport",
    "national identification card": "national_id",
    "national identification number": "national_id",
    "tax identification number": "tax_id",
    "fiscal code": "tax_id",
    "regnumber": "registration",
    "driving licence": "driving_license",
}
MEASURE_WORDS: dict[MeasureKind, str] = {
    MeasureKind.ASSET_FREEZE: "Asset freeze",
    MeasureKind.TRAVEL_BAN: "Travel ban",
    MeasureKind.ARMS_EMBARGO: "Arms embargo",
    MeasureKind.SECTORAL_LIMIT: "Sectoral limit",
    MeasureKind.TRADE_LIMIT: "Trade limit",
    MeasureKind.TRANSPORT_LIMIT: "Transport limit",
    MeasureKind.OTHER: "Other measure",
}
LEGAL = frozenset({"LegalEntity", "Person", "Organization", "Company", "PublicBody"})
BODIES = frozenset({"Organization", "Company", "PublicBody"})
ASSETS = frozenset({"Company", "Vessel", "Airplane"})
PEOPLE = frozenset({"Person"})
LINKS: dict[Predicate, tuple[str, str, str, bool]] = {
    Predicate.OWNS: ("Ownership", "owner", "asset", False),
    Predicate.OWNED_BY: ("Ownership", "owner", "asset", True),
    Predicate.CONTROLS: ("Control", "controller", "controlled", False),
    Predicate.HEAD_OF: ("Directorship", "director", "organization", False),
    Predicate.MEMBER_OF: ("Membership", "member", "organization", False),
    Predicate.FAMILY_OF: ("Family", "person", "relative", False),
    Predicate.ACTS_FOR: ("Representation", "agent", "client", False),
    Predicate.SUCCESSOR_OF: ("Succession", "predecessor", "successor", True),
}
"""Per predicate: schema, source property, target property, and whether subject and object change places."""

LINK_RANGES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "Ownership": (LEGAL, ASSETS),
    "Control": (LEGAL, LEGAL),
    "Directorship": (LEGAL, BODIES),
    "Membership": (LEGAL, BODIES),
    "Family": (PEOPLE, PEOPLE),
    "Representation": (LEGAL, LEGAL),
    "Succession": (LEGAL, LEGAL),
}
"""Which schemas may stand at either end; a link that does not fit becomes an UnknownLink."""

ENDS: dict[str, tuple[str, str, Predicate]] = {
    "Ownership": ("owner", "asset", Predicate.OWNS),
    "Control": ("controller", "controlled", Predicate.CONTROLS),
    "Directorship": ("director", "organization", Predicate.HEAD_OF),
    "Membership": ("member", "organization", Predicate.MEMBER_OF),
    "Employment": ("employee", "employer", Predicate.MEMBER_OF),
    "Family": ("person", "relative", Predicate.FAMILY_OF),
    "Associate": ("person", "associate", Predicate.LINKED_TO),
    "Representation": ("agent", "client", Predicate.ACTS_FOR),
    "Succession": ("successor", "predecessor", Predicate.SUCCESSOR_OF),
    "UnknownLink": ("subject", "object", Predicate.LINKED_TO),
}
"""Per schema of a link that is read: its ends as subject and object, and what it says unless its role tells."""

AUTHORITY_COUNTRIES = {
    "us": "us",
    "uk": "gb",
    "eu": "eu",
    "un": "un",
    "ca": "ca",
    "au": "au",
    "ch": "ch",
    "fr": "fr",
}
"""The country of a list's authority by the first part of the list's id."""
