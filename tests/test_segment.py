"""Sentences and passages: forty and more news strings with their sentences, and what holds for any text."""

import itertools
import re
import time
from pathlib import Path

import pysbd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.schema import Sentence, SentenceKind
from rag.segment import boundaries, split_passages, split_sentences
from rag.segment.passages import LONGEST_PASSAGE

SEED = Path(__file__).parent.parent / "corpus" / "000_e152aec2c99f597f.txt"

# Each string is one paragraph; | stands where a sentence begins.
NEWS = [
    # Quotations
    "«Nobody knows how many. | We counted 358 dead,» stated Anna Orlova, the prosecutor, during a meeting.",
    "“We are done!” he said. | “Go home.”",
    "“Why?” asked Smith. | He did not answer.",
    "“Why now?” Mayor Joan Smith asked. | Nobody answered.",
    "“Is it safe?” the engineer asked. | “It is.”",
    "“Is it over?” | Officials say that it is.",
    "“We lost the house. | We lost the car,” she said. | “All of it.”",
    "‘We are done. | Go home,’ he said. | ‘It is over.’ | She left.",
    "„Wir sind da.“ | Er ging. | „Gut!“ sagte sie.",
    "»Wir sind da.« | Er ging.",
    "Il a dit : « Nous partons. | C’est fini ! » | Puis il est parti.",
    "Il demande : « Pourquoi ? » dit-il. | Silence.",
    'He called it "a mess." | She agreed. | "No. | Never."',
    "''I do not judge,'' he said. | ''They do.''",
    "“Never again.” | “Not here.” | The crowd clapped.",
    "“He said ‘no.’ | I believe him,” she added.",
    "“It is a gift that goes on.” — Jane Doe, a neighbour",
    "The residents’ homes burned. | Russia’s army left in the ’90s.",
    # Closing marks and brackets
    "(He had left by then.) | The police came.",
    "He won by two votes.[1] | The other side sued.",
    "Rep. Joe Roe (D-N.C.), who chairs the panel, agreed. | So did Sen. Al Poe (R-Tex.).",
    # Abbreviations
    "J. K. Rowling wrote it. | George W. Bush read it.",
    "Rep. Robert C. “Bobby” Scott spoke. | He was brief.",
    "Gov. Ann Lee and Lt. Gov. Bo Ray met Sen. Cy Dee. | Rep. Di Fox stayed away.",
    "“Mr. Lee is wrong,” said Mrs. Poe. | Dr. Roe and Prof. Fox were silent.",
    "Correctional officer Lt. Steven Ray was there. | State Del. Mary Poe was not.",
    "The bill by Ann Lee, D-Calif., passed. | It goes to the U.S. Senate.",
    "He moved to the U.S. | He lives in Washington, D.C. | The family stayed.",
    "Lib. Dem. leaders met. | The Lib. Dem. Voice reported it.",
    "He lives at No. 5 on the street. | It happened on Jan. 6 and on Sept. 11.",
    "They said no. | The vote was 5 to 4.",
    "It began at 5 a.m. Monday. | It ended at 7 p.m. | The mayor spoke.",
    "Acme Inc. said it would pay. | Jones Bros. Ltd. declined.",
    "It is Smith vs. Jones again. | Smith is ahead.",
    "They met at St. Mary's, near Mt. Hope. | It rained.",
    "She is a Ph.D. student, i.e. poor. | He is not.",
    "Call 555-0100, ext. 1234, for help. | The line is free.",
    "MIAMI, Fla. (AP) — The storm came ashore. | It was weak.",
    # Words that nupunkt's own list takes for abbreviations
    "It was cut earlier this month. | Clinton noticed.",
    "They had a free hand. | Miller resigned in Poland. | Smith stayed.",
    # Figures, dates, ellipses, addresses
    "It cost $3.5 million. | Inflation was 2.1 percent.",
    "Der Tag ist der 3. Oktober 1990. | Es regnete.",
    "3. Vote on time. | It matters.",
    "I was … surprised. | Then … nothing.",
    "He waited... | Nobody came. | He said ... nothing.",
    "See https://www.example.com/a.b?c=d.e for more. | Or write to a.b@example.com today.",
    "Yahoo! said it would pay. | Apple did. | iPhone sales fell.",
    "They signed the promise.|The paper was lost. | Booking.Com paid.",
]


