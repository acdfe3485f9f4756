"""What a user typed, checked before anything is done with it."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from rag.errors import QuestionError
from rag.said import speech_question
from rag.schema import UNFILTERED, Filters, Question
from rag.words import words

LONGEST_QUESTION = 2000  # characters; the model reads about 1,000 of them
LONGEST_HISTORY = 100  # questions
PAGE = 20  # quotes, if nothing else is asked for
LARGEST_PAGE = 100

_LAYOUT = "\n\t\r"


@dataclass(frozen=True)
class QuotesRequest:
    """Asks for all that a speaker said, about something if `about` is given: the page and how much stands on one."""

    speaker: str
    about: str | None = None
    filters: Filters = UNFILTERED
    page: int = 1
    size: int = PAGE


def checked(question: Question) -> Question:
    """The question with blanks tidied and in Unicode NFC. Raises QuestionError saying what is wrong and what to do."""
    if len(question.history) > LONGEST_HISTORY:
        raise QuestionError(
            f"The history has {len(question.history):,} questions; send the last {LONGEST_HISTORY} at most."
        )
    if len(question.replies) > len(question.history):
        raise QuestionError("There are more replies than questions in the history. Give one reply for each question.")
    return replace(
        question,
        text=_checked_question(question.text, "The question"),
        history=tuple(_checked_question(text, "A question in the history") for text in question.history),
        filters=_checked_filters(question.filters),
        replies=tuple(" ".join(reply.split()) for reply in question.replies),
    )


def request_of(question: str, filters: Filters = UNFILTERED) -> QuotesRequest | None:
    """The first page of what a standalone question asks for; None unless it asks for all that somebody said."""
    said = speech_question(question)
    if said is None or said.asks != "everything":
        return None
    return QuotesRequest(said.speaker, said.topic or None, filters)


def checked_request(request: QuotesRequest) -> QuotesRequest:
    """The request with blanks tidied and in Unicode NFC. Raises QuestionError as `checked` does."""
    if not 1 <= request.size <= LARGEST_PAGE:
        raise QuestionError(f"The size is {request.size:,}. Ask for 1 to {LARGEST_PAGE} quotes a page.")
    if request.page < 1:
        raise QuestionError(f"The page is {request.page:,}. Pages are counted from 1.")
    return replace(
        request,
        speaker=_checked_name(request.speaker, "The speaker"),
        about=_checked_name(request.about, "What it is to be about") if request.about else None,
        filters=_checked_filters(request.filters),
    )


def _checked_name(text: str, field: str) -> str:
    tidy = _checked_text(text, field)
    if not words(tidy):
        raise QuestionError(f"{field} has no words in it.")
    return tidy


def _checked_question(text: str, field: str) -> str:
    tidy = _checked_text(text, field)
    if not words(tidy):
        raise QuestionError(f"{field} has no words in it. Ask in words, such as “How many people are missing?”.")
    return tidy


def _checked_text(text: str, field: str) -> str:
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"{field} has {len(text):,} characters; at most {LONGEST_QUESTION:,} are read. Ask about one thing."
        )
    for character in text:
        if not _is_text(character):
            raise QuestionError(
                f"{field} contains the character U+{ord(character):04X}, which is not text. Remove it and ask again."
            )
    return " ".join(unicodedata.normalize("NFC", text).split())


def _is_text(character: str) -> bool:
    """Neither a control character nor half of a surrogate pair; marks that set the direction of writing are text."""
    return character in _LAYOUT or unicodedata.category(character) not in ("Cc", "Cs")


def _checked_filters(filters: Filters) -> Filters:
    since = _checked_date(filters.since, "since")
    until = _checked_date(filters.until, "until")
    if since and until and since > until:
        raise QuestionError(f"No date is both since {since} and until {until}. Exchange the two.")
    publisher = _checked_text(filters.publisher or "", "publisher") or None
    return replace(filters, since=since, until=until, publisher=publisher)


def _checked_date(text: str | None, field: str) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise QuestionError(f"{field} is {text[:40]!r}, which is not a date. Write it as 2025-05-20.") from error
