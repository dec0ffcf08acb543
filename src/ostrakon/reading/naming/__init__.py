"""Names and descriptions of parties in a text, their kinds, and which of them are one party."""
