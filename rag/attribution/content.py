"""Whether a reporting verb reports something: a clause or a quotation that belongs to it."""

from collections.abc import Sequence
from typing import Final

from rag.attribution.cues import CueVerb
from rag.attribution.names import Phrase
from rag.attribution.tokens import Token
from rag.attribution.words import CLAUSE_WORDS, EVIDENCE, PRONOUNS

Tokens = Sequence[Token]
_REPORTED_CLAUSE_STARTS: Final = PRONOUNS | {"that", "how", "whether", "why", "what", ":", "there"}
_MOST_WORDS_AFTER_CLOSING_CUE: Final = 8
_LONGEST_OBJECT: Final = 10
_EVIDENCE_VERBS: Final = frozenset(("indicate", "show", "suggest", "reveal", "find"))
_PLURAL_PRONOUNS: Final = ("they", "we", "i", "you", "some", "many", "others", "those", "who")


def word_at(tokens: Tokens, index: int) -> str:
    """The word at `index` in small letters, "" outside the sentence."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def agrees(tokens: Tokens, index: int, verb: CueVerb, phrase: Phrase) -> bool:
    """Whether a form that may be a noun has a subject that it agrees with: "officials say", not "the poll question"."""
    if verb.form in ("past", "participle"):
        return True
    last = tokens[phrase.last].lower
    is_plural = last in _PLURAL_PRONOUNS or last.endswith("s") or last in ("people", "police", "women", "men")
    did = {token.lower for token in tokens[max(index - 3, 0) : index]} & {"did", "does", "do"}
    if verb.form == "base":
        return bool(did) or is_plural or any(token.lower == "and" for token in tokens[phrase.first : phrase.last])
    return last not in _PLURAL_PRONOUNS


def has_content(tokens: Tokens, index: int, verb: CueVerb, phrase: Phrase) -> bool:
    """Whether something is reported: a verb such as "add" or "report" is a cue only then."""
    if verb.lemma == "call":
        return content_follows(tokens, index, verb)
    before = tokens[phrase.first - 1] if phrase.first > 0 else None
    follows_quotation = before is not None and before.is_quotation
    is_evidence = verb.lemma in _EVIDENCE_VERBS and tokens[phrase.last].lower in EVIDENCE
    if phrase.first > index or follows_quotation or is_evidence:
        return True
    is_parenthesis = before is not None and before.lower in (",", "as")
    if is_parenthesis and word_at(tokens, index + 1) in (",", "."):
        return True
    if verb.is_noun_like and verb.form in ("base", "present") and not phrase.is_pronoun:
        return any(token.is_quotation or token.lower in ("that", ":") for token in tokens[index + 1 : index + 3])
    is_closing = is_parenthesis and len(tokens) - index <= _MOST_WORDS_AFTER_CLOSING_CUE
    return not verb.needs_content or is_closing or content_follows(tokens, index, verb)


def content_follows(tokens: Tokens, index: int, verb: CueVerb) -> bool:
    """Whether a reported clause or a quotation begins soon after the cue: "told reporters on Tuesday that"."""
    if verb.lemma == "call":
        return _is_called_something(tokens, index)
    for token in tokens[index + 1 : index + 6]:
        if token.is_quotation or token.lower in ("that", "whether", "if", ":"):
            return True
    return word_at(tokens, index + 1) in _REPORTED_CLAUSE_STARTS


def _is_called_something(tokens: Tokens, index: int) -> bool:
    """Whether an object and a quotation follow: "called the affair “a scandal”", not "a band called “The Beatles”"."""
    for at in range(index + 1, min(index + 2 + _LONGEST_OBJECT, len(tokens))):
        if tokens[at].is_quotation:
            return at > index + 1
        if not tokens[at].is_word or tokens[at].lower in CLAUSE_WORDS:
            return False
    return False
