"""A relation in words and in flat fields, the same for every format."""

from ostrakon.model import Modality, Relation

FIELDS = (
    "predicate",
    "words",
    "modality",
    "said_by",
    "valid",
    "share_least",
    "share_most",
    "source",
    "place",
    "quote",
    "capture",
)


def say_relation(relation: Relation) -> str:
    """The relation in a few words: `owns 60 % from 2020-01-01`, `supports (alleged by US Treasury)`."""
    told = str(relation.predicate).replace("_", " ")
    if relation.share:
        told += f" {_share(relation.share.least, relation.share.most)}" + (" of votes" if relation.votes else "")
    if relation.valid:
        told += f", {relation.valid.edtf()}"
    if relation.modality is not Modality.ASSERTED:
        by = f" by {', '.join(relation.said_by)}" if relation.said_by else ""
        told += f" ({relation.modality}{by})"
    return told


def relation_fields(relation: Relation) -> dict[str, str]:
    """The relation as text under `FIELDS`; the first evidence stands for all."""
    first = relation.evidence[0] if relation.evidence else None
    return {
        "predicate": str(relation.predicate),
        "words": say_relation(relation),
        "modality": str(relation.modality),
        "said_by": "; ".join(relation.said_by),
        "valid": relation.valid.edtf() if relation.valid else "",
        "share_least": str(relation.share.least) if relation.share else "",
        "share_most": str(relation.share.most) if relation.share else "",
        "source": relation.source,
        "place": first.place if first else "",
        "quote": first.quote if first else "",
        "capture": first.capture if first else "",
    }


def _share(least: int, most: int) -> str:
    """Basis points as percent, exactly."""
    if (least, most) == (0, 10_000):
        return "a share not stated"
    ends = [f"{points // 100}.{points % 100:02d}".rstrip("0").rstrip(".") for points in (least, most)]
    return f"{ends[0]} %" if least == most else f"{ends[0]} to {ends[1]} %"
