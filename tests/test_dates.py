import pytest

from rag.dates import days_before_publication, find_dates
from rag.schema import DateMention

PUBLISHED = "2025-05-21"  # a Wednesday


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


@pytest.mark.parametrize(
    ("text", "published", "resolved"),
    [
        ("on 20 May 2025", None, "2025-05-20"),
        ("on May 20, 2025", None, "2025-05-20"),
        ("on 2025-05-20", None, "2025-05-20"),
        ("on Tuesday", PUBLISHED, "2025-05-20"),
        ("on Wednesday", PUBLISHED, "2025-05-21"),
        ("on Thursday", PUBLISHED, "2025-05-15"),
        ("yesterday", PUBLISHED + "T08:00:00Z", "2025-05-20"),
        ("on May 20", PUBLISHED, "2025-05-20"),
        ("on December 28", "2025-01-05", "2024-12-28"),
        ("on November 21", PUBLISHED, None),
        ("on Tuesday", None, None),
        ("on Tuesday", "soon", None),
        ("It will end on Tuesday", PUBLISHED, None),
        ("last Tuesday", PUBLISHED, None),
        ("last month", PUBLISHED, None),
        ("in August 2024", PUBLISHED, None),
        ("on 31 June 2025", PUBLISHED, None),
    ],
)
def test_only_what_determines_a_day_is_resolved(text: str, published: str | None, resolved: str | None) -> None:
    assert only(text, published).resolved == resolved


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
