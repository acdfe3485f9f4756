"""What stands over a list of everything that somebody said, and how it is printed."""

from dataclasses import replace

import pytest

from rag.question import QuotesRequest
from rag.quotes import Emptiness, QuoteList
from rag.terminal import list_lines
from rag.wording.quotes import heading
from tests.chat_cases import SEED, WordAsker, quote

SPOKEN = (quote(SEED, 2), quote(SEED, 3), quote(SEED, 9))


def listed(page: int = 1, size: int = 20, about: str | None = None) -> QuoteList:
    request = QuotesRequest("Tsukanov", about, page=page, size=size)
    return replace(WordAsker(SEED, spoken=SPOKEN).quotes(request), names=("Alexei Tsukanov",))


def test_the_heading_says_whom_it_covers_and_how_many_quotes_there_are() -> None:
    assert heading(listed()) == "Alexei Tsukanov: 3 quotes."
    assert heading(replace(listed(), total=1)) == "Alexei Tsukanov: 1 quote."
    two = replace(listed(), names=("Hillary Clinton", "Bill Clinton"))
    assert heading(two) == "Hillary Clinton and Bill Clinton: 3 quotes."


def test_the_heading_says_which_page_it_is_and_what_was_left_out() -> None:
    assert heading(listed(page=2, size=2)) == "Alexei Tsukanov: 3 quotes; page 2 of 2."
    some = replace(listed(about="the dead"), spoken=12)
    assert heading(some) == "Alexei Tsukanov: 3 of 12 quotes on “the dead”."
    assert heading(replace(listed(), near=("Tsukanov",))) == "Alexei Tsukanov: 3 quotes. Not counted: Tsukanov."


@pytest.mark.parametrize(
    ("empty", "said"),
    [
        ("empty_corpus", "There are no articles here yet. “python -m rag index” adds them."),
        ("unknown_speaker", "Nobody who is known as “Tsukanov” says anything in the articles. Did you mean A or B?"),
        ("outside_filters", "Alexei Tsukanov: nothing in articles of these dates and this publisher."),
        ("not_about", "Alexei Tsukanov: 3 quotes, none of them on “football”."),
    ],
)
def test_an_empty_list_says_why_in_one_sentence(empty: Emptiness, said: str) -> None:
    near = ("A", "B") if empty == "unknown_speaker" else ()
    assert heading(replace(listed(about="football"), quotes=(), total=0, near=near, empty=empty)) == said


def test_quotes_are_numbered_on_from_page_to_page_and_the_last_page_leads_nowhere() -> None:
    first, second = list_lines(listed(size=2)), list_lines(listed(page=2, size=2))
    assert f"[2] {SPOKEN[1].text}" in first
    assert first.endswith("--page 2 shows more.")
    assert f"[3] {SPOKEN[2].text}" in second
    assert "--page" not in second
