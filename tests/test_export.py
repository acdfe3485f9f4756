"""An exported conversation says all that the window says, in bytes that depend on nothing else."""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Protocol

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rag.changes import UNCHANGED, Change, changes_in
from rag.export import Form, conversation_record, export
from rag.schema import (
    Answer,
    Article,
    ArticleReference,
    Conversation,
    ConversationEntry,
    DateMention,
    Filters,
    Interpretation,
    Mention,
    ModelUse,
    Quote,
    Reply,
    Turn,
    answer_from_json,
)
from tests.chat_cases import (
    BRIDGE,
    HOSTILE,
    PAYLOADS,
    SEED,
    TSUKANOV,
    WIRE,
    WordAsker,
    abstained,
    answered,
    article,
    quote,
    quote_with_speech,
    repetition,
    speaker,
    two_figures,
)

BRIDGE_CLOSED = quote(BRIDGE, 1)
Changes = Mapping[Quote, Change]
FORMS: tuple[Form, ...] = ("markdown", "json", "docx")
SAID = replace(
    quote(SEED, 2, speaker=speaker(SEED, "Alexei Tsukanov", TSUKANOV)),
    article=replace(
        quote(SEED, 2).article, publisher="The Gazette", published="2025-05-20", url="https://gazette.example/a_(b)"
    ),
    cue=Mention("stated", 0, 6),
    via=Mention("as per Seym", 0, 11),
    dates=(DateMention("Last month", 0, 10, "2025-04", None, "counted_from_publication"),),
    also_in=(repetition(WIRE, 5),),
)
READING = Interpretation("How many of the missing are children?", Filters(since="2025-05-01", publisher="The Daily"))
FOLLOW_UP = replace(
    answered(quote_with_speech(BRIDGE, 5), question="And children?"),
    standalone_question=READING.question,
    reading=READING,
    model=ModelUse("some:model", rewrote=True),
)
UNCLEAR = replace(
    abstained(question="Who is he?", reason="unclear"),
    reading=Interpretation("Who is Tsukanov?", others=("Who is Tsukanov?", "Who is Khinshtein?")),
)
NEWEST = replace(
    abstained(reason="not_a_question"), reply=Reply("newest", "The newest article is:", (quote(BRIDGE, 1).article,))
)
TURNS = (
    Turn(1, "How many are missing, and how many dead?", 1, answered(SAID)),
    Turn(2, "And children?", 2, FOLLOW_UP),
    Turn(
        3, "How many died?", 3, replace(two_figures(), question="How many died?", standalone_question="How many died?")
    ),
    Turn(4, "Will it rain?", 5, abstained(quote(BRIDGE, 2))),
    Turn(5, "Who is he?", 5, UNCLEAR),
    Turn(6, "What is new?", 5, NEWEST),
    Turn(7, "?", 5, refusal="The question has no words in it."),
)


class Words(Protocol):
    """What a reader of an exported conversation sees, piece by piece."""

    def __call__(self, exported: Conversation, changes: Changes = UNCHANGED, /) -> list[str]: ...


def conversation(*turns: Turn, title: str = "The missing") -> Conversation:
    times = ("2026-11-23T10:00:00.000+00:00", "2026-11-23T11:30:00.000+00:00")
    return Conversation(ConversationEntry("0123", title, *times, len(turns)), turns)


def of_answer(answer: Answer) -> Conversation:
    return conversation(Turn(1, "What?", 1, answer))


def markdown(exported: Conversation, changes: Changes = UNCHANGED) -> str:
    return export(exported, "markdown", changes).content.decode()


