"""Which words of a question point back into the conversation, and which at something in the question itself."""

import re
from typing import Final

from rag.conversation.grammar import (
    AUXILIARY,
    PREPOSITION,
    any_of,
    asks,
    first_auxiliary,
    has_name_inside,
    is_plural,
    opens_with_auxiliary,
)
from rag.conversation.phrases import phrases
from rag.conversation.topics import people
from rag.people.nouns import names_people, singular
from rag.said import SAY
from rag.words import content_words

PERSON: Final = re.compile(r"\b(?P<pronoun>he|she|him|his|her)\b", re.IGNORECASE)
SEVERAL: Final = re.compile(
    rf"\b(?P<pronoun>they|them|their|(?:these|those)(?=$| {AUXILIARY}))\b(?!s\b)", re.IGNORECASE
)
THING: Final = re.compile(
    r"\b(?P<pronoun>its|it|that one|this one|(?<=about )(?:that|this)$|(?<=of )(?:that|this)$)(?=$|[^\w’'])",
    re.IGNORECASE,
)
# "It" is nothing that was spoken of.
_NOT_MEANT: Final = any_of(
    # "What time is it?"
    r"\bwhat (?:time|day|date|year|month) (?:is|was) it\b",
    # "Is it true that …", "Why is it not possible to …", "Was it raining?"
    rf"\b(?:{AUXILIARY} it|it(?:’s|'s| {AUXILIARY})) (?:(?:not|ever|still|really|also|been|be) )*(?:true|false|right"
    r"|possible|impossible|likely|unlikely|clear|unclear|known|unknown|certain|legal|illegal|safe|necessary|important"
    r"|normal|common|raining|snowing|late|cold|hot|dark|worth|time|wrong|expected|said|reported|believed|thought)\b",
    r"\b(?:do|does|did|will|would|could|might) it (?:ever |still |also |really )*(?:rain|snow|hail|thaw|freeze)\b",
    # "Is it the first time?"
    r"\bit the (?:first|second|third|last|only) (?:time|one)\b",
    # "How long does it take?", "What would it cost to repair the pool?", "How far is it?"
    r"\bit (?:takes?|took|seems?|seemed|appears?|appeared|turns? out|turned out|matters?)\b",
    r"\b(?:do|does|did|will|would) it (?:take|seem|appear|matter)\b",
    rf"\b{AUXILIARY} it (?:cost|take|mean|matter|help)(?: [\w’'-]+)? to\b",
    r"\bhow far (?:is|was) it\b",
    # "How did they do it?": what was done has no name
    r"\b(?:do|does|did) it$",
    # "When did Russia say it had driven the troops out?": whoever says so
    rf"\b(?!who\b)[\w’'-]+ {SAY} it {AUXILIARY}",
    # "Was it the mayor who resigned?", "Why was it Lund that paid?"
    r"\b(?:is|was) it (?!(?:still|also|ever)\b)(?:[\w’'-]+ ){1,4}(?:who|that|which)\b",
    r"\bit was (?:[\w’'-]+ ){1,4}(?:who|that)\b",
)
_AND_ASKS: Final = re.compile(
    rf",? and (?=(?:{PREPOSITION} )?(?:who|what|when|where|why|how|which|{AUXILIARY})\b)", re.IGNORECASE
)
_POINTS: Final = re.compile(r"(?:this|that|these|those|his|her|its|their)\b", re.IGNORECASE)
_BY_WHOM: Final = re.compile(r"\baccording to $", re.IGNORECASE)
_BESIDE_THE_CLAUSE: Final = re.compile(r"\b(?:apart from|aside from|besides|other than) $", re.IGNORECASE)
_CLAUSE: Final = re.compile(
    r"\b(?:that|when|why|if|whether|because|after|before|while|as|how|what|who|whom|which|where|since|until)\b", re.I
)
_SUBJECT_FORMS: Final = frozenset(("he", "she", "they"))
_OBJECT_FORMS: Final = frozenset(("him", "them", "it", "her"))
_OWNED_BY: Final = re.compile(r" the [\w’'-]+(?: [\w’'-]+)? (?:of|for|to|behind|in|on|with) ", re.IGNORECASE)
_PERSONS: Final = frozenset(("he", "she", "his", "her"))
_PLURAL: Final = frozenset(("they", "them", "their"))
_COUNTED: Final = re.compile(
    r"^(?:how many|which) (?:of )?(?:those who\b|(?:the )?(?P<things>[\w’'-]+))", re.IGNORECASE
)
_NOBODY: Final = frozenset(
    "anything something everything anyone anybody someone somebody else exactly still there".split()
)


