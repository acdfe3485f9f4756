"""What has become of a quoted sentence is told by the article's words now, and by nothing else."""

import time
from dataclasses import replace

import pytest

from rag.articles import sha256_of
from rag.changes import Change, Detail, Piece, change_of, changes_in, difference
from rag.schema import Article, Quote, SpokenSentence, Turn
from tests.chat_cases import BRIDGE as BRIDGES
from tests.chat_cases import WordAsker, abstained, answered, article, quote, sentences

TOLL = "At least 288 civilians had died by Monday, Governor Khinshtein said."
SPACED = TOLL.replace("by Monday", "by\u00a0 Monday")
RIVER = "The river rose by two metres in the night."
BRIDGE = "The bridge at Riverton was closed."
OLD = replace(
    article("a", f"The news\n\n{RIVER} {TOLL} {BRIDGE}", "The news"), publisher="The Gazette", published="2025-05-20"
)
QUOTED = quote(OLD, 2)


def now(text: str) -> Article:
    """The article, with another text under its title."""
    return replace(OLD, text=f"The news\n\n{text}", sha256=sha256_of(f"The news\n\n{text}"))


def change(article: Article | None, quoted: Quote = QUOTED) -> Change | None:
    return change_of(quoted, article, lambda: sentences(article) if article else ())


def stands(changed: Change | None) -> int | None:
    return changed.sentence.number if changed and changed.sentence else None


def test_the_version_that_was_quoted_has_not_changed() -> None:
    assert change(OLD) is None


def test_where_sentences_end_now_does_not_change_what_was_quoted() -> None:
    assert change_of(QUOTED, OLD, tuple) is None


def test_an_article_that_is_gone_says_nothing() -> None:
    assert change(None) == Change("article_gone")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"{RIVER} {TOLL} The bridge is open.", 2),
        (f"{TOLL} {RIVER}", 1),
        (f"{RIVER} It rained.\n\n{SPACED}", 3),
        (f"{TOLL} {TOLL} {RIVER}", 2),
    ],
)
def test_the_same_sentence_elsewhere_or_in_another_version_has_moved(text: str, number: int) -> None:
    moved = change(now(text))
    assert moved is not None
    assert (moved.kind, stands(moved), moved.pieces) == ("moved", number, ())


def test_another_figure_is_another_wording_and_only_the_figure_differs() -> None:
    reworded = change(now(f"{RIVER} It rained. {TOLL.replace('288', '358')}"))
    assert reworded is not None
    assert (reworded.kind, stands(reworded)) == ("reworded", 3)
    assert reworded.pieces == (
        Piece("same", "At least "),
        Piece("removed", "288 "),
        Piece("added", "358 "),
        Piece("same", "civilians had died by Monday, Governor Khinshtein said."),
    )


@pytest.mark.parametrize(
    ("before", "after", "added"),
    [
        ("It closed on Tuesday.", "It closed on Tuesday evening.", " evening"),
        ("He has 19, she said.", "He has 22, she said.", " 22"),
        ("Nobody.", "Nobody?", "?"),
        ("Mayor Lund spoke.", "The mayor Lund spoke.", "The mayor "),
        ("Mayor Lund spoke.", "Yesterday Mayor Lund spoke.", "Yesterday "),
    ],
)
def test_a_word_that_was_added_does_not_run_into_the_one_before_it(before: str, after: str, added: str) -> None:
    assert [piece.text for piece in difference(before, after) if piece.kind == "added"] == [added]


def test_in_a_short_sentence_small_words_show_what_became_of_it() -> None:
    short = replace(QUOTED, text="Seven of them are children.")
    reworded = change(now(f"{RIVER} Eight of them are children."), short)
    assert (reworded and reworded.kind, stands(reworded)) == ("reworded", 2)
    assert change(now(f"{RIVER} They left."), short) == Change("missing")


def test_of_several_sentences_the_most_alike_is_taken() -> None:
    further, nearer = TOLL.replace("288 civilians had died", "40 cows were lost"), TOLL.replace("Monday", "Friday")
    reworded = change(now(f"{further} {RIVER} {nearer} {further}"))
    assert (reworded and reworded.kind, stands(reworded)) == ("reworded", 3)


def test_a_sentence_that_became_part_of_a_longer_one_is_still_said() -> None:
    longer = "In a letter to the council the mayor wrote on Friday: the bridge at Riverton was closed, as you know."
    reworded = change(now(f"{RIVER} {longer}"), quote(OLD, 3))
    assert (reworded and reworded.kind, stands(reworded)) == ("reworded", 2)


