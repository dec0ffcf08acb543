"""OFAC's formats, shared by its two lists: CSV sets, sdnList XML, ENHANCED XML, and files of changes.

Takes: captures in one of OFAC's formats. Gives: its entries, read with one table of labels (`labels.toml`).
Why: the same label ("Passport", "Tax ID No.") stands in remarks, id lists, features and documents alike.
Sources: OFAC data specification (dat_spec.txt), sdnList schema, ENHANCED_XML and DeltaFile 1.0 schemas.
"""
