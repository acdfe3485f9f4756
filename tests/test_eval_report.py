import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eval.judgement import Case
from eval.metrics.definitions import METRICS
from eval.questions import GoldQuestion
from eval.record import Record, RunInfo, make_record
from eval.report import page
from eval.report.page import parts, render_report, write_report
from eval.system import Ranking
from eval.table import figure
from tests.eval_cases import ARTICLE, EMPTY, FIRE, NAMED, abstained, answered, quote

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def gold(name: str, evidence: str = "", tags: tuple[str, ...] = ()) -> GoldQuestion:
    pieces = (evidence,) if evidence else ()
    return GoldQuestion(name, f"Question {name}?", answerable=bool(evidence), evidence=pieces, tags=tags)


CASES = [
    Case(gold("good", "four people", ("numbers",)), answered(quote(FIRE, "four people")), 0.1),
    Case(gold("silent", tags=("names",)), abstained(quote(EMPTY)), 0.1),
    Case(gold("bold"), answered(quote(NAMED)), 0.1),
    Case(gold("bad", "four people", ("numbers",)), answered(quote(EMPTY)), 0.1, ("the sentence was altered",)),
]


def record_of(cases: Sequence[Case], name: str = "set", size: int = 0) -> Record:
    return make_record(RunInfo(name, "sha256:c0ffee", "sha256:beef", "bm25", "last-turn", size or len(cases)), cases)


def render(*cases: Case) -> str:
    return render_report(record_of(cases), cases)


def headings(html: str) -> list[str]:
    return re.findall(r"<dt>([^<]+)</dt>", html)


def test_failing_questions_come_first_and_the_worst_before_them() -> None:
    shown = re.findall(r'<article class="case( failing)?" data-outcome="([^"]+)"', render(*CASES))
    assert shown == [
        (" failing", "misquoted"),
        (" failing", "unsupported answer"),
        ("", "right"),
        ("", "rightly silent"),
    ]


def test_the_report_needs_nothing_from_the_network() -> None:
    html = render(*CASES)
    assert "default-src 'none'" in html
    assert not re.search(r"https?://|<link|<img|src=|url\((?!#)|@import", html)


def test_every_text_is_escaped() -> None:
    question = GoldQuestion(
        HOSTILE, HOSTILE, (HOSTILE,), True, (HOSTILE,), "any", (HOSTILE,), (HOSTILE,), (HOSTILE,), (HOSTILE, "' onx='")
    )
    article = replace(ARTICLE, title=HOSTILE, published=HOSTILE)
    hostile = replace(quote(FIRE), text=HOSTILE, article=article)
    answer = answered(hostile, question=HOSTILE)
    cases = [Case(question, answer, 0.1, (HOSTILE,))]
    html = render_report(record_of(cases, HOSTILE), cases)
    assert html.count("<script>") == 1
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    assert "' onx" not in html


def test_the_highlight_is_marked_inside_the_sentence() -> None:
    assert parts(quote(FIRE, "four people")) == (
        "A fire at the paper mill hurt ",
        "four people",
        " on Monday.",
    )
    assert parts(quote(FIRE)) == (FIRE, "", "")
    assert "hurt <mark>four people</mark> on Monday." in render(*CASES)


def test_answer_and_gold_stand_side_by_side() -> None:
    html = render(CASES[0])
    assert html.index("<blockquote>A fire") < html.index("<blockquote>four people</blockquote>")
    assert "matches the gold" in html


def test_an_abstention_shows_its_near_misses_as_no_answers() -> None:
    html = render(CASES[1])
    assert html.index("Closest sentences, not answers:") < html.index(EMPTY)


def test_a_follow_up_shows_what_was_asked_before_and_how_it_was_read() -> None:
    question = GoldQuestion("f", "And since when?", history=("Was the mill in use?",))
    answer = replace(answered(quote(EMPTY)), standalone_question="Since when was the mill empty?")
    html = render(Case(question, answer, 0.1))
    assert "Was the mill in use?" in html
    assert "Since when was the mill empty?" in html


def test_every_metric_that_was_measured_is_shown_with_its_interval_and_its_definition() -> None:
    html = render(*CASES)
    for name, measure in record_of(CASES).metrics.items():
        row = f'<th scope="row">{METRICS[name].title}</th><td><span>{figure(name, measure.value)}</span></td>'
        assert (row in html) is (measure.value is not None)
    assert "an abstention is wrong" in html
    assert re.search(r"Nothing to measure: [^<]*right speaker", html)


def test_the_page_says_who_was_asked_and_how_follow_ups_were_put() -> None:
    assert "asked of <strong>bm25</strong> · follow-ups: last-turn · 4 of 4 questions asked" in render(*CASES)


def test_a_set_with_evidence_leads_with_quotes_and_shows_only_what_was_measured() -> None:
    assert headings(render(*CASES)) == [
        "right quote first",
        "right quote among the quotes",
        "quote precision",
        "verbatim",
        "over-refusal",
        "abstention recall",
        "AUROC of the confidence",
    ]


def test_a_set_that_names_only_articles_leads_with_retrieval() -> None:
    question = GoldQuestion("q", "?", answerable=True, articles=("mill",), tags=("web",))
    found = {"articles": Ranking({"port": 0.9, "mill": 0.8}, {"mill": 1})}
    html = render(Case(question, answered(quote(FIRE)), 0.1, rankings=found))
    assert headings(html)[:3] == ["article recall@5", "article nDCG@10", "article MRR@10"]
    assert '<th scope="col">article recall@5</th>' in html
    assert "article: mill, found at place 2" in html


def test_the_table_of_tags_has_only_columns_with_a_value() -> None:
    table = render(*CASES[:2]).split('<table class="tags">')[1].split("</table>")[0]
    assert '<th scope="col">unsupported answers</th>' in table
    assert "right speaker" not in table


def test_plots_are_drawn_in_the_page_and_what_is_missing_is_said() -> None:
    html = render(*CASES)
    assert html.count('role="img"') == 3
    assert "Not drawn: recall against k (needs questions that name their articles or evidence)." in html
    assert "Not drawn: calibration" in render(CASES[0])


def test_a_report_of_no_questions_can_be_written(tmp_path: Path) -> None:
    write_report(record_of([], size=3), [], tmp_path)
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "0 of 3 questions asked" in html
    assert 'role="img"' not in html


def test_the_same_run_is_the_same_page() -> None:
    assert render(*CASES) == render(*CASES)


def test_a_large_set_shows_its_failures_and_says_how_many_more_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_SHOWN", 3)
    html = render(*CASES)
    assert re.findall(r'data-outcome="([^"]+)"', html) == ["misquoted", "unsupported answer", "right"]
    assert "the first 3 of 4, failing ones first; the other 1 are in results.jsonl" in html
    assert '<th scope="row">rightly silent</th><td>1</td>' in html
    assert '<option value="rightly silent">' not in html


def test_a_title_that_turns_the_direction_of_writing_turns_nothing_beside_it() -> None:
    turning = replace(quote(FIRE), article=replace(ARTICLE, title="\u202eeht taht dias eH"))
    html = render(Case(gold("a", "four people"), answered(turning), 0.1))
    assert "<bdi>\u202eeht taht dias eH</bdi> · undated" in html
