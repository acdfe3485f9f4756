"""Appositions: "Alexei Tsukanov, the region’s Prosecutor General," has his role after the comma."""

from collections.abc import Sequence
from typing import Final

from rag.attribution.cues import cue_verb
from rag.attribution.tokens import Token
from rag.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    TITLE_HEADS,
)

_LONGEST_APPOSITION: Final = 16


def apposition_after(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """First and last token of an apposition that follows the comma at `comma`, past an age, or None."""
    if comma >= len(tokens) or tokens[comma].text != ",":
        return None
    first, after = comma + 1, _next_mark(tokens, comma + 1)
    if after == first + 1 and tokens[first].text.isdigit():
        return apposition_after(tokens, after)
    words = tokens[first:after]
    if not 1 <= len(words) <= _LONGEST_APPOSITION or not _may_begin_apposition(words[0]):
        return None
    if any(word.lower in AUXILIARIES | PRONOUNS or word.is_contraction or cue_verb(word.text) for word in words):
        return None
    length = next((index for index, word in enumerate(words) if word.lower in SUBORDINATORS or word.is_quotation), 0)
    return (first, first + (length or len(words)) - 1)


def _next_mark(tokens: Sequence[Token], first: int) -> int:
    """Index of the next token that is not a word, or the number of tokens."""
    return next((index for index in range(first, len(tokens)) if not tokens[index].is_word), len(tokens))


def _may_begin_apposition(token: Token) -> bool:
    """Whether a role can begin with this word: "the region’s …", "a …", "spokesman for …", "Republican of …"."""
    word = token.lower
    if word in DETERMINERS or token.is_possessive or word in TITLE_HEADS:
        return True
    is_other = word in PREPOSITIONS | CLAUSE_WORDS | PRONOUNS | ADVERBS | TIME_WORDS
    return (
        word[0].isalpha() and not token.is_capitalised and not is_other and not word.endswith(("ing", "ed", "ly", "s"))
    )
