"""Whether everything that is shown of speech is printed in the article, character for character, where it says."""

from collections.abc import Iterable, Iterator

from rag.schema import Mention, Speech

Printed = tuple[str, str, int | None, int | None]  # what it is, its text, where that is said to stand


def printed(speech: Speech) -> Iterator[Printed]:
    """Every string of a speech."""
    speaker = speech.speaker
    if speaker:
        yield "speaker", speaker.name, speaker.start, speaker.end
        yield from _mention("mention", speaker.mention)
        if speaker.role is not None:
            yield "role", speaker.role, speaker.role_start, speaker.role_end
    yield from _mention("cue", speech.cue)
    yield from _mention("via", speech.via)


def loose(text: str, speeches: Iterable[Speech]) -> list[str]:
    """One line for each string or place that is not the article's, without quoting it."""
    strings = [one for speech in speeches for one in printed(speech)]
    problems = [f"{what} at {start}–{end}" for what, said, start, end in strings if not _stands(text, said, start, end)]
    places = [place for speech in speeches for place in speech.said]
    return problems + [f"said at {one.start}–{one.end}" for one in places if not 0 <= one.start < one.end <= len(text)]


def _mention(what: str, mention: Mention | None) -> Iterator[Printed]:
    if mention:
        yield what, mention.text, mention.start, mention.end


def _stands(text: str, said: str, start: int | None, end: int | None) -> bool:
    # A negative start would count from the end, and what is empty stands everywhere.
    return start is not None and end is not None and 0 <= start < end and text[start:end] == said
