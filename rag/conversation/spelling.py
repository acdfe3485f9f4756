"""Questions typed in a hurry: "accroding to whom?" is "according to whom?", and "whats" is "what is"."""

import re
from difflib import get_close_matches
from typing import Final

from rag.words import WORD

# None of them has its letters in another order in common with another English word of the same first letter.
_SWAPPED: Final = {
    ("".join(sorted(word)), word[0]): word
    for word in "what when where which whose whom said says happen article about they them their".split()
}
_LONG: Final = ("according", "happened")  # long enough to be no other word with a letter too few or too many
_ALIKE: Final = 0.88  # of the letters
# "Didn’t she pay?" asks what "Did she pay?" asks.
_NEGATED: Final = re.compile(
    r"^(?P<word>did|does|do|is|was|were|are|has|have|had|could|would|should)n[’']?t (?=\w)", re.IGNORECASE
)
_CONTRACTED: Final = re.compile(
    r"(?:^(?P<asking>what|who|where|how|when)[’']?s|\b(?P<pointing>that|he|she|there)s) (?=\w)", re.IGNORECASE
)


def respelled(asked: str) -> str:
    """A question without slips in its question words; of other words nobody knows whether they are slips."""
    return WORD.sub(lambda word: _respelled(word.group()), asked)


def _respelled(word: str) -> str:
    if not word.islower():
        return word
    swapped = _SWAPPED.get(("".join(sorted(word)), word[0]))
    return swapped or next(iter(get_close_matches(word, _LONG, 1, _ALIKE)), word)


def written_out(asked: str) -> str:
    """ "What is" for "what’s" and "whats", "that is" for "thats", "did" for the "didn’t" that opens a question."""
    positive = _NEGATED.sub(r"\g<word> ", asked)
    return _CONTRACTED.sub(lambda match: f"{match['asking'] or match['pointing']} is ", positive)
