"""Which questions are offered: of different kinds, nearest first, each answered by the sentence it was made from."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain, zip_longest
from typing import Final

from rag.expected import Kind, expected_kind
from rag.next_questions.archive import Archive
from rag.next_questions.before import before
from rag.next_questions.excerpts import Excerpt, excerpts
from rag.next_questions.figures import figure_questions
from rag.next_questions.responses import response_questions
from rag.next_questions.shown import Candidate, Shown, shown_by, stems
from rag.next_questions.speakers import named, speaker_questions
from rag.schema import Answer, Filters, NextKind, NextQuestion, Question, Reason
from rag.topic import topic_of

MOST: Final = 4  # questions that are offered
MOST_CHECKED: Final = 8  # each costs as much as an answer
LONGEST: Final = 120  # characters of a question
LEAST_WORDS: Final = 2  # that say what a question without a name is about
MOST_SPOKEN: Final = 10  # sentences: who says more is seldom only in this matter
REMEMBERED: Final = 1024  # questions, each of which is compared with many others
ALIKE: Final = 0.6  # of the words of two questions together, for one to be the other again

# Reasons for silence with which the nearest sentences are of the same matter.
_NEAR: Final[frozenset[Reason]] = frozenset(("not_stated", "only_asked", "only_denied", "ambiguous", "false_premise"))
_KINDS: Final[tuple[NextKind, ...]] = ("response", "speaker", "figure", "later", "earlier")


def next_questions(answer: Answer, archive: Archive) -> tuple[NextQuestion, ...]:
    """Questions to ask after an answer, each of another kind; those that the articles answer with something new.

    They are answered from the articles that the answer's own reading allows, and are to be asked of no others.
    """
    if answer.abstention and answer.abstention.reason not in _NEAR:
        return ()
    shown = shown_by(answer, before(answer, archive))
    offered: list[Candidate] = []
    checked = 0
    for candidate in _in_turn(shown, excerpts(shown, answer.filters, archive)):
        if len(offered) == MOST or checked == MOST_CHECKED:
            break
        if not any(_is_like(candidate, one) for one in offered):
            checked += 1
            if _is_answered(candidate, shown, answer.filters, archive):
                offered.append(candidate)
    return tuple(NextQuestion(one.kind, one.question) for one in offered)


def _in_turn(shown: Shown, found: tuple[Excerpt, ...]) -> Iterator[Candidate]:
    """The nearest candidate of each kind, then the second nearest of each."""
    candidates = sorted(chain.from_iterable(_candidates(shown, excerpt) for excerpt in found), key=shown.distance)
    by_kind = [[one for one in candidates if one.kind == kind] for kind in _KINDS]
    return (one for turn in zip_longest(*by_kind) for one in turn if one is not None)


def _candidates(shown: Shown, excerpt: Excerpt) -> Iterator[Candidate]:
    """What can be asked of an excerpt and was not asked or shown; of another day, whatever it is, as that."""
    heard = {named(quote.speaker) for quote in shown.quotes} if shown.is_answer else set()
    side = shown.side(excerpt.article)
    made = (response_questions(excerpt), speaker_questions(excerpt, shown.question), figure_questions(excerpt))
    for candidate in chain.from_iterable(made):
        is_heard = candidate.kind == "speaker" and named(candidate.spoken.speech.speaker) in heard
        if not is_heard and _is_new(candidate, shown) and shown.is_near(candidate) and _is_clear(candidate.question):
            yield replace(candidate, kind=side or candidate.kind)


def _is_new(candidate: Candidate, shown: Shown) -> bool:
    """Whether in the whole conversation neither the question was asked nor its sentence quoted."""
    asked = (shown.question, *shown.before.questions)
    return candidate.key not in shown.known and not any(_alike(candidate.question, one) for one in asked)


def _is_clear(question: str) -> bool:
    """Whether a question is short, and says what it is about to whoever has not read the last one."""
    topic = topic_of(question)
    return len(question) <= LONGEST and (bool(topic.names) or len(topic.words) >= LEAST_WORDS)


def _is_answered(candidate: Candidate, shown: Shown, filters: Filters, archive: Archive) -> bool:
    """Whether the sentence is quoted for the question, and first something that was not quoted already.

    The response to an allegation may stand after the allegation.
    """
    given = archive.answer_to(Question(candidate.question, filters=filters))
    quoted = [quote.key for quote in given.quotes]
    if candidate.key not in quoted or (given.total or 0) > MOST_SPOKEN:
        return False
    return not shown.is_answer or candidate.kind == "response" or quoted[0] not in shown.keys


def _is_like(candidate: Candidate, other: Candidate) -> bool:
    """Whether two candidates are of one kind, of one sentence, of one speaker or of the same words."""
    speaker = named(candidate.spoken.speech.speaker)
    is_of_one_speaker = speaker != "" and speaker in candidate.question and speaker in other.question
    is_of_one_kind = candidate.kind == other.kind or candidate.key == other.key
    return is_of_one_kind or is_of_one_speaker or _alike(candidate.question, other.question)


def _alike(question: str, other: str) -> bool:
    """Whether two questions ask for the same kind of thing in much the same words."""
    (kind, ours), (other_kind, theirs) = _asks_for(question), _asks_for(other)
    return kind == other_kind and len(ours & theirs) >= ALIKE * len(ours | theirs)


@lru_cache(REMEMBERED)
def _asks_for(question: str) -> tuple[Kind, frozenset[str]]:
    """The kind of thing that a question asks for, and its words."""
    return expected_kind(question), stems(question)
