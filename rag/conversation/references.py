"""Words that point back replaced by what they mean: "it", "there", "then", "that figure", "the attack"."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Final

from rag.conversation import antecedents, place_and_time
from rag.conversation.binding import THING, pointing
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import AUXILIARY, PREPOSITION
from rag.conversation.naming import LESSER
from rag.conversation.phrases import phrases
from rag.conversation.placing import first_that_fits, placed, replaced
from rag.conversation.roles import asks_who_is, with_response, with_the_office, with_the_other_one, with_the_two
from rag.conversation.several import with_several, with_which_one
from rag.people.nouns import names_people
from rag.words import content_words, words

_Replace = Callable[[str, Sequence[Earlier]], str]  # the question unchanged where nothing is to be replaced

_THERE: Final = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )\bthere(?=$| (?:in|on|after|before|at|now|today|to)\b)", re.IGNORECASE
)
_HAS_PREPOSITION: Final = re.compile(rf"\b{PREPOSITION} $", re.IGNORECASE)
_ITS_PREPOSITION: Final = re.compile(rf"^{PREPOSITION} ", re.IGNORECASE)
_THEN: Final = re.compile(r"\b(?:at (?:that|the) time|(?:on )?that day|in that year|that year|back then|then)$", re.I)
_THAT_DAY: Final = re.compile(r"(?<=[a-z] )that (?:day|week|month|year)\b", re.IGNORECASE)
_THE_FIGURE: Final = re.compile(
    r"\b(?:this|that|the) (?:figure|number|toll|count|estimate|total)(?=$| (?!of\b))", re.IGNORECASE
)
_THE_MONEY: Final = re.compile(r"\b(?:this|that|the) (?:money|amount|sum)(?=$| (?!of\b))", re.IGNORECASE)
_MORE_THAN: Final = re.compile(
    r"(?:(?<=^is )|(?<=^was )|(?<=^are )|(?<=^were ))(?:that|this|it|those|they)"
    r"(?= (?:more|less|higher|lower|fewer|bigger|larger|smaller)\b)",
    re.IGNORECASE,
)
_THAT_MUCH: Final = re.compile(r"(?<=[a-z] )that (?:much|many)$", re.IGNORECASE)
_FIGURES: Final[tuple[tuple[re.Pattern[str], str, Callable[[Earlier], str]], ...]] = (
    (_MORE_THAN, "", antecedents.counted_thing),
    (_MORE_THAN, "", antecedents.figure),
    (_THAT_MUCH, "", antecedents.figure),
    (_THE_MONEY, "the ", antecedents.sum_of_money),
    (_THE_FIGURE, "the figure of ", antecedents.figure),
)
# "It" is what happened.
_IS_IT_A: Final = re.compile(
    rf"\b{AUXILIARY} it (?:ever |really |just |only )?an? (?:\w+ )?(?:crime|offen[cs]e|mistake|error|surprise|accident"
    r"|coincidence|lie|secret|shame|joke|scandal|success|failure|record|first|murder|suicide)$",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"\b(?:the|this|that|these|those) (?P<noun>[\w’'-]+)", re.IGNORECASE)
_SAYS_OF_WHAT: Final = re.compile(rf" (?:of|(?:{PREPOSITION}|about|over) (?:it|that|this|them|him|her)\b)", re.I)
_WHO: Final = re.compile(r"^who\b", re.IGNORECASE)
_AFTER_AUXILIARY: Final = re.compile(rf"\b{AUXILIARY} $", re.IGNORECASE)
_FEW: Final = 4  # content words: with more, a question says itself which attack it means
_LONGEST: Final = 100  # characters


def with_meaning(question: str, history: Sequence[Earlier]) -> str:
    """The question with everything else that points back replaced by what it means, where that is known."""
    for replace in _IN_ORDER:
        question = replace(question, history)
    return question


def _with_the_figure(question: str, history: Sequence[Earlier]) -> str:
    for form, words_for_it, meaning in _FIGURES:
        if (match := form.search(question)) and (figure := meaning(history[0])):
            return replaced(question, match, f"{words_for_it}{figure}")
    return question


def _with_the_event(question: str, history: Sequence[Earlier]) -> str:
    """ "The attack" is "the missile attack on Poltava", if that was spoken of and the question says little else."""
    found = list(_BARE.finditer(question))
    if (
        len(found) != 1
        or len(list(phrases(question))) != 1
        or len(content_words(question)) > _FEW
        or any(map(str.isupper, question[1:]))
    ):
        return question
    match = found[0]
    if (names_people(match["noun"]) and asks_who_is(question)) or _SAYS_OF_WHAT.match(question, match.end()):
        return question
    longer = next((text for earlier in history[:2] for text in _longer(match["noun"], earlier)), "")
    return replaced(question, match, longer) if longer else question


def _longer(noun: str, earlier: Earlier) -> Iterable[str]:
    """The phrases with this noun that say more."""
    for text in (earlier.topic, *earlier.answers):
        for phrase in phrases(text):
            core = phrase.text.split()
            says_more = phrase.noun.casefold() == noun.casefold() and len(core) > 2 and not LESSER & set(core)
            if says_more and len(phrase.text) <= _LONGEST:
                yield " ".join(("the", *core[1:]))


def _with_thing(question: str, history: Sequence[Earlier]) -> str:
    found = pointing(question, THING)
    if not found or _IS_IT_A.search(question):
        return question
    about_that = found["pronoun"].casefold() in ("that", "this")
    several = antecedents.matters(history[0], history) if about_that else ()
    recent = (
        (history[0].asked, *history[1:]) if _is_object(question, found) and _WHO.match(history[0].topic) else history
    )
    things = (text for earlier in recent for text in antecedents.things(earlier, history))
    meant = first_that_fits(question, chain(several, things))
    if question[: found.start()].endswith("about "):
        meant = meant.replace("the number of ", "the ", 1)
    return placed(question, found, meant) if meant else question


def _is_object(question: str, found: re.Match[str]) -> bool:
    """Whether something is done to it: seldom, then, to who did the last thing."""
    return not _AFTER_AUXILIARY.search(question[: found.start()])


def _with_place(question: str, history: Sequence[Earlier]) -> str:
    match = _THERE.search(question)
    place = place_and_time.place(history) if match else ""
    if match and _HAS_PREPOSITION.search(question[: match.start()]):
        place = _ITS_PREPOSITION.sub("", place)
    return replaced(question, match, place) if match and place else question


def _with_time(question: str, history: Sequence[Earlier]) -> str:
    match = _THEN.search(question) if len(words(question)) > 2 else None
    time = place_and_time.time(history) if match else ""
    return replaced(question, match, time) if match and time else question


def _with_that_day(question: str, history: Sequence[Earlier]) -> str:
    """ "For that month" is "for October"."""
    match = _THAT_DAY.search(question)
    day = place_and_time.day(history) if match else ""
    return replaced(question, match, day) if match and day else question


_IN_ORDER: Final[tuple[_Replace, ...]] = (
    with_the_other_one,
    with_the_two,
    with_which_one,
    with_the_office,
    with_response,
    _with_the_figure,
    _with_the_event,
    with_several,
    _with_thing,
    _with_place,
    _with_time,
    _with_that_day,
)
