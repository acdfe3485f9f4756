import re
from dataclasses import replace
from pathlib import Path

import pytest

from eval.judgement import Case
from eval.questions import GoldQuestion
from eval.record import make_record
from eval.report import parts, render_report, write_report
from eval.table import HEADLINES
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


def render(*cases: Case) -> str:
    return render_report(make_record("set.jsonl", len(cases), cases), cases)


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
    assert not re.search(r"https?://|<link|<img|src=|url\(|@import", html)


def test_every_text_is_escaped() -> None:
    question = GoldQuestion(
        HOSTILE, HOSTILE, (HOSTILE,), True, (HOSTILE,), "any", (HOSTILE,), (HOSTILE,), (HOSTILE,), (HOSTILE, "' onx='")
    )
    article = replace(ARTICLE, title=HOSTILE, published=HOSTILE)
    hostile = replace(quote(FIRE), text=HOSTILE, article=article)
    answer = answered(hostile, question=HOSTILE)
    html = render_report(
        make_record(HOSTILE, 1, [Case(question, answer, 0.1)]), [Case(question, answer, 0.1, (HOSTILE,))]
    )
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


def test_every_metric_is_shown_with_its_definition() -> None:
    html = render(*CASES)
    assert all(f'<th scope="row">{label}</th>' in html for label in HEADLINES.values())
    assert "an abstention is wrong" in html


def test_a_report_of_no_questions_can_be_written(tmp_path: Path) -> None:
    write_report(make_record("set.jsonl", 3, []), [], tmp_path)
    assert "0 of 3 questions asked" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_filters_show_only_what_they_name(tmp_path: Path) -> None:
    chromium = Path("/usr/bin/chromium")
    if not chromium.exists():
        pytest.skip("Debian's chromium is not installed")
    from playwright.sync_api import sync_playwright

    write_report(make_record("set.jsonl", len(CASES), CASES), CASES, tmp_path)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((tmp_path / "report.html").as_uri())
        assert page.locator("output").inner_text() == "4 of 4 questions"
        assert "misquoted (1)" in page.locator("select[name=outcome]").inner_text()
        page.select_option("select[name=tag]", "numbers")
        assert page.locator("output").inner_text() == "2 of 4 questions"
        page.select_option("select[name=outcome]", "right")
        assert page.locator(".case:visible h3").all_inner_texts() == ["Question good?"]
        page.fill("input", "no such words")
        assert page.locator(".case:visible").count() == 0
        browser.close()