def _text_and_sentences(gold: str) -> tuple[str, list[str]]:
    return gold.replace("| ", "").replace("|", ""), [sentence.strip() for sentence in gold.split("|")]


def _contents(text: str, title: str = "") -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text, title)]


def _kinds(text: str, title: str = "") -> list[str]:
    return [sentence.kind for sentence in split_sentences(text, title)]


@pytest.mark.parametrize("gold", NEWS)
def test_news_is_split_where_a_reader_would_split_it(gold: str) -> None:
    text, sentences = _text_and_sentences(gold)
    assert _contents(text) == sentences


def test_a_wrapped_paragraph_is_split_like_the_same_paragraph_on_one_line() -> None:
    text = "The mayor said that the bridge over the river would be closed until the\nspring. Nobody was hurt."
    assert _contents(text) == [text[:79], "Nobody was hurt."]


def test_an_independent_splitter_confirms_more_than_half_of_the_expected_sentences() -> None:
    splitter = pysbd.Segmenter(language="en", clean=False)
    expected = [_text_and_sentences(gold) for gold in NEWS]
    confirmed = [
        text for text, sentences in expected if [sentence.strip() for sentence in splitter.segment(text)] == sentences
    ]
    assert len(confirmed) > len(NEWS) / 2


def test_the_splitter_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket", refuse)
    boundaries._tokenizer.cache_clear()
    assert _contents("He left. She stayed.") == ["He left.", "She stayed."]


def test_the_seed_article_has_a_headline_and_eleven_reporting_sentences() -> None:
    text = SEED.read_text(encoding="utf-8")
    sentences = split_sentences(text, text.split("\n", 1)[0])
    assert [sentence.number for sentence in sentences] == list(range(12))
    assert sentences[0].kind == "headline"
    quoted = text[sentences[3].start : sentences[3].end]
    assert quoted.startswith("Official figures indicate 358 fatalities,» stated")
    assert quoted.endswith("during a local discussion.")


def test_the_seed_article_is_the_same_without_its_title() -> None:
    text = SEED.read_text(encoding="utf-8")
    assert split_sentences(text) == split_sentences(text, text.split("\n", 1)[0])


STORY = "The bridge fell on Monday, the mayor said."


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("Bridge falls", ""),
        ("Bridge falls. Why?", "Bridge falls. Why?"),
        ("Mayor’s “shock” at bridge.", 'Mayor\'s "shock" at bridge | The Daily Paper'),
        ("# The bridge fell.", ""),
        ("* * *", ""),
    ],
)
def test_a_headline_before_a_story_is_not_reporting(paragraph: str, title: str) -> None:
    assert _kinds(f"{paragraph}\n\n{STORY}", title) == ["headline", "reporting"]


@pytest.mark.parametrize("heading", ["What happened next", "What happened next?", "## What happened next."])
def test_a_heading_between_paragraphs_is_not_reporting(heading: str) -> None:
    assert _kinds(f"{STORY}\n\n{heading}\n\n{STORY}") == ["reporting", "headline", "reporting"]


@pytest.mark.parametrize(
    "short",
    ["“We ran”", "- four children", "and then it fell", "Toll: 12 dead", "It fell at noon.", "2. Four children"],
)
def test_what_may_be_reporting_is_reporting(short: str) -> None:
    assert _kinds(f"{STORY}\n\n{short}\n\n{STORY}") == ["reporting"] * 3


def test_the_items_of_a_list_are_reporting() -> None:
    assert _kinds(f"Among the dead are:\n\nFour children\n\nTwo nurses\n\n{STORY}") == ["reporting"] * 4
    assert _kinds(f"{STORY}\n\nLeeds\n\nYork\n\nHull\n\nBath\n\n{STORY}") == ["reporting"] * 6


def test_a_short_text_that_heads_nothing_is_reporting() -> None:
    assert _kinds("Four people died in Leeds") == ["reporting"]
    assert _kinds(f"{STORY}\n\nFour people died in Leeds") == ["reporting", "reporting"]


