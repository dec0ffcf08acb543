"""Formats of others: FollowTheMoney, CSV, Parquet, XLSX, GEXF, GraphML. Pure: bytes in, bytes out.

Takes and gives: our nouns on one side, the formats that other programs read on the other.
"""
