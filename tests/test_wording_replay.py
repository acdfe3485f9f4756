"""What a replay is told in: lines for reading, each of them true."""

from dataclasses import replace

import pytest

from rag.changes import Change, Detail, difference
from rag.replay import QuoteChange, Replay, Verdict
from rag.schema import Answer, ModelUse, Quote
from rag.store import ArticleChange
from rag.wording.replay import NAMED, lines
from tests.chat_cases import BRIDGE, SEED, abstained, answered, quote

FIRST, SECOND = quote(BRIDGE, 1), quote(SEED, 3)
WHERE = "The Gazette, 20 May 2025"


def told(verdict: Verdict, given: Answer, now: Answer | None, **parts: object) -> list[str]:
    return lines(replace(Replay(verdict, given, now, (), (), (), (), ()), **parts))  # type: ignore[arg-type]


def test_the_same_is_one_word() -> None:
    assert told("same", answered(FIRST), answered(FIRST)) == ["same"]


def test_the_articles_that_are_quoted_are_named_first_and_the_others_counted_last() -> None:
    articles = (
        *(ArticleChange(id, "News", "added") for id in ("a", "b")),
        ArticleChange("bridge", "The bridge stays shut", "changed"),
        ArticleChange("c", "News", "removed"),
        ArticleChange("seed", "Death toll", "added"),
    )
    parts = {"articles": articles, "new": (SECOND,)}
    assert told("corpus_changed", answered(FIRST), answered(FIRST, SECOND), **parts) == [
        "Not the same: the corpus has changed since this answer was given.",
        "1 article added: Death toll (seed)",
        "1 article changed: The bridge stays shut (bridge)",
        "It was 1 quote; now it is 2 quotes.",
        f"Quoted now: “{SECOND.text}” {SEED.title} (undated)",
        "Articles that are not quoted: 2 added and 1 removed.",
    ]


def test_the_same_from_another_corpus_says_how_many_articles_have_changed() -> None:
    added = (ArticleChange("a", "The flood", "added"), ArticleChange("b", "The storm", "added"))
    assert told("same", answered(FIRST), answered(FIRST), articles=added) == [
        "same",
        "Articles that are not quoted: 2 added.",
    ]


def test_articles_are_told_by_what_became_of_them_and_only_the_first_are_named() -> None:
    many = tuple(ArticleChange(f"a{number}", "News", "added") for number in range(NAMED + 1500))
    gone = (ArticleChange("g", "Gone", "removed"), ArticleChange("c", "Changed", "changed"))
    quoted = [replace(FIRST, article=replace(FIRST.article, id=change.article)) for change in many + gone]
    added, changed, removed = told("same", answered(*quoted), answered(*quoted), articles=many + gone)[1:]
    assert added.startswith("1,510 articles added: News (a0), News (a1), ")
    assert added.endswith("News (a9) and 1,500 more")
    assert (changed, removed) == ("1 article changed: Changed (c)", "1 article removed: Gone (g)")


def test_quotes_that_come_and_go_are_told_in_full() -> None:
    parts = {"lost": (FIRST,), "new": (SECOND,), "different": ("quotes",)}
    assert told("corpus_changed", answered(FIRST), answered(SECOND), **parts) == [
        "Not the same: the corpus has changed since this answer was given.",
        f"No longer quoted: “{FIRST.text}” {BRIDGE.title} ({WHERE})",
        f"Quoted now: “{SECOND.text}” {SEED.title} (undated)",
    ]


def test_an_answer_that_became_silence_is_told_with_its_reason() -> None:
    parts = {"different": ("status", "confidence", "quotes", "abstention")}
    assert told("program_changed", answered(FIRST), abstained(FIRST), **parts) == [
        "Not the same, though no article has changed: the program or its settings have.",
        "It was 1 quote; now it is no answer (not stated).",
    ]


def test_what_differs_beside_the_quotes_is_named() -> None:
    parts = {"different": ("confidence", "standalone_question")}
    assert told("program_changed", answered(FIRST), answered(FIRST), **parts)[1:] == [
        "What differs: confidence and standalone question."
    ]


def test_quotes_that_stay_are_told_in_their_new_order_and_by_what_differs_of_them() -> None:
    parts = {
        "different": ("quotes", "coverage"),
        "order": (2, 1),
        "of_quotes": ("article", "start", "end", "score"),
    }
    assert told("program_changed", answered(FIRST, SECOND), answered(SECOND, FIRST), **parts)[1:] == [
        "What differs: coverage.",
        "In another order now, by the numbers that they had: [2] and [1].",
        "Of the sentences that are still quoted, this differs: version of the article, place and score.",
    ]


def test_the_program_alone_is_not_blamed_where_a_language_model_had_a_part() -> None:
    given = replace(answered(FIRST), model=ModelUse("some:model", chose=True))
    (verdict, _) = told("program_changed", given, answered(FIRST), different=("model",))
    assert verdict == (
        "Not the same, though no article has changed: the language model answers otherwise, or the program or its "
        "settings have changed."
    )


def test_an_answer_that_cannot_be_asked_again_says_why_and_what_became_of_its_quotes() -> None:
    gone = (QuoteChange(FIRST, Change("article_gone")),)
    assert told("cannot_ask", answered(FIRST), None, changed=gone) == [
        "This answer cannot be asked for again: an earlier version kept it, and did not keep everything that was "
        "asked.",
        f"“{FIRST.text}” {BRIDGE.title} ({WHERE})",
        "    This article is no longer stored here.",
    ]


@pytest.mark.parametrize("kind", ["moved", "missing"])
def test_details_of_the_article_stand_below_its_quote(kind: str) -> None:
    change = Change(kind, details=(Detail("publisher", None, "Echo"),))  # type: ignore[arg-type]
    assert told("same", answered(), answered(), changed=(QuoteChange(FIRST, change),))[-1].strip() == (
        "Its publisher was not given; it is “Echo” now."
    )


def test_another_wording_marks_what_was_removed_and_added() -> None:
    quoted: Quote = replace(FIRST, text="At least 288 have died.")
    pieces = difference(quoted.text, "At least 358 have died, he said.")
    changed = (QuoteChange(quoted, Change("reworded", None, pieces)),)
    assert told("same", answered(), answered(), changed=changed)[-1].endswith(
        "At least [-288-] {+358+} have died{+, he said+}. ([-removed-] {+added+})"
    )
