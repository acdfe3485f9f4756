"""Who said it and how, and who speaks in an article."""

from typing import Final

from rag.schema import Quote, Speaker, SpeakerKind, SpeechFlag, SpeechKind
from rag.wording.counts import count

ITSELF: Final = "the article itself"
NOT_NAMED: Final = "speaker not named in the text"
UNCERTAIN: Final = "speaker not named, or not certain"
LINES: Final = "Solid line: direct speech. Dashed: partly quoted. Dotted: reported speech."

_KINDS: Final[dict[SpeechKind, str]] = {
    "direct": "direct speech",
    "mixed": "partly quoted",
    "indirect": "reported speech",
    "none": "",
}
_FLAGS: Final[dict[SpeechFlag, str]] = {
    "denied": "a denial",
    "hedged": "with reserve",
    "asked": "a question",
}
_KINDS_OF_SPEAKER: Final[dict[SpeakerKind, str]] = {
    "person": "",
    "organisation": "organisation",
    "document": "document",
    "unnamed": "not named",
}


def unnamed_speaker(quote: Quote) -> str:
    """Who speaks, where no speaker is known."""
    return ITSELF if quote.speech == "none" else NOT_NAMED


def named(speaker: Speaker) -> str:
    """A speaker's name as printed; in quotation marks where it names nobody."""
    return speaker.name if speaker.is_known else f"“{speaker.name}”"


def probably(antecedent: int) -> str:
    """Where the name of one who is only called "he" probably stands."""
    return f"probably named in sentence {antecedent}"


def speaker(quote: Quote) -> str:
    """Who speaks, in plain text: name and role as printed, or what is known instead."""
    if quote.speaker is None:
        return unnamed_speaker(quote)
    return ", ".join(filter(None, (described(quote.speaker), quote.speaker.role)))


def described(speaker: Speaker) -> str:
    """A speaker's name; of one who is only called "he" also where they probably are named."""
    if speaker.antecedent is None:
        return named(speaker)
    return f"{named(speaker)}, {probably(speaker.antecedent)}"


def manner(quote: Quote) -> tuple[str, ...]:
    """What stands after the speaker: what kind they are, the cue, how it is said, through whom, and with what flag."""
    parts = (
        kind_of_speaker(quote.speaker.kind) if quote.speaker else "",
        f"“{quote.cue.text}”" if quote.cue else "",
        _KINDS[quote.speech],
        quote.via.text if quote.via else "",
        *(_FLAGS[flag] for flag in quote.flags),
    )
    return tuple(filter(None, parts))


def kind_of_speaker(kind: SpeakerKind) -> str:
    """What kind a speaker is; of a person nothing is said."""
    return _KINDS_OF_SPEAKER[kind]


def says(who: str) -> str:
    """What is read aloud before what someone says in an article."""
    return f"{who} says:"


def who_speaks(speakers: int, spoken: int, sentences: int) -> str:
    """The heading of an article's speakers."""
    known = count(speakers, "speaker") if speakers else "No certain speaker"
    return f"{known} in {spoken:,} of {count(sentences, 'sentence')}"
