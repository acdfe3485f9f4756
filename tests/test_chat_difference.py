"""What has become of a quote: said in one sentence, with the words that differ, and told apart without colours."""

import re
from dataclasses import replace

import pytest

from rag.changes import Change, Detail, Piece, difference
from rag.chat.difference import changed
from rag.schema import Sentence
from tests.chat_cases import PAYLOADS, SEED, quote
from tests.html_cases import Tags, text_of

QUOTE = quote(SEED, 2)
NOW = Sentence(0, 10, 1, "reporting", 4)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change("article_gone"), "This article is no longer stored here."),
        (Change("missing"), "The article has changed since, and no longer says this."),
        (Change("moved", NOW), "The article has changed since; it still says this, now in sentence 4."),
        (Change("moved", replace(NOW, number=2)), "The article has changed since; it still says this."),
        (
            Change("moved", replace(NOW, number=0)),
            "The article has changed since; it still says this, now in its headline or byline.",
        ),
    ],
)
def test_one_sentence_says_what_the_article_says_now(change: Change, said: str) -> None:
    assert text_of(changed(change, QUOTE)) == said


def test_a_reworded_sentence_shows_what_was_taken_out_and_what_was_put_in() -> None:
    now = QUOTE.text.replace("789 individuals", "at least 812 people")
    html = changed(Change("reworded", NOW, difference(QUOTE.text, now)), QUOTE)
    assert text_of(html).startswith("The article has changed since. Sentence 4 now reads:")
    spoken = re.sub(r'<span class="unseen">.*?</span>', "", html.partition('class="difference"')[2])
    taken_out, put_in = (re.sub(rf"<{tag}>.*?</{tag}> ?", "", spoken) for tag in ("ins", "del"))
    assert QUOTE.text in text_of(taken_out) and now in text_of(put_in)


def test_what_differs_is_also_said_to_those_who_cannot_see_it() -> None:
    html = changed(Change("reworded", NOW, (Piece("removed", "789 "), Piece("added", "812 "))), QUOTE)
    assert '<del><span class="unseen">removed: </span>789</del> ' in html
    assert '<ins><span class="unseen">added: </span>812</ins> ' in html


def test_what_is_said_otherwise_of_the_article_follows() -> None:
    details = (
        Detail("title", "Old", "New"),
        Detail("publisher", None, "The Gazette"),
        Detail("published", "2025-05-20", None),
    )
    assert text_of(changed(Change("moved", NOW, details=details), QUOTE)).endswith(
        "Its title was “Old”; it is “New” now."
        "Its publisher was not given; it is “The Gazette” now."
        "Its date was 20 May 2025; it is undated now."
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_an_article_says_now_never_becomes_markup(payload: str) -> None:
    pieces = (Piece("same", payload), Piece("removed", payload), Piece("added", payload))
    html = changed(Change("reworded", NOW, pieces, (Detail("title", payload, payload),)), QUOTE)
    assert Tags(html).names == {"div", "p", "span", "del", "ins"}
    assert text_of(html).count(payload.rstrip()) == 5
