"""Sources that the tagger cut off, missed, or took from where nobody speaks."""

import pytest

from tests.attribution_cases import main_speeches, name, speeches_of, texts


@pytest.mark.parametrize(
    ("case", "speaker"),
    [
        ("Mayor Ann Lee left. [T “We lost,”] Lee [C told] us.", "Ann Lee"),
        ("[T “We lost,”] another resident, Oleg, [C told] the paper.", "Oleg"),
        ("[T Nine died on Monday], state media [C reported].", "state media"),
        ("[S The] memo [C says] [T that it must stop].", "The memo"),
        ("[S A storm. The report] [C said] [T that it rained].", "The report"),
        ("Rain fell and [C said] [T that it was late].", None),
    ],
)
def test_the_source_is_what_the_sentence_prints(case: str, speaker: str | None) -> None:
    assert name(main_speeches(case)[-1]) == speaker


@pytest.mark.parametrize("cue", ["heard", "was told"])
def test_who_hears_does_not_say_it(cue: str) -> None:
    assert name(main_speeches(f"[S The court] [C {cue}] [T that nine died].")[0]) is None


def test_votes_say_nothing() -> None:
    assert main_speeches("[T The plan] [C was approved] by [S nine votes to two].")[0].kind == "none"


def test_the_beginning_of_another_source_says_nothing() -> None:
    case = "Bill Day [C knew] [T it], [S2 [S the public] broadcaster Seym] [C2 reported]."
    assert [name(speech) for speech in speeches_of(case)[0]] != ["the public"]


def test_an_answer_goes_before_what_nobody_named_asked() -> None:
    case = "[C Asked] [T why the bridge over the river had been closed], [S2 Ann Lee] [C2 said]: [T2 “No.”]"
    assert [name(speech) for speech in speeches_of(case)[0]] == ["Ann Lee", None]


def test_a_figure_is_whose_clause_gives_it() -> None:
    case = "[S Mayor Ann Lee] [C said] [T that nine had died; the Fire Service put the number at 12]."
    first, second = speeches_of(case)[0]
    assert (name(first), texts(case, first)) == ("Ann Lee", ["that nine had died"])
    assert (name(second), texts(case, second)) == ("Fire Service", ["the number at 12"])


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("But the mayor of Bira, Nurdin, put the death toll at 24.", "Nurdin"),
        ("The coast guard later gave a toll of 21.", "The coast guard"),
        ("The coach put a man at the back in the 24th minute.", None),
        ("The band gave a concert of 21 songs.", None),
    ],
)
def test_who_gives_a_toll_is_named(sentence: str, speaker: str | None) -> None:
    assert name(main_speeches(sentence)[0]) == speaker


def test_a_figure_ends_where_the_next_clause_begins() -> None:
    case = "The Fire Service put the cost at £2m, but rain fell."
    assert texts(case, main_speeches(case)[0]) == ["the cost at £2m"]