def test_a_word_that_turns_the_meaning_is_a_difference() -> None:
    reworded = change(now(RIVER.replace("rose", "did not rise")), quote(OLD, 1))
    assert reworded is not None
    assert [piece.text for piece in reworded.pieces if piece.kind == "added"] == ["did not rise "]
    negated = change(now(BRIDGE.replace("was", "was not")), quote(OLD, 3))
    assert negated is not None
    assert (negated.kind, [piece for piece in negated.pieces if piece.kind != "same"]) == (
        "reworded",
        [Piece("added", "not ")],
    )


def test_sentences_that_share_only_small_words_are_not_alike() -> None:
    quoted = replace(QUOTED, text="The mayor said on Monday that it was the end of it.")
    other = "The judge wrote on Friday that it was the start of it."
    assert change(now(f"{RIVER} {other}"), quoted) == Change("missing")
    assert change(now(BRIDGE)) == Change("missing")
    assert change_of(QUOTED, now(""), tuple) == Change("missing")


def test_a_sentence_that_became_the_headline_is_still_said() -> None:
    text = f"{TOLL}\n\n{RIVER}"
    headline = change(replace(OLD, text=text, sha256=sha256_of(text), title=TOLL))
    assert headline is not None
    assert (headline.kind, stands(headline)) == ("moved", 0)


def test_another_title_publisher_or_date_is_told_whatever_the_words() -> None:
    renamed = replace(OLD, title="Flood", publisher=None, published="2025-05-21")
    details = (
        Detail("title", "The news", "Flood"),
        Detail("publisher", "The Gazette", None),
        Detail("published", "2025-05-20", "2025-05-21"),
    )
    moved = change_of(QUOTED, renamed, lambda: sentences(OLD))
    assert moved is not None
    assert (moved.kind, stands(moved), moved.details) == ("moved", 2, details)
    text = f"The news\n\n{TOLL.replace('288', '358')}"
    reworded = change(replace(renamed, text=text, sha256=sha256_of(text)))
    assert reworded is not None
    assert (reworded.kind, reworded.details) == ("reworded", details)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TOLL, "By Monday, 12,500 civilians – among them 4 children – had died."),
        (TOLL, TOLL),
        ("“It is closed,” he said.", "He said:\n“It’s closed.”"),
        ("a b c", "x y z"),
        ("…", "?"),
    ],
)
def test_a_difference_loses_no_word_of_either_sentence(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    said_now = "".join(piece.text for piece in pieces if piece.kind != "removed")
    assert "".join(said_now.split()) == "".join(after.split())


def test_a_sentence_without_end_is_shown_whole_as_it_was_and_as_it_is() -> None:
    numbers = [str(number % 200) for number in range(40_000)]
    before, after = " ".join(numbers), " ".join("so" if number % 9 == 0 else one for number, one in enumerate(numbers))
    began = time.process_time()
    changed = change(now(f"{after}."), replace(QUOTED, text=f"{before}."))
    assert time.process_time() - began < 5
    assert changed is not None
    assert changed.pieces == (Piece("removed", f"{before}."), Piece("added", f" {after}."))


def test_what_is_shown_of_a_conversation_is_compared_and_each_article_read_once() -> None:
    read: list[str] = []

    class Noting(WordAsker):
        def article(self, id: str) -> Article | None:
            read.append(id)
            return super().article(id)

        def sentences(self, id: str) -> tuple[SpokenSentence, ...]:
            read.append(f"{id}'s sentences")
            return super().sentences(id)

    gone, stands = replace(QUOTED, article=replace(QUOTED.article, id="gone")), quote(BRIDGES, 1)
    turns = (
        Turn(1, "?", 1, answered(QUOTED, stands)),
        Turn(2, "?", 3, refusal="The question has no words in it."),
        Turn(3, "?", 3, abstained(quote(OLD, 1), gone)),
        Turn(4, "?", 3, answered(QUOTED)),
    )
    found = changes_in(turns, Noting(now(f"{RIVER} {TOLL}"), BRIDGES))
    assert {quoted: became.kind for quoted, became in found.items()} == {
        QUOTED: "moved",
        quote(OLD, 1): "moved",
        gone: "article_gone",
    }
    assert sorted(read) == ["a", "a's sentences", "bridge", "gone"]


def test_a_long_article_is_compared_in_about_the_time_of_its_length() -> None:
    def seconds(copies: int) -> float:
        long = now(" ".join(TOLL.replace("288", str(number)).replace("civilians", "men") for number in range(copies)))
        parts = sentences(long)
        began = time.process_time()
        changed = change_of(QUOTED, long, lambda: parts)
        assert changed is not None
        assert changed.kind == "reworded"
        return time.process_time() - began

    assert seconds(2000) < 30 * seconds(200)