@pytest.mark.parametrize(
    "byline",
    [
        "By Jane Doe",
        "By JANE DOE and John van der Berg, The Daily Paper",
        "Jane Doe, Kyiv",
        "Reporting by Jane Doe in Kyiv; editing by John Roe",
        "(Additional reporting by Jane Doe.)",
        "Published 3 May 2024, 10:00",
        "May 3, 2024 | 3 min read",
        "Jane Doe contributed to this report.",
    ],
)
def test_a_byline_is_not_reporting(byline: str) -> None:
    assert _kinds(f"{byline}\n\n{STORY}") == ["byline", "reporting"]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Friday, most of the people of Kyiv had left.",
        "Reporting by the Daily Paper showed that the mayor knew.",
        "KYIV (Reuters) - The bridge fell.",
        "Published in 1999, the book sold well.",
        "He contributed to this report and to others.",
    ],
)
def test_a_sentence_that_begins_like_a_byline_is_reporting(sentence: str) -> None:
    assert _kinds(f"{sentence}\n\n{STORY}") == ["reporting", "reporting"]


# Any text, with much of what news text is made of
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="\x00\x1c\x85\u200b\u2028 \n\t\r\x0b", max_size=60),
    st.lists(
        st.sampled_from(
            [
                *"“”„«»‘’'\".!?…()[]#-—:, \n",
                "\n\n",
                "Mr.",
                "U.S.",
                "He",
                "left",
                " said",
                "3.",
                "By Jane",
                "  ",
                "é",
                "你",
            ]
        ),
        max_size=60,
    ).map("".join),
)


@given(TEXTS)
def test_sentences_cover_every_character_that_is_not_blank_once_and_in_order(text: str) -> None:
    sentences = split_sentences(text)
    covered = "".join(text[sentence.start : sentence.end] for sentence in sentences)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text)
    bounds = [bound for sentence in sentences for bound in (sentence.start, sentence.end)]
    assert bounds == sorted(bounds)


@given(TEXTS)
def test_no_sentence_is_empty_or_has_a_blank_at_an_end(text: str) -> None:
    for content in _contents(text):
        assert content
        assert content == content.strip()


@given(TEXTS)
def test_numbers_count_reporting_sentences_and_paragraphs_never_go_back(text: str) -> None:
    sentences = split_sentences(text, "He left")
    numbers = [sentence.number for sentence in sentences if sentence.kind == "reporting"]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(sentence.number == 0 for sentence in sentences if sentence.kind != "reporting")
    paragraphs = [sentence.paragraph for sentence in sentences]
    assert paragraphs == sorted(paragraphs)


ADVERSARIAL = ["“", '"', "'", " 'a", "“a.” ", ". ", "...", "(", ") ", "A. ", "a.A ", "\n", "a\n", "[1]"]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_time_does_not_explode_on_marks_without_end(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    began = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - began < 2


LENGTHS = st.lists(st.tuples(st.integers(1, 900), st.sampled_from("aé你")), max_size=30)


@given(LENGTHS, st.data())
def test_passages_are_runs_of_whole_sentences_that_miss_none(
    lengths: list[tuple[int, str]], data: st.DataObject
) -> None:
    sentences: list[Sentence] = []
    text = ""
    for index, (length, letter) in enumerate(lengths):
        headline = data.draw(st.booleans())
        number = 0 if headline else 1 + sum(sentence.number > 0 for sentence in sentences)
        kind: SentenceKind = "headline" if headline else "reporting"
        sentences.append(Sentence(len(text), len(text) + length, index, kind, number))
        text += letter * length + " "
    passages = split_passages(sentences, text)
    reporting = {sentence.number: sentence for sentence in sentences if sentence.number}
    assert {number for passage in passages for number in range(passage.first, passage.last + 1)} == set(reporting)
    for passage in passages:
        assert (passage.start, passage.end) == (reporting[passage.first].start, reporting[passage.last].end)
        assert passage.first == passage.last or len(text[passage.start : passage.end].encode()) <= LONGEST_PASSAGE
    assert all(before.last + 1 == after.first for before, after in itertools.pairwise(passages))


def test_passages_hold_several_sentences_and_do_not_overlap() -> None:
    text = " ".join(
        f"Sentence {number:02} has about a hundred characters, because it goes on and on and on and on to here."
        for number in range(1, 13)
    )
    passages = split_passages(split_sentences(text), text)
    assert [(passage.first, passage.last) for passage in passages] == [(1, 6), (7, 12)]
