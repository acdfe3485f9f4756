import pytest

from eval.attributions.judgements import JudgedSpeaker
from eval.attributions.matching import Grade, grade
from rag.models import Place
from rag.schema import Speaker

TEXT = (
    "Senator Ann Berg and Mr. Berg spoke. She said so. The mayor said it again. "
    "The Ann Berg's mill, said a clerk who asked not to be named."
)


def place(piece: str) -> Place:
    return TEXT.index(piece), TEXT.index(piece) + len(piece)


def shown(name: str, antecedent: int | None = None) -> Speaker:
    return Speaker(name, None, *place(name), antecedent=antecedent)


ANN = JudgedSpeaker("person", "main", (place("Ann Berg"),), place("The mayor"))
CLERK = JudgedSpeaker("unnamed", "main", (place("a clerk"),))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Berg", "exact"),
        ("Ann Berg's", "exact"),
        ("Senator Ann Berg", "right"),
        ("Mr. Berg", "partial"),
        ("She", "unresolved"),
        ("The mayor", "unresolved"),
        ("mayor said", "wrong"),
        ("The", "wrong"),
        ("Ann", "wrong"),
        ("Ann Berg's mill", "wrong"),
        ("a clerk", "wrong"),
    ],
)
def test_a_person_is_known_by_the_full_name(name: str, expected: Grade) -> None:
    assert grade(shown(name), [ANN], TEXT) == expected


def test_a_form_may_stand_anywhere_in_the_article() -> None:
    elsewhere = Speaker("Ann Berg", None, *(TEXT.rindex("Ann Berg"), TEXT.rindex("Ann Berg") + len("Ann Berg")))
    assert grade(elsewhere, [ANN], TEXT) == "exact"


def test_a_source_without_a_name_may_be_shown_with_more_of_what_is_said_of_it() -> None:
    assert grade(shown("a clerk who asked not to be named"), [CLERK], TEXT) == "right"
    assert grade(shown("clerk"), [CLERK], TEXT) == "exact"


def test_whom_the_program_does_not_know_is_unresolved() -> None:
    assert grade(shown("Mr. Berg", antecedent=1), [CLERK], TEXT) == "unresolved"


def test_the_best_of_several_speakers_counts() -> None:
    assert grade(shown("a clerk"), [ANN, CLERK], TEXT) == "exact"


def test_whoever_is_shown_where_nobody_speaks_is_wrong() -> None:
    assert grade(shown("She", antecedent=1), [], TEXT) == "wrong"
