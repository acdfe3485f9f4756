"""Noun phrases of a question or a sentence, as far as their form shows them: "the missile attack on Poltava"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rag.conversation.grammar import AUXILIARY, NAME, NAMES, is_plural
from rag.said import SAY
from rag.words import FUNCTION_WORDS

_DETERMINED: Final = re.compile(
    r"\b(?:the|an?|this|(?<!was it )that|these|those|its|their|his|her)\s+(?=[\w$€£])", re.IGNORECASE
)
_INNER_WORD: Final = re.compile(r"[\w’'-]+")
_MOVED_VERB: Final = re.compile(r"\b(?:do|does|did|can|could|will|would|shall|should|may|might|must) $", re.IGNORECASE)
_STANDS_ALONE: Final = re.compile(r"\b(?:is|are|was|were) (?:this|that) $", re.IGNORECASE)  # "Was that legal?"
_ITS_VERB: Final = re.compile(rf" (?:{SAY}|do|have|be)\b")
_PARTICIPLE: Final = re.compile(
    r"(?:\w+ed|\w+en|\w+ing|built|shot|found|hit|held|made|sent|won|born|cut|lost|sold|left|begun|paid|set|put|open"
    r"|like|about|due|still|over)$",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(rf" (?:of|on|in|at|over|against|near) (?:the (?:[a-z]+ )?{NAMES}(?: [a-z]+$)?|{NAMES})")
_OWNER: Final = re.compile(rf"{NAME}(?<=[’']s) ")  # "Lund’s house" has no article
NAME_ALONE: Final = re.compile(rf"{NAMES}$")
_ADVERB: Final = re.compile(r"(?!(?:family|ally|assembly|supply|rally|reply|bully|butterfly)$)[a-z]{3,}ly")
_BEFORE_NOUN: Final = frozenset("next first second third last latest final new main public".split())
_LONGEST: Final = 5  # words before what follows it
_NOT_IN_A_PHRASE: Final = frozenset(FUNCTION_WORDS | {"still", "also", "ever", "against", "near", "across", "around"})


@dataclass(frozen=True)
class Phrase:
    """A phrase of a text; `noun` is the last word of its core ("attack")."""

    text: str
    start: int
    end: int
    noun: str

    @property
    def is_plural(self) -> bool:
        """Whether several are meant."""
        return is_plural(self.noun)


def phrases(text: str) -> Iterator[Phrase]:
    """The phrases that begin with an article, in order, each with the place that is named after it."""
    for determiner in _DETERMINED.finditer(text):
        words = list(_run(text, determiner.end()))
        words = words[: len(words) - _verbs_at_the_end(text, determiner.start(), words)]
        if words and not (len(words) == 1 and _STANDS_ALONE.search(text[: determiner.end()])):
            yield _phrase(text, determiner.start(), words)


def _run(text: str, start: int) -> Iterator[re.Match[str]]:
    """The words from here on that stand side by side and carry content."""
    for count, word in enumerate(_INNER_WORD.finditer(text, start)):
        if word.start() != start or count == _LONGEST or word.group().casefold() in _NOT_IN_A_PHRASE:
            return
        if count and (re.fullmatch(SAY, word.group()) or _ADVERB.fullmatch(word.group())):
            return
        yield word
        start = word.end() + 1
        if text[word.end() : start] != " ":
            return


def _verbs_at_the_end(text: str, start: int, words: list[re.Match[str]]) -> int:
    """How many words at the end belong to the verb: "was the bridge | closed", "did the council | close"."""
    if len(words) < 2:
        return 0
    before, last = text[:start], words[-1]
    if last.group()[0].isupper():
        return _verb_and_names(before, words)
    if _ITS_VERB.match(text, last.end()) or (len(words) == 2 and words[0].group() in _BEFORE_NOUN):
        return 0
    if _MOVED_VERB.search(before):
        takes_place = [word.group() for word in words[-2:]] == ["take", "place"]
        return 2 if takes_place or (len(words) > 2 and is_plural(last.group())) else 1
    return 1 if _PARTICIPLE.match(words[-1].group()) else 0


def _verb_and_names(before: str, words: list[re.Match[str]]) -> int:
    """ "Did the people | forgive David Vitter": the verb stands after a plural and before the names."""
    lower = (index for index in range(len(words), 0, -1) if words[index - 1].group().islower())
    names = next(lower, 0)
    is_verb = names > 1 and _MOVED_VERB.search(before) and is_plural(words[names - 2].group())
    return len(words) - names + 1 if is_verb else 0


def _phrase(text: str, start: int, words: list[re.Match[str]]) -> Phrase:
    end = words[-1].end()
    place = _GOES_ON.match(text, end)
    return Phrase(text[start : place.end() if place else end], start, place.end() if place else end, words[-1].group())


def definite(phrase: str) -> str:
    """A phrase with "the" for its article, as one speaks of what was spoken of before."""
    bare = _DETERMINED.sub("", phrase, count=1) if _DETERMINED.match(phrase) else phrase
    return bare if bare == phrase and (NAME_ALONE.match(bare) or _OWNER.match(bare)) else f"the {bare}"


def is_short(phrase: str) -> bool:
    """Whether it is a noun phrase and no clause, as far as its length tells."""
    return 0 < len(phrase.split()) <= _LONGEST + 2 and not re.search(rf"\b(?:{AUXILIARY}|{SAY}\b)", phrase)
