from dataclasses import replace
from pathlib import Path

import pytest

from eval.verbatim import misquotes, read_texts
from rag.schema import DateMention, Highlight, Mention, Quote, Repetition, Speaker
from tests.eval_cases import ARTICLE, FIRE, NAMED, SPOKEN_FOR, TEXT, abstained, answered, quote

TEXTS = {ARTICLE: TEXT}
GOOD = quote(NAMED, marked="seven people")


def test_a_quote_and_all_its_spans_as_the_file_has_them_is_no_misquote() -> None:
    day = TEXT.index("Monday")
    dated = replace(quote(FIRE), dates=(DateMention("Monday", day, day + 6),))
    assert misquotes(answered(GOOD, dated), TEXTS) == ()


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (replace(GOOD, text=NAMED.replace("seven", "eight")), "the sentence"),
        (replace(GOOD, start=GOOD.start + 1, end=GOOD.end + 1), "the sentence"),
        (replace(GOOD, start=GOOD.start - len(TEXT), end=GOOD.end - len(TEXT)), "the sentence"),
        (replace(GOOD, speaker=replace(SPOKEN_FOR, name="Anna Bergs")), "the speaker"),
        (replace(GOOD, speaker=Speaker("Berg", None, 0, 4)), "the speaker"),
        (replace(GOOD, speaker=replace(SPOKEN_FOR, role="the chancellor")), "the role"),
        (replace(GOOD, cue=Mention("stated", 3, 9)), "the cue"),
        (replace(GOOD, via=Mention("as the radio reported", 0, 21)), "the outlet"),
        (replace(GOOD, dates=(DateMention("Tuesday", 0, 7),)), "the date"),
        (replace(GOOD, highlight=Highlight(0, 4)), "the highlight"),
        (replace(GOOD, said=(Highlight(0, 4),)), "what was said"),
        (replace(GOOD, speaker=replace(SPOKEN_FOR, mention=Mention("she", 0, 3))), "the mention"),
        (replace(GOOD, speaker=replace(SPOKEN_FOR, role_start=0, role_end=9)), "the role"),
        (replace(GOOD, text="", end=GOOD.start), "the sentence"),
        (replace(GOOD, article=replace(ARTICLE, sha256="another version")), "no file holds this version"),
        (replace(GOOD, article=replace(ARTICLE, id="another article")), "no file holds this version"),
        (replace(GOOD, article=replace(ARTICLE, title="Flood at the mill")), "no file holds this version"),
        (replace(GOOD, article=replace(ARTICLE, published="1999-01-01")), "no file holds this version"),
    ],
)
def test_whatever_differs_from_the_file_is_reported(broken: Quote, problem: str) -> None:
    (found,) = misquotes(answered(quote(FIRE), broken), TEXTS)
    assert problem in found


def test_near_misses_are_checked_like_quotes() -> None:
    assert len(misquotes(abstained(replace(GOOD, text="Not a sentence of it.")), TEXTS)) == 1


def test_a_repetition_stands_in_its_article_too() -> None:
    there = Repetition(ARTICLE, GOOD.start, GOOD.end, 1, 2)
    assert misquotes(answered(replace(GOOD, also_in=(there,))), TEXTS) == ()
    for broken in (replace(there, end=len(TEXT) + 1), replace(there, article=replace(ARTICLE, id="another"))):
        (found,) = misquotes(answered(replace(GOOD, also_in=(broken,))), TEXTS)
        assert "should stand at" in found


def test_texts_are_those_of_every_readable_file(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    assert read_texts([tmp_path]) == TEXTS
