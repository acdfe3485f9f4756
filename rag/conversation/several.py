"""Whom or what "they", "them" and "which one" mean, among the groups that were spoken of."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rag.conversation import antecedents
from rag.conversation.binding import SEVERAL, pointing
from rag.conversation.doing import doer
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import AUXILIARY, PEOPLE, head, is_plural
from rag.conversation.placing import first_that_fits, placed
from rag.figures import find_figures
from rag.people.nouns import ORGANISATIONS, names_people, singular
from rag.said import SAY

_WHICH_ONE: Final = re.compile(r"^which ones?(?= (?!of\b))", re.IGNORECASE)
# "When did they say that?": those who speak.
_SPEAK: Final = re.compile(
    rf"\bthey (?:\w+ )?(?:{SAY}|know|believe|expect|want|plan|demand|call|promise)\b", re.IGNORECASE
)
# "How many of them were women?": people.
_PEOPLE_OF: Final = re.compile(
    rf"\bof (?:them|those|these) {AUXILIARY} (?:\w+ )?(?:{'|'.join(sorted(PEOPLE))}|civilian|military|women|killed"
    r"|wounded|injured|arrested|married|evacuated|displaced|rescued|detained|charged|released|homeless|missing)\b",
    re.IGNORECASE,
)
# "Did they leave?": "the eleven songs" did not.
_DO: Final = re.compile(r"\b(?:do|does|did|have|had|will|would|can|could) they\b", re.IGNORECASE)
# "Did they apologise?": people, bodies, or somebody with a name.
_DECIDE: Final = re.compile(
    r"\bthey (?:\w+ )?(?:agree|apologi[sz]e|sue|complain|vote|resign|protest|deny|admit|hide|lie|react|respond"
    r"|decide)\b"
    rf"|\b{AUXILIARY} they sorry\b",
    re.IGNORECASE,
)


def with_speakers(question: str, history: Sequence[Earlier]) -> str:
    """The question with "they" replaced, if it is they who say something."""
    return with_several(question, history) if _SPEAK.search(question) else question


def with_several(question: str, history: Sequence[Earlier]) -> str:
    """The question with "they" or "them" replaced by the nearest group that can do what is asked."""
    found = pointing(question, SEVERAL)
    if not found:
        return question
    speak = _SPEAK.search(question) is not None
    several = (text for earlier in history for text in _groups(earlier, history, speak=speak))
    if _DECIDE.search(question):
        several = (text for text in several if _can_act(text))
    if _DO.search(question):
        several = (text for text in several if not _is_counted(text) or _are_people(text))
    meant = first_that_fits(question, filter(_are_people, several) if _PEOPLE_OF.search(question) else several)
    return placed(question, found, meant) if meant else question


def with_which_one(question: str, history: Sequence[Earlier]) -> str:
    """ "Which one won?" is "Which of the companies that bid for the pool won?"."""
    match = _WHICH_ONE.match(question)
    several = (text for earlier in history for text in antecedents.groups(earlier, history))
    plural = (text for text in several if text.startswith("the ") and is_plural(head(text)))
    meant = first_that_fits(question, plural) if match else ""
    return f"Which of {meant}{question[match.end() :]}" if match and meant else question


def _is_counted(phrase: str) -> bool:
    """Whether a phrase opens with a figure: "the eleven songs"."""
    return any(figure.start == len("the ") for figure in find_figures(phrase, 0, len(phrase)))


def _are_people(phrase: str) -> bool:
    """Whether a phrase for several names persons: "the 789 individuals", "the people who are missing"."""
    return head(phrase) in PEOPLE or names_people(singular(head(phrase)))


def _can_act(phrase: str) -> bool:
    """Whether a phrase names persons, bodies, or something by its name."""
    return _are_people(phrase) or head(phrase) in ORGANISATIONS or phrase[0].isupper()


def _groups(earlier: Earlier, history: Sequence[Earlier], *, speak: bool) -> Iterable[str]:
    """Whom or what "they" may mean, nearest first: who did it, who speaks if it is asked what they say, then others."""
    yield from filter(None, (doer(earlier),))
    yield from antecedents.speakers_together(earlier) if speak else ()
    yield from antecedents.groups(earlier, history)
