"""Where the noun phrase beside a cue begins and ends."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rag.attribution.appositions import apposition_after
from rag.attribution.cues import ends_phrase
from rag.attribution.names import Phrase, is_adverb, read_phrase
from rag.attribution.tokens import Token
from rag.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    NAME_SUFFIXES,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
)

Tokens = Sequence[Token]
_ADJUNCT_PREPOSITIONS: Final = frozenset(
    ("in", "on", "at", "during", "to", "about", "by", "from", "with", "after", "before", "as")
)
_LONGEST_PHRASE: Final = 16


def phrase_before(tokens: Tokens, last: int) -> Phrase | None:
    """The noun phrase that ends with the token `last`, or None; a subordinate clause's subject is none of ours."""
    if last < 0 or not tokens[last].is_word or is_nested(tokens, last):
        return None
    return read_phrase(tokens, _first_before(tokens, last), last)


def is_nested(tokens: Tokens, last: int) -> bool:
    """Whether the noun phrase that ends with the token `last` is the subject of a clause inside another."""
    first = _first_before(tokens, last)
    return first > 0 and _begins_nested(tokens[first - 1])


def _first_before(tokens: Tokens, last: int) -> int:
    """Where the noun phrase that ends with the token `last` begins."""
    first = last
    while first > 0 and last - first < _LONGEST_PHRASE and _continues_left(tokens, first):
        first -= 1
    return first


def _begins_nested(token: Token) -> bool:
    """Whether what follows the word is part of another clause: "that Trump said", "nothing he said"."""
    word = token.lower
    return word in SUBORDINATORS | AUXILIARIES | NEGATIONS | PRONOUNS or token.is_contraction or ends_phrase(word)


def phrase_after(tokens: Tokens, first: int) -> Phrase | None:
    """The noun phrase that begins with the token `first`, with an apposition that follows it as its role."""
    last = first - 1
    while last + 1 < len(tokens) and last - first < _LONGEST_PHRASE and _continues_right(tokens, first, last + 1):
        last += 1
    while last >= first and tokens[last].lower in TIME_WORDS | PREPOSITIONS | ADVERBS:
        last -= 1
    phrase = read_phrase(tokens, first, last) if last >= first else None
    return with_apposition(tokens, phrase) if phrase else None


def with_apposition(tokens: Tokens, phrase: Phrase) -> Phrase:
    """The phrase with the apposition after it as role: "Alexei Tsukanov, the region’s Prosecutor General,"."""
    span = apposition_after(tokens, phrase.last + 1)
    if span is None or not phrase.is_person or phrase.role is not None:
        return phrase
    first, last = span
    return replace(phrase, role=(tokens[first].start, tokens[last].end), last=last)


def _continues_left(tokens: Tokens, first: int) -> bool:
    """Whether the phrase that begins at `first` goes on to the left."""
    token = tokens[first - 1]
    if token.text == "," and tokens[first].lower in NAME_SUFFIXES:
        return True
    if token.lower in ("and", "&"):
        return first >= 2 and _joins(tokens[first - 2], tokens[first])
    if not token.is_word or token.lower in CLAUSE_WORDS or ends_phrase(token.text) or token.is_contraction:
        return False
    if tokens[first].lower in PRONOUNS - DETERMINERS and token.lower != "of":
        return False
    return token.lower not in PRONOUNS - DETERMINERS or tokens[first].lower == "of"


def _joins(left: Token, right: Token) -> bool:
    """Whether "and" between these words joins two speakers, not two clauses."""
    return left.is_word and left.is_capitalised and (right.is_capitalised or right.lower in DETERMINERS)


def _continues_right(tokens: Tokens, first: int, index: int) -> bool:
    """Whether the phrase that begins at `first` goes on with the token at `index`."""
    token = tokens[index]
    if token.lower in ("and", "&"):
        return index + 1 < len(tokens) and index > first and _joins(tokens[index - 1], tokens[index + 1])
    is_other = token.lower in CLAUSE_WORDS | TIME_WORDS or token.is_contraction or ends_phrase(token.text)
    if not token.is_word or is_other or (is_adverb(token) and token.lower not in ADVERBS):
        return False
    if token.lower in _ADJUNCT_PREPOSITIONS and index > first:
        begins_adjunct = token.lower not in ("in", "at", "from", "with") or tokens[index - 1].is_capitalised
        follows = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        return not begins_adjunct and follows not in ("a", "an", *TIME_WORDS)
    return True
