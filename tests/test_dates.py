import time
from collections import Counter
from pathlib import Path

import pytest

from rag.dates import days_before_publication, find_dates
from rag.schema import DateMention
from tests.dates_cases import NO_DATES, WEDNESDAY, WRITTEN_AFTER, WRITTEN_FIRST, WRITTEN_LAST, Case

PUBLISHED = "2025-05-21"  # a Wednesday
CORPUS = Path(__file__).parent.parent / "corpus"
CASES = (*WRITTEN_FIRST, *WRITTEN_AFTER, *WRITTEN_LAST)


def printed(text: str) -> list[str]:
    return [mention.text for mention in find_dates(text, 0, len(text))]


def only(text: str, published: str | None) -> DateMention:
    (mention,) = find_dates(text, 0, len(text), published)
    return mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("local officials reported on Tuesday.", ["Tuesday"]),
        ("Last month, the military announced it.", ["Last month"]),
        ("In August 2024, forces seized control.", ["August 2024"]),
        ("On 20 May 2025 and May 21, 2025 it rained.", ["20 May 2025", "May 21, 2025"]),
        ("It rained on May 20 and Sept. 3.", ["May 20", "Sept. 3"]),
        ("It began in 2011 and ended in May.", ["2011", "May"]),
        ("more than three years ago.", ["more than three years ago"]),
        ("They left yesterday, two weeks ago, or last Friday.", ["yesterday", "two weeks ago", "last Friday"]),
        ("Version 2025-05-20 is out.", ["2025-05-20"]),
        ("The May government may march in 3 columns.", []),
        ("In 2,011 cases and 2024 people, 1941 was named.", []),
        ("In March Smith fell.", []),
        ("The April fool sold Sunday roasts.", ["Sunday"]),
    ],
)
def test_date_expressions_are_found_as_printed(text: str, expected: list[str]) -> None:
    assert printed(text) == expected


def test_only_the_given_stretch_is_searched() -> None:
    text = "On Monday it rained. On Tuesday it snowed."
    (mention,) = find_dates(text, 21, len(text))
    assert (mention.text, text[mention.start : mention.end]) == ("Tuesday", "Tuesday")


def is_right(case: Case) -> bool:
    return case.is_right(find_dates(case.sentence, 0, len(case.sentence), case.published))


def test_at_least_95_of_100_made_up_dates_mean_what_they_should() -> None:
    wrong = [case for case in CASES if not is_right(case)]
    by_rule = Counter(str(case.rule) for case in wrong)
    share = 1 - len(wrong) / len(CASES)
    assert share >= 0.95, (
        f"{share:.1%} of {len(CASES)} right; wrong by rule: {by_rule}; {[case.marked for case in wrong]}"
    )


def test_every_rule_has_cases_and_so_have_dates_that_nothing_determines() -> None:
    assert min(Counter(case.rule for case in CASES).values()) >= 4
    assert len({case.rule for case in CASES}) == 11


@pytest.mark.parametrize("sentence", NO_DATES)
def test_what_only_looks_like_a_date_is_none(sentence: str) -> None:
    assert find_dates(sentence, 0, len(sentence), WEDNESDAY) == ()


def test_a_mention_is_exactly_the_text() -> None:
    texts = [path.read_text(encoding="utf-8") for path in CORPUS.iterdir()] + [case.sentence for case in CASES]
    for text in texts:
        mentions = find_dates(text, 0, len(text), PUBLISHED)
        assert mentions
        assert [text[mention.start : mention.end] for mention in mentions] == [mention.text for mention in mentions]


def test_the_seed_article_is_dated_from_its_day_of_publication() -> None:
    (path,) = CORPUS.iterdir()
    text = path.read_text(encoding="utf-8")
    resolved = [
        (mention.text, mention.bound, mention.resolved) for mention in find_dates(text, 0, len(text), PUBLISHED)
    ]
    assert resolved == [
        ("Tuesday", None, "2025-05-20"),
        ("August 2024", None, "2024-08"),
        ("Last month", None, "2025-04"),
        ("Tuesday", None, "2025-05-20"),
        ("February 2022", None, "2022-02"),
        ("more than three years ago", "before", "2022-05-21"),
    ]


@pytest.mark.parametrize("published", [None, "", "soon", "May 2025", "2025-02-30", "0001-01-01", "9999-12-31"])
def test_without_a_day_of_publication_only_what_is_printed_in_full_is_resolved(published: str | None) -> None:
    text = "Last month, on Tuesday, in August, on 20 May and more than three years ago, but in 2024 and on 3 May 2025."
    rules = [mention.rule for mention in find_dates(text, 0, len(text), published)]
    assert rules == [None, None, None, None, None, "printed", "printed"]


def test_a_quotation_that_begins_before_the_stretch_is_seen() -> None:
    text = "“It was dark. We fled on Monday,” said Anna Berg on Tuesday.\nOn Monday it rained."
    resolved = [mention.resolved for mention in find_dates(text, 14, len(text), PUBLISHED)]
    assert resolved == [None, "2025-05-20", "2025-05-19"]


def test_time_grows_no_faster_than_the_text() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        find_dates(text, 0, len(text), PUBLISHED)
        return time.process_time() - start

    for piece in ("On Tuesday he will “go ", "‘in May ' \"", "1 and 2 more than a ", "will be said, "):
        assert seconds(piece * (16_000 // len(piece))) < 12 * max(seconds(piece * (4_000 // len(piece))), 0.01)


@pytest.mark.parametrize(
    ("text", "days"),
    [("yesterday", 1), ("today", 0), ("tomorrow", -1), ("last month", 30), ("next week", -7), ("two weeks ago", 14)],
)
def test_relative_expressions_are_ordered_without_a_publication_date(text: str, days: int) -> None:
    assert days_before_publication(only(text, None), None) == days


def test_a_weekday_without_a_publication_date_lies_within_the_week() -> None:
    days = days_before_publication(only("on Tuesday", None), None)
    assert days is not None
    assert 1 <= days <= 6


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 20 May 2025", 1),
        ("in August 2024", 16 + 30 + 31 + 30 + 31 + 31 + 28 + 31 + 30 + 21),
        ("in August", 16 + 30 + 31 + 30 + 31 + 31 + 28 + 31 + 30 + 21),
        ("last month", 30),
    ],
)
def test_absolute_expressions_are_counted_from_publication(text: str, days: int) -> None:
    assert days_before_publication(only(text, PUBLISHED), PUBLISHED) == days


def test_an_absolute_expression_in_an_undated_article_has_no_place() -> None:
    assert days_before_publication(only("in August 2024", None), None) is None


def test_mentions_sort_oldest_first() -> None:
    text = "On Tuesday, in February 2022, last month and more than three years ago"
    mentions = find_dates(text, 0, len(text), PUBLISHED)
    order = sorted(mentions, key=lambda mention: -(days_before_publication(mention, PUBLISHED) or 0))
    assert [mention.text for mention in order] == [
        "February 2022",
        "more than three years ago",
        "last month",
        "Tuesday",
    ]
