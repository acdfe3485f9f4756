from dataclasses import replace

import pytest

from eval.compare import compare, comparison_lines, flips, worse
from eval.judgement import Case
from eval.questions import GoldQuestion
from eval.record import Record
from eval.system import Ranking
from rag.errors import InputError
from rag.schema import Answer
from tests.eval_cases import EMPTY, FIRE, abstained, answered, quote, some_record

RIGHT, LATE, WRONG = answered(quote(FIRE)), answered(quote(EMPTY), quote(FIRE)), answered(quote(EMPTY))


def record(**answers: Answer) -> Record:
    """The record of a run in which every question wants the fire, but those whose name begins with n want silence."""
    return some_record(*(Case(_gold(name), answer, seconds=0.1) for name, answer in answers.items()))


def many(right: int, wrong: int, seconds: float = 0.1) -> Record:
    """So many questions answered rightly, the rest wrongly."""
    answers = [RIGHT] * right + [WRONG] * wrong
    return some_record(*(Case(_gold(f"a{number}"), answer, seconds) for number, answer in enumerate(answers)))


def checked(*misquotes: str) -> Record:
    """Forty checked answers, the last of them with these misquotes."""
    cases = [Case(_gold(f"a{number}"), RIGHT, 0.1, ()) for number in range(40)]
    return some_record(*cases[:-1], replace(cases[-1], misquotes=misquotes))


def _gold(name: str) -> GoldQuestion:
    if name.startswith("n"):
        return GoldQuestion(name, "?", answerable=False)
    return GoldQuestion(name, "?", answerable=True, evidence=("four people",))


def test_flips_are_told_apart_by_their_direction() -> None:
    before, after = record(a=RIGHT, b=LATE, c=WRONG), record(a=WRONG, b=RIGHT, c=WRONG)
    assert flips(before, after, "right_quote_first") == (("b",), ("a",))
    assert flips(before, after, "right_quote_among") == ((), ("a",))
    assert flips(before, after, "quote_precision") == (("b",), ("a",))


def test_for_an_error_rate_less_is_better() -> None:
    before, after = record(n1=RIGHT, n2=abstained()), record(n1=abstained(), n2=RIGHT)
    assert flips(before, after, "unsupported") == (("n1",), ("n2",))


def test_a_question_that_only_one_run_has_does_not_flip() -> None:
    assert flips(record(a=RIGHT, b=RIGHT), record(a=RIGHT, c=WRONG), "right_quote_first") == ((), ())


def test_a_metric_has_both_values_their_difference_and_its_interval() -> None:
    change = compare(many(30, 10), many(20, 20)).changes["right_quote_first"]
    assert (change.before, change.after, change.difference) == (0.75, 0.5, -0.25)
    spread = 1.96 * (0.25 * 0.75 / 40) ** 0.5  # of the ten questions that flipped among forty
    assert [change.low, change.high] == pytest.approx([-0.25 - spread, -0.25 + spread], abs=0.03)


def test_the_interval_is_that_of_the_same_questions_in_both_runs() -> None:
    alike = compare(many(20, 20), many(20, 20)).changes["right_quote_first"]
    assert (alike.difference, alike.low, alike.high) == (0, 0, 0)


def test_figures_are_those_of_the_questions_in_both_runs_whatever_their_order() -> None:
    comparison = compare(record(a=RIGHT, b=WRONG, c=WRONG), record(d=WRONG, b=RIGHT, a=RIGHT))
    change = comparison.changes["right_quote_first"]
    assert (change.before, change.after, change.better) == (1 / 2, 2 / 2, ("b",))
    assert comparison.warnings == (
        "Not the same questions: 3 before, 3 after; the figures are those of the 2 in both.",
    )


def test_what_only_one_run_measured_is_not_compared_and_a_loss_is_pointed_out() -> None:
    with_files, without = some_record(Case(_gold("a"), RIGHT, 0.1, ())), record(a=RIGHT)
    for comparison in (compare(without, with_files), compare(with_files, without)):
        assert "verbatim" not in comparison.changes
    assert compare(without, with_files).warnings == ()
    assert compare(with_files, without).warnings == ("No longer measured: verbatim.",)


