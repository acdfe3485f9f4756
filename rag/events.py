"""What news counts people by: deaths, people missing, injured, held, driven out, alive. One word each has many."""

import re
from typing import Final

_EVENTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:di(?:e[ds]?|ed|ying)|dead|deaths?|deadly|fatal\w*|killed|perished|drowned|casualt\w+|victims|bodies"
        r"|(?:death )?toll|los[te]\w* (?:their|his|her) li\w+|claim\w* (?:\w+ ){0,3}lives)\b",
        r"\b(?:missing|unaccounted|whereabouts|disappeared|vanished)\b",
        r"\b(?:injur\w+|wounded|hurt)\b",
        r"\b(?:arrest\w*|detain\w*|imprisoned|in custody)\b",
        r"\b(?:evacuat\w+|displaced|fled|homeless)\b",
        r"\b(?:surviv\w+|alive|unhurt|unharmed|rescued)\b",
    )
)


def events_in(text: str) -> frozenset[int]:
    """Which of these events a text names, as numbers that mean nothing else."""
    return frozenset(number for number, event in enumerate(_EVENTS) if event.search(text))
