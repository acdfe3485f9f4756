"""How a follow-up was read, in the window: shown only where it was, and every part of it for the user to change."""

import re
from dataclasses import replace
from html import unescape

import pytest

from rag.chat.answers import conversation
from rag.chat.reading import choices, read_as
from rag.chat.steps import TITLES_SHOWN, steps
from rag.schema import Asks, Chip, Filters, Found, Interpretation, Turn
from tests.chat_cases import PAYLOADS, SEED, abstained, answered, quote
from tests.html_cases import Tags, text_of, turns_of

TYPED = "And children?"
FULL = "How many of the 789 missing individuals are children?"
CHIPS = (Chip("person", "Alexei Tsukanov", "How many?"), Chip("date", "since 2025", FULL, Filters()))
READING = Interpretation(FULL, Filters(since="2025"), chips=CHIPS)
UNCLEAR = Interpretation("What did Tsukanov say?", others=("What did Tsukanov say?", "What did Khinshtein say?"))
ARTICLE = quote(SEED, 1).article


def read(reading: Interpretation | None) -> Turn:
    return turns_of(replace(answered(quote(SEED, 2), question=TYPED), reading=reading))[0]


def acts(html: str) -> list[dict[str, str]]:
    """What each button, or form, sends."""
    tags = re.findall(r"<(?:button|form)[^>]*data-act[^>]*>", html)
    return [{name: unescape(value) for name, value in re.findall(r'data-([a-z]+)="([^"]*)"', tag)} for tag in tags]


def test_a_question_that_was_read_as_it_stands_has_no_such_line() -> None:
    assert read_as(read(None)) == "" and "read-as" not in conversation((read(None),))


def test_the_reading_stands_between_question_and_quotes_in_full_words() -> None:
    text = text_of(conversation((read(READING),)))
    assert text.index(TYPED) < text.index(f"I read this as: {FULL}") < text.index(quote(SEED, 2).text)


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        ("again", "I read this as asking once more:"),
        ("more", "I read this as asking for more on:"),
        ("articles", "I read this as asking in which articles this stands:"),
    ],
)
def test_what_is_wanted_beside_an_answer_is_said_in_plain_words(asks: Asks, said: str) -> None:
    assert text_of(read_as(read(replace(READING, asks=asks)))).startswith(f"{said} {FULL}")


def test_each_chip_is_removed_by_its_number_and_named_by_what_is_seen_of_it() -> None:
    html = read_as(read(READING))
    assert [act for act in acts(html) if act["act"] == "remove"] == [
        {"act": "remove", "turn": "1", "chip": "0"},
        {"act": "remove", "turn": "1", "chip": "1"},
    ]
    for seen, name in re.findall(r'aria-label="Remove ([^"]*)"[^>]*>(.*?)</button>', html):
        assert text_of(name) == seen
    assert "chips" not in read_as(read(replace(READING, chips=())))


def test_the_reading_can_be_edited_in_a_field_that_holds_exactly_it() -> None:
    html = read_as(read(replace(READING, question="\nWhat <b>of</b> it?")))
    (field,) = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", html, re.S)
    assert unescape(field) == "\nWhat <b>of</b> it?"
    assert {"act": "edit", "turn": "1"} in acts(html)
    assert 'name="text"' in html and "data-closes" in html


def test_of_two_readings_neither_is_taken_and_each_has_a_button() -> None:
    turn = turns_of(replace(abstained(reason="unclear"), reading=UNCLEAR))[0]
    assert [act["text"] for act in acts(choices(turn))] == ["What did Tsukanov say?", "What did Khinshtein say?"]
    text = text_of(conversation((turn,)))
    assert "read in more than one way" in text
    assert "I read this as" not in text and "Searched" not in text and "does not say" not in text


def test_steps_say_what_was_done_and_what_is_being_done() -> None:
    found = Found(12, (ARTICLE,))
    assert text_of(steps((), TYPED)) == "Reading the question…"
    assert text_of(steps((READING,), TYPED)) == f"Read as: {FULL}Searching the articles…"
    assert text_of(steps((READING, found), TYPED)).endswith(f"Found 12 passages in 1 article{SEED.title}Reading them…")
    assert steps((READING, found), TYPED).count('<li class="now">') == 1


def test_a_first_question_is_not_said_again_among_the_steps() -> None:
    assert text_of(steps((Interpretation(FULL),), f" {FULL} ")) == "Read the question.Searching the articles…"
    assert UNCLEAR.question not in steps((UNCLEAR,), TYPED)


def test_of_many_articles_found_the_first_are_named_and_the_rest_counted() -> None:
    articles = tuple(replace(ARTICLE, title=f"Title {number}.") for number in range(TITLES_SHOWN + 2))
    text = text_of(steps((Found(9, articles),), TYPED))
    assert f"Title {TITLES_SHOWN - 1}.and 2 more" in text and f"Title {TITLES_SHOWN}." not in text
    assert text_of(steps((Found(0, ()),), TYPED)) == "Found no passages.Reading them…"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_was_asked_or_printed_becomes_markup(payload: str) -> None:
    reading = Interpretation(payload, chips=(Chip("person", payload, payload),))
    html = read_as(read(reading)) + steps((reading, Found(1, (replace(ARTICLE, title=payload),))), "?")
    html += choices(read(replace(reading, others=(payload, payload))))
    tags = Tags(html)
    assert tags.names <= {
        "div",
        "p",
        "q",
        "details",
        "summary",
        "form",
        "textarea",
        "button",
        "ul",
        "li",
        "span",
        "bdi",
        "ol",
    }
    assert not {name for name in tags.attributes if name.startswith("on") or name in {"src", "href", "style"}}
    assert text_of(html).count(payload) >= 7
