"""What a question counts, and whether a figure of an article may be a count of it.

"How many Ukrainian soldiers were killed?" is not answered by "621 Russian civilians have died", however alike the two
are to an encoder: soldiers are no civilians, and Ukrainians no Russians.
"""

import re
from dataclasses import dataclass
from typing import Final

from rag.words import words

_HOW_MANY: Final = re.compile(
    r"\bhow many (?:of (?:the|these|those) )?(?P<thing>(?:[\w’'-]+ ){0,3}?[\w’'-]+?)"
    r"(?= (?:are|were|is|was|have|has|had|did|do|does|could|can|will|would|who|that|in|of|on|at|among|from|live|remain"
    r"|died|fought|took|led|lost|came|went|\w+ed)\b|\s*\?|$)",
    re.IGNORECASE,
)
# "How many of them are children?" counts children, whoever they are among.
_HOW_MANY_OF: Final = re.compile(
    r"\bhow many (?:of|among) .+ (?:are|were|is|was) (?P<thing>(?!\w+(?:ed|ing)\b)[\w’'-]+)\s*\??$", re.IGNORECASE
)
# "How many died?" counts people, whom nobody needs to name; a model that reads needs them.
_HAPPENS_TO_PEOPLE: Final = (
    r"died|dead|killed|injured|wounded|hurt|missing|drowned|perished|survived|escaped|fled|evacuated|displaced|rescued"
    r"|lost their (?:lives|homes|jobs)|trapped|stranded|homeless|unemployed|hospitali[sz]ed|infected|arrested|detained"
    r"|charged|convicted|sentenced|jailed|executed|protested|demonstrated|marched|attended|voted|signed|took part"
    r"|resigned|sacked|dismissed|laid off|left|stayed|returned|live|lived|work|worked|turned up"
)
_PEOPLE_LEFT_OUT: Final = re.compile(
    rf"\bhow many (?=(?:(?:have|has|had|were|are|was|still|also|already|been|ever) )*(?:{_HAPPENS_TO_PEOPLE})\b)",
    re.IGNORECASE,
)
_MONEY: Final = frozenset("euro euros dollar dollars pound pounds rouble roubles yen cents".split())
_SHARE: Final = frozenset("percent percentage".split())
_AGENT: Final = re.compile(r"(?:ants|ents|ers|ors|ists|ians|ees|men|women)$")
_NUMBER: Final = re.compile(r"\d")

_STEM: Final = 5  # letters that "Ukraine" and "Ukrainian" have in common

# Words for anybody fit any count of people; the others fit only their own kind.
_ANYBODY: Final = frozenset(
    """people person persons individuals individual others victims fatalities dead deaths toll casualties lives killed
    bodies missing""".split()
)
_KINDS_OF_PEOPLE: Final = tuple(
    frozenset(kind.split())
    for kind in (
        "civilians civilian residents inhabitants locals citizens villagers",
        "soldiers soldier troops servicemen fighters conscripts military",
        "children child minors kids boys girls",
        "men",
        "women",
        "officers policemen police",
        "officials ministers lawmakers",
        "journalists reporters",
        "students pupils",
        "workers employees",
        "passengers",
        "patients patient",
        "prisoners detainees",
    )
)


_CIVILIANS: Final = 0  # their place in the list above


@dataclass(frozen=True)
class Counted:
    """What is counted: the noun, folded, and the stems of the capitalised words before it ("ukrai")."""

    noun: str
    names: frozenset[str]


def with_people(question: str) -> str:
    """A question that counts nobody, with "people": "How many people died?"; any other unchanged."""
    return _PEOPLE_LEFT_OUT.sub(lambda match: f"{match.group()}people ", question)


def counted_by(question: str) -> Counted | None:
    """What a question with "how many" counts; None for other questions, and where only a number is named."""
    match = _HOW_MANY_OF.search(question) or _HOW_MANY.search(question)
    if not match or _NUMBER.search(match["thing"]):
        return None
    return _counted(match["thing"])


