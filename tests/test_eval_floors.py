import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eval.floors import Floors, check, pin, read_floors
from eval.judgement import Case
from eval.record import Record
from eval.system import Ranking
from rag.errors import InputError
from rag.schema import Speaker
from tests.eval_cases import EMPTY, FIRE, NAMED, abstained, answerable, answered, case, quote, some_record, unanswerable

ARTICLES = {"articles": Ranking({"mill": 3.0, "echo": 2.0, "other": 1.0}, {"mill": 1})}
SPOKEN = replace(answerable("seven people", speakers=["Berg"]), id="spoken")
GOOD = {
    "first": replace(case(answerable("four people"), answered(quote(FIRE))), misquotes=(), rankings=ARTICLES),
    "spoken": replace(case(SPOKEN, answered(quote(NAMED))), misquotes=(), rankings=ARTICLES),
    "silent": replace(case(unanswerable(), abstained(quote(EMPTY))), misquotes=()),
    "bold": replace(case(replace(unanswerable(), id="bold"), answered(quote(EMPTY), confidence=0.8)), misquotes=()),
}
PIN = "`python -m eval pin"


def run(**changed: Case) -> Record:
    """The record of the good cases, some of them changed."""
    return some_record(*(GOOD | changed).values())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Floors as the good cases reach them."""
    pin([run()], tmp_path / "floors.json", lower=False)
    return tmp_path / "floors.json"


@pytest.fixture
def floors(path: Path) -> Floors:
    return read_floors(path)


def misquoted(good: Case) -> Case:
    return replace(good, misquotes=("one letter differs",))


def of_another_speaker(good: Case) -> Case:
    (spoken,) = good.answer.quotes
    return replace(good, answer=answered(replace(spoken, speaker=Speaker("Carl Miller", None, 0, 0))))


def answering(good: Case) -> Case:
    return replace(good, answer=answered(*good.near_misses, confidence=0.1))


def ranked_worse(good: Case) -> Case:
    return replace(good, rankings={"articles": Ranking({"echo": 2.0, "mill": 1.0}, {"mill": 1})})


def less_sure(good: Case) -> Case:
    return replace(good, answer=replace(good.answer, confidence=0.7))


def test_the_same_run_again_holds_every_floor(floors: Floors) -> None:
    assert check(run(), floors) == ()


@pytest.mark.parametrize(
    ("name", "change", "problem"),
    [
        ("first", misquoted, "mill: verbatim (verbatim) is 0.75, below its floor 1."),
        ("spoken", of_another_speaker, "mill: right speaker, where answered (right_speaker) is 0, below its floor 1."),
        ("silent", answering, "mill: unsupported answers (unsupported) is 1, above its ceiling 0.5."),
        ("first", ranked_worse, "mill: article recall@1 (article_recall_1) is 0.5, below its floor 1."),
        ("first", less_sure, "mill: AUROC of the confidence (auroc) is 0.75, below its floor 1."),
    ],
)
def test_a_regression_of_any_kind_is_below_a_floor(
    floors: Floors, name: str, change: Callable[[Case], Case], problem: str
) -> None:
    assert problem in check(run(**{name: change(GOOD[name])}), floors)


def test_a_change_of_speed_alone_is_no_problem(floors: Floors) -> None:
    slower = {name: replace(good, seconds=100 * good.seconds) for name, good in GOOD.items()}
    assert check(run(**slower), floors) == ()


def test_more_words_alone_are_no_problem(floors: Floors) -> None:
    longer = answered(quote(FIRE), replace(quote(FIRE), text=f"{FIRE} {EMPTY}"))
    assert check(run(first=replace(GOOD["first"], answer=longer)), floors) == ()


def test_an_improvement_is_no_problem(floors: Floors) -> None:
    assert check(run(bold=replace(GOOD["bold"], answer=abstained(confidence=0.2))), floors) == ()


def test_other_data_is_one_problem_with_its_remedy(floors: Floors) -> None:
    (questions,) = check(replace(run(first=misquoted(GOOD["first"])), questions_digest="sha256:0"), floors)
    (articles,) = check(replace(run(), corpus="sha256:0"), floors)
    assert "the questions are not those" in questions and PIN in questions
    assert "the articles are not those" in articles and PIN in articles


def test_a_set_without_floors_is_a_problem_with_its_remedy(floors: Floors) -> None:
    (problem,) = check(replace(run(), question_set="new"), floors)
    assert problem.startswith("new has no floors") and PIN in problem


def test_a_part_of_the_questions_is_a_problem_however_it_came_about(floors: Floors) -> None:
    interrupted = replace(run(), asked=3)
    limited = some_record(*list(GOOD.values())[:3])
    for record in (interrupted, limited):
        assert check(record, floors) == ("mill: only 3 of 4 questions were asked; ask them all.",)


def test_another_system_or_another_way_of_asking_is_not_what_the_floors_are_of(floors: Floors) -> None:
    for other in (replace(run(), system="bm25"), replace(run(), follow_ups="rewrite")):
        (problem,) = check(other, floors)
        assert "the floors are those of on-the-record, resolved" in problem


def test_what_is_no_longer_measured_is_a_problem(floors: Floors) -> None:
    unchecked = {name: replace(good, misquotes=None) for name, good in GOOD.items()}
    assert check(run(**unchecked), floors) == ("mill: verbatim (verbatim) was not measured; its floor is 1.",)


def test_the_file_names_the_data_and_neither_times_nor_lengths(path: Path) -> None:
    (pinned,) = json.loads(path.read_text(encoding="utf-8"))["sets"].values()
    assert (pinned["questions"], pinned["corpus"], pinned["size"]) == ("sha256:c0ffee", "sha256:beef", 4)
    assert pinned["floors"]["right_quote_first"] == 1
    assert not pinned["floors"].keys() & {"median_seconds", "slow_seconds", "quoted_characters"}


def test_shares_are_pinned_exactly_and_other_figures_to_three_decimals_on_their_worse_side(path: Path) -> None:
    third = replace(GOOD["bold"], question=replace(unanswerable(), id="third"))
    thirds = {"articles": Ranking({"echo": 3.0, "other": 2.0, "mill": 1.0}, {"mill": 1})}
    first = replace(GOOD["first"], rankings=thirds)
    pin([run(first=first, third=third)], path, lower=True)
    pinned = read_floors(path).sets["mill"].floors
    assert pinned["unsupported"] == 2 / 3
    assert pinned["article_mrr_10"] == 0.666  # (1 / 3 + 1) / 2 = 0.6667
    assert pinned["calibration_error"] == 0.38  # (0.1 + 0.1 + 0.1 + 0.8 + 0.8) / 5


def test_a_floor_is_lowered_only_on_purpose(path: Path) -> None:
    before = path.read_bytes()
    worse = run(first=misquoted(GOOD["first"]), silent=answering(GOOD["silent"]))
    with pytest.raises(InputError, match=r"--lower.* verbatim \(verbatim\) is 0\.75.* unsupported answers"):
        pin([worse], path, lower=False)
    assert path.read_bytes() == before
    pin([worse], path, lower=True)
    assert check(worse, read_floors(path)) == ()


def test_new_data_is_no_pretext_for_a_lower_floor(path: Path) -> None:
    worse = replace(run(first=misquoted(GOOD["first"])), questions_digest="sha256:0", corpus="sha256:0")
    with pytest.raises(InputError, match="--lower"):
        pin([worse], path, lower=False)


def test_floors_are_raised_without_a_word_and_other_sets_keep_theirs(path: Path) -> None:
    pin([replace(run(), question_set="other")], path, lower=False)
    better = run(bold=replace(GOOD["bold"], answer=abstained(confidence=0.2)))
    pin([better], path, lower=False)
    sets = read_floors(path).sets
    assert (sets["mill"].floors["unsupported"], sets["other"].floors["unsupported"]) == (0, 0.5)


def test_fewer_questions_or_another_system_lower_floors_as_well(path: Path) -> None:
    limited = some_record(*list(GOOD.values())[:3])
    for easier in (limited, replace(run(), system="bm25")):
        with pytest.raises(InputError, match="--lower"):
            pin([easier], path, lower=False)


def test_a_part_of_a_run_cannot_be_pinned(path: Path) -> None:
    with pytest.raises(InputError, match="only 3 of 4 questions were asked"):
        pin([replace(run(), asked=3)], path, lower=True)


def test_a_file_that_is_not_one_of_floors_is_refused_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be read.*eval pin"):
        read_floors(tmp_path / "none.json")
    (tmp_path / "floors.json").write_text('{"sets": {"mill": {"questions": 1}}}', encoding="utf-8")
    with pytest.raises(InputError, match=r"floors\.json: not a file of floors: sets\.mill\.questions"):
        read_floors(tmp_path / "floors.json")


def test_a_floor_that_is_no_number_is_refused_since_nothing_is_below_it(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace('"verbatim": 1.0', '"verbatim": NaN'), encoding="utf-8")
    with pytest.raises(InputError, match=r"sets\.mill\.floors\.verbatim: Input should be a finite number"):
        read_floors(path)
