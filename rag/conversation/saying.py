"""What somebody said, as a clause: "Who said that?", "When did he say that?", "Is that true?"."""

import re
from collections.abc import Sequence
from typing import Final

from rag.conversation.clauses import inverted
from rag.conversation.earlier import Earlier, said_at_once
from rag.conversation.grammar import AUXILIARY, NAME, WHO_SAID, asks, inner, opens_with_auxiliary, unmarked
from rag.conversation.openings import without_opening
from rag.conversation.parts import speech_asker
from rag.conversation.topics import without_topic
from rag.people.given_names import is_given_name
from rag.said import SAY, speech_question
from rag.schema import Quote

_WHOSE: Final = re.compile(
    r"^(?:according to (?:whom?|what|which \w+)|who says|says who|on whose authority"
    r"|(?P<who>who (?:\w+ )?)(?:gave|give|gives|quoted|mentioned|reported|estimated|provided|published|released|put)"
    r" (?:out )?(?:that|this|the) (?:figure|number|toll|estimate|count|total|amount|sum)"
    r"|whose (?:figure|number|estimate|claim|words|account) (?:is|was|are|were) (?:that|this|it|they|those))$",
    re.IGNORECASE,
)
_SAY_THAT: Final = re.compile(rf"^(?P<asked>.*\b{SAY}) (?:that|so|it|this)$", re.IGNORECASE)
_WHO_SAID_THAT: Final = re.compile(rf"^who (?:\w+ )?{SAY} (?:that|so|it|this)$", re.IGNORECASE)
_TRUE: Final = re.compile(
    r"^(?:(?:is|was) (?:that|this|it) (?P<word>true|right|correct|so)|(?:are you|is that) (?:sure|certain))$",
    re.IGNORECASE,
)
_TO_THAT: Final = re.compile(
    r"(?:(?<=say to )|(?<=said to ))(?:that|this|it)$"
    r"|(?:(?<=respond to )|(?<=comment on )|(?<=reply to )|(?<=react to )|(?<=answer to ))(?:that|this|it)$",
    re.IGNORECASE,
)
_ACTS: Final = re.compile(rf"\b(?:{AUXILIARY}|\w+(?:ed|s)\b)")
_DENIES_THAT: Final = re.compile(
    rf"^{AUXILIARY} .+? (?:deny|dispute|confirm|reject|contradict|verify|believe|doubt|claim) that (?P<claim>.+)$", re.I
)
_SAID_WHAT_ASKED: Final = re.compile(
    rf"^(?:who|(?:when|where|why|how) (?:did|does|has) .+?) {SAY} (?P<asked>(?:how|wh(?:o|at|ich|ere|en|y))\b.+)$",
    re.IGNORECASE,
)
_IS_IT_TRUE: Final = re.compile(r"^is it \w+ that (?P<claim>.+)$", re.IGNORECASE)
_THE_CLAIM: Final = re.compile(
    r"\b(?P<asked>(?:den(?:y|ie[sd])|disput\w+|confirm\w*|reject\w*|contradict\w*|verif\w+|believe[sd]?|doubt\w*|claim\w*))"
    r" (?:it|that|this|(?:that|this|the) (?:claim|statement|allegation|report|figure|number|accusation))$",
    re.IGNORECASE,
)
# "It" is then what somebody did something to: "Who rejected the excuse?".
_WHO_DID_IT_TO: Final = re.compile(rf"^who (?!{AUXILIARY}|{SAY}\b)\w+ (?:the|an?) ", re.IGNORECASE)
_WHO_SAID_WHAT: Final = re.compile(rf"^{WHO_SAID}(?: that)? (?P<what>.+)$", re.IGNORECASE)
_WHO_IS: Final = re.compile(r"^who (?:is|are|was|were) (?-i:[A-Z]|the )", re.IGNORECASE)
_IT: Final = re.compile(r"^it(?= (?!(?:is|was|would be|may|might)\b))", re.IGNORECASE)
_OWN_WORDS: Final = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|me|[Yy]ou|[Yy]our)\b")  # whose they are, only they say
# Of these, somebody is the object, and no clause follows: "accused the council of …".
_OF_SOMEBODY: Final = re.compile(
    r"(?:accus|blam|charg|call|urg|ask|thank|critici|prais|condemn|reject|order|demand|invit|press)", re.IGNORECASE
)
_WHO_ELSE: Final = re.compile(r"^who else(?: (?:said|spoke|commented).*)?$", re.IGNORECASE)
_MARKS: Final = " .,;:!?«»“”\"'"
_LONGEST: Final = 160  # characters of a clause inside a question


def about_what_was_said(asked: str, history: Sequence[Earlier]) -> str:
    """A question about what was said with what that was; "" for any other, or where no clause can be made of it."""
    earlier = history[0]
    if match := _WHOSE.match(asked):
        clause = reported(last_answered(history), asked)
        return f"{match['who'] or 'who '}said {clause}" if clause else ""
    if match := _SAY_THAT.match(asked):
        clause = reported(last_answered(history) if _WHO_SAID_THAT.match(asked) else earlier, asked)
        return f"{match['asked']} {clause}" if clause else ""
    if match := _TRUE.match(asked):
        clause = _statement(earlier)
        return f"Is it {match['word'] or 'true'} that {clause}" if clause else ""
    if match := _TO_THAT.search(asked):
        statement = _statement_of(earlier) if speech_asker(earlier.topic) == "content" else ""
        return f"{asked[: match.start()]}{statement}" if statement else ""
    if (match := _THE_CLAIM.search(asked)) and not _WHO_DID_IT_TO.match(earlier.topic):
        clause = _statement(earlier)
        claim = f"{'that ' if _ACTS.search(clause) else ''}{clause}" if clause else _what_was_said(earlier)
        return f"{asked[: match.end('asked')]} {claim}" if claim else ""
    return ""