def test_a_metric_is_worse_only_where_its_whole_interval_is() -> None:
    assert {"right_quote_first", "right_quote_among"} <= set(worse(compare(many(38, 2), many(20, 20))))
    assert worse(compare(many(38, 2), many(37, 3))) == ()
    assert worse(compare(many(20, 20), many(38, 2))) == ()


def test_an_error_rate_is_worse_where_it_rises() -> None:
    silent, bold = (
        record(**{f"n{number}": answer for number in range(20)}) for answer in (abstained(quote(EMPTY)), WRONG)
    )
    assert "unsupported" in worse(compare(silent, bold))
    assert "unsupported" not in worse(compare(bold, silent))


def test_one_altered_quote_is_one_too_many() -> None:
    assert "verbatim" in worse(compare(checked(), checked("one letter differs")))


def test_one_altered_quote_is_not_made_good_by_another_that_is_right_again() -> None:
    good, altered = Case(_gold("a"), RIGHT, 0.1, ()), Case(_gold("b"), RIGHT, 0.1, ("one letter differs",))
    exchanged = some_record(replace(good, misquotes=altered.misquotes), replace(altered, misquotes=()))
    assert "verbatim" in worse(compare(some_record(good, altered), exchanged))
    assert worse(compare(checked("one letter differs"), checked())) == ()


def test_neither_time_nor_length_makes_a_run_worse() -> None:
    assert worse(compare(many(20, 20), many(20, 20, seconds=9))) == ()
    longer = answered(quote(FIRE), replace(quote(FIRE), text=f"{FIRE} {EMPTY}"))
    comparison = compare(record(a=RIGHT, b=RIGHT), record(a=longer, b=longer))
    assert comparison.changes["quoted_characters"].difference > 0
    assert worse(comparison) == ()


def test_a_ranking_that_moved_is_compared_but_no_flip() -> None:
    runs = []
    for place in (1, 2):
        scores = {"mill": 1 / place, "other": 1 / 1.5}
        case = Case(_gold("a"), RIGHT, 0.1, rankings={"articles": Ranking(scores, {"mill": 1})})
        runs.append(some_record(case, replace(case, question=_gold("b"))))
    change = compare(*runs).changes["article_mrr_10"]
    assert (change.before, change.after, change.better, change.worse) == (1, 1 / 2, (), ())
    assert "article_mrr_10" in worse(compare(*runs))


def test_the_difference_stands_beside_both_values() -> None:
    text = comparison_lines(compare(record(a=RIGHT, b=RIGHT), record(a=RIGHT, b=LATE)))
    (line,) = (line for line in text.splitlines() if line.startswith("right quote first  "))
    assert " ".join(line.split()) == "right quote first 100.0 % 50.0 % −50.0 pp −100.0 pp to ±0.0 pp"
    assert "right quote first, worse: b" in text


def test_the_last_line_is_the_verdict() -> None:
    assert comparison_lines(compare(many(20, 20), many(20, 20))).endswith("\nNothing became worse.")
    assert comparison_lines(compare(checked(), checked("altered"))).endswith("\nWorse: verbatim.")


def test_equal_runs_have_no_flips() -> None:
    comparison = compare(record(a=RIGHT), record(a=RIGHT))
    assert "No question flipped." in comparison_lines(comparison)
    assert comparison.warnings == ()


def test_other_articles_and_an_edited_set_are_pointed_out() -> None:
    before = record(a=RIGHT)
    edited, other = replace(before, questions_digest="sha256:ed"), replace(before, corpus="sha256:07")
    assert [warning[:30] for warning in compare(before, edited).warnings] == ["The question set was edited be"]
    assert compare(before, other).warnings == ("Not the same articles: the corpus digests differ.",)


def test_runs_without_a_common_question_cannot_be_compared() -> None:
    with pytest.raises(InputError, match="no question in common"):
        compare(record(a=RIGHT), record(b=RIGHT))
