"""Questions about speech: "Who said that 358 people died?", "What did the governor report about the death toll?"."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from rag.schema import Speech
from rag.words import content_words

SAY: Final = (
    r"(?:say|said|says|state[sd]?|report(?:s|ed)?|announce[sd]?|mention(?:s|ed)?|estimate[sd]?|claim(?:s|ed)?|note[sd]?"
    r"|tell|tells|told|declare[sd]?|confirm(?:s|ed)?|give|gave|given|quoted|warn(?:s|ed)?|add(?:s|ed)?|argue[sd]?"
    r"|explain(?:s|ed)?|think|thinks|thought|allege[sd]?|comment(?:s|ed)?|speak|spoke)"
)
# The articles themselves are asked in any case, and who asks or is asked is no speaker.
_NOBODY: Final = r"(?!(?:been|you|we|I)\b|(?:the|this|these|your) (?:article|text|story|news|piece)s?\b)"
_WHO_SAID: Final = re.compile(
    rf"^(?:who|which \w+|what (?:official|body|organi[sz]ation|source|outlet))\s+"
    rf"(?:(?:has |have |had )?(?:first |also |else )?{SAY}|(?:is|was|are|were) quoted(?: as saying)?)\b"
    r"(?: (?:that|so|of|about|on))?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_ACCORDING_TO_WHOM: Final = re.compile(
    r"^(?:according to wh(?:om|ich \w+)"
    r"|whose (?:words|statement|figure|claim|estimate|account) (?:is|was|are|were|puts?))[,:]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_WHAT_SAID: Final = re.compile(
    rf"^(?P<word>what|which|how)\b(?P<thing>(?: [\w’'-]+){{0,8}}?) (?:did|does|do|has|have|had)"
    rf" (?P<speaker>{_NOBODY}.+?) (?:also |then |exactly |each )?"
    # Lower case, and not before another: in "What did the State report say?" only "say" is the verb.
    rf"(?-i:{SAY})\b(?! (?-i:{SAY})\b)(?: (?:about|on|of|regarding|concerning|that|for))?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_ACCORDING_TO: Final = re.compile(
    rf"^(?P<opening>.*?),? ?\b[Aa]ccording to (?P<speaker>{_NOBODY}(?:(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
    r"|the [a-z]+(?: [a-z]+)?|(?:[a-z]+ )?(?:[a-z]+s|police)))(?=[,?]|$),?(?P<rest>.*)$"
)

_ADDRESS: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame)\b\.? ?")


@dataclass(frozen=True)
class SpeechQuestion:
    """Asks for a `speaker` of some content, or for the content of what a named speaker said; `topic` may be ""."""

    asks: Literal["speaker", "content"]
    speaker: str
    topic: str


def speech_question(question: str) -> SpeechQuestion | None:
    """How a question asks about speech; None when it asks about the world."""
    if match := _WHO_SAID.match(question) or _ACCORDING_TO_WHOM.match(question):
        return SpeechQuestion("speaker", "", match["rest"].strip(" ?"))
    if (match := _WHAT_SAID.match(question)) and content_words(match["speaker"]):
        how = "how" if match["thing"] and match["word"].casefold() == "how" else ""
        return SpeechQuestion("content", match["speaker"], _joined(how + match["thing"], match["rest"]))
    if match := _ACCORDING_TO.match(question):
        return SpeechQuestion("content", match["speaker"], _joined(match["opening"], match["rest"]))
    return None


def speaks(speech: Speech, name: str) -> bool:
    """Whether the speaker of a sentence is one that a question names: by name, part of a name, role or initials."""
    if speech.speaker is None:
        return False
    printed = f"{speech.speaker.name} {speech.speaker.role or ''}"
    initials = "".join(word[0] for word in speech.speaker.name.split() if word[0].isupper()).casefold()
    known = {*content_words(printed), initials}
    return any(_among(person, known) for person in _people(name))


def mentions(sentence: str, name: str) -> bool:
    """Whether a sentence prints one of the names that a question names, word beside word."""
    printed = f" {' '.join(content_words(sentence))} "
    people = (" ".join(content_words(person)) for person in _people(name))
    return any(person and f" {person} " in printed for person in people)


def _people(name: str) -> list[str]:
    """Each of "Mr Lind and Ms Berg", without how they are addressed."""
    return _ADDRESS.sub("", name).split(" and ")


def _among(name: str, known: set[str]) -> bool:
    asked = set(content_words(name))
    return bool(asked) and asked <= known


def _joined(opening: str, rest: str) -> str:
    return f"{opening.strip()} {rest.strip(' ?')}".strip()
