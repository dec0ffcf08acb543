"""7 NETWORK: relations become a graph, exposures and ownership conclusions. Pure.

Takes: relations and rules, as of a day. Gives: paths, neighborhoods, conclusions with proof.
Units: shares in basis points, never floats. Sources: each rule file names its text.
"""
