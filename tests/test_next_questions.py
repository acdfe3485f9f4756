"""Which questions are offered, after an answer and after silence."""

from dataclasses import replace

import pytest

from rag.next_questions import next_questions
from rag.next_questions.excerpts import Excerpt
from rag.schema import Answer, Filters, Interpretation, NextKind, NextQuestion, Question, Reason
from tests.chat_cases import abstained, answered, quote
from tests.next_question_cases import Shelf, excerpt
from tests.speech_cases import Said

CLOSED = excerpt(
    "Riverton council closed the Elm Street bridge. Anna Holt accused Dunmore Works of hiding cracks. "
    "Dunmore Works rejected the accusation. Leila Farouk said that the bakery was empty. "
    "Three bus routes have been diverted around Riverton. Tom Addison said that the market had moved.",
    None,
    Said("indirect", "Anna Holt", "accused"),
    Said("indirect", "Dunmore Works", "rejected", who="organisation", flags=("denied",)),
    Said("indirect", "Leila Farouk", "said", ("that the bakery was empty",)),
    None,
    Said("indirect", "Tom Addison", "said", ("that the market had moved",)),
)
RESPONSE = NextQuestion("response", "How did Dunmore Works respond to Anna Holt’s accusation?")
SPEAKER = NextQuestion("speaker", "What did Leila Farouk say about the bakery?")
FIGURE = NextQuestion("figure", "How many bus routes have been diverted around Riverton?")
WHY = "Why was the crossing closed?"
OPENED = excerpt(
    "The Elm Street bridge in Riverton is open. Engineers replaced 212 beams of steel. Others were quiet.",
)


def _on(day: str, id: str, one: Excerpt) -> Excerpt:
    return replace(one, article=replace(one.article, id=id, published=day))


def _quoting(one: Excerpt, *numbers: int, question: str = WHY) -> Answer:
    return answered(*(quote(one.article, number) for number in numbers), question=question)


def test_questions_of_different_kinds_are_offered() -> None:
    assert next_questions(_quoting(CLOSED, 1), Shelf(CLOSED)) == (RESPONSE, SPEAKER, FIGURE)


def test_the_same_answer_offers_the_same_questions() -> None:
    assert next_questions(_quoting(CLOSED, 1), Shelf(CLOSED)) == next_questions(_quoting(CLOSED, 1), Shelf(CLOSED))


def test_a_question_that_is_not_answered_gives_way_to_the_next_of_its_kind() -> None:
    offered = next_questions(_quoting(CLOSED, 1), Shelf(CLOSED, silent="Farouk"))
    assert NextQuestion("speaker", "What did Tom Addison say about the market?") in offered
    assert SPEAKER not in offered


def test_a_question_that_only_another_sentence_answers_is_not_offered() -> None:
    class Astray(Shelf):
        def answer_to(self, question: Question, /) -> Answer:
            return answered(quote(OPENED.article, 1), question=question.text)

    assert next_questions(_quoting(CLOSED, 1), Astray(CLOSED)) == ()


def test_what_is_answered_first_with_a_quote_that_was_given_is_not_offered() -> None:
    class Repeating(Shelf):
        def answer_to(self, question: Question, /) -> Answer:
            found = super().answer_to(question)
            return replace(found, quotes=(quote(CLOSED.article, 1), *found.quotes))

    assert next_questions(_quoting(CLOSED, 1), Repeating(CLOSED)) == (RESPONSE,)


def test_a_sentence_that_was_quoted_is_not_asked_for() -> None:
    assert FIGURE not in next_questions(_quoting(CLOSED, 1, 5), Shelf(CLOSED))


def test_the_question_that_was_asked_is_not_offered_in_other_words() -> None:
    asked = "Around Riverton, how many bus routes have been diverted?"
    assert FIGURE not in next_questions(_quoting(CLOSED, 1, question=asked), Shelf(CLOSED))


def test_who_was_quoted_is_not_asked_again() -> None:
    heard = CLOSED.sentences[3].speech.speaker
    answer = answered(quote(CLOSED.article, 4, speaker=heard), question=WHY)
    assert not any("Farouk" in one.question for one in next_questions(answer, Shelf(CLOSED)))


def test_no_more_than_eight_questions_are_checked() -> None:
    names = [f"Anna {letter}{letter.lower()}berg" for letter in "ABCDEFGHIJKLM"]
    many = excerpt(
        " ".join(f"{name} said that the bridge was shut." for name in names),
        *(Said("indirect", name, "said", ("that the bridge was shut",)) for name in names),
    )
    shelf = Shelf(many, silent="What")
    assert next_questions(_quoting(many, 6, question="Is the bridge shut?"), shelf) == ()
    assert len(shelf.asked) == 8


