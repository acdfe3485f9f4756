"""The cue of a sentence that reports speech but does not surely say whose: "It was said that …"."""

import itertools
from collections.abc import Sequence

from rag.attribution.content import content_follows, word_at
from rag.attribution.cues import cue_verb
from rag.attribution.phrases import is_nested
from rag.attribution.sources import belongs_to_verb, is_according
from rag.attribution.tokens import Token
from rag.attribution.words import BE_FORMS, HYPOTHETICAL, NEGATIONS, SUBORDINATORS

Tokens = Sequence[Token]


def find_unnamed_cue(tokens: Tokens) -> tuple[int, int] | None:
    """First and last token of the first cue whose clause is the sentence's own, whoever speaks; None without one."""
    for index, token in enumerate(tokens):
        if not token.is_quotation and is_according(tokens, index):
            return index, index + 1
        if index > 0 and _is_cue(tokens, index):
            return index, index
    return None


def _is_cue(tokens: Tokens, index: int) -> bool:
    """Whether the token is a finite reporting verb with something reported, in no subordinate clause."""
    verb = None if tokens[index].is_quotation else cue_verb(tokens[index].text)
    if verb is None or verb.form == "participle":
        return False
    if tokens[index - 1].is_quotation:
        return True
    is_sure = verb.form == "past" or (verb.lemma == "say" and verb.form == "present")
    reports = verb.lemma == "say" or content_follows(tokens, index, verb)
    return is_sure and reports and _is_own_clause(tokens, index)


def _is_own_clause(tokens: Tokens, index: int) -> bool:
    """Whether the verb at `index` is neither denied nor part of a clause inside another."""
    before, passed = index - 1, set()
    while before >= 0 and belongs_to_verb(tokens[before]):
        passed.add(tokens[before].lower)
        before -= 1
    is_passive = bool(passed & BE_FORMS)
    if passed & (HYPOTHETICAL | NEGATIONS) or (is_passive and word_at(tokens, index + 1) != "that"):
        return False
    clause = itertools.takewhile(lambda token: token.is_word, reversed(tokens[: before + 1]))
    return not is_nested(tokens, before) and not any(token.lower in SUBORDINATORS for token in clause)
