"""Whether an unknown name speaks as a person does or as a body does: "Lula said he would", "Norvik said it had"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rag.models import Attribution
from rag.schema import SpeakerKind

_OWN: Final = re.compile(
    r"[ ,]+(?:that )?(?:(?P<person>he|she|his|her)|(?P<body>its|it(?! (?:is|was|would be|may|might))))\b"
)
_FIRST_PERSON: Final = re.compile(r"[“\"«‘'][^”\"»]*?\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|me)\b")
_NAME: Final = re.compile(r"[^\W\d_][\w’'-]*$")
_ENDING: Final = re.compile(r"[’']s?$")


def kinds_by_words(text: str, attributions: Sequence[Attribution]) -> dict[str, SpeakerKind]:
    """For the last word of a source with a capital, in small letters, what its words tell of it; people first."""
    found = list(_evidence(text, attributions))
    return dict(sorted(found, key=lambda one: one[1] == "person"))


def _evidence(text: str, attributions: Sequence[Attribution]) -> Iterator[tuple[str, SpeakerKind]]:
    for attribution in attributions:
        last = _NAME.search(text, *attribution.source) if attribution.source else None
        if attribution.source is None or last is None or not last.group()[0].isupper():
            continue
        name = _ENDING.sub("", last.group()).lower()
        own = _OWN.match(text, attribution.cue[1]) if attribution.source[1] <= attribution.cue[0] else None
        if own or any(_FIRST_PERSON.match(text, *piece) for piece in attribution.content):
            yield name, "organisation" if own and own["body"] else "person"
