"""Questions turned into others that look as if the passage answered them: one word or name of each is exchanged."""

import random
import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rag.words import content_words
from training.reader.example import Example, shuffled

NAME = re.compile(r"(?<=[\w,’'\"“] )[A-Z][\w’.-]+(?: (?:of |the |de |van )?[A-Z][\w’.-]+)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
_YEAR = re.compile(r"\b1\d{3}\b|\b20\d\d\b")
_YEARS_BESIDE = (-30, -20, -11, -10, -5, -3, -2, -1, 1, 2, 3, 4, 5, 10, 12, 20)
_AUXILIARY = re.compile(r"\b(is|are|was|were|did|does|do|can|could|has|have|had|will|would|should)\b")
_FORMS_OF_BE = ("is", "are", "was", "were")
_NOT_CONTRACTED = ("can", "will", "would")
_PAIRS = [
    pair.split("/")
    for pair in (
        "first/last before/after largest/smallest most/least more/fewer increase/decrease increased/decreased "
        "north/south east/west northern/southern eastern/western begin/end began/ended start/stop started/stopped "
        "highest/lowest higher/lower older/younger oldest/youngest earliest/latest early/late won/lost win/lose "
        "support/oppose supported/opposed accept/reject accepted/rejected male/female men/women positive/negative "
        "internal/external inside/outside major/minor maximum/minimum majority/minority always/never above/below "
        "allow/forbid allowed/banned common/rare export/import exports/imports rise/fall rose/fell "
        "founded/dissolved best/worst good/bad big/small large/small new/old open/closed public/private rich/poor "
        "strong/weak success/failure successful/unsuccessful legal/illegal possible/impossible similar/different "
        "include/exclude included/excluded including/excluding create/destroy created/destroyed born/buried "
        "joined/left gain/lose gained/lost same/different longest/shortest tallest/shortest upper/lower "
        "former/current ancient/modern urban/rural domestic/foreign"
    ).split()
]
_OPPOSITES = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}

MOST_TRIED = 2  # words of a question that are tried for a sibling
FEWEST_OTHERS = 3
SIBLING = (0.25, 0.55)  # cosine: alike, and not the same

Vectors = NDArray[np.float32]


def exchanged_name(example: Example, names: Sequence[str], chance: random.Random) -> str | None:
    """With a name or number that the passage prints exchanged: a name for one of `names`, a number for any like it."""
    question, text = example.question, example.passage.text
    printed = [match for match in NAME.finditer(question) if match[0] in text and match[0] not in example.passage.title]
    numbers = [match for match in _NUMBER.finditer(question) if match[0] in text]
    if numbers and (not printed or chance.random() < 0.5):
        match = chance.choice(numbers)
        other: str | None = _other_number(match[0], chance)
    elif printed:
        match = chance.choice(printed)
        other = _other_name(match[0], names, chance)
    else:
        return None
    return _exchanged(match, other) if other and other != match[0] else None


def _exchanged(match: re.Match[str], other: str) -> str:
    """The question with `other` in the place of what matched."""
    return match.string[: match.start()] + other + match.string[match.end() :]


def _other_number(number: str, chance: random.Random) -> str:
    """A year near by, or other digits."""
    if _YEAR.fullmatch(number):
        return str(int(number) + chance.choice(_YEARS_BESIDE))
    return "".join(str(chance.randint(1, 9)) if letter.isdigit() else letter for letter in number)


def _other_name(name: str, names: Sequence[str], chance: random.Random) -> str | None:
    """One of about as many words, and none of the same."""
    words = set(name.split())
    fit = [n for n in names if not words & set(n.split()) and abs(len(n.split()) - len(words)) <= 1]
    return chance.choice(fit) if fit else None


def exchanged_opposite(question: str, chance: random.Random) -> str | None:
    """With a word exchanged for its opposite; else, now and then, denied."""
    words = [match for match in re.finditer(r"[a-z]+", question) if match[0] in _OPPOSITES]
    if words:
        match = chance.choice(words)
        return _exchanged(match, _OPPOSITES[match[0]])
    auxiliary = _AUXILIARY.search(question)
    if not auxiliary or "n't" in question or " not " in question or chance.random() < 0.6:
        return None
    return _denied(auxiliary, chance)


def _denied(auxiliary: re.Match[str], chance: random.Random) -> str:
    """With "n't" at the auxiliary verb, or "not" or "never" one to three words later."""
    question, verb = auxiliary.string, auxiliary[0]
    if chance.random() < 0.5 and verb not in _NOT_CONTRACTED:
        return _exchanged(auxiliary, f"{verb}n't")
    words = question[auxiliary.end() :].split(" ")
    later = chance.randint(1, min(3, len(words) - 1)) if len(words) > 2 else 1
    place = 1 if verb in _FORMS_OF_BE else later
    denied = [*words[:place], chance.choice(["not", "never"]), *words[place:]]
    return question[: auxiliary.end()] + " ".join(denied)


class Siblings:
    """Words of like meaning, but not the same, by the vectors of the packaged model's word pieces."""

    def __init__(self, vectors: Vectors, vocabulary: Mapping[str, int]) -> None:
        centred = vectors - vectors.mean(0)
        self._vectors = centred / np.linalg.norm(centred, axis=1, keepdims=True)
        self._vocabulary = vocabulary

    def __contains__(self, word: str) -> bool:
        return word in self._vocabulary

    def exchanged(self, example: Example, pool: Sequence[str], chance: random.Random) -> str | None:
        """The question with a word that the passage prints exchanged for a sibling, of the pool, that it does not."""
        printed = set(re.findall(r"[a-z]+", example.passage.text.casefold()))
        words = re.finditer(r"\b[a-z]{4,}\b", example.question)
        places = [match for match in words if match[0] in printed and content_words(match[0]) and match[0] in self]
        for match in shuffled(places, chance)[:MOST_TRIED]:
            siblings = self._siblings(match[0], [word for word in pool if word not in printed])
            if siblings:
                return _exchanged(match, chance.choice(siblings))
        return None

    def _siblings(self, word: str, pool: Sequence[str]) -> list[str]:
        """Those of the pool with the same ending, as it tells the form, and another beginning, as it tells the stem."""
        others = [other for other in pool if other[:4] != word[:4] and other[-2:] == word[-2:]]
        if len(others) < FEWEST_OTHERS:
            return []
        rows = self._vectors[[self._vocabulary[other] for other in others]]
        likeness = rows @ self._vectors[self._vocabulary[word]]
        return [other for other, alike in zip(others, likeness, strict=True) if SIBLING[0] < alike < SIBLING[1]]
