"""What the window shows: the article's words as they are, ours about them, and nothing that an article smuggles in."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import get_args

import pytest

from rag import wording
from rag.changes import Change
from rag.chat.answers import LONGEST_QUESTION_SHOWN, Beside, asked, conversation
from rag.chat.evidence import evidence, opening
from rag.chat.markup import runs
from rag.chat.turns import next_turn, quotes_of
from rag.schema import Article, Coverage, DateMention, Highlight, Mention, ModelUse, Reason, Reply, Turn
from tests.chat_cases import (
    HOSTILE,
    PAYLOADS,
    SEED,
    SPOKEN,
    TSUKANOV,
    WIRE,
    WordAsker,
    abstained,
    answered,
    article,
    quote,
    repetition,
    sentences,
    speaker,
    two_figures,
)
from tests.html_cases import Tags, marks_in, text_of, turns_of
from tests.speech_cases import Said

ASKER = WordAsker(SEED, HOSTILE)
TAGS = {"section", "div", "p", "span", "q", "figure", "figcaption", "blockquote", "mark", "strong", "bdi", "cite", "h2"}
TAGS |= {"h3", "button", "article", "a", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li", "details"}
TAGS |= {"summary"}


def test_a_mark_in_the_article_is_exactly_the_quote_with_its_number() -> None:
    first, second = quote(SEED, 2, "789 individuals"), quote(SEED, 1, "nearly 800 others")
    html = evidence(turns_of(answered(first, second)), ASKER)
    assert marks_in(html) == {"1-1": first.text, "1-2": second.text}
    assert text_of(html).count("789 individuals") == 1


def test_the_bubble_holds_the_sentence_unchanged_and_marks_the_answer_in_it() -> None:
    html = conversation(turns_of(answered(quote(SEED, 2, "789 individuals"))))
    blockquote = re.search(r"<blockquote[^>]*>(.*)</blockquote>", html)
    assert blockquote and text_of(blockquote[1]) == quote(SEED, 2).text
    assert "<mark>789 individuals</mark>" in html


def test_in_a_closest_sentence_nothing_is_marked_as_the_answer() -> None:
    html = conversation(turns_of(abstained(quote(SEED, 2, "789 individuals"))))
    assert quote(SEED, 2).text in text_of(html) and "<mark>" not in html


def test_numbers_run_on_through_the_conversation() -> None:
    turns = turns_of(answered(quote(SEED, 1), quote(SEED, 2)), abstained(quote(SEED, 4)), answered(quote(SEED, 3)))
    assert [citation.label for turn in turns for citation in quotes_of(turn)] == ["1", "2", "3"]
    assert list(marks_in(evidence(turns, ASKER))) == ["1-1", "1-2", "3-3", "2-a"]


def test_a_sentence_quoted_twice_keeps_both_numbers() -> None:
    html = evidence(turns_of(answered(quote(SEED, 2)), answered(quote(SEED, 2))), ASKER)
    assert marks_in(html)["1-1"] == marks_in(html)["2-2"] == quote(SEED, 2).text


def test_the_article_stands_there_in_full_below_its_title() -> None:
    html = evidence(turns_of(answered(quote(SEED, 2, "789 individuals"))), ASKER)
    paragraphs = re.findall(r'<p dir="auto" class="reporting">(.*?)</p>', html, re.S)
    text = "\n\n".join(re.sub(r"<button.*?</button>", "", paragraph) for paragraph in paragraphs)
    assert text_of(text) == SEED.text.split("\n\n", 1)[1].rstrip("\n")
    assert text_of(html).count(SEED.title) == 1
    assert f"publisher not given · undated · 11 sentences · version {SEED.sha256[:8]}" in text_of(html)


def test_two_sentences_on_either_side_belong_to_the_context() -> None:
    html = evidence(turns_of(answered(quote(SEED, 6))), ASKER)
    belongs = [turns == "1" for turns in re.findall(r'<span class="sentence" data-turns="([^"]*)"', html)]
    assert [number for number, near in enumerate(belongs, 1) if near] == [4, 5, 6, 7, 8]


def test_articles_of_the_last_answer_come_first_in_the_order_of_their_numbers() -> None:
    turns = turns_of(answered(quote(SEED, 1)), answered(quote(HOSTILE, 1), quote(SEED, 2)))
    titles = [text_of(title) for title in re.findall(r"<h2[^>]*>(.*?)</h2>", evidence(turns, ASKER))]
    assert titles == [HOSTILE.title, SEED.title]


def test_what_an_article_no_longer_says_stands_beside_it_and_is_not_marked() -> None:
    quoted = quote(SEED, 2)
    now = article(SEED.id, SEED.text.replace("789 individuals", "790 individuals"), SEED.title)
    html = evidence(turns_of(answered(quoted)), WordAsker(now))
    assert not marks_in(html)
    assert wording.labels.ARTICLE_CHANGED in html and quoted.text in text_of(html)


@pytest.mark.parametrize(
    ("blanks", "answer"), [(" ", '<span class="answer" data-turns="1">789 individuals'), ("  ", "")]
)
def test_a_quote_that_only_moved_is_marked_where_it_stands_now(blanks: str, answer: str) -> None:
    quoted = quote(SEED, 2, "789 individuals", speaker(SEED, "Alexei Tsukanov"))
    said = quoted.text.replace(" from", f"{blanks}from")
    now = article(SEED.id, SEED.text.replace(quoted.text, f"It is Tuesday. {said}"), SEED.title)
    html = evidence(turns_of(answered(quoted)), WordAsker(now))
    assert marks_in(html) == {"1-1": said}
    assert wording.labels.ARTICLE_CHANGED not in html
    assert answer in html and ('class="answer"' in html) == bool(answer) and 'class="speaker' not in html


def test_a_quote_that_became_the_headline_stands_beside_the_article() -> None:
    quoted = quote(article("news", "The river rose. It is Tuesday.", "News"), 1)
    now = article("news", f"{quoted.text}\n\nIt is Tuesday.", quoted.text)
    html = evidence(turns_of(answered(quoted)), WordAsker(now))
    assert not marks_in(html) and wording.labels.ARTICLE_CHANGED in html


def test_a_mark_is_the_quote_and_not_what_stands_at_its_offsets() -> None:
    quoted = quote(SEED, 2)
    html = evidence(turns_of(answered(replace(quoted, start=quoted.start + 1))), ASKER)
    assert marks_in(html) == {"1-1": quoted.text}
    other = replace(quoted, text="Nobody said this.")
    assert not marks_in(evidence(turns_of(answered(other)), ASKER))


def test_a_quote_outlives_its_article() -> None:
    html = evidence(turns_of(answered(quote(SEED, 2))), WordAsker())
    assert wording.labels.ARTICLE_GONE in html and quote(SEED, 2).text in text_of(html)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_is_never_markup_wherever_it_stands(payload: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SPOKEN, "hostile", {1: (Said("direct", payload, payload, (payload,), role=payload),)})
    hostile = article("hostile", f"A note says {payload} here.", payload, url=payload)
    quoted = replace(
        quote(hostile, 1, payload[:1], speaker(hostile, payload, payload)),
        cue=Mention(payload, 0, 1),
        via=Mention(payload, 0, 1),
        dates=(DateMention(payload, 0, 1, payload, None, "year_of_publication"),),
    )
    reference = replace(quoted.article, publisher=payload, published=payload)
    again = replace(repetition(hostile, 1), article=reference)
    answer = replace(
        answered(
            replace(quoted, article=reference, also_in=(again,)),
            question=payload,
            disagreements=two_figures().disagreements[:0],
        ),
        standalone_question=payload + "?",
    )
    turns = (*turns_of(answer), Turn(2, payload, 2, refusal=payload))
    html = conversation(turns) + evidence(turns, WordAsker(hostile))
    tags = Tags(html)
    assert tags.names <= TAGS
    assert not {name for name in tags.attributes if name.startswith("on") or name in {"src", "href", "style"}}
    assert marks_in(html)["1-1"] == quoted.text


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " https://a.example", "//a.example", "/etc"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert "href" not in opening(WordAsker(replace(SEED, url=url)))
    assert 'href="https://a.example/?a=1&amp;b=2"' in opening(
        WordAsker(replace(SEED, url="https://a.example/?a=1&b=2"))
    )


REPEATED = replace(quote(SEED, 5), also_in=(repetition(WIRE, 5),))


def test_articles_that_only_repeat_a_quote_come_after_those_that_are_quoted() -> None:
    html = evidence(turns_of(answered(REPEATED, quote(HOSTILE, 1))), WordAsker(SEED, WIRE, HOSTILE))
    titles = [unescape(title) for title in re.findall(r"<h2[^>]*>(.*?)</h2>", html)]
    assert titles == [SEED.title, HOSTILE.title, WIRE.title]


@pytest.mark.parametrize("stored", [(), (replace(WIRE, sha256="0" * 64),)])
def test_an_article_that_no_longer_repeats_a_quote_is_not_shown_for_it(stored: tuple[Article, ...]) -> None:
    assert list(marks_in(evidence(turns_of(answered(REPEATED)), WordAsker(SEED, *stored)))) == ["1-1"]
    assert WIRE.title not in evidence(turns_of(answered(REPEATED)), WordAsker(SEED, *stored))


def test_the_examples_ask_about_the_article_in_the_corpus_folder() -> None:
    assert [file.stem for file in Path("corpus").iterdir()] == [wording.labels.EXAMPLE_ARTICLE]


def test_filters_that_nothing_passes_are_not_said_to_be_both_dates_and_publisher() -> None:
    for articles in (0, 1842):
        assert "the dates or the publisher" in wording.coverage.reason(
            "outside_filters", Coverage(articles, None, None, 0, 0)
        )


def test_figures_that_disagree_stand_in_the_order_given_each_with_its_number() -> None:
    html = conversation(turns_of(two_figures()))
    rows = [text_of(row) for row in re.findall(r"<tr>(.*?)</tr>", html)[1:]]
    assert rows == ["288Alexander Khinshteinundatedsentence 7 2", f"358Alexei Tsukanov, {TSUKANOV}undatedsentence 3 1"]
    assert "The article gives different figures" in html


def test_an_abstention_says_so_and_labels_the_closest_sentences() -> None:
    html = conversation(turns_of(abstained(quote(SEED, 6), quote(SEED, 4))))
    text = text_of(html)
    assert "The article does not say." in text and "no sentence states it" in text
    assert text.index("Closest sentences, not answers") < text.index(quote(SEED, 6).text)
    assert (
        re.findall(r'aria-label="(Closest[^"]*)"', html)[1] == "Closest sentence b, not an answer, show in the article"
    )


def test_each_reason_has_its_own_sentence_and_an_unknown_one_a_general_one() -> None:
    codes = [*get_args(Reason), "something new"]
    for articles in (1, 1842):
        coverage = Coverage(articles, None, None, 0, 0)
        assert len({wording.coverage.reason(code, coverage) for code in codes}) == len(codes)
    assert wording.coverage.do_not_say(coverage) == "The articles do not say."


@pytest.mark.parametrize("reason", get_args(Reason))
def test_each_reason_stands_in_the_window_with_the_sentences_that_are_no_answers(reason: Reason) -> None:
    answer = abstained(quote(SEED, 6), reason=reason)
    text = text_of(conversation(turns_of(answer)))
    assert wording.coverage.reason(reason, answer.coverage) in text
    assert "not answers" in wording.coverage.closest(reason)
    assert text.index(wording.coverage.closest(reason)) < text.index(quote(SEED, 6).text)


@pytest.mark.parametrize(
    ("question", "articles", "matched", "said"),
    [
        ("How old is Tsukanov?", 1, 1, "1 article; it mentions Tsukanov; it does not give the age."),
        ("When did Berg visit Oslo?", 5, 0, "5 articles; none mentions both Berg and Oslo; none gives the date."),
        ("Where did Berg go?", 5, 1, "5 articles; 1 mentions Berg; none gives the place."),
        ("Why did the governor resign?", 5, 2, "5 articles; 2 use “governor” or “resign”; none gives the reason."),
        ("How much did the bridge cost?", 5, 2, "5 articles; 2 use “bridge” or “cost”; none gives the cost."),
        ("Who met Berg, Reed and Banks?", 1, 0, "1 article; it does not mention all of Berg, Reed and Banks; "
         "it does not give the name."),
        ("What happened?", 5, 2, "5 articles."),
    ],
)  # fmt: skip
def test_an_abstention_says_what_was_counted(question: str, articles: int, matched: int, said: str) -> None:
    answer = replace(abstained(question=question), coverage=Coverage(articles, None, None, matched, 0))
    assert wording.coverage.searched_in_vain(answer) == f"Searched {said}"
    assert wording.coverage.searched_in_vain(answer) in text_of(conversation(turns_of(answer)))


def test_what_none_gives_is_only_said_of_what_is_not_stated() -> None:
    answer = abstained(question="Why did Berg resign?", reason="false_premise")
    assert wording.coverage.searched_in_vain(answer) == "Searched 1 article; it mentions Berg."


def test_coverage_says_what_was_searched_and_what_was_checked() -> None:
    assert "Searched 1 article. Both quotes matched the stored text." in conversation(turns_of(two_figures()))


def test_a_pasted_book_is_cut_and_a_lone_surrogate_can_be_sent() -> None:
    html = asked(next_turn((), "a\ud800" + "b" * 1_000_000))
    assert len(html) < LONGEST_QUESTION_SHOWN + 500 and "a?b" in html and "…" in html
    html.encode()


def test_before_the_first_question_a_single_article_can_be_read() -> None:
    assert all(SEED.text[s.start : s.end] in text_of(opening(WordAsker(SEED))) for s in sentences(SEED))
    assert wording.labels.EVIDENCE_TO_COME in opening(WordAsker(SEED, HOSTILE))


def test_a_refused_question_shows_why_and_nothing_that_is_done() -> None:
    refused = Turn(1, "?", 1, refusal="Ask about one thing.")
    for html in (asked(refused), conversation((refused,))):
        assert text_of(html).endswith("Ask about one thing.") and 'class="steps"' not in html


def test_small_talk_gets_a_plain_statement_and_no_word_of_a_search() -> None:
    answer = replace(abstained(reason="not_a_question"), reply=Reply("thanks", "You are welcome."))
    html = conversation(turns_of(answer))
    assert '<p class="statement">You are welcome.</p></div>' in html
    assert "Searched" not in html and "do not say" not in html


def test_that_there_is_no_more_is_not_said_to_be_no_answer() -> None:
    text = text_of(conversation(turns_of(abstained(reason="no_more"))))
    assert "It says no more about this" in text and "does not say" not in text


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (ModelUse("m", rewrote=True, chose=True), "m put the question into full words and chose among the sentences."),
        (ModelUse("m", chose=True, dropped=1), "m chose among the sentences. 1 number that it returned stood for no"),
        (ModelUse("m", note="The language model refused to answer."), "The language model refused to answer."),
    ],
)
def test_what_a_language_model_did_is_said_below_the_answer(use: ModelUse, said: str) -> None:
    html = conversation(turns_of(replace(answered(quote(SEED, 2)), model=use)))
    assert f'stored text.</p><p class="coverage">{said}' in html


def test_a_language_model_that_changed_nothing_is_not_mentioned() -> None:
    plain = answered(quote(SEED, 2))
    assert conversation(turns_of(replace(plain, model=ModelUse("m")))) == conversation(turns_of(plain))


def test_the_conversation_names_itself_once_it_is_kept() -> None:
    turns = turns_of(answered(quote(SEED, 2)))
    assert 'data-conversation="c7"' in conversation(turns, Beside(id="c7"))
    assert 'data-conversation=""' in conversation(turns)


def test_what_has_become_of_a_quote_stands_below_it_and_the_quote_as_it_was() -> None:
    first, second = quote(SEED, 1), quote(SEED, 2)
    html = conversation(turns_of(answered(first, second)), Beside(changes={second: Change("article_gone")}))
    before, after = html.split('<div class="changed">')
    assert first.text in text_of(before) and second.text in text_of(before)
    assert text_of(after).startswith("This article is no longer stored here.")


def test_runs_cut_at_every_edge_and_name_what_covers_them() -> None:
    outer, inner = Highlight(2, 8), Highlight(4, 6)
    assert list(runs(0, 10, (outer, inner))) == [
        (0, 2, ()),
        (2, 4, (outer,)),
        (4, 6, (outer, inner)),
        (6, 8, (outer,)),
        (8, 10, ()),
    ]
