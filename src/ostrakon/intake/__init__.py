"""1 BYTES IN: an address or a file becomes a Capture.

Takes: paths and addresses; host allow-list, size and time caps as arguments.
Gives: `Capture` (bytes, SHA-256, time of retrieval), kept content-addressed.
Why: the only room that fetches; every other room works on bytes already here and hashed.
"""
