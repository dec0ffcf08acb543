"""Listings as Parquet: one row a listing, every field of the model as a nested column, nothing left out.

A partial date is a struct of EDTF, first day, last day, approximate or not, and the source's words.
"""

import dataclasses
import enum
import functools
import io
import types
import typing
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from ostrakon.model import Listing, PartialDate

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 2_000  # listings per row group: some 5 MB


def parquet_bytes(listings: Iterable[Listing]) -> bytes:
    """The listings as one Parquet file, in the order given."""
    import pyarrow as pa  # half the weight of a start of `ostrakon`; only exports need it
    import pyarrow.parquet as pq

    schema = listing_schema()
    made = io.BytesIO()
    with pq.ParquetWriter(made, schema, compression="zstd") as writer:
        batch: list[dict[str, Any]] = []
        for listing in listings:
            batch.append(_as_cell(listing))
            if len(batch) == _BATCH:
                writer.write_table(pa.Table.from_pylist(batch, schema=schema))
                batch = []
        writer.write_table(pa.Table.from_pylist(batch, schema=schema))
    return made.getvalue()


def listing_schema() -> "pa.Schema":
    """The columns: the fields of `Listing`, nested as the model nests them."""
    import pyarrow as pa

    return pa.schema(list(_arrow_type(Listing)))


@functools.cache
def _arrow_type(kind: Any) -> "pa.DataType":
    import pyarrow as pa

    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return pa.list_(_arrow_type(inner[0]))
    if origin in (types.UnionType, typing.Union):
        return _arrow_type(next(each for each in inner if each is not type(None)))
    if kind is PartialDate:
        day = pa.date32()
        parts = {"edtf": pa.string(), "earliest": day, "latest": day, "circa": pa.bool_(), "text": pa.string()}
        return pa.struct(list(parts.items()))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return pa.struct([(each.name, _arrow_type(hints[each.name])) for each in dataclasses.fields(kind)])
    if kind is date:
        return pa.date32()
    if kind is bool:
        return pa.bool_()
    assert issubclass(kind, str), kind  # texts and vocabularies
    return pa.string()


def _as_cell(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return {
            "edtf": value.edtf(),
            "earliest": value.earliest,
            "latest": value.latest,
            "circa": value.circa,
            "text": value.text,
        }
    if isinstance(value, tuple):
        return [_as_cell(each) for each in value]
    if isinstance(value, enum.Enum):
        return value.value
    if dataclasses.is_dataclass(value):
        return {each.name: _as_cell(getattr(value, each.name)) for each in dataclasses.fields(value)}
    return value
