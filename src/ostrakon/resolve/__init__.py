"""5 SAME?: pairs become evidence in bits, judgements, and entities. Pure.

Takes: two subjects and a policy; judgements of policies and people. Gives: comparisons, entities.
Why: one scorer for screening, for lists among themselves and for mentions in reports.
Units: bits (log2 likelihood ratios); probability 0 to 1.
"""

from ostrakon.resolve.policy import Policy, load_policy
from ostrakon.resolve.subject import Subject, SubjectName, subject_of, subject_of_query
from ostrakon.resolve.weigh import weigh_pair

__all__ = ["Policy", "Subject", "SubjectName", "load_policy", "subject_of", "subject_of_query", "weigh_pair"]
