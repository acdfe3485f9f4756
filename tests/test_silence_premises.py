"""What questions take for granted, and whether sentences say it."""

import pytest

from rag.silence.premises import premises_of, proposition_of
from rag.silence.support import judge
from rag.verbs import stem
from tests.silence_cases import read_of


@pytest.mark.parametrize(
    ("question", "subject", "verb"),
    [
        ("Why did the mayor resign?", "the mayor", "resign"),
        ("When did the acting governor of Kursk resign?", "the acting governor of Kursk", "resign"),
        ("Why did Khinshtein reject the prosecutor's figures?", "Khinshtein", "reject"),
        ("When did the United Nations send observers to Kursk?", "the United Nations", "send"),
        ("When did Ukrainian forces seize towns?", "Ukrainian forces", "seize"),
        ("In which year was the old church burned?", "the old church", "burned"),
        ("Who killed Anna Berg?", "Anna Berg", "killed"),
        ("How has the company sold its ships?", "the company", "sold"),
        ("Why did the mayor resign when the bridge fell?", "the mayor", "resign"),
        ("When did the mayor report the missing?", "the mayor", "report"),
        ("When did the mayor say how many people are missing?", None, None),
        ("What followed the mayor’s resignation?", None, None),
        ("Who led the party after the death of Anna Berg?", "Anna Berg", "death"),
        ("Why didn’t the mayor resign?", None, None),
        ("How many people died?", None, None),
        ("Why did he resign?", None, None),
        ("Is the mayor ill?", None, None),
    ],
)
def test_a_question_assumes_that_its_subject_did_it(question: str, subject: str | None, verb: str | None) -> None:
    found = [(premise.subject, premise.verb) for premise in premises_of(question)]
    assert found == ([(subject, verb)] if subject else [])


def test_a_question_with_did_asks_to_confirm_and_assumes_nothing() -> None:
    asked = proposition_of("Did Berg apologise to the families?")
    assert asked and (asked.subject, asked.verb) == ("Berg", "apologise")
    assert premises_of("Did Berg apologise to the families?") == ()


@pytest.mark.parametrize(
    "group",
    [
        "resign resigned resigns resigning resignation",
        "sell sold selling sells",
        "arrest arrested arrests",
        "ban banned",
        "confess confessed confesses",
        "sue sued suing",
        "die died death",
    ],
)
def test_the_forms_of_a_verb_have_one_stem(group: str) -> None:
    assert len({stem(word) for word in group.split()}) == 1


def test_who_may_is_no_mayor() -> None:
    assert stem("mayor") != stem("may")


WHY = "Why did the mayor resign?"


@pytest.mark.parametrize(
    ("question", "sentences", "is_supported"),
    [
        (WHY, ["The mayor quit."], True),
        (WHY, ["The mayor spoke.", "On Friday she resigned."], True),
        (WHY, ["Anna Berg, the mayor of Oakham, spoke.", "Berg resigned."], True),
        (WHY, ["Mayor Anna Berg spoke.", "After the resignation of Berg, all wept."], True),
        (WHY, ["The mayor spoke.", "Her departure surprised all."], True),
        (WHY, ["The mayor spoke.", "The bishop resigned."], False),
        (WHY, ["The mayor spoke.", "Tom Reed resigned."], False),
        (WHY, ["The mayor will not resign."], False),
        (WHY, ["Thousands demanded that the mayor resign."], False),
        (WHY, ["Will the mayor resign?"], False),
        (WHY, ["The weather was fine."], True),  # a noun may stand under another name: nothing is claimed
        ("Why did Berg resign?", ["The mayor resigned."], False),
        ("How did Berg die?", ["The duke won, killing Anna Berg."], True),
        ("How did Berg die?", ["“There were 12 fatalities,” said Anna Berg."], False),
        ("When did Hervé resign?", ["Herve resigned."], True),
        ("When did the UN leave Oakham?", ["The United Nations left Oakham."], True),
    ],
)
def test_a_premise_is_supported_by_a_clause_that_tells_it_as_done(
    question: str, sentences: list[str], is_supported: bool
) -> None:
    (premise,) = premises_of(question)
    assert judge(premise, read_of(*sentences)).is_supported is is_supported


def test_a_title_can_say_it() -> None:
    (premise,) = premises_of(WHY)
    assert judge(premise, read_of("The council met.", title="Mayor resigns")).is_supported
    assert not judge(premise, read_of("The council met.", title="Mayor sings")).is_supported


def test_what_is_denied_is_told_apart_and_bears_most() -> None:
    (premise,) = premises_of(WHY)
    verdict = judge(premise, read_of("The mayor spoke.", "The mayor denied that she had resigned."))
    assert (verdict.is_supported, verdict.is_denied) == (False, True)
    assert verdict.bearing[0].text == "The mayor denied that she had resigned."
