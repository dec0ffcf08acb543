"""8 MEMORY: append-only; read as of a moment. The only room that speaks SQL.

Takes: editions, readings, judgements, alerts, decisions, runs. Gives: any of them as they stood.
Why: what was known when, provably. Two times, always named: valid (`published`) and known (`retrieved_at`).
`as_of` compares with `published`; `known_at` with `retrieved_at` (docs/adr: two times).
Units: times in UTC. Modules: one per noun (`editions`, `listings`, `readings` ...), each a few functions on an
open `Ledger`; `loading` writes an edition in one transaction; `schema` holds the tables.
"""

from ostrakon.ledger.loading import Loaded, load_edition
from ostrakon.ledger.open import Ledger, open_ledger

__all__ = ["Ledger", "Loaded", "load_edition", "open_ledger"]
