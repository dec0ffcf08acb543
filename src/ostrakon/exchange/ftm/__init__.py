"""FollowTheMoney: our listings and claims as entities of its schema, and back.

`write.py` and `claims.py` give entities, `read.py` takes them; `values.py` knows what the schema keeps. Source:
the schemas of followthemoney 4 (MIT). An entity is a plain mapping `{"id", "schema", "properties", ...}`.
"""