def words_of_markdown(exported: Conversation, changes: Changes = UNCHANGED) -> list[str]:
    """What a reader of the rendered page sees, piece by piece."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown(exported, changes))
    inline = (token.children or [] for token in tokens if token.type == "inline")
    return [
        "".join("\n" if child.type in ("softbreak", "hardbreak") else child.content for child in children)
        for children in inline
    ]


def words_after(exported: Conversation, words: Words, *stored: Article) -> list[str]:
    """What the reader sees when these are the articles that are stored."""
    return words(exported, changes_in(exported.turns, WordAsker(*stored)))


def words_of_word(exported: Conversation, changes: Changes = UNCHANGED) -> list[str]:
    """What a reader of the Word document sees, piece by piece."""
    document = Document(BytesIO(export(exported, "docx", changes).content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


@pytest.mark.parametrize("words", [words_of_markdown, words_of_word])
def test_both_pages_say_who_said_what_where_and_when(words: Words) -> None:
    assert words(conversation(TURNS[0])) == [
        "The missing",
        "Asked from 23 November 2026, 10:00 to 23 November 2026, 11:30 (UTC)",
        "How many are missing, and how many dead?",
        "[1]",
        SAID.text,
        f"Alexei Tsukanov, {TSUKANOV} · “stated” · direct speech · as per Seym",
        "Last month (April 2025): counted from publication on 20 May 2025",
        f"{SEED.title} · The Gazette · 20 May 2025 · sentence 2 of 11",
        "also in: The night from our wires (The Gazette, 20 May 2025, sentence 5 of 6)",
        "Read it where it was published: https://gazette.example/a_(b)",
        "Searched 1 article. The quote matched the stored text.",
    ]


@pytest.mark.parametrize("words", [words_of_markdown, words_of_word])
def test_both_pages_say_how_a_question_was_read_and_why_nothing_is_quoted(words: Words) -> None:
    said = words(conversation(*TURNS))
    for expected in (
        "I read this as: How many of the missing are children?",
        "Asked of articles: published since 1 May 2025, of The Daily",
        "some:model put the question into full words.",
        "The article does not say. It comes near, but no sentence states it.",
        "Closest sentences, not answers:",
        "[a]",
        "Who is Khinshtein?",
        "The newest article is:",
        "The bridge stays shut (The Gazette, 20 May 2025)",
        "The question has no words in it.",
        # A table: the older figure first, under the numbers that run through the conversation
        "The article gives different figures",
        *("Figure", "Who", "When", "Where"),
        *("288", "Alexander Khinshtein", "Death Toll Rises: Over 350 Confirmed…, sentence 7 [4]"),
        *("358", f"Alexei Tsukanov, {TSUKANOV}", "Death Toll Rises: Over 350 Confirmed…, sentence 3 [3]"),
    ):
        assert expected in said
    assert [piece for piece in said if piece.startswith("[")] == ["[1]", "[2]", "[3]", "[4]", "[a]"]


def test_json_has_the_answers_as_they_were_given() -> None:
    exported = json.loads(export(conversation(*TURNS), "json").content)
    assert exported == json.loads(json.dumps(conversation_record(conversation(*TURNS))))
    assert [turn["answer"] and answer_from_json(turn["answer"]) for turn in exported["turns"]] == [
        turn.answer for turn in TURNS
    ]
    assert (exported["title"], exported["begun"]) == ("The missing", "2026-11-23T10:00:00.000+00:00")
    assert exported["turns"][6] == {
        "number": 7,
        "question": "?",
        "first_quote": 5,
        "answer": None,
        "refusal": "The question has no words in it.",
        "changed": [],
    }


@pytest.mark.parametrize("words", [words_of_markdown, words_of_word])
def test_both_pages_say_below_a_quote_what_its_article_says_by_now_and_still_quote_it(words: Words) -> None:
    given = conversation(Turn(1, "When?", 1, answered(SAID)), Turn(2, "Who?", 2, abstained(quote(SEED, 3))))
    said = words_after(given, words, article(SEED.id, SEED.text.replace("789", "790"), SEED.title))
    before, after = SAID.text.split("789")
    now = f"{before}[-789-] {{+790+}}{after}"
    place = said.index("also in: The night from our wires (The Gazette, 20 May 2025, sentence 5 of 6)")
    assert SAID.text in said[:place]
    assert said[place + 1 : place + 4] == [
        f"The article has changed since. Sentence 2 now reads: {now} ([-removed-] {{+added+}})",
        "Its publisher was “The Gazette”; it is not given now.",
        "Its date was 20 May 2025; it is undated now.",
    ]
    assert said[-2] == "The article has changed since; it still says this."


@pytest.mark.parametrize("words", [words_of_markdown, words_of_word])
def test_both_pages_say_that_an_article_is_gone(words: Words) -> None:
    said = words_after(of_answer(answered(BRIDGE_CLOSED)), words)
    assert BRIDGE_CLOSED.text in said
    assert "This article is no longer stored here." in said
    assert "This article is no longer stored here." not in words_after(
        of_answer(answered(BRIDGE_CLOSED)), words, BRIDGE
    )


def test_json_has_beside_an_answer_what_its_articles_say_by_now() -> None:
    given = conversation(*TURNS)
    before = json.loads(export(given, "json").content)
    exported = json.loads(export(given, "json", changes_in(given.turns, WordAsker(SEED))).content)
    changed = [turn.pop("changed") for turn in exported["turns"]]
    assert [[one["change"]["kind"] for one in of_turn] for of_turn in changed] == [
        ["moved"],
        ["article_gone"],
        [],
        ["article_gone"],
        *([], [], []),
    ]
    assert changed[0][0]["quote"] == before["turns"][0]["answer"]["quotes"][0]
    assert [detail["name"] for detail in changed[0][0]["change"]["details"]] == ["publisher", "published"]
    assert [turn | {"changed": []} for turn in exported["turns"]] == before["turns"]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_conversation_gives_the_same_bytes_whatever_the_clock_says(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = export(conversation(*TURNS), form)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert export(conversation(*TURNS), form) == before


def test_a_word_file_says_of_itself_what_the_conversation_does() -> None:
    file = BytesIO(export(conversation(*TURNS), "docx").content)
    properties = Document(file).core_properties
    assert (properties.title, properties.author, properties.comments) == ("The missing", "On the Record", "")
    assert [f"{time:%Y-%m-%d %H:%M}" for time in (properties.created, properties.modified) if time] == [
        "2026-11-23 10:00",
        "2026-11-23 11:30",
    ]
    assert {part.date_time for part in zipfile.ZipFile(file).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_link_in_a_word_file_can_be_followed_to_an_article_and_nowhere_else() -> None:
    def links(of: Quote) -> list[str]:
        document = Document(BytesIO(export(of_answer(answered(of)), "docx").content))
        return [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]

    assert links(SAID) == ["https://gazette.example/a_(b)"]
    assert links(quote(HOSTILE, 1)) == []


@pytest.mark.parametrize("number", range(1, len(PAYLOADS) + 1))
def test_what_an_article_says_is_never_a_part_of_the_page(number: int) -> None:
    hostile = quote(HOSTILE, number)
    exported = replace(of_answer(answered(hostile)), turns=(Turn(1, hostile.text, 1, answered(hostile)),))
    page = MarkdownIt("commonmark").enable("table").render(markdown(exported))
    tags = {"h1", "h2", "p", "strong", "blockquote", "ul", "li"}
    assert {tag for tag in tags if f"<{tag}>" in page} == tags
    for tag in tags:
        page = page.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert "<" not in page
    assert hostile.text in words_of_markdown(exported)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "# not a heading",
            "- no list",
            "+ no list",
            "1. no list",
            "12) no list",
            "> no",
            "===",
            "---",
            "    no code",
        ),
        *(
            "a\n---",
            "a\n===",
            "a\n2. b",
            "~~~",
            "| a | b |",
            "&amp;",
            "\\*",
            "two  \nlines",
            "*a* _b_ `c` ~~d~~",
            "t \\",
        ),
    ],
)
def test_signs_that_mean_something_in_markdown_are_what_is_read(text: str) -> None:
    said = words_of_markdown(of_answer(answered(replace(SAID, text=text))))
    assert " ".join(text.split()) in [" ".join(piece.split()) for piece in said]


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_can_be_exported(text: str) -> None:
    reference = ArticleReference("a", text, text, None, f"https://a.example/{text}", "0")
    strange = replace(SAID, text=text, article=reference)
    exported = conversation(Turn(1, text, 1, abstained(strange)), title=text[:80])
    assert words_of_word(exported)
    assert words_of_markdown(exported)
    assert export(exported, "json").content


def test_control_characters_are_left_out_of_what_people_open() -> None:
    obeyed = of_answer(answered(replace(SAID, text="one\x00\x1b[31m two\x0b\ufffe")))
    assert "one[31m two" in words_of_word(obeyed)
    assert "one[31m two" in words_of_markdown(obeyed)


@pytest.mark.parametrize("words", [words_of_markdown, words_of_word])
def test_a_title_does_not_turn_round_what_stands_beside_it(words: Words) -> None:
    turned = replace(SAID.article, title="\u202eThe toll\u2066", url="https://a.example/\u202egnp.exe")
    said = " ".join(words(conversation(Turn(1, "\u202eWho?", 1, answered(replace(SAID, article=turned))))))
    assert "The toll · The Gazette · 20 May 2025" in said
    assert not {"\u202e", "\u2066"} & set(said)


@pytest.mark.parametrize("words", [words_of_markdown, words_of_word])
def test_a_quote_keeps_every_mark_of_its_writing(words: Words) -> None:
    assert "one \u202etwo\u202c" in words(of_answer(answered(replace(SAID, text="one \u202etwo\u202c"))))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("How many people are missing?", "how-many-people-are-missing.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ('a"; x=\r\nSet-Cookie: b', "a-x-set-cookie-b.md"),
        ("失踪", "conversation.md"),
        ("Aux", "conversation-aux.md"),
        ("word " * 30, "-".join(["word"] * 12) + ".md"),
    ],
)
def test_the_name_of_the_file_is_safe_everywhere(title: str, name: str) -> None:
    assert export(conversation(title=title), "markdown").name == name
