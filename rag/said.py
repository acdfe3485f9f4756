"""Questions about speech: "Who said that 358 people died?", "What did the governor report about the death toll?"."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from rag.variants import people
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
_ABOUT: Final = r"(?: (?:about|on|of|regarding|concerning)\b\s*(?P<rest>.*))?"
_BARE: Final = r"(?-i:said|say|says|state[sd]?|told)"
_QUOTES: Final = r"(?:quotes?|quotations?|statements?|remarks?|comments?|words)"
_ASK_FOR: Final = r"(?:please )?(?:list|show|give|find|quote|tell|read)(?: me| us)?"
_EVERYTHING: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:{_ASK_FOR} )?(?:everything|anything|all)(?: (?:that|which|what))? (?P<speaker>{_NOBODY}.+?)"
        rf" (?:has |have |had |ever |also )*{_BARE}{_ABOUT}$",
        rf"^(?:{_ASK_FOR} )?(?:everything|all) (?:that was )?said by (?P<speaker>.+?){_ABOUT}$",
        rf"^(?:{_ASK_FOR} )?(?:all|every|the)(?: of)?(?: the)? {_QUOTES} (?:by|from|of) (?P<speaker>.+?){_ABOUT}$",
        rf"^(?:(?:{_ASK_FOR} )?all(?: of)?|{_ASK_FOR}|what (?:are|were)) (?P<speaker>.+?)(?:['’]s|s['’])"
        rf" {_QUOTES}{_ABOUT}$",
        rf"^what(?: else)? (?:did|does|do|has|have|had) (?P<speaker>{_NOBODY}.+?) {_BARE}(?P<rest>)$",
    )
)


@dataclass(frozen=True)
class SpeechQuestion:
    """Asks for a `speaker` of some content, for the content of what a named one said, or for everything they said.

    `topic` may be "".
    """

    asks: Literal["speaker", "content", "everything"]
    speaker: str
    topic: str


def speech_question(question: str) -> SpeechQuestion | None:
    """How a question asks about speech; None when it asks about the world."""
    if match := _WHO_SAID.match(question) or _ACCORDING_TO_WHOM.match(question):
        return SpeechQuestion("speaker", "", match["rest"].strip(" ?"))
    if match := _match_everything(question):
        return SpeechQuestion("everything", match["speaker"], (match["rest"] or "").strip())
    if (match := _WHAT_SAID.match(question)) and content_words(match["speaker"]):
        how = "how" if match["thing"] and match["word"].casefold() == "how" else ""
        return SpeechQuestion("content", match["speaker"], _joined(how + match["thing"], match["rest"]))
    if match := _ACCORDING_TO.match(question):
        return SpeechQuestion("content", match["speaker"], _joined(match["opening"], match["rest"]))
    return None


def _match_everything(question: str) -> re.Match[str] | None:
    asked = question.rstrip(" ?.!")
    found = (match for pattern in _EVERYTHING if (match := pattern.match(asked)))
    return next((match for match in found if content_words(match["speaker"])), None)


def mentions(sentence: str, name: str) -> bool:
    """Whether a sentence prints one of the names that a question names, word beside word."""
    printed = f" {' '.join(content_words(sentence))} "
    names = (" ".join(content_words(person)) for person in people(_ADDRESS.sub("", name)))
    return any(person and f" {person} " in printed for person in names)


def _joined(opening: str, rest: str) -> str:
    return f"{opening.strip()} {rest.strip(' ?')}".strip()