def asks_whose_words(follow_up: str) -> bool:
    """Whether it is asked who said what the last answer quotes: "Who said that?", "According to whom?"."""
    bare, _ = without_opening(follow_up)
    asked = unmarked(bare)
    return bool(_WHOSE.match(asked) or _WHO_SAID_THAT.match(asked))


def _what_was_said(earlier: Earlier) -> str:
    """ "What residents accuse the operator of", where the answer has no clause that says it."""
    parts = inverted(earlier.topic)
    return parts.as_statement() if parts and parts.asked_for.casefold() == "what" and parts.rest else ""


def what_was_asked(topic: str) -> str:
    """ "How many people are missing" of "When did Lund say how many people are missing"; any other as it is."""
    match = _SAID_WHAT_ASKED.match(topic)
    return match["asked"] if match else topic


def others_said(asked: str, before: str) -> str:
    """ "Who else?" after "What did Lund say about the ferry?"; "" for any other."""
    said = speech_question(unmarked(before)) if _WHO_ELSE.match(asked) else None
    return f"Who else said something about {said.topic}?" if said and said.asks == "content" and said.topic else ""


def last_answered(history: Sequence[Earlier]) -> Earlier:
    """The last exchange with an answer: nobody said anything in silence. The last of all where none has one."""
    return next((earlier for earlier in history if earlier.answers), history[0])


def reported(earlier: Earlier, follow_up: str = "") -> str:
    """A question as somebody's words: "how many people are missing"; theirs whom `follow_up` names, if they speak."""
    if speech_asker(earlier.topic) == "content" or _WHO_IS.match(earlier.topic):
        clause = _claim(earlier, follow_up)
        return f"that {clause}" if clause else _about(earlier.topic)
    asked = _WHO_SAID_WHAT.match(earlier.topic)
    topic = asked["what"] if asked else earlier.topic
    parts = inverted(topic)
    if opens_with_auxiliary(topic):
        return f"that {parts.as_statement()}" if parts else ""
    if asked and not asks(topic):
        return f"that {topic}"
    return parts.as_statement() if parts else inner(topic)


def spoken_of(earlier: Earlier) -> str:
    """ "Who said how many are missing?" as asked of the one who did, once the answer has told who it was."""
    asked = _WHO_SAID_WHAT.match(earlier.topic)
    speakers = (quote.speaker for quote in earlier.quotes[:1])
    known = next((speaker.name for speaker in speakers if speaker and speaker.is_known), "")
    return f"did {known} say {asked['what']}" if asked and known else earlier.topic


def _about(topic: str) -> str:
    speech = speech_question(topic)
    return f"something about {speech.topic}" if speech and speech.topic else ""


def _statement(earlier: Earlier) -> str:
    """What an answer claims; for a question answered with yes or no what it asks."""
    if claim := _IS_IT_TRUE.match(earlier.topic) or _DENIES_THAT.match(without_topic(earlier.topic)):
        return claim["claim"]
    parts = inverted(earlier.topic) if opens_with_auxiliary(earlier.topic) else None
    asked = _WHO_SAID_WHAT.match(earlier.topic)
    if asked and not asks(asked["what"]):
        return asked["what"]
    return parts.as_statement() if parts else _claim(earlier)


def _claim(earlier: Earlier, asked: str = "") -> str:
    """What the first quote's speaker says, or one who is asked about, as the clause of a longer sentence."""
    theirs = [quote for quote in earlier.quotes if quote.speaker and quote.speaker.name.split()[-1] in asked]
    return next((clause for quote in (theirs or earlier.quotes)[:1] if (clause := _clause(quote))), "")


def _statement_of(earlier: Earlier) -> str:
    """What was said, as a noun phrase: "Lund’s statement that the ban will last"."""
    clause = _claim(earlier)
    speaker = earlier.quotes[0].speaker if clause else None
    whose = f"{speaker.name}’s" if speaker and speaker.is_known and speaker.kind == "person" else "the"
    return f"{whose} statement that {clause}" if _ACTS.search(clause) else ""


def _clause(quote: Quote) -> str:
    if quote.cue and _OF_SOMEBODY.match(quote.cue.text):
        return ""
    clause = re.sub(r"[«»“”\"]", "", re.sub(r"^that ", "", said_at_once(quote).strip(_MARKS)))
    if quote.speaker and quote.speaker.kind != "person" and quote.speaker.is_known:
        clause = _IT.sub(quote.speaker.name, clause)
    fits = len(clause) <= _LONGEST and "?" not in clause and not _OWN_WORDS.search(clause)
    return _uncapitalised(clause) if fits else ""


def _uncapitalised(clause: str) -> str:
    """A clause inside a sentence: its first word loses its capital unless it is, or begins, a name."""
    first, _, rest = clause.partition(" ")
    is_name = (
        re.match(NAME, rest)
        or is_given_name(first)
        or first.endswith(",")
        or first.endswith(("’s", "'s"))
        or not first[1:].islower()
    )
    return (
        clause
        if is_name and first.casefold() not in ("the", "a", "an", "in", "on")
        else clause[:1].lower() + clause[1:]
    )
