"""Slips of the fingers in the words that questions are made of: "accroding to whom?" is "according to whom?"."""

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


def respelled(asked: str) -> str:
    """A question without slips in its question words; of other words nobody knows whether they are slips."""
    return WORD.sub(lambda word: _respelled(word.group()), asked)


def _respelled(word: str) -> str:
    if not word.islower():
        return word
    swapped = _SWAPPED.get(("".join(sorted(word)), word[0]))
    return swapped or next(iter(get_close_matches(word, _LONG, 1, _ALIKE)), word)