def likely_count(asked: Counted | None, noun: str, sentence: str) -> int:
    """How well a figure with this noun in this sentence may count what is asked for: 2 the same, 1 perhaps, 0 not."""
    if asked is None:
        return 1
    printed = sentence.casefold()
    if not all(name in printed for name in asked.names):
        return 0
    if not noun:
        return int(bool(_kinds(asked.noun)) or _stem(asked.noun) in printed)
    likeness = _likeness(asked, noun)
    # Of a count of just anybody, the sentence has to say that it is one of these people; civilians need not be said.
    certain = not _anybody(noun) or _anybody(asked.noun) or _kinds(asked.noun) == {_CIVILIANS}
    return likeness if certain or _stem(asked.noun) in printed else 0


def are_counted_alike(noun: str, sentence: str) -> bool:
    """Whether a sentence has a word for the same certain kind of people: "minors", and it says "children"."""
    if not are_certain_people(noun):
        return False
    return any(_kinds(noun) & _kinds(word) for word in words(sentence) if are_certain_people(word))


def are_certain_people(noun: str) -> bool:
    """Whether a noun is for people of a certain kind: "children", and not "people"."""
    return bool(_kinds(noun)) and not _anybody(noun)


def are_anybody(noun: str) -> bool:
    """Whether a noun is for people of no certain kind: "people", and not "children" or "houses"."""
    return _anybody(noun)


def are_people(noun: str) -> bool:
    """Whether a noun is known to be for people, of whatever kind."""
    return bool(_kinds(noun))


def may_count_the_same(noun: str, other: str) -> bool:
    """Whether two nouns may count the same: "fatalities" and "residents", but not "people" and "children"."""
    if not noun or not other or (are_people(noun) and are_people(other)):
        return _particular(noun) == _particular(other)
    return _stem(_counted(noun).noun) == _stem(_counted(other).noun)


def is_money(unit: str, noun: str) -> bool:
    """Whether a figure with this unit and noun is a sum of money."""
    return unit in ("$", "€", "£", "¥") or not _MONEY.isdisjoint(noun.casefold().split())


def _likeness(asked: Counted, noun: str) -> int:
    printed = _counted(noun)
    if asked.names and printed.names and not asked.names & printed.names:
        return 0
    if _stem(asked.noun) == _stem(printed.noun):
        return 2
    wanted, found = _kinds(asked.noun), _kinds(noun)
    if wanted and found:
        return int(bool(wanted & found))
    if printed.noun in _MONEY | _SHARE:
        return 0
    # A noun that no list knows may still be one for people ("30,000 descendants"), but for no certain kind of them.
    return int(not found and (not wanted or (asked.noun in _ANYBODY and bool(_AGENT.search(printed.noun)))))


def _counted(phrase: str) -> Counted:
    words = phrase.split() or [""]
    names = frozenset(word.casefold()[:_STEM] for word in words[:-1] if word[:1].isupper())
    return Counted(words[-1].casefold(), names)


def _kinds(phrase: str) -> frozenset[int]:
    """Which kinds of people a phrase may mean: the certain ones if it names any, all for anybody, none for things."""
    words = phrase.casefold().split()
    certain = frozenset(n for n, kind in enumerate(_KINDS_OF_PEOPLE) if any(word in kind for word in words))
    if certain or not any(word in _ANYBODY for word in words):
        return certain
    return frozenset(range(len(_KINDS_OF_PEOPLE)))


def _particular(phrase: str) -> frozenset[int]:
    """Which kinds of people a phrase is for that are not just anybody, as civilians are."""
    return _kinds(phrase) - {_CIVILIANS} if are_certain_people(phrase) else frozenset()


def _anybody(phrase: str) -> bool:
    """Whether a phrase counts people of no certain kind."""
    return len(_kinds(phrase)) == len(_KINDS_OF_PEOPLE)


def _stem(noun: str) -> str:
    return noun.removesuffix("s")
