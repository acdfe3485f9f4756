"""Questions about speech: "Who said that 358 people died?", "What did the governor report about the death toll?"."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from rag.schema import Speech
from rag.words import content_words

_SAY: Final = (
    r"(?:say|said|says|state[sd]?|report(?:s|ed)?|announce[sd]?|mention(?:s|ed)?|estimate[sd]?|claim(?:s|ed)?|note[sd]?"
    r"|tell|tells|told|declare[sd]?|confirm(?:s|ed)?|give|gave|given|quoted|warn(?:s|ed)?|add(?:s|ed)?|argue[sd]?"
    r"|explain(?:s|ed)?|think|thinks|thought|allege[sd]?|comment(?:s|ed)?|speak|spoke)"
)
_WHO_SAID: Final = re.compile(
    rf"^(?:who|which \w+|what (?:official|body|organi[sz]ation|source|outlet))\s+"
    rf"(?:has |have |had |is |was |are |were )?(?:first |also |else )?{_SAY}\b(?: (?:as saying|that|so|of|about|on))?\s*(?P<rest>.*)$"
    rf"|^(?:according to wh(?:om|ich \w+)|whose (?:words|statement|figure|claim|estimate) (?:is|was|are|were))[,:]?\s*(?P<other>.*)$",
    re.IGNORECASE,
)
_WHAT_SAID: Final = re.compile(
    rf"^(?:what|how) (?:did|does|do|has|have|had) (?P<speaker>.+?) (?:also |then |exactly )?{_SAY}\b"
    rf"(?: (?:about|on|of|regarding|concerning|that))?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SpeechQuestion:
    """Asks for a `speaker` of some content, or for the content of what a named speaker said; `topic` may be ""."""

    asks: Literal["speaker", "content"]
    speaker: str
    topic: str


def speech_question(question: str) -> SpeechQuestion | None:
    """How a question asks about speech; None when it asks about the world."""
    if match := _WHO_SAID.match(question):
        return SpeechQuestion("speaker", "", (match["rest"] or match["other"] or "").strip(" ?"))
    if match := _WHAT_SAID.match(question):
        return SpeechQuestion("content", match["speaker"], match["rest"].strip(" ?"))
    return None


def speaks(speech: Speech, name: str) -> bool:
    """Whether the speaker of a sentence is the one that a question names: by name, part of a name, or role."""
    if speech.speaker is None:
        return False
    known = set(content_words(f"{speech.speaker.name} {speech.speaker.role or ''}"))
    asked = set(content_words(name))
    return bool(asked) and asked <= known
