"""What one voice says in one sentence."""

from typing import Final, get_args

from rag.attribution.chain import Voice
from rag.attribution.flags import flags_of
from rag.attribution.kinds import kind_of
from rag.attribution.places import overlap
from rag.attribution.printed import Printed
from rag.attribution.relays import naming_phrase
from rag.models import Place
from rag.schema import Highlight, Mention, Speech, SpeechFlag

_FLAGS: Final[tuple[SpeechFlag, ...]] = get_args(SpeechFlag)


def sentences_of(printed: Printed, voice: Voice) -> set[int]:
    """The indices of the sentences in which something is said, and of the one that says so in words."""
    places = printed.sentence_places
    touched = {number for piece in voice.said.all for number in places.touching(piece)}
    spoken = {number for number in touched if _said(printed, places.all[number], voice)}
    cue = voice.attribution.cue
    telling = None if voice.is_turn or not printed.has_words(cue) else printed.sentence_at(cue[0])
    return spoken if telling is None else spoken | {telling}


def speech_in(printed: Printed, sentence: Place, voice: Voice) -> Speech:
    """How a voice speaks in a sentence."""
    said, cue = _said(printed, sentence, voice), voice.attribution.cue
    via = voice.passed_on_by and naming_phrase(printed, voice.passed_on_by.attribution)
    return Speech(
        kind="direct" if voice.is_turn else kind_of(printed, sentence, said, cue),
        speaker=voice.speaker,
        cue=_mention(printed, cue),
        via=_mention(printed, via) if via else None,
        flags=_flags(printed, sentence, voice),
        said=tuple(Highlight(*piece) for piece in said),
    )


def _said(printed: Printed, sentence: Place, voice: Voice) -> list[Place]:
    """The pieces of what a voice says that stand in a sentence, no blanks at their ends."""
    pieces = (voice.said.all[number] for number in voice.said.touching(sentence))
    shared = (near for piece in pieces if (near := overlap(piece, sentence)))
    return [printed.trimmed(piece) for piece in shared if printed.has_words(piece)]


def _flags(printed: Printed, sentence: Place, voice: Voice) -> tuple[SpeechFlag, ...]:
    """What holds for the words of whoever passes them on holds for what is passed on."""
    voices = [one for one in (voice, voice.passed_on_by) if one]
    found = {
        flag for one in voices for flag in flags_of(printed, one.attribution, sentence, _said(printed, sentence, one))
    }
    if voice.is_turn and printed.has_words(voice.attribution.cue):  # under "Q:" all is asked
        found.add("asked")
    return tuple(flag for flag in _FLAGS if flag in found)


def _mention(printed: Printed, place: Place) -> Mention | None:
    """A piece of the article; None where it is only a mark."""
    return Mention(printed.text[slice(*place)], *place) if printed.has_words(place) else None
