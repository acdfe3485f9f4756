"""How sure each rule is that a mention means the person it gives.

Measured by reading some 400 speakers drawn from the train part of PolNeAR with its own sources: the share right, and
of how many read. Faults found on the way were mended, so that these are a little kind; 155 drawn afterwards, over all
rules together, were right in 97 of 100. The rules below `SUREST` were read only to see that they are below it.
"""

from typing import Final

from rag.people.antecedents import Reason
from rag.people.cast import How

SUREST: Final = 0.85  # below it a mention is shown as printed: a wrong speaker is worse than none

BY_NAME: Final[dict[How, float]] = {
    "full name": 0.99,  # of 30
    "surname": 0.98,  # of 70
    "surname of several": 0.95,  # of 54, together with given names
    "given name": 0.95,
    "title": 0.98,  # nobody else of that surname is named: taken from "surname"
}
BY_REASON: Final[dict[Reason, float]] = {
    "speaker of the same sentence": 0.94,  # of 41
    "speaker just before": 0.96,  # of 49
    "speaker a paragraph before": 0.95,  # of 43
    "subject of the same sentence": 0.93,  # of 30
    "subject just before": 0.93,  # of 28
    "subject a paragraph before": 0.83,  # of 29
    "named in the same sentence": 0.7,
    "named just before": 0.7,
    "named a paragraph before": 0.6,
    "one of several": 0.5,
}
BY_ROLE: Final = 0.95  # of 27: "the prosecutor"
BESIDE_RELATIVE: Final = 0.95  # of 22: "Tsukanov, who"
UNSURE: Final = 0.5  # a description that fits no printed role, or too many; of a pronoun at most

# "it", "they" and those without a name are safely meant only right after they spoke.
BESIDE: Final[frozenset[Reason]] = frozenset(("speaker of the same sentence", "speaker just before"))
