"""Who says what in each sentence: what the tagger finds, what the form of the page adds, and who is meant by it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from rag.attribution.chain import Voice, link_voices
from rag.attribution.figures import with_figures
from rag.attribution.flags import flags_without_speaker
from rag.attribution.labels import find_labelled
from rag.attribution.outlets import find_outlets
from rag.attribution.places import Places
from rag.attribution.printed import Printed, as_printed
from rag.attribution.quoted import give_quotations
from rag.attribution.relays import find_relays
from rag.attribution.sentence_speech import sentences_of, speech_in
from rag.attribution.sources import with_sources
from rag.attribution.turns import find_turns
from rag.models import Attribution, AttributionTagger
from rag.people import resolve_speakers
from rag.schema import Sentence, Speech

MOST_SPEECHES = 20  # of one sentence; keeps the time linear where a text has no full stops

# How sure the tagger has to be of a cue. On the judged sentences of PolNeAR's development part this raises the share
# of right speakers from 89 % to 96 % and loses 2 % of them: what it is less sure of are deeds ("sought to cut").
SURE: Final = 0.85
SURE_IN_MARKS: Final = 0.5  # where some of it stands in quotation marks
SURE_OF_SAYING: Final = 0.5  # of "said" and the like, whose only doubt is how far the words go
_SAYING: Final = re.compile(
    r"\b(?:sa(?:id|ys)|t(?:old|ells)|den(?:ied|ies)|warn(?:ed|s)|claim(?:ed|s)|insist(?:ed|s))\b"
)


def attribute(text: str, sentences: Sequence[Sentence], tagger: AttributionTagger) -> tuple[tuple[Speech, ...], ...]:
    """For each sentence what is said in it, the speech that most of it is first; every string is a piece of `text`.

    An unknown speaker is None. Where nobody speaks there is one speech of no kind.
    """
    printed = as_printed(text, sentences)
    heard: dict[int, list[Voice]] = defaultdict(list)
    for voice in _voices(printed, _sure(printed, tagger.tag(printed.laid))):
        for sentence in sentences_of(printed, voice):
            heard[sentence].append(voice)
    return tuple(_speeches(printed, number, heard[number]) for number in range(len(sentences)))


def _voices(printed: Printed, tagged: Sequence[Attribution]) -> tuple[Voice, ...]:
    """All that is said in an article, by where the cues stand, with who says it."""
    outlets = find_outlets(printed.text)
    told = with_figures(printed, with_sources(printed, tagged))
    quoting = give_quotations(printed, [*told, *find_labelled(printed)])
    said = find_relays(printed, quoting, outlets)
    turns = find_turns(printed)
    speakers = resolve_speakers(printed.scene, [*said, *turns])
    voices = [Voice(*pair) for pair in zip(said, speakers[: len(said)], strict=True)]
    answers = [Voice(turn, who, is_turn=True) for turn, who in zip(turns, speakers[len(said) :], strict=True)]
    return (*link_voices(printed, voices, outlets), *answers)


def _sure(printed: Printed, tagged: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Those of which the tagger is sure enough to say that somebody spoke."""
    return tuple(
        one for one in tagged if one.score >= _least(printed, one) and printed.sentence_at(one.cue[0]) is not None
    )


def _least(printed: Printed, attribution: Attribution) -> float:
    """How sure the tagger has to be of this one."""
    if _is_quoted(printed, attribution):
        return SURE_IN_MARKS
    is_saying = attribution.source is not None and _SAYING.search(printed.text, *attribution.cue) is not None
    return SURE_OF_SAYING if is_saying else SURE


def _is_quoted(printed: Printed, attribution: Attribution) -> bool:
    return any(printed.quoted.touching(piece) for piece in attribution.content)


def _speeches(printed: Printed, number: int, voices: Sequence[Voice]) -> tuple[Speech, ...]:
    """What is said in one sentence, whoever says most of it first; nobody twice with the same words."""
    sentence = printed.sentences[number]
    place = (sentence.start, sentence.end)
    if sentence.kind == "byline" or not voices:
        return (Speech(flags=flags_without_speaker(printed, place) if sentence.kind == "reporting" else ()),)
    speeches = [speech_in(printed, place, voice) for voice in voices]
    kept: list[Speech] = []
    for speech in sorted(speeches, key=_rank)[:MOST_SPEECHES]:
        if not any(_repeats(speech, other) for other in kept):
            kept.append(speech)
    return tuple(kept)


def _rank(speech: Speech) -> tuple[bool, int, int]:
    """The longest first, the first of these; last what nobody is named to have asked: "Asked why, Jones said …"."""
    extent = sum(piece.end - piece.start for piece in speech.said)
    return speech.speaker is None and "asked" in speech.flags, -extent, speech.cue.start if speech.cue else 0


def _repeats(speech: Speech, other: Speech) -> bool:
    """Whether the other has the same speaker and all that this one says."""
    if (speech.speaker and speech.speaker.name) != (other.speaker and other.speaker.name):
        return False
    places = Places(tuple((piece.start, piece.end) for piece in other.said))
    return all(places.holding(piece.start) == places.holding(piece.end - 1) is not None for piece in speech.said)