@pytest.mark.parametrize(("day", "kind"), [("2025-08-02", "later"), ("2025-01-02", "earlier")])
def test_an_article_of_another_day_with_the_same_names_is_offered_as_that(day: str, kind: NextKind) -> None:
    quoted, other = _on("2025-03-12", "quoted", CLOSED), _on(day, "other", OPENED)
    offered = next_questions(_quoting(quoted, 1), Shelf(quoted, other))
    assert offered[3:] == (NextQuestion(kind, "How many beams of steel were replaced?"),)


def test_an_article_of_the_same_day_offers_a_question_of_its_kind() -> None:
    quoted, other = _on("2025-03-12", "quoted", CLOSED), _on("2025-03-12", "other", OPENED)
    offered = next_questions(_quoting(quoted, 1, 5), Shelf(quoted, other))
    assert offered[2:] == (NextQuestion("figure", "How many beams of steel were replaced?"),)


def test_an_article_that_shares_a_single_name_offers_nothing() -> None:
    elsewhere = excerpt("Riverton is quiet. Engineers replaced 212 beams of steel in Riverton.")
    quoted, other = _on("2025-03-12", "quoted", CLOSED), _on("2025-08-02", "other", elsewhere)
    assert not {one.kind for one in next_questions(_quoting(quoted, 1), Shelf(quoted, other))} & {"later"}


def test_articles_that_the_filters_leave_out_offer_nothing() -> None:
    quoted, other = _on("2025-03-12", "quoted", CLOSED), _on("2025-08-02", "other", OPENED)
    answer = replace(_quoting(quoted, 1), reading=Interpretation(WHY, Filters(until="2025-04-01")))
    assert len(next_questions(answer, Shelf(quoted, other))) == 3


def test_an_offer_is_checked_with_the_articles_that_the_filters_allow() -> None:
    quoted, other = _on("2025-03-12", "quoted", CLOSED), _on("2025-08-02", "other", CLOSED)
    until = replace(_quoting(quoted, 1), reading=Interpretation(WHY, Filters(until="2025-04-01")))
    assert next_questions(until, Shelf(other, quoted)) == (RESPONSE, SPEAKER, FIGURE)
    elsewhere = replace(_quoting(quoted, 1), reading=Interpretation(WHY, Filters(without=("quoted",))))
    assert next_questions(elsewhere, Shelf(quoted)) == ()


def test_what_was_asked_earlier_in_the_conversation_is_not_offered_again() -> None:
    asked = replace(answered(question="And the buses?"), id="b", standalone_question=FIGURE.question)
    offered = next_questions(_quoting(CLOSED, 1), Shelf(CLOSED, before=[asked]))
    assert offered == (RESPONSE, SPEAKER)
    assert next_questions(_quoting(CLOSED, 1), Shelf(CLOSED, typed=[FIGURE.question])) == (RESPONSE, SPEAKER)


def test_what_was_quoted_earlier_in_the_conversation_is_not_asked_for_even_after_silence() -> None:
    quoted = replace(_quoting(CLOSED, 5), id="b")
    assert FIGURE not in next_questions(_quoting(CLOSED, 1), Shelf(CLOSED, before=[quoted]))
    silence = abstained(quote(CLOSED.article, 5), question="Why were the routes around Riverton diverted?")
    assert next_questions(silence, Shelf(CLOSED)) == (FIGURE,)
    assert next_questions(silence, Shelf(CLOSED, before=[quoted])) == ()


def test_an_answer_that_was_kept_without_what_was_asked_offers_as_if_it_were_the_first() -> None:
    class Older(Shelf):
        def request_of(self, answer: str, /) -> Question | None:
            return None

    assert next_questions(_quoting(CLOSED, 1), Older(CLOSED)) == (RESPONSE, SPEAKER, FIGURE)


def test_after_silence_the_nearest_sentences_are_asked_for() -> None:
    asked = "Why were the routes around Riverton diverted?"
    silence = abstained(quote(CLOSED.article, 5), question=asked)
    assert next_questions(silence, Shelf(CLOSED)) == (FIGURE,)


def test_after_silence_an_article_on_something_else_offers_nothing() -> None:
    silence = abstained(quote(CLOSED.article, 5), question="Who painted the Mona Lisa?")
    assert next_questions(silence, Shelf(CLOSED)) == ()


@pytest.mark.parametrize("reason", ["topic_absent", "not_a_question", "unclear", "empty_corpus", "no_more"])
def test_where_nothing_is_near_nothing_is_offered_or_checked(reason: Reason) -> None:
    shelf = Shelf(CLOSED)
    silence = abstained(quote(CLOSED.article, 5), question="Which bus routes were diverted?", reason=reason)
    assert next_questions(silence, shelf) == ()
    assert shelf.asked == []


def test_a_question_that_does_not_say_what_it_is_about_is_not_offered() -> None:
    vague = excerpt("Riverton is shut. More than 40 people have died there.\n\nSome 40 people have died so far.")
    assert next_questions(_quoting(vague, 1), Shelf(vague)) == ()
