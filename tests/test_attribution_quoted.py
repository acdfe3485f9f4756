"""Quotations that run on: whose each one is, wherever the speaker's name stands."""

import pytest

from rag.schema import Speech
from tests.attribution_cases import main_speeches, name, speeches_of, texts


@pytest.mark.parametrize(
    "case",
    [
        "[T “It is late. We must go,”] [C said] [S Mary Jones].",
        "[T “It] is late. We must go,” [C said] [S Mary Jones].",
        "“It is late. We must go,” [C said] [S Mary Jones].",
        "[T «It is late. We must go,»] [C said] [S Mary Jones].",
        "[T „It is late. We must go,“] [C said] [S Mary Jones].",
        "[S Mary Jones] [C said]: “It is late. We must go.”",
        "[T “It is late,”] [S Mary Jones] [C said]. “We must go.”",
        "[T “It is late,”] [S Mary Jones] [C said] of Ann Lee. “We must ‘go’ now. Or else.”",
        "“It is late.” [T “We must go,”] [S Mary Jones] [C said].",
        "[T “It is late,”] [S Mary Jones] [C said].\n\n“We must go.”",
        "“It is late.\n\n[T “We must go,”] [S Mary Jones] [C said].",
        "[T “It is late,”] [S Mary Jones] [C said].\n\n“We must go.\n\n“All of us.”",
        "[S Mary Jones] [C said]:\n\n“It is late. We must go.”",
        "[S Mary Jones] [C was clear about] [T it]:\n\n“It is late. We must go.”",
        "“It is late. We must go.” — Mary Jones",
        "“It is late. We must go.”\n\n– Mary Jones, a teacher",
        "“It is late. We must go.” Those were the words of Mary Jones.",
        "Mary Jones was angry. “It is late. We must go.”",
        "MARY JONES: “It is late. We must go.”",
        "**Mary Jones:** “It is late. We must go.”",
    ],
)
def test_a_quotation_keeps_its_speaker_on_every_sentence(case: str) -> None:
    said = [speech for speech in main_speeches(case) if speech.kind == "direct"]
    assert len(said) >= 2
    assert {(name(speech) or "").title() for speech in said} == {"Mary Jones"}


def test_a_quotation_broken_by_its_cue_is_one_speech_in_two_pieces() -> None:
    case = "[T “It was weak,”] [S she] [C said], “and it was old.”"
    (speech,) = speeches_of(case)[0]
    assert texts(case, speech) == ["“It was weak,”", "“and it was old.”"]


@pytest.mark.parametrize(
    "case",
    [
        "[T “It is late,”] [S Mary Jones] [C said]. Traders left.\n\n“It was awful.”",
        "Mary Jones met Ann Lee. “It was awful.”",
        "Traders left. “It was awful.”",
        "[T “It is late,”] [S Mary Jones] [C said] of Ann Lee.\n\nTraders left.\n\n“It was awful.”",
    ],
)
def test_a_quotation_after_something_else_has_no_speaker(case: str) -> None:
    assert main_speeches(case)[-1] == Speech()


def test_nothing_of_the_page_outweighs_who_is_named_in_the_same_sentence() -> None:
    case = "[T “It is late,”] [S Mary Jones] [C said]. [T2 “We must go,”] [S2 Ann Lee] [C2 added]."
    assert [name(speech) for speech in main_speeches(case)] == ["Mary Jones", "Ann Lee"]


def test_a_quotation_belongs_to_the_nearest_cue_that_has_a_part_of_it() -> None:
    case = "[S Ann Lee] [C said] [T it was late. [T2 “We] must go,”] [S2 Mary Jones] [C2 said]."
    assert [name(speech) for speech in main_speeches(case)] == ["Ann Lee", "Mary Jones"]


@pytest.mark.parametrize("case", ["UPDATE 3: “It is late.”", "Verdict: “Poor.”", "They sang “It is late.” — and left"])
def test_not_every_label_is_a_speaker(case: str) -> None:
    assert main_speeches(case) == (Speech(),)


def test_paragraphs_of_a_quotation_are_whose_name_ends_them_not_who_spoke_before() -> None:
    case = "[T “It rains,”] [S Tom Hall] [C said].\n\n“It is late.\n\n“We must go,” [C2 said] [S2 Mary Jones]."
    assert [name(speech) for speech in main_speeches(case)] == ["Tom Hall", "Mary Jones", "Mary Jones"]


def test_a_quotation_right_after_who_spoke_stays_theirs_though_it_is_not_closed() -> None:
    case = "[T “It rains,”] [S Tom Hall] [C said]. “It is late.\n\n“We must go,” [C2 said] [S2 Mary Jones]."
    assert [name(speech) for speech in main_speeches(case)] == ["Tom Hall", "Tom Hall", "Mary Jones"]
