"""Answers as lines: what a reader needs, and nothing that a terminal would obey."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.articles import Unreadable
from rag.index.build import Update
from rag.index.update import Outcome
from rag.schema import (
    Coverage,
    DateMention,
    DisagreeingValue,
    Disagreement,
    Filters,
    Interpretation,
    Mention,
    ModelUse,
    Reply,
)
from rag.terminal import answer_lines, article_lines, as_json, index_lines
from tests.chat_cases import (
    BRIDGE,
    SEED,
    TSUKANOV,
    WIRE,
    abstained,
    answered,
    article,
    quote,
    quote_with_speech,
    repetition,
    speaker,
)

SAID = quote(SEED, 2, speaker=speaker(SEED, "Alexei Tsukanov", TSUKANOV))
HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202e\u2066gnirts\u2069\x9b31m\x7f"


def test_a_quote_is_printed_with_who_said_it_and_where() -> None:
    mark, who, source = answer_lines(answered(SAID)).splitlines()[:3]
    assert mark == f"[1] {SAID.text}"
    assert who.strip() == "Alexei Tsukanov, the region’s Prosecutor General · direct speech"
    assert source.strip() == f"{SEED.title} · undated · sentence 2 of 11"


def test_a_citation_has_the_publisher_and_the_date_as_in_the_window() -> None:
    dated = replace(SAID, article=replace(SAID.article, publisher="The Gazette", published="2025-05-20"))
    source = answer_lines(answered(dated)).splitlines()[2]
    assert source.strip() == f"{SEED.title} · The Gazette · 20 May 2025 · sentence 2 of 11"


def test_where_else_a_quote_is_printed_stands_below_it_on_one_line() -> None:
    places = (repetition(WIRE, 5), repetition(SEED, 3))
    again = answer_lines(answered(replace(SAID, also_in=places))).splitlines()[3]
    wire = "The night from our wires (The Gazette, 20 May 2025, sentence 5 of 6)"
    assert again == f"    also in: {wire}; {SEED.title} (undated, sentence 3 of 11)"
    assert "also in" not in answer_lines(answered(SAID))


def test_a_quote_through_an_outlet_names_it() -> None:
    assert "· as per Seym" in answer_lines(answered(replace(SAID, via=Mention("as per Seym", 0, 0))))


def test_how_it_is_said_stands_behind_the_speaker_and_one_who_is_only_called_he_stays_he() -> None:
    _, who, source = answer_lines(answered(quote_with_speech(BRIDGE, 5))).splitlines()[:3]
    assert who == "    “He”, probably named in sentence 4 · “said” · reported speech · with reserve"
    assert source == "    The bridge stays shut · The Gazette · 20 May 2025 · sentence 5 of 15"


def test_what_a_date_means_stands_below_the_quote_with_the_rule() -> None:
    date = DateMention("Last month", 0, 10, "2025-04", None, "counted_from_publication")
    dated = replace(SAID, article=replace(SAID.article, published="2025-05-20"), dates=(date,))
    assert answer_lines(answered(dated)).splitlines()[2] == (
        "    Last month (April 2025): counted from publication on 20 May 2025"
    )


def test_the_first_of_many_quotes_are_said_to_be_the_first() -> None:
    assert answer_lines(replace(answered(SAID), total=12)).splitlines()[-1].startswith("1 of 12 quotes. ")


def test_an_unnamed_speaker_stays_unnamed() -> None:
    assert "speaker not named in the text" in answer_lines(answered(replace(SAID, speaker=None)))


def test_a_question_that_was_read_in_other_words_says_so() -> None:
    answer = replace(answered(SAID, question="Who?"), standalone_question="Who is missing?")
    assert answer_lines(answer).startswith("I read this as: Who is missing?\n\n[1] ")
    assert "I read this as" not in answer_lines(answered(SAID, question="Who?"))


def test_how_a_follow_up_was_read_stands_above_its_answer() -> None:
    limits = Filters("2025-05-01", "2025-05-31", "The Daily", ("a", "b"), ("c",))
    reading = Interpretation("Who is missing in Kursk?", limits, "more")
    answer = replace(answered(SAID, question="And more?"), reading=reading, standalone_question=reading.question)
    assert answer_lines(answer).splitlines()[:3] == [
        "I read this as asking for more on: Who is missing in Kursk?",
        "Asked of articles: published since 1 May 2025, published until 31 May 2025, of The Daily, only 2 articles, "
        "all but 1 article",
        "",
    ]


def test_filters_alone_are_no_other_reading() -> None:
    only = replace(answered(SAID), reading=Interpretation("?", Filters(publisher="The Daily")))
    assert answer_lines(only).splitlines()[:2] == ["Asked of articles: of The Daily", ""]


def test_readings_that_are_as_good_as_each_other_are_there_to_choose_from() -> None:
    reading = Interpretation("Who is Tsukanov?", others=("Who is Tsukanov?", "Who is Khinshtein?"))
    unclear = replace(abstained(question="Who is he?", reason="unclear"), reading=reading)
    assert answer_lines(unclear).splitlines() == [
        "The question can be read in more than one way. Choose the one that you mean.",
        " – Who is Tsukanov?",
        " – Who is Khinshtein?",
    ]


def test_a_reply_to_small_talk_is_no_abstention() -> None:
    newest = Reply("newest", "The newest article is:", (quote(BRIDGE, 1).article,))
    assert answer_lines(replace(abstained(reason="not_a_question"), reply=newest)).splitlines() == [
        "The newest article is:",
        " – The bridge stays shut (The Gazette, 20 May 2025)",
    ]


def test_what_a_language_model_did_stands_last() -> None:
    rewritten = replace(answered(SAID), model=ModelUse("some:model", rewrote=True))
    assert answer_lines(rewritten).splitlines()[-1] == "some:model put the question into full words."


def test_an_abstention_says_so_first_and_labels_what_is_no_answer() -> None:
    lines = answer_lines(abstained(SAID)).splitlines()
    assert lines[0].startswith("The article does not say.")
    assert lines.index("Closest sentences, not answers:") < lines.index(f" – {SAID.text}")
    assert "[1]" not in answer_lines(abstained(SAID))


def test_an_abstention_counts_what_was_searched_and_what_mentions_what_was_asked_about() -> None:
    answer = replace(
        abstained(SAID, question="How old is Tsukanov?"),
        coverage=Coverage(1842, "2016-01-03", "2016-03-09", 14, 0),
    )
    assert answer_lines(answer).splitlines()[-1] == (
        "Searched 1,842 articles, 3 January 2016 to 9 March 2016; 14 mention Tsukanov; none gives the age."
    )


def test_two_meanings_stand_under_a_heading_of_their_own() -> None:
    lines = answer_lines(abstained(SAID, quote(SEED, 7), reason="ambiguous")).splitlines()
    assert lines[0] == ("The question can mean two things. Say which: one sentence for each stands below.")
    assert "What it can mean: one sentence for each, not answers:" in lines


def test_figures_that_disagree_stand_before_the_quotes_with_the_numbers_of_theirs() -> None:
    other = quote(SEED, 7)
    figures = (DisagreeingValue(288, "288", 1), DisagreeingValue(358, "358", 0))
    lines = answer_lines(answered(SAID, other, disagreements=[Disagreement("dead", figures)])).splitlines()
    assert lines[0] == "The article gives different figures:"
    assert lines[1].startswith("  288 · ")
    assert lines[1].endswith("· [2]")
    assert lines[2].startswith("  358 · Alexei Tsukanov, the region’s Prosecutor General · ")


def test_what_stands_in_an_article_cannot_move_the_cursor_or_turn_the_letters() -> None:
    evil = article("evil", f"Notes say {HOSTILE} here.", f"Title {HOSTILE}")
    for text in (
        answer_lines(answered(quote(evil, 1))),
        answer_lines(abstained(quote(evil, 1))),
        article_lines([replace(evil, publisher=HOSTILE)]),
    ):
        assert "�]0;owned�" in text
        assert not {character for character in text if is_obeyed(character)} - {"\n"}


def test_a_sentence_over_two_lines_cannot_pass_for_a_line_of_ours() -> None:
    forged = article("forged", "The mayor left\n    said Alexei Tsukanov · direct speech and came back.", "")
    first = answer_lines(answered(quote(forged, 1))).splitlines()[0]
    assert first == "[1] The mayor left     said Alexei Tsukanov · direct speech and came back."


def test_the_name_of_a_file_is_as_harmless_as_its_content() -> None:
    update = Update(unreadable=(Unreadable(f"/news/{HOSTILE}.txt", f"It is {HOSTILE}."),), vanished=("a\x1b[2Jb",))
    text = index_lines(Outcome(update, ("c\x1b[2Jd",), 0, False))
    assert not {character for character in text if is_obeyed(character)} - {"\n"}


@given(st.text())
def test_whatever_a_title_is_each_article_is_one_line_of_printable_text(title: str) -> None:
    text = article_lines([replace(SEED, title=title), SEED])
    assert len(text.splitlines()) == 2
    assert not {character for character in text if is_obeyed(character)} - {"\n"}


def is_obeyed(character: str) -> bool:
    overrides = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    return unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in overrides


def test_text_of_ordinary_articles_is_printed_letter_for_letter() -> None:
    for sentence in ("«Это война», 5\u00a0km", "“It’s – over…”", "\u200fהוא אמר\u200f", "👩‍👩‍👧 é"):
        assert sentence in answer_lines(answered(quote(article("a", f"{sentence} was said.", ""), 1)))


def test_an_index_run_says_what_it_did_and_what_it_could_not_read() -> None:
    update = Update(("a",), ("b",), ("c", "d"), ("e",), (Unreadable("f.pdf", "It is encrypted."),))
    assert index_lines(Outcome(update, ("g",), 1234, True)).splitlines() == [
        "Not read: f.pdf: It is encrypted.",
        "Vanished: e (its file is gone; --prune removes it)",
        "Removed: g",
        "1,234 articles: 1 added, 1 changed, 2 unchanged, 1 removed. Every passage is found by its own vector.",
    ]
    assert "vector" not in index_lines(Outcome(Update(), (), 1, False))


def test_a_folder_without_articles_is_named_with_the_suffixes_that_are_read() -> None:
    first, last = index_lines(Outcome(Update(), (), 0, True), [Path("/news"), Path("/more")]).splitlines()
    assert first.startswith("No article files were found in /news, /more: files are read whose names end in .txt, .md")
    assert last.startswith("0 articles: 0 added")


@pytest.mark.parametrize("update", [Update(unchanged=("a",)), Update(unreadable=(Unreadable("f.pdf", "No."),))])
def test_a_folder_with_files_is_not_called_empty(update: Update) -> None:
    assert "No article files" not in index_lines(Outcome(update, (), 1, True), [Path("/news")])


def test_a_run_that_looks_at_no_files_misses_none() -> None:
    assert len(index_lines(Outcome(Update(), (), 1, True)).splitlines()) == 1


def test_long_lists_are_cut_and_the_last_line_counts_all() -> None:
    articles = tuple(f"a{number}" for number in range(150))
    lines = index_lines(Outcome(Update(vanished=articles[:21]), articles, 0, True)).splitlines()
    assert lines[19].startswith("Vanished: a19 ")
    assert lines[20] == "… and 1 more"
    assert lines[40:42] == ["Removed: a19", "… and 130 more"]
    assert "150 removed" in lines[42]


def test_an_empty_corpus_says_how_to_fill_it() -> None:
    assert "python -m rag index PATH" in article_lines([])


def test_json_is_the_answer_object_with_every_character_as_it_is() -> None:
    evil = article("evil", f"Notes say {HOSTILE} «here».", "")
    answer = answered(quote(evil, 1))
    assert json.loads(as_json(answer.to_json())) == json.loads(json.dumps(answer.to_json()))
    assert "«here»" in as_json(answer.to_json())
