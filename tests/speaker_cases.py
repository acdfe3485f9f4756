"""Attributions of made-up articles, found by the words of their sources and cues."""

from rag.models.tagging import Attribution
from rag.people import Scene, read_scene, resolve_speakers
from rag.quotation import find_quotations
from rag.schema import Speaker
from rag.segment import split_sentences


def scene(text: str) -> Scene:
    """A made-up article as far as its people go."""
    return read_scene(text, split_sentences(text), find_quotations(text))


def attribution(text: str, source: str | None, cue: str = "said", nth: int = -1) -> Attribution:
    """The attribution with the given source, its last occurrence or the `nth`; else with the last such cue."""
    place = _place(text, source, nth) if source else None
    return Attribution(place, _place(text, cue, -1), (), 1.0)


def resolve(text: str, *sources: str | tuple[str, int] | None, cue: str = "said") -> tuple[Speaker | None, ...]:
    """The speakers of the sources, each its last occurrence in the text, or the one with the given number."""
    named = [one if isinstance(one, tuple) else (one, -1) for one in sources]
    attributions = [attribution(text, source, cue, nth) for source, nth in named]
    return resolve_speakers(scene(text), attributions)


def speaker_of(text: str, *sources: str | tuple[str, int] | None, cue: str = "said") -> Speaker:
    """The speaker of the last of the sources."""
    speaker = resolve(text, *sources, cue=cue)[-1]
    assert speaker is not None
    return speaker


def _place(text: str, words: str, nth: int) -> tuple[int, int]:
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    return starts[nth], starts[nth] + len(words)
