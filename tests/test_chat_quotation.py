"""A quote in the conversation: who said it and how, what its dates mean, where it stands, and where else."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from rag import wording
from rag.chat.answers import conversation
from rag.chat.evidence import evidence
from rag.chat.quotation import source, who
from rag.chat.turns import Citation
from rag.schema import Answer, DateMention, Mention, Quote, SpeechKind
from tests.chat_cases import (
    BRIDGE,
    SEED,
    TSUKANOV,
    WIRE,
    WordAsker,
    abstained,
    answered,
    quote,
    quote_with_speech,
    repetition,
    speaker,
    two_figures,
)
from tests.html_cases import marks_in, text_of, turns_of


def spoken(kind: SpeechKind, name: str | None, via: str | None = None) -> Quote:
    found = quote(SEED, 2, speaker=speaker(SEED, name) if name else None)
    return replace(found, speech=kind, via=Mention(via, 0, 1) if via else None)


@pytest.mark.parametrize(
    ("quoted", "line"),
    [
        (quote_with_speech(SEED, 2), f"Alexei Tsukanov, {TSUKANOV} · “stated” · direct speech"),
        (quote_with_speech(SEED, 1), "local officials · not named · “reported” · reported speech"),
        (quote_with_speech(SEED, 11), "the United Nations · organisation · “estimates” · reported speech"),
        (quote_with_speech(SEED, 4), "the article itself"),
        (
            quote_with_speech(SEED, 9),
            f"Alexei Tsukanov, {TSUKANOV} · “mentioned” · partly quoted · as per the regional broadcaster Seym "
            "· with reserve",
        ),
        (quote_with_speech(BRIDGE, 4), "Bo Reed, Her deputy · “denied” · reported speech · a denial"),
        (quote_with_speech(BRIDGE, 6), "Cora Banks, who runs the ferry · “asked” · direct speech · a question"),
        (quote_with_speech(BRIDGE, 8), "A report of the harbour office · document · “puts” · reported speech"),
        (
            quote_with_speech(BRIDGE, 10),
            "speaker not named in the text · “said” · direct speech · according to Radio Nord",
        ),
        (spoken("none", None, "as per Seym"), "the article itself · as per Seym"),
        (spoken("direct", None), "speaker not named in the text · direct speech"),
    ],
)
def test_who_said_it_and_how(quoted: Quote, line: str) -> None:
    assert text_of(who(Citation(1, "1", quoted, True))) == line


def test_one_who_is_only_called_he_stays_he_with_the_sentence_in_which_he_is_probably_named() -> None:
    html = conversation(turns_of(answered(quote_with_speech(BRIDGE, 5))))
    assert "“He” · probably named in sentence 4 · “said” · reported speech · with reserve" in text_of(html)
    assert "Bo Reed" not in html
    (key,) = re.findall(r'data-shows="([^"]*)">probably', html)
    article = evidence(turns_of(answered(quote_with_speech(BRIDGE, 5))), WordAsker(BRIDGE))
    (sentence,) = re.findall(rf'data-sentence="{key}">(.*?)</span>\s*<span class="sentence"', article)
    assert "Bo Reed" in sentence


def test_the_role_follows_the_name() -> None:
    assert f"Alexei Tsukanov, {TSUKANOV}" in text_of(conversation(turns_of(two_figures())))


@pytest.mark.parametrize(
    ("date", "line"),
    [
        (DateMention("Last month", 0, 1, "2025-04", None, "counted_from_publication"), "Last month (April 2025)"),
        (
            DateMention("more than three years ago", 0, 1, "2022-05-20", "before", "counted_from_publication"),
            "more than three years ago (before 20 May 2022)",
        ),
        (DateMention("on Tuesday", 0, 1, "2025-05-20", None, "weekday_before_publication"), "on Tuesday (20 May 2025)"),
    ],
)
def test_what_a_date_means_stands_outside_the_quotation_and_opens_by_which_rule(date: DateMention, line: str) -> None:
    quoted = quote(SEED, 6)
    dated = replace(quoted, article=replace(quoted.article, published="2025-05-20"), dates=(date,))
    html = conversation(turns_of(answered(dated)))
    (found,) = re.findall(r"<details class=\"date\">(.*?)</details>", html)
    rule = wording.dates.rule(date, "2025-05-20")
    assert text_of(found) == line + rule
    assert f'title="{rule}"' in found and "publication on 20 May 2025" in rule
    assert text_of(re.findall(r"<blockquote.*?</blockquote>", html)[0]) == quoted.text


@pytest.mark.parametrize(
    "date",
    [DateMention("on Tuesday", 0, 1), DateMention("24 February 2022", 0, 1, "2022-02-24", None, "printed")],
)
def test_a_date_that_is_not_resolved_or_printed_in_full_is_not_explained(date: DateMention) -> None:
    assert "<details" not in conversation(turns_of(answered(replace(quote(SEED, 6), dates=(date,)))))


def test_a_citation_names_title_publisher_date_and_place_and_leaves_out_what_is_unknown() -> None:
    quoted = quote(SEED, 3)
    known = replace(quoted, article=replace(quoted.article, publisher="The Gazette", published="2025-05-20"))
    assert text_of(source(known)) == f"{SEED.title} · The Gazette · 20 May 2025 · sentence 3 of 11"
    assert text_of(source(quoted)) == f"{SEED.title} · undated · sentence 3 of 11"


REPEATED = replace(quote(SEED, 5), also_in=(repetition(WIRE, 5),))


@pytest.mark.parametrize(("shown", "label"), [(answered, "Quote 1"), (abstained, "Closest sentence a, not an answer")])
def test_where_else_a_quote_is_printed_stands_below_it_and_leads_there(
    shown: Callable[[Quote], Answer], label: str
) -> None:
    html = conversation(turns_of(shown(REPEATED)))
    (line,) = re.findall(r'<p class="also">(.*?)</p>', html)
    assert text_of(line) == "also in: The night from our wires (The Gazette, 20 May 2025)"
    assert f'aria-label="{label}, {text_of(line)}, show in the article"' in line
    (key,) = re.findall(r'data-shows="([^"]*)"', line)
    articles = evidence(turns_of(shown(REPEATED)), WordAsker(SEED, WIRE))
    assert f'data-returns="{key}"' in articles
    assert marks_in(articles)[key] == REPEATED.text


def test_a_quote_that_stands_nowhere_else_has_no_such_line() -> None:
    assert "also" not in conversation(turns_of(answered(quote(SEED, 2))))
