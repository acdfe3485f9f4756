import pytest

from eval.convert.who_said import LONGEST, is_saying, name_in, question_for, speech_kind


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("longtime pollster Ann Berg", "Ann Berg"),
        ("Maine Senator Ann Berg (D)", "Ann Berg"),
        ("Mr. Berg, who is 61,", "Berg"),
        ("Donald J. Lee", "Donald J. Lee"),
        ("Sen. Ann Berg of Maine", "Ann Berg"),
        ("Ann Berg's", "Ann Berg"),
        ("Lee himself", "Lee"),
        ("Lee -- author of Seeing Maine", "Lee"),
        ("The Daily Record", "Daily Record"),
    ],
)
def test_the_name_is_the_head_of_the_source(source: str, name: str) -> None:
    assert name_in(source, "No matter what.") == name


@pytest.mark.parametrize(
    "source",
    ["She", "the president of Mexico", "Berg supporters", "a report by the Daily Record", "his speech Tuesday", ""],
)
def test_a_source_that_is_no_name_has_none(source: str) -> None:
    assert name_in(source, "No matter what.") is None


def test_a_word_that_only_opens_its_sentence_is_no_name() -> None:
    assert name_in("Owner Ann Berg", "Owner Ann Berg slept. Every owner sleeps.") == "Ann Berg"
    assert name_in("Demonstrators", "Demonstrators sang. Police met the demonstrators.") is None
    assert name_in("Lee", "Lee sang. Nobody was asleep.") == "Lee"


@pytest.mark.parametrize(
    ("content", "question"),
    [
        ("that “it was over” by noon,", "Who said that it was over by noon?"),
        ("“The mill will open soon.”", "Who said that the mill will open soon?"),
        ("''I am not going''", "Who said that I am not going?"),
        ("that, “Berg must go now”", "Who said that Berg must go now?"),
    ],
)
def test_a_question_has_the_words_without_marks_and_that(content: str, question: str) -> None:
    assert question_for(content) == question


def test_few_words_are_no_question() -> None:
    assert question_for("“It is over”") is None


def test_a_long_content_is_cut_after_a_word() -> None:
    asked = question_for("mill " * 100)
    assert asked == f"Who said that {'mill ' * (LONGEST // 5)}".strip() + "?"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("it was over", "indirect"),
        ("“It is over,” “Go home.”", "direct"),
        ("''It is over''", "direct"),
        ("“It is over.\n\n“Go home", "direct"),
        ("that it was “over”", "mixed"),
    ],
)
def test_quotation_marks_tell_how_it_was_said(content: str, kind: str) -> None:
    assert speech_kind(content) == kind


def test_only_some_cues_say_that_something_was_said() -> None:
    assert is_saying("also said:")
    assert not is_saying("called for")
