"""Runs of capitalised words: where a name may stand."""

import re
from collections.abc import Iterator
from typing import Final

from rag.people.given_names import is_given_name
from rag.people.nouns import COURTESY, names_people
from rag.people.roles import Run
from rag.people.tokens import Token, Tokens
from rag.people.words import (
    ADVERBS,
    CLAUSE_WORDS,
    DETERMINERS,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    PREPOSITIONS,
    PRONOUNS,
    TIME_NOUNS,
    TIME_WORDS,
)
from rag.words import FUNCTION_WORDS

_ARTICLE_NAME: Final = re.compile(r"(?:al|el|an|ar|as|ash|ad|at|az|ud|bin)-[A-Z]")
_MONTHS: Final = frozenset(("march", "april", "may", "june", "august"))  # that are surnames too
_FEWEST_OF_TITLE: Final = 4  # words
_NEVER_IN_A_NAME: Final = CLAUSE_WORDS | PREPOSITIONS | DETERMINERS | ADVERBS | PRONOUNS | TIME_WORDS | TIME_NOUNS


def small_words(text: str) -> frozenset[str]:
    """The words that the article also prints in small letters."""
    return frozenset(word for word in text.replace("’", " ").split() if word.islower())


def is_title(tokens: Tokens) -> bool:
    """Whether nearly every word of content has a capital, as in a headline, where capitals tell no names."""
    content = [token for token in tokens if token.text.isalpha() and token.lower not in FUNCTION_WORDS]
    return len(content) >= _FEWEST_OF_TITLE and sum(token.is_capitalised for token in content) >= 0.9 * len(content)


def capital_runs(tokens: Tokens, small: frozenset[str]) -> Iterator[Run]:
    """First and last index of each longest run of capitalised words, particles and "Jr." included."""
    first: int | None = None
    for index, token in enumerate(tokens):
        can_begin = _is_name_word(token) and token.lower not in NAME_SUFFIXES
        if first is None and can_begin and not _begins_clause(tokens, index, small):
            first = index
        if first is not None and not _goes_on(tokens, index):
            yield first, _past_suffix(tokens, index)
            first = None


def _is_name_word(token: Token) -> bool:
    """Whether a word is written like a name, as "Assad" and "al-Assad", and is no function word."""
    is_written_so = token.is_capitalised or _ARTICLE_NAME.match(token.text) is not None
    return is_written_so and token.lower not in _NEVER_IN_A_NAME and not token.is_contraction


def _begins_clause(tokens: Tokens, index: int, small: frozenset[str]) -> bool:
    """Whether a word has its capital from its place: "Police", "Speaking", but "Mark Lee"."""
    if index > 0 and tokens[index - 1].is_word:
        return False
    word, following = tokens[index].lower, tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.is_capitalised and (is_given_name(word) or names_people(tokens[index].text)):
        return False
    is_adverb = word.endswith("ly") and following is not None and following.text == ","
    return word in small or word.endswith("ing") or is_adverb


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether a name goes on after the token at `index`."""
    if index + 1 >= len(tokens) or tokens[index].is_possessive:
        return False
    if tokens[index + 1].start - tokens[index].end > 1:
        return False
    after = next((at for at in range(index + 1, len(tokens)) if tokens[at].lower not in NAME_PARTICLES), len(tokens))
    is_past_particles = index + 1 < after < len(tokens) and tokens[after].is_capitalised
    return _is_name_word(tokens[index + 1]) or is_past_particles or _is_surname_of_month(tokens, index + 1)


def _is_surname_of_month(tokens: Tokens, index: int) -> bool:
    """Whether a month is a surname: "Theresa May", "Mrs May", not "Theresa, May 5"."""
    before, is_month = tokens[index - 1].lower, tokens[index].lower in _MONTHS and tokens[index].is_capitalised
    is_dated = index + 1 < len(tokens) and tokens[index + 1].text[0].isdigit()
    return is_month and not is_dated and (is_given_name(before) or before in COURTESY)


def _past_suffix(tokens: Tokens, last: int) -> int:
    """The index of "Jr." where that follows the name that ends at `last`, else `last`."""
    has_suffix = last + 2 < len(tokens) and tokens[last + 1].text == "," and tokens[last + 2].lower in NAME_SUFFIXES
    return last + 2 if has_suffix else last
