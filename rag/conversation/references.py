"""Words that point back replaced by what they mean: "he", "they", "it", "there", "the governor", "the other one"."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Final

from rag.conversation import antecedents
from rag.conversation.binding import SEVERAL, THING, pointing
from rag.conversation.doing import doer
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import AUXILIARY, PEOPLE, PREPOSITION, head, is_plural
from rag.conversation.naming import LESSER
from rag.conversation.parts import tiers, with_role
from rag.conversation.phrases import phrases
from rag.conversation.placing import placed
from rag.figures import find_figures
from rag.people.nouns import ORGANISATIONS, names_people, singular
from rag.people.words import TIME_NOUNS
from rag.said import SAY
from rag.words import content_words, words

Replace = Callable[[str, Sequence[Earlier]], str]  # the question unchanged where nothing is to be replaced

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
_THE_OFFICE: Final = re.compile(r"\bthe (?P<noun>[a-z]+)(?=$|[’']s\b| (?!of\b|for\b|from\b|in\b|general\b)[a-z])")
_WHO_IS: Final = re.compile(r"^(?:who|what) (?:is|are|was|were)\b|^(?:who|what)[’']?s\b", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\bthe (?P<which>other|first|second|latter|former)(?: one| man| woman| person| speaker)?"
    rf"(?=$| (?:{SAY}|do|think|mean)\b)",
    re.IGNORECASE,
)
_WHICH_OF: Final = re.compile(
    rf"^which (?:one )?of (?:the two|them|those two|the three|these|those)(?= (?:{AUXILIARY}|{SAY}))", re.IGNORECASE
)
# "It" is what happened.
_IS_IT_A: Final = re.compile(
    rf"\b{AUXILIARY} it (?:ever |really |just |only )?an? (?:\w+ )?(?:crime|offen[cs]e|mistake|error|surprise|accident"
    r"|coincidence|lie|secret|shame|joke|scandal|success|failure|record|first|murder|suicide)$",
    re.IGNORECASE,
)
_WHICH_ONE: Final = re.compile(r"^which ones?(?= (?!of\b))", re.IGNORECASE)
_SPEAK: Final = re.compile(
    rf"\bthey (?:\w+ )?(?:{SAY}|know|believe|expect|want|plan|demand|call|promise)\b", re.IGNORECASE
)
_PEOPLE_OF: Final = re.compile(
    rf"\bof (?:them|those|these) {AUXILIARY} (?:\w+ )?(?:{'|'.join(sorted(PEOPLE))}|civilian|military|women|killed"
    r"|wounded|injured|arrested|married|evacuated|displaced|rescued|detained|charged|released|homeless|missing)\b",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"\b(?:the|this|that|these|those) (?P<noun>[\w’'-]+)", re.IGNORECASE)
_SAYS_OF_WHAT: Final = re.compile(rf" (?:of|(?:{PREPOSITION}|about|over) (?:it|that|this|them|him|her)\b)", re.I)
_ACT: Final = re.compile(r"\b(?:do|does|did|have|had|will|would|can|could) they\b", re.IGNORECASE)
_FEEL: Final = re.compile(
    r"\bthey (?:\w+ )?(?:agree|apologi[sz]e|sue|complain|vote|resign|protest|deny|admit|hide|lie|react|respond"
    r"|decide)\b"
    rf"|\b{AUXILIARY} they sorry\b",
    re.IGNORECASE,
)
_POINTS_BACK: Final = re.compile(r"(?:these|those|this|that|his|her|its|their) ", re.IGNORECASE)
_RESPONSE: Final = re.compile(
    r"^what (?:was|is|were) (?:the|their|his|her) (?:response|reaction|reply|answer)s?$", re.IGNORECASE
)
_WHO: Final = re.compile(r"^who\b", re.IGNORECASE)
_AFTER_AUXILIARY: Final = re.compile(rf"\b{AUXILIARY} $", re.IGNORECASE)
_FEW: Final = 4  # content words: with more, a question says itself which attack it means
_LONGEST: Final = 100  # characters


def with_meaning(question: str, history: Sequence[Earlier]) -> str:
    """The question with everything else that points back replaced by what it means, where that is known."""
    for replace in _IN_ORDER:
        question = replace(question, history)
    return question


def _with_the_other_one(question: str, history: Sequence[Earlier]) -> str:
    match = _OTHER.search(question)
    named = _two(history) if match else []
    if not match or len(named) < 2 or any(name.startswith("the ") for name in named):
        return question
    first_asked = next((tier[0].name for tier in tiers(history[:1])), named[0])
    others = [name for name in named if name != first_asked]
    chosen = {"first": named[0], "former": named[0], "second": named[1], "latter": named[-1], "other": others[0]}
    return _replaced(question, match, chosen[match["which"].casefold()])


def _with_the_two(question: str, history: Sequence[Earlier]) -> str:
    match = _WHICH_OF.match(question)
    named = _two(history) if match else []
    return f"Which of {' and '.join(named[:2])}{question[match.end() :]}" if match and len(named) == 2 else question


def _with_which_one(question: str, history: Sequence[Earlier]) -> str:
    match = _WHICH_ONE.match(question)
    several = (text for earlier in history for text in antecedents.groups(earlier, history))
    plural = (text for text in several if text.startswith("the ") and is_plural(head(text)))
    meant = _first(question, plural) if match else ""
    return f"Which of {meant}{question[match.end() :]}" if match and meant else question


def _two(history: Sequence[Earlier]) -> list[str]:
    return list(dict.fromkeys(person.name for tier in tiers(history[:2]) for person in tier))[:2]


def _with_the_office(question: str, history: Sequence[Earlier]) -> str:
    """ "The governor" is the only one of the last exchange who is called so."""
    match = _THE_OFFICE.search(question)
    if not match or not names_people(match["noun"]) or _WHO_IS.match(question):
        return question
    person = with_role(match["noun"], history[0], history)
    return _replaced(question, match, person.name) if person and not person.name.startswith("the ") else question


def _with_the_figure(question: str, history: Sequence[Earlier]) -> str:
    for form, words_for_it, meaning in _FIGURES:
        if (match := form.search(question)) and (figure := meaning(history[0])):
            return _replaced(question, match, f"{words_for_it}{figure}")
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
    asks_who = names_people(match["noun"]) and _WHO_IS.match(question)
    if asks_who or _SAYS_OF_WHAT.match(question, match.end()):
        return question
    longer = next((text for earlier in history[:2] for text in _longer(match["noun"], earlier)), "")
    return _replaced(question, match, longer) if longer else question


def _longer(noun: str, earlier: Earlier) -> Iterable[str]:
    """The phrases with this noun that say more."""
    for text in (earlier.topic, *earlier.answers):
        for phrase in phrases(text):
            core = phrase.text.split()
            says_more = phrase.noun.casefold() == noun.casefold() and len(core) > 2 and not LESSER & set(core)
            if says_more and len(phrase.text) <= _LONGEST:
                yield " ".join(("the", *core[1:]))


def with_speakers(question: str, history: Sequence[Earlier]) -> str:
    """The question with "they" replaced, if it is they who say something."""
    return _with_several(question, history) if _SPEAK.search(question) else question


def _with_several(question: str, history: Sequence[Earlier]) -> str:
    found = pointing(question, SEVERAL)
    if not found:
        return question
    speak = _SPEAK.search(question) is not None
    several = (text for earlier in history for text in _several(earlier, history, speak))
    if _FEEL.search(question):
        several = (text for text in several if _can_act(text))
    if _ACT.search(question):
        several = (text for text in several if not _is_counted(text) or _are_people(text))
    meant = _first(question, filter(_are_people, several) if _PEOPLE_OF.search(question) else several)
    return placed(question, found, meant) if meant else question


def _is_counted(phrase: str) -> bool:
    """Whether a phrase opens with a figure: "the eleven songs"."""
    return any(figure.start == len("the ") for figure in find_figures(phrase, 0, len(phrase)))


def _are_people(phrase: str) -> bool:
    """Whether a phrase for several names persons: "the 789 individuals", "the people who are missing"."""
    return head(phrase) in PEOPLE or names_people(singular(head(phrase)))


def _can_act(phrase: str) -> bool:
    """Whether a phrase names persons, bodies, or something by its name."""
    return _are_people(phrase) or head(phrase) in ORGANISATIONS or phrase[0].isupper()


def _several(earlier: Earlier, history: Sequence[Earlier], speak: bool) -> Iterable[str]:
    yield from filter(None, (doer(earlier),))
    yield from antecedents.speakers_together(earlier) if speak else ()
    yield from antecedents.groups(earlier, history)


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
    meant = _first(question, chain(several, things))
    if question[: found.start()].endswith("about "):
        meant = meant.replace("the number of ", "the ", 1)
    return placed(question, found, meant) if meant else question


def _is_object(question: str, found: re.Match[str]) -> bool:
    """Whether something is done to it: seldom, then, to who did the last thing."""
    return not _AFTER_AUXILIARY.search(question[: found.start()])


def _first(question: str, candidates: Iterable[str]) -> str:
    """The nearest that the question does not name itself, and that is short enough to stand in it."""
    not_meant = {*words(question), *TIME_NOUNS}
    named = ((text, {head(text), singular(head(text))}) for text in candidates if text not in question)
    others = (text for text, nouns in named if not nouns & not_meant)
    return next((text for text in others if len(text) <= _LONGEST and not _POINTS_BACK.match(text)), "")


def _with_response(question: str, history: Sequence[Earlier]) -> str:
    """ "What was the response" to whoever spoke, or was asked about."""
    asked = (person.name for tier in tiers(history[:1]) for person in tier)
    whom = next(asked, "") if _RESPONSE.match(question) else ""
    return f"{question} to {whom}" if whom else question


def _with_place(question: str, history: Sequence[Earlier]) -> str:
    match = _THERE.search(question)
    place = antecedents.place(history) if match else ""
    if match and _HAS_PREPOSITION.search(question[: match.start()]):
        place = _ITS_PREPOSITION.sub("", place)
    return _replaced(question, match, place) if match and place else question


def _with_time(question: str, history: Sequence[Earlier]) -> str:
    match = _THEN.search(question) if len(words(question)) > 2 else None
    time = antecedents.time(history) if match else ""
    return _replaced(question, match, time) if match and time else question


def _with_that_day(question: str, history: Sequence[Earlier]) -> str:
    """ "For that month" is "for October"."""
    match = _THAT_DAY.search(question)
    day = antecedents.day(history) if match else ""
    return _replaced(question, match, day) if match and day else question


def _replaced(question: str, match: re.Match[str], text: str) -> str:
    return f"{question[: match.start()]}{text}{question[match.end() :]}"


_IN_ORDER: Final[tuple[Replace, ...]] = (
    _with_the_other_one,
    _with_the_two,
    _with_which_one,
    _with_the_office,
    _with_response,
    _with_the_figure,
    _with_the_event,
    _with_several,
    _with_thing,
    _with_place,
    _with_time,
    _with_that_day,
)
