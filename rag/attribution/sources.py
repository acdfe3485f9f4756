"""For each cue of a sentence, the phrase that is its source: who "said", "according to" whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rag.attribution.appositions import apposition_after
from rag.attribution.content import agrees, content_follows, has_content, word_at
from rag.attribution.cues import HAS_AN_AGENT, TAKES_A_HEARER, CueVerb, cue_verb
from rag.attribution.names import Phrase, is_adverb
from rag.attribution.phrases import phrase_after, phrase_before, with_apposition
from rag.attribution.tokens import Token
from rag.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    BE_FORMS,
    COORDINATORS,
    DETERMINERS,
    HYPOTHETICAL,
    NEGATIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
)

Tokens = Sequence[Token]
_MOST_APPOSITIONS = 4
_FARTHEST_SUBJECT = 60  # tokens; keeps the time linear in the length of a sentence
_RELATIVE_VERBS = frozenset(
    ("spoke", "knows", "knew", "works", "saw", "lives", "attended", "spent", "took", "ran", "led")
)


@dataclass(frozen=True)
class Source:
    """A cue, tokens `first`..`last`, and the phrase that names its speaker.

    `way`: a finite verb ("said"), a participle that shares the sentence's subject ("adding"), or "according to".
    """

    first: int
    last: int
    phrase: Phrase
    way: Literal["verb", "participle", "according"]


def find_sources(tokens: Tokens) -> tuple[Source, ...]:
    """The cues of a sentence whose speaker the sentence prints, in order."""
    found = []
    for index, token in enumerate(tokens):
        source = None if token.is_quotation else (_according(tokens, index) or _verb_source(tokens, index))
        if source is not None:
            found.append(source)
    return tuple(found)


def is_according(tokens: Tokens, index: int) -> bool:
    """Whether "according to" or "as per" begins at `index`."""
    return (tokens[index].lower, word_at(tokens, index + 1)) in (("according", "to"), ("as", "per"))


def _according(tokens: Tokens, index: int) -> Source | None:
    """ "according to X", "as per X"."""
    if not is_according(tokens, index):
        return None
    phrase = _author(tokens, phrase_after(tokens, index + 2))
    return Source(index, index + 1, phrase, "according") if phrase else None


def _author(tokens: Tokens, document: Phrase | None) -> Phrase | None:
    """Who wrote it, where that is said: "a report by the state auditor"; else the document itself."""
    if document is None or document.is_person or word_at(tokens, document.last + 1) != "by":
        return document
    author = phrase_after(tokens, document.last + 2)
    is_named = author is not None and (author.is_person or tokens[author.first].lower in DETERMINERS)
    return author if is_named else document


def _verb_source(tokens: Tokens, index: int) -> Source | None:
    """The source of the reporting verb at `index`, if it is one and its subject can be read."""
    verb = cue_verb(tokens[index].lower)
    if verb is None or (tokens[index].is_capitalised and index > 0):
        return None
    if verb.form == "past" and word_at(tokens, index + 1) == "by" and verb.lemma in HAS_AN_AGENT:
        phrase = phrase_after(tokens, index + 2)
        return Source(index, index, phrase, "verb") if phrase else None
    if verb.form == "participle" and word_at(tokens, index - 1) == ",":
        return _participle(tokens, index, verb)
    phrase = _subject(tokens, index, verb)
    if phrase is None or not agrees(tokens, index, verb, phrase) or not has_content(tokens, index, verb, phrase):
        return None
    return Source(index, index, phrase, "verb")


def _participle(tokens: Tokens, index: int, verb: CueVerb) -> Source | None:
    """ ", adding that …" after a sentence whose subject stands at its beginning."""
    subject = _sentence_subject(tokens)
    if subject is None or subject.last >= index or not (content_follows(tokens, index, verb) or not verb.needs_content):
        return None
    return Source(index, index, subject, "participle")


def _sentence_subject(tokens: Tokens) -> Phrase | None:
    """The person or pronoun with which the sentence begins."""
    first = 1 if word_at(tokens, 0) in COORDINATORS else 0
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].is_capitalised:
        last += 1
    is_adverbial = tokens[last].text.endswith(("ing", "ly")) if last < len(tokens) else True
    if is_adverbial or word_at(tokens, last + 1) in SUBORDINATORS | (PREPOSITIONS - {"on"}):
        return None
    phrase = phrase_before(tokens, last)
    return phrase if phrase and (phrase.is_person or phrase.is_pronoun) else None


def _subject(tokens: Tokens, index: int, verb: CueVerb) -> Phrase | None:
    """The subject of the verb at `index`, before or after it."""
    before = index - 1
    passed = set()
    while before >= 0 and belongs_to_verb(tokens[before]):
        passed.add(tokens[before].lower)
        before -= 1
    if passed & (HYPOTHETICAL | NEGATIONS) or bool(passed & BE_FORMS) != (verb.form == "participle"):
        return None
    if before < 0:
        return None
    if tokens[before].is_quotation or tokens[before].text == ",":
        return _subject_past_mark(tokens, before, index, verb)
    before = _before_parenthesis(tokens, before)
    if word_at(tokens, before) in ("and", "but"):
        return _sentence_subject(tokens)
    return phrase_before(tokens, before) or _subject_before_relative(tokens, before)


def _subject_before_relative(tokens: Tokens, last: int) -> Phrase | None:
    """The subject in "an official who asked not to be named said", with the relative clause that ends at `last`."""
    who = next((at for at in range(last - 1, 0, -1) if tokens[at].lower == "who" or not tokens[at].is_word), 0)
    after = word_at(tokens, who + 1)
    if word_at(tokens, who) != "who" or not (after in AUXILIARIES | _RELATIVE_VERBS or after.endswith("ed")):
        return None
    phrase = phrase_before(tokens, who - 1)
    if phrase is None or phrase.is_person:
        return phrase
    return replace(phrase, end=tokens[last].end, last=last)


def _before_parenthesis(tokens: Tokens, index: int) -> int:
    """The index before "(R-Tex.)" where that ends at `index`, else `index`."""
    if index < 0 or tokens[index].text != ")":
        return index
    return next((at for at in range(index, -1, -1) if tokens[at].text == "("), 0) - 1


def belongs_to_verb(token: Token) -> bool:
    """Auxiliaries, adverbs and negations between a subject and its verb, and "on Tuesday"."""
    word = token.lower
    return token.is_word and (word in AUXILIARIES | NEGATIONS | HYPOTHETICAL or is_adverb(token))


def _subject_past_mark(tokens: Tokens, mark: int, index: int, verb: CueVerb) -> Phrase | None:
    """The subject of a verb after a comma or a quotation: after the verb, or before an apposition."""
    before = _subject_before_apposition(tokens, mark)
    if before is not None and before.first <= 1 and not tokens[0].is_quotation:
        return before
    after = None if verb.lemma in TAKES_A_HEARER else _subject_after(tokens, index)
    return after or before


def _subject_after(tokens: Tokens, index: int) -> Phrase | None:
    """The subject in "…, said X", where the clause ends with X."""
    if index + 1 >= len(tokens) or not tokens[index + 1].is_word:
        return None
    phrase = phrase_after(tokens, index + 1)
    after = word_at(tokens, phrase.last + 1) if phrase else ""
    is_end = not after[:1].isalnum() or after in PREPOSITIONS | TIME_WORDS | SUBORDINATORS | COORDINATORS | ADVERBS
    return phrase if is_end else None


def _subject_before_apposition(tokens: Tokens, comma: int) -> Phrase | None:
    """The subject in "X, the governor of Y, said" and "the governor, X, said": the farthest that fits."""
    before = range(comma - 1, max(comma - _FARTHEST_SUBJECT, 0), -1)
    commas = [at for at in before if tokens[at].text == ","][:_MOST_APPOSITIONS]
    inner = phrase_before(tokens, comma - 1)
    for at in reversed(commas):
        outer = phrase_before(tokens, _before_parenthesis(tokens, at - 1))
        if outer is None or (outer.first > 0 and tokens[outer.first - 1].is_word and not _begins_clause(tokens, outer)):
            continue
        is_nearest = at == commas[0]
        if outer.is_person and (is_nearest or _begins_addition(tokens, at)):
            return with_apposition(tokens, outer)
        if word_at(tokens, at + 1) in DETERMINERS | {"who", "which"}:
            return outer
        if inner and inner.is_person and inner.first == at + 1:
            return replace(inner, role=(outer.start, outer.end), first=outer.first)
    return None


def _begins_addition(tokens: Tokens, comma: int) -> bool:
    """Whether the comma begins something said of the name before it: an apposition or a relative clause."""
    following = word_at(tokens, comma + 1)
    is_tag = following.startswith(("r-", "d-")) or following.endswith("ing") or following.isdigit()
    return is_tag or following in ("who", "whose") or apposition_after(tokens, comma) is not None


def _begins_clause(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the word before a phrase lets a clause begin with it."""
    return tokens[phrase.first - 1].lower in COORDINATORS
