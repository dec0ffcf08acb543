"""The words that a claim may be told in, by type: what the question asks for is what the check accepts."""

from ostrakon.model import Action, ClaimType, EventKind, Modality, PartyKind, Predicate

ROLES: dict[ClaimType, tuple[str, ...]] = {
    ClaimType.DESIGNATION: ("issuer", "target", "beneficiary"),
    ClaimType.ALLEGATION: ("accuser", "accused", "victim"),
    ClaimType.DENIAL: ("denier",),
    ClaimType.ROLE: ("holder", "organization", "place"),
    ClaimType.RELATION: ("subject", "object"),
    ClaimType.EVENT: ("agent", "patient", "place"),
    ClaimType.QUOTATION: ("speaker",),
}
# Fields that a type needs beside its parties.
NEEDED: dict[ClaimType, str] = {
    ClaimType.DESIGNATION: "action",
    ClaimType.ROLE: "title",
    ClaimType.RELATION: "predicate",
    ClaimType.EVENT: "event",
    ClaimType.QUOTATION: "quote",
}
ACTIONS = tuple(each.value for each in Action)
MODALITIES = tuple(each.value for each in Modality)
EVENTS = tuple(each.value for each in EventKind)
PREDICATES = tuple(each.value for each in Predicate if each is not Predicate.OWNED_BY)
KINDS = tuple(each.value for each in PartyKind if each not in (PartyKind.AIRCRAFT, PartyKind.WALLET))