def means_its_own(question: str, start: int) -> bool:
    """Whether a word in the second of two questions means what the first names: "Who is the judge and did he …"."""
    parts = list(_AND_ASKS.finditer(question[:start]))
    first = question[: parts[-1].start()] if parts else ""
    return any(not _POINTS.match(phrase.text) for phrase in phrases(first)) or has_name_inside(first)


def pointing(question: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The first word of a kind that points back; None without one, or where the question names what it means."""
    found = pattern.search(question)
    if found is None or (pattern is THING and _NOT_MEANT.search(question)):
        return None
    if means_its_own(question, found.start()):
        return None
    points_out = found["pronoun"].casefold() in ("that one", "this one", "that", "this")
    return found if points_out or not _is_bound(question, found) else None


def _is_bound(question: str, found: re.Match[str]) -> bool:
    """Whether something in the question itself can be meant: what stands between the auxiliary and the pronoun."""
    pronoun, before = found["pronoun"].casefold(), question[: found.start()]
    if _BY_WHOM.search(before):
        return False
    if _BESIDE_THE_CLAUSE.search(before):
        return has_name_inside(before)
    if _has_no_subject(before):
        return pronoun in _PERSONS and bool(people(before))
    around = _after_auxiliary(before)
    if pronoun in _PLURAL and around.strip() and _counts_several(before):
        return True
    if _is_contact_clause(question, found):
        return pronoun in _PLURAL and any(phrase.is_plural for phrase in phrases(around))
    return not _OWNED_BY.fullmatch(around) and _is_named_in(around, question, found)


def _is_named_in(around: str, question: str, found: re.Match[str]) -> bool:
    """Whether what stands there names something that the pronoun can mean."""
    pronoun = found["pronoun"].casefold()
    named = [word for word in content_words(around) if word not in _NOBODY and not re.fullmatch(SAY, word)]
    if not named:
        return False
    is_object = pronoun in _OBJECT_FORMS and not _owns(question, found) and not _says_it(around)
    if is_object and not _CLAUSE.search(around):
        return False
    return not (pronoun in ("it", "its", "them", "their", "they") and _is_one_person(around))


def _has_no_subject(before: str) -> bool:
    """Whether no auxiliary stands before the pronoun, so that there is no subject before it but the question word."""
    return asks(before) and not opens_with_auxiliary(before) and not first_auxiliary(before)


def _counts_several(before: str) -> bool:
    """ "How many residents were told that their …", "How many of those who …"."""
    counted = _COUNTED.match(before)
    return counted is not None and (not counted["things"] or is_plural(counted["things"]))


def _after_auxiliary(before: str) -> str:
    auxiliary = first_auxiliary(before)
    return before[auxiliary.end() :] if auxiliary else before


def _says_it(around: str) -> bool:
    return re.search(rf"\b{SAY} $", around) is not None


def _owns(question: str, found: re.Match[str]) -> bool:
    """Whether "her" stands before what is hers."""
    after = question[found.end() :]
    return found["pronoun"].casefold() == "her" and not re.match(rf"$| (?:{PREPOSITION}|and|or|when)\b", after)


def _is_contact_clause(question: str, found: re.Match[str]) -> bool:
    """Whether the pronoun is the subject of a clause on the noun before it: "the judge | he spoke to"."""
    ends = {phrase.end for phrase in phrases(question)}
    return found["pronoun"].casefold() in _SUBJECT_FORMS and found.start() - 1 in ends


def _is_one_person(around: str) -> bool:
    """Whether all that is named is one person, whom neither "it" nor "they" means."""
    named = list(phrases(around))
    if not named:
        return len(people(f"about {around}")) == 1
    return len(named) == 1 and not named[0].is_plural and names_people(singular(named[0].noun))
