"""Formats of others: FollowTheMoney, CSV, Parquet, XLSX, GEXF, GraphML. Pure: bytes in, bytes out.

Takes: listings and readings, or a capture of FollowTheMoney JSON lines. Gives: lines or bytes that other programs
read; an `EditionReading` of what came in. Why: the record is worth more where it can leave and come back whole.
Units: as in the model; in FollowTheMoney countries are its own lower-case codes and dates ISO 8601 prefixes.
Sources: followthemoney 4 schemas; OWASP on CSV injection; Apache Parquet.

What a foreign schema cannot carry is written into its notes, never dropped.
"""

from ostrakon.exchange.ftm.claims import claim_entities
from ostrakon.exchange.ftm.read import read_ftm
from ostrakon.exchange.ftm.write import ftm_entities, ftm_lines
from ostrakon.exchange.parquet import parquet_bytes
from ostrakon.exchange.sheets import csv_lines, xlsx_bytes

__all__ = ["claim_entities", "csv_lines", "ftm_entities", "ftm_lines", "parquet_bytes", "read_ftm", "xlsx_bytes"]
