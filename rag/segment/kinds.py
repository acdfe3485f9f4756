"""Which paragraphs report, and which only head or sign the article: headlines, section headings, bylines, date lines.

To take a heading for a sentence costs little; to take a sentence for a heading loses an answer. In doubt a paragraph
reports.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rag.quotation import OPENING_MARKS
from rag.schema import SentenceKind

LONGEST_HEADING = 12  # words; section headings of news articles are shorter
LONGEST_HEADLINE = 30  # words; a headline with its deck
LONGEST_RUN_OF_HEADINGS = 3  # more short paragraphs in a row are a list or a table
LONGEST_CREDIT = 60  # words; every reporter and editor of a long story

_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
_LIST_ITEM = re.compile(r"(?:[-*•–—―·]|\(?\w{1,2}[.)])\s")
_END_OF_SENTENCE = re.compile(r"[.!…:;,。！][\"'”’“‘»«›‹)\]]*$")
_LABEL = re.compile(r"[^:]{1,40}: ")
_SITE_NAME = re.compile(r" ?(?:[|–—:…-]|\.\.\.)")
_STRAIGHT_MARKS = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')

_BYLINE = re.compile(r"\W?by\s+(?=[^\W\d_])", re.IGNORECASE)
_CREDIT = re.compile(
    r"\W?(?:additional |with )?(?:reporting|writing|editing|written|edited|compiled|photographs?|photos?|video)"
    r"(?: and \w+)? by\s+",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"contributed (?:to this (?:report|story|article)|reporting)\W*$", re.IGNORECASE)
_AMONG_NAMES = re.compile("and|in|for|at|of|the|with|by|de|la|van|von|der|bin|al|reporting|writing|editing|additional")
_NAME_AND_PLACE = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}")

_AROUND_WORDS = ".,;:()|·•&–—-"
_DATE_WORD = re.compile(
    "published|updated|posted|modified|first|last|january|february|march|april|may|june|july|august|september|october"
    "|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday"
    "|sunday|mon|tues?|wed|thu|thurs?|fri|sat|sun|am|pm|a\\.m|p\\.m|at|on|ago|hours?|minutes?|min|read|gmt|bst|utc|est|edt"
    "|et|cet|cest|ist|pst|pdt"
)


def paragraph_kinds(contents: Sequence[str], title: str) -> list[SentenceKind]:
    """The kind of each paragraph of an article, in order."""
    kinds = [_own_kind(content, title) for content in contents]
    for index, kind in _headings(contents, kinds):
        kinds[index] = kind
    return kinds


def _own_kind(content: str, title: str) -> SentenceKind:
    """What a paragraph is, whatever stands around it."""
    has_words = any(character.isalnum() for character in content)
    if not has_words or _MARKDOWN_HEADING.match(content) or _is_title(content, title):
        return "headline"
    return "byline" if _is_byline(content) else "reporting"


def _is_title(content: str, title: str) -> bool:
    """Whether a paragraph repeats the title, which may end in the name of the site."""
    wanted, known = _comparable(content), _comparable(title)
    return known.startswith(wanted) and (known == wanted or _SITE_NAME.match(known, len(wanted)) is not None)


def _comparable(headline: str) -> str:
    return " ".join(headline.translate(_STRAIGHT_MARKS).casefold().split()).rstrip(".")


def _is_byline(content: str) -> bool:
    words = content.split()
    if len(words) > LONGEST_CREDIT:
        return False
    opening = _BYLINE.match(content) or _CREDIT.match(content)
    is_signed = opening is not None and _are_names(content[opening.end() :].split())
    return is_signed or _is_date_line(words) or _CONTRIBUTED.search(content) is not None


def _are_names(words: list[str]) -> bool:
    """Whether there are only names, places and what joins them."""
    bare = [word.strip(_AROUND_WORDS) for word in words]
    return all(not word[:1].islower() or _AMONG_NAMES.fullmatch(word) or "@" in word for word in bare)


def _is_date_line(words: list[str]) -> bool:
    """As in `Published 3 May 2024, 10:00` and `May 3, 2024 | 3 min read`: a figure and nothing but words of dates."""
    bare = [word.strip(_AROUND_WORDS).casefold() for word in words]
    dates = [_DATE_WORD.fullmatch(word) is not None for word in bare if word and not word[0].isdigit()]
    has_figure = any(word[:1].isdigit() for word in bare)
    return has_figure and any(dates) and all(dates)


def _headings(contents: Sequence[str], kinds: Sequence[SentenceKind]) -> Iterator[tuple[int, SentenceKind]]:
    """Short paragraphs without an end, before a paragraph of running text, unless they are the items of a list."""
    running = [index for index, kind in enumerate(kinds) if kind == "reporting" and not _heads(contents[index], index)]
    for previous, following in pairwise([-1, *running]):
        between = [index for index in range(previous + 1, following) if kinds[index] == "reporting"]
        is_first = previous < 0
        is_list = not is_first and (len(between) > LONGEST_RUN_OF_HEADINGS or contents[previous].endswith(":"))
        for index in between if not is_list else ():
            is_name = is_first and _NAME_AND_PLACE.fullmatch(contents[index])
            yield index, "byline" if is_name else "headline"


def _heads(content: str, index: int) -> bool:
    """Whether a paragraph has the form of a heading, or, if it is the article's first, of a headline."""
    longest = LONGEST_HEADLINE if index == 0 else LONGEST_HEADING
    return (
        len(content.split()) <= longest
        and not content[0].islower()
        and not _LIST_ITEM.match(content)
        and not _END_OF_SENTENCE.search(content)
        and (index == 0 or not (content[0] in OPENING_MARKS or _LABEL.match(content)))
    )
