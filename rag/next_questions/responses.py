"""The response to an allegation: "How did Ingrid Dahl respond to the accusation?"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rag.next_questions.excerpts import Excerpt
from rag.next_questions.shown import Candidate
from rag.next_questions.speakers import named
from rag.schema import Speaker, SpokenSentence
from rag.variants import name_words

FARTHEST: Final = 2  # sentences from an allegation to what answers it

_ALLEGATIONS: Final = {
    "accusation": re.compile(r"\baccus(?:e|es|ed|ing)\b", re.IGNORECASE),
    "allegation": re.compile(r"\balleg(?:e|es|ed|ing)\b", re.IGNORECASE),
    "criticism": re.compile(r"\b(?:critici[sz]|denounc|condemn)(?:e|es|ed|ing)\b", re.IGNORECASE),
}
_PRINTED: Final = re.compile(
    r"\bthe (?P<noun>allegations?|accusations?|claims?|charges?|criticisms?|complaints?)\b(?! of\b)"
)
_DENY: Final = re.compile(r"\bden(?:y|ies|ied)\b", re.IGNORECASE)


def response_questions(excerpt: Excerpt) -> Iterator[Candidate]:
    """How those respond who deny it, or who speak soon after somebody says it of them."""
    for place, spoken in enumerate(excerpt.sentences):
        before = excerpt.sentences[max(place - FARTHEST, 0) : place]
        questions = (_question(excerpt, before, spoken, number) for number in range(len(spoken.speeches)))
        found = next(filter(None, questions), "")
        if found:
            yield Candidate("response", found, excerpt.article, spoken)


def _question(excerpt: Excerpt, before: Sequence[SpokenSentence], spoken: SpokenSentence, number: int) -> str:
    speech = spoken.speeches[number]
    speaker, name = speech.speaker, named(speech.speaker)
    if speaker is None or not name:
        return ""
    denies = "denied" in speech.flags
    of_others = [one for one in reversed(before) if not _is_said_by(speaker, one)]
    alleged = [one for one in of_others if _allegation(excerpt, one)]
    if alleged and (denies or _is_of(speaker, excerpt.text(alleged[0]))):
        return f"How did {name} respond to {_allegation(excerpt, alleged[0])}?"
    printed = _PRINTED.search(excerpt.text(spoken))
    if denies and printed:
        return f"How did {name} respond to {printed.group()}?"
    return f"What did {name} deny?" if denies and speech.cue and _DENY.search(speech.cue.text) else ""


def _allegation(excerpt: Excerpt, spoken: SpokenSentence) -> str:
    """What a sentence says against somebody, with whose it is: "Joan Tyrell’s allegation"; "" where it says nothing."""
    for speech in spoken.speeches:
        cue = speech.cue.text if speech.cue else ""
        noun = next((noun for noun, verb in _ALLEGATIONS.items() if verb.search(cue)), "")
        if noun:
            accuser = named(speech.speaker)
            return f"{accuser}’s {noun}" if accuser else f"the {noun}"
    return ""


def _is_said_by(speaker: Speaker, spoken: SpokenSentence) -> bool:
    return any(speech.speaker is not None and speech.speaker.name == speaker.name for speech in spoken.speeches)


def _is_of(speaker: Speaker, text: str) -> bool:
    """Whether a text names the speaker, or says what they are: "criticised the referee"."""
    words, role = name_words(text), name_words(speaker.role or "")
    return name_words(speaker.name)[-1] in words or (bool(role) and set(role) <= set(words))
