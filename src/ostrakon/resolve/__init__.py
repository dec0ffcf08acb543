"""5 SAME?: pairs become evidence in bits, judgements, and entities. Pure.

Takes: two subjects and a policy; judgements of policies and people. Gives: comparisons, entities.
Why: one scorer for screening, for lists among themselves and for mentions in reports.
Units: bits (log2 likelihood ratios); probability 0 to 1.
"""
