"""Who speaks in two articles, the seed article and a made-up one, by hand: the tests of the chat need no model."""

from collections.abc import Mapping
from dataclasses import dataclass

from rag.schema import (
    Highlight,
    Mention,
    Sentence,
    Speaker,
    SpeakerKind,
    Speech,
    SpeechFlag,
    SpeechKind,
    SpokenSentence,
)


@dataclass(frozen=True)
class Said:
    """What somebody says in a sentence; without pieces it is all of it."""

    kind: SpeechKind
    name: str | None
    cue: str
    pieces: tuple[str, ...] = ()
    role: str | None = None
    who: SpeakerKind = "person"
    via: str | None = None
    flags: tuple[SpeechFlag, ...] = ()
    antecedent: int | None = None


PROSECUTOR = "the region’s Prosecutor General"
KURSK_SAID: Mapping[int, tuple[Said, ...]] = {
    1: (
        Said(
            "indirect",
            "local officials",
            "reported",
            ("Over 350 residents…occupation of the area",),
            who="unnamed",
        ),
    ),
    2: (Said("direct", "Alexei Tsukanov", "stated", role=PROSECUTOR),),
    3: (Said("direct", "Alexei Tsukanov", "stated", ("Official figures indicate 358 fatalities,»",), role=PROSECUTOR),),
    6: (
        Said(
            "indirect",
            "Russia’s military",
            "announced",
            ("it had completely expelled…North Korean troops",),
            who="organisation",
        ),
    ),
    7: (
        Said(
            "indirect",
            "Alexander Khinshtein",
            "reported",
            ("the civilian death toll…reached 288",),
            role="Acting Governor of Kursk",
        ),
    ),
    9: (
        Said(
            "mixed",
            "Alexei Tsukanov",
            "mentioned",
            ("Russian military investigators…supporters,»",),
            role=PROSECUTOR,
            via="as per the regional broadcaster Seym",
            flags=("hedged",),
        ),
    ),
    10: (
        Said(
            "indirect",
            "authorities",
            "noted",
            ("at least 621 Russian civilians have died due to Ukrainian strikes",),
            who="unnamed",
        ),
    ),
    11: (
        Said(
            "indirect",
            "the United Nations",
            "estimates",
            ("over 13,100 Ukrainian civilians have lost their lives",),
            who="organisation",
        ),
    ),
}
BRIDGE_TEXT = """The bridge stays shut

The old bridge will stay shut until spring, the mayor, Ada Lund, said on Tuesday. “We looked at every bolt,” she said. \
“Some came out by hand.”

Her deputy, Bo Reed, denied that money was short. He said the repair had allegedly been planned for years. \
“And who will pay?” asked Cora Banks, who runs the ferry.

The trade union called the delay “a scandal”. A report of the harbour office puts the cost at 4 million crowns.

Two engineers who did not want to be named spoke of rust. “It was known,” one of them said, according to Radio Nord.

Dag Holm, a fisherman, expects no traffic before May. Eva Frost, a shopkeeper, fears for her trade. \
Finn Aker, a teacher, walks now, he said. Gro Vik, a nurse, told us that she takes the ferry.

The bridge was built in 1931.
"""
BRIDGE_SAID: Mapping[int, tuple[Said, ...]] = {
    1: (Said("indirect", "Ada Lund", "said", ("The old bridge will stay shut until spring",), role="the mayor"),),
    2: (Said("direct", "Ada Lund", "said", ("“We looked at every bolt,”",)),),
    3: (Said("direct", "Ada Lund", "said"),),
    4: (Said("indirect", "Bo Reed", "denied", ("money was short",), role="Her deputy", flags=("denied",)),),
    5: (
        Said(
            "indirect",
            "He",
            "said",
            ("the repair…for years",),
            flags=("hedged",),
            antecedent=4,
        ),
    ),
    6: (Said("direct", "Cora Banks", "asked", ("“And who will pay?”",), role="who runs the ferry", flags=("asked",)),),
    7: (Said("mixed", "The trade union", "called", ("the delay “a scandal”",), who="organisation"),),
    8: (Said("indirect", "A report of the harbour office", "puts", ("the cost at 4 million crowns",), who="document"),),
    9: (Said("indirect", "Two engineers who did not want to be named", "spoke of", ("rust",), who="unnamed"),),
    10: (Said("direct", None, "said", ("“It was known,”",), via="according to Radio Nord"),),
    11: (Said("indirect", "Dag Holm", "expects", ("no traffic before May",), role="a fisherman"),),
    12: (Said("indirect", "Eva Frost", "fears", ("for her trade",), role="a shopkeeper"),),
    13: (Said("indirect", "Finn Aker", "said", ("walks now",), role="a teacher"),),
    14: (Said("indirect", "Gro Vik", "told", ("she takes the ferry",), role="a nurse"),),
}


def spoken_in(text: str, sentence: Sentence, said: tuple[Said, ...]) -> SpokenSentence:
    """A sentence with what is said in it."""
    speech, *others = [_speech(text, sentence, one) for one in said] or [Speech()]
    return SpokenSentence(sentence, speech, tuple(others))


def _speech(text: str, sentence: Sentence, said: Said) -> Speech:
    return Speech(
        kind=said.kind,
        speaker=_speaker(text, sentence, said, said.name) if said.name else None,
        cue=_mention(text, said.cue, sentence.start),
        via=_mention(text, said.via, sentence.start) if said.via else None,
        flags=said.flags,
        said=tuple(_place(text, piece, sentence.start) for piece in said.pieces),
    )


def _speaker(text: str, sentence: Sentence, said: Said, name: str) -> Speaker:
    place = _place(text, name, sentence.start if said.antecedent else 0)
    role = _place(text, said.role, 0) if said.role else None
    return Speaker(
        name,
        said.role,
        place.start,
        place.end,
        role_start=role.start if role else None,
        role_end=role.end if role else None,
        kind=said.who,
        confidence=0.4 if said.antecedent else 1.0,
        antecedent=said.antecedent,
    )


def _place(text: str, piece: str, start: int) -> Highlight:
    """Where the piece stands; of a longer one, its first and last words with … between them."""
    first, _, last = piece.partition("…")
    found = text.index(first, start)
    return Highlight(found, text.index(last, found) + len(last) if last else found + len(first))


def _mention(text: str, piece: str, start: int) -> Mention:
    place = _place(text, piece, start)
    return Mention(piece, place.start, place.end)
