"""Questions taken apart at the auxiliary that stands before its subject, and put together as statements."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rag.conversation.grammar import NAME, asks, first_auxiliary, inner, is_plural, opens_with_auxiliary
from rag.conversation.phrases import phrases
from rag.people.given_names import is_given_name

_DO: Final = frozenset(("do", "does", "did"))
_ADDS_ES: Final = ("s", "sh", "ch", "x", "z", "o")
_WHO_DID: Final = re.compile(r"who (?!else$)\w", re.IGNORECASE)  # "Who said the vote | was void": no verb has moved
_ADVERBS: Final = frozenset(("when", "where", "why", "how", "since when", "until when", "by when", "how long"))
_INVERTED: Final = re.compile(r" (?:(?i:the|an?|this|that|these|those|he|she|it|they|its|their|his|her)\b|[A-Z])")
_NAMES: Final = re.compile(rf"{NAME}(?:(?: (?:of|and))? {NAME})*(?: [a-z]+s\b(?! (?:in|on|at|to)\b))?")
_WHAT_IS: Final = re.compile(
    r"^(?:what|who) (?:is|are|was|were) (?P<what>(?:some|any|other|his|her|its|their|this|these|those) .+)$", re.I
)
_ANYBODY: Final = frozenset("anyone anybody someone somebody everyone everybody nobody anything something".split())
_SOME_OF: Final = re.compile(r"(?:any|some|all|most|many|few|each|both|one|half) of (?=\w)", re.IGNORECASE)
_IS: Final = re.compile(r"\b(?:is|are|was|were) $", re.IGNORECASE)
_NOUN_LEFT: Final = re.compile(
    r"(?!\w+(?:ed|ing|en)$)(?:quarter|year|month|week|half|region|case|trial|race|match|game|war)"
)
_OWNED: Final = re.compile(r" [a-z][\w’'-]*")
_WORDS: Final = re.compile(r"[\w’'-]+")
# "The closure | of the plant", with a verb still to come.
_NAMED: Final = r"(?:[A-Z][\w’'-]+ (?=[a-z]+ [a-z]))"  # "the Kursk region | begin"
_GOES_ON: Final = re.compile(rf"(?: (?:of|against|in|for|from|at) (?:the |an? )?{_NAMED}?[\w’'-]+)+(?= [a-z])")
_PLURAL_WITHIN: Final = 3  # words
_IRREGULAR: Final = dict(
    pair.split(":")
    for pair in """say:said give:gave tell:told make:made take:took find:found hit:hit get:got go:went come:came put:put
    have:had do:did see:saw know:knew think:thought begin:began become:became leave:left lose:lost win:won pay:paid
    hold:held meet:met send:sent spend:spent build:built sell:sold buy:bought bring:brought cut:cut fall:fell rise:rose
    beat:beat speak:spoke write:wrote lead:led keep:kept feel:felt let:let strike:struck fight:fought run:ran set:set
    show:showed mean:meant hear:heard cost:cost shoot:shot steal:stole break:broke burst:burst expel:expelled
    stop:stopped ban:banned plan:planned drop:dropped admit:admitted commit:committed""".split()
)


@dataclass(frozen=True)
class Inverted:
    """ "How many matches | will | the ban | last": what is asked for, auxiliary, subject and the rest."""

    asked_for: str
    auxiliary: str
    subject: str
    rest: str

    @property
    def clause(self) -> str:
        """The subject and what it does, in the order of a statement: "the ban will last"."""
        auxiliary = self.auxiliary.casefold()
        verb, _, after = self.rest.partition(" ")
        if auxiliary in _DO and verb.islower():
            parts = [self.subject, _FORMS[auxiliary](verb), after]
        else:
            parts = [self.subject, auxiliary, self.rest]
        return " ".join(filter(None, parts)).replace(" ,", ",")

    def as_statement(self) -> str:
        """The question in the order of a statement: "how many matches the ban will last"."""
        return f"{inner(self.asked_for)} {self.clause}".strip()

    def with_subject(self, subject: str) -> str:
        """The same asked of another subject."""
        return " ".join(part for part in (self.asked_for, self.auxiliary, subject, self.rest) if part)


def inverted(question: str) -> Inverted | None:
    """The parts of a question in which the auxiliary stands before its subject; None for any other."""
    auxiliary = first_auxiliary(question)
    if auxiliary is None or not (auxiliary.start() == 0 or asks(question)):
        return None
    opening, after = question[: auxiliary.start()].strip(), question[auxiliary.end() :]
    if _WHO_DID.match(opening):
        return None
    asks_how = opening.casefold() in _ADVERBS
    moved = not opening or asks_how or auxiliary.group().casefold() in _DO or _INVERTED.match(after)
    subject = _subject(question, auxiliary.end() + 1) if moved and after else ""
    if not subject:
        return None
    if placed := _GOES_ON.match(question, auxiliary.end() + 1 + len(subject)):
        subject += placed.group()
    rest = question[auxiliary.end() + 1 + len(subject) :].strip()
    if _IS.search(question[: auxiliary.end() + 1]) and _NOUN_LEFT.fullmatch(rest):
        return Inverted(opening, auxiliary.group(), f"{subject} {rest}", "")
    return Inverted(opening, auxiliary.group(), subject, rest)


def as_clause(question: str) -> str:
    """A question inside another: "when the river burst its banks", "some memories" of "What are some memories?"."""
    if named := _WHAT_IS.match(question):
        return named["what"]
    parts = inverted(question)
    if opens_with_auxiliary(question):
        return f"whether {parts.as_statement()}" if parts else inner(question)
    return parts.as_statement() if parts else inner(question)


def _subject(question: str, start: int) -> str:
    """The subject that begins here: a phrase, a name, or the words up to a plural; or some of those."""
    if some := _SOME_OF.match(question, start):
        return some.group() + _subject(question, some.end())
    phrase = next((phrase for phrase in phrases(question) if phrase.start == start), None)
    if phrase:
        return phrase.text
    if names := _NAMES.match(question, start):
        owned = _OWNED.match(question, names.end()) if names.group().endswith(("’s", "'s")) else None
        if owned and owned.end() == len(question) and not _IS.search(question[:start]):
            owned = None  # "How many shops does Lund's have"
        return question[start : owned.end() if owned else names.end()]
    words = [match for match, _ in zip(_WORDS.finditer(question, start), range(_PLURAL_WITHIN), strict=False)]
    if words and words[0].group().casefold() in _ANYBODY:
        return words[0].group()
    if len(words) > 1 and is_given_name(words[0].group()):
        return question[start : words[1].end()]
    plural = next((word for word in words if is_plural(word.group()) and word.group().islower()), None)
    last = plural or (words[0] if words else None)
    return question[start : last.end()] if last else ""


def _past(verb: str) -> str:
    """The past of a verb; regular unless it is among the common ones that are not."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    is_y = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    return f"{verb[:-1]}ied" if is_y else f"{verb}ed"


def _third_person(verb: str) -> str:
    """The form after "she" or "it"."""
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(_ADDS_ES) else f"{verb}s"


_FORMS: Final[dict[str, Callable[[str], str]]] = {"did": _past, "does": _third_person, "do": str}
