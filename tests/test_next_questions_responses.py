"""Whoever answers an allegation is asked how."""

from rag.next_questions.responses import response_questions
from tests.next_question_cases import excerpt
from tests.speech_cases import Said

HOLT = Said("indirect", "Anna Holt", "accused")
UNION = Said("indirect", "The union", "accused", who="organisation")
BERG = Said("indirect", "Stefan Berg", "criticised")
DENIAL = Said("indirect", "Peter Vance", "denied", flags=("denied",))


def _asked(text: str, *said: Said | None) -> list[str]:
    return [one.question for one in response_questions(excerpt(text, *said))]


def test_a_denial_after_an_accusation_is_asked_for_by_both_names() -> None:
    asked = _asked("Anna Holt accused the firm. Peter Vance denied it.", HOLT, DENIAL)
    assert asked == ["How did Peter Vance respond to Anna Holt’s accusation?"]


def test_an_accuser_without_a_name_is_not_named() -> None:
    asked = _asked("The union accused the firm. Peter Vance denied it.", UNION, DENIAL)
    assert asked == ["How did Peter Vance respond to the accusation?"]


def test_whoever_speaks_after_an_allegation_that_names_them_responds() -> None:
    whitley = Said("indirect", "Alan Whitley", "said", role="Referee")
    asked = _asked("Stefan Berg criticised the referee. Referee Alan Whitley said it was right.", BERG, whitley)
    assert asked == ["How did Alan Whitley respond to Stefan Berg’s criticism?"]


def test_whoever_is_not_spoken_of_does_not_respond() -> None:
    nair = Said("indirect", "Priya Nair", "said")
    assert _asked("Stefan Berg criticised the referee. Priya Nair said it was hot.", BERG, nair) == []


def test_nobody_responds_to_an_allegation_of_their_own() -> None:
    again = Said("indirect", "Stefan Berg", "said")
    assert _asked("Stefan Berg criticised Stefan Berg. Stefan Berg said it was hot.", BERG, again) == []


def test_an_allegation_too_far_above_is_not_what_is_denied() -> None:
    text = "Anna Holt accused the firm. It rained. It rained again. Peter Vance denied it."
    assert _asked(text, HOLT, None, None, DENIAL) == ["What did Peter Vance deny?"]


def test_an_allegation_is_called_what_the_denial_calls_it() -> None:
    rejects = Said("indirect", "Peter Vance", "rejected", flags=("denied",))
    assert _asked("Peter Vance rejected the claims.", rejects) == ["How did Peter Vance respond to the claims?"]


def test_a_refusal_of_something_else_is_no_response() -> None:
    assert _asked("Peter Vance rejected a plan.", Said("indirect", "Peter Vance", "rejected", flags=("denied",))) == []


def test_one_without_a_name_is_not_asked_for() -> None:
    company = Said("indirect", "The company", "denied", who="organisation", flags=("denied",))
    assert _asked("Anna Holt accused the firm. The company denied it.", HOLT, company) == []
