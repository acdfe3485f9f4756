"""An article as a page: whose words are whose, with a label and never by colour alone, and the text left as it is."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from rag.chat.evidence import evidence, opening
from rag.chat.legend import LONGEST_OPEN, legend
from rag.chat.voices import COLOURS, Voice
from rag.schema import Article, Sentence
from tests.chat_cases import BRIDGE, SEED, WIRE, WordAsker, answered, quote_with_speech
from tests.html_cases import marks_in, text_of, turns_of

STYLE = (Path(__file__).parents[1] / "rag" / "chat" / "style.css").read_text("utf-8")
PALETTES = re.findall(r"\{([^}]*--ink:[^}]*)\}", STYLE)
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#\w{6})", palette)) for palette in PALETTES)


def legend_of(article: Article) -> list[str]:
    (found,) = re.findall(r'<details class="voices".*?</details>', opening(WordAsker(article)))
    return [text_of(row) for row in re.findall(r"<li>(.*?)</li>", found)]


def said_in(html: str) -> list[tuple[str, str]]:
    """The classes and the text of each piece that somebody says."""
    return [(kind, text_of(text)) for kind, text in re.findall(r'<span class="said ([^"]*)"[^>]*>(.*?)</span>', html)]


def test_the_legend_lists_label_speaker_role_kind_and_number_of_sentences() -> None:
    rows = legend_of(SEED)
    assert rows[0] == "LOlocal officials · not named1 sentence"
    assert rows[1] == "ATAlexei Tsukanov, the region’s Prosecutor General3 sentences"
    assert rows[5] == "UNthe United Nations · organisation1 sentence"
    assert rows[-1] == "the article itself3 sentences"
    assert "6 speakers in 8 of 11 sentences" in text_of(opening(WordAsker(SEED)))


def test_a_speaker_who_is_not_certain_is_no_speaker_in_the_count() -> None:
    assert "10 speakers in 14 of 15 sentences" in text_of(opening(WordAsker(BRIDGE)))
    assert legend_of(BRIDGE)[-2] == "?speaker not named, or not certain2 sentences"
    assert "<strong><bdi>speaker not named" not in opening(WordAsker(BRIDGE))


def test_an_article_in_which_nobody_speaks_has_no_legend() -> None:
    assert "<details" not in opening(WordAsker(WIRE))


@pytest.mark.parametrize(("voices", "state"), [(LONGEST_OPEN, "open"), (LONGEST_OPEN + 1, "")])
def test_a_long_legend_comes_closed(voices: int, state: str) -> None:
    many = {str(i): Voice(str(i), str(i)) for i in range(voices)}
    sentence = Sentence(0, 1, 0, "reporting", 1)
    assert legend(many, {sentence: ()}).startswith(f'<details class="voices" {state}>')


def test_what_somebody_says_has_their_colour_and_the_way_it_is_said() -> None:
    said = said_in(opening(WordAsker(SEED)))
    assert said[0][0] == "voice-1 indirect" and said[0][1].startswith("Over 350 residents")
    assert said[2] == ("voice-2 direct", "Official figures indicate 358 fatalities,»")
    assert [kind for kind, _ in said_in(opening(WordAsker(BRIDGE)))][-2:] == ["voice indirect"] * 2


def test_a_run_carries_the_label_and_what_is_read_aloud_but_not_in_the_text() -> None:
    html = opening(WordAsker(SEED))
    assert re.findall(r'data-label="([^"]*)"', html) == ["LO", "AT", "RM", "AK", "AT", "A", "UN"]
    assert html.count('data-says="Alexei Tsukanov says:"') == 2
    paragraphs = re.findall(r'<p dir="auto" class="reporting">(.*?)</p>', html)
    assert "\n\n".join(map(text_of, paragraphs)) == SEED.text.split("\n\n", 1)[1]


def test_a_quote_that_somebody_says_is_still_marked_exactly() -> None:
    quoted = quote_with_speech(SEED, 9, "582 offenses")
    html = evidence(turns_of(answered(quoted)), WordAsker(SEED))
    assert marks_in(html) == {"1-1": quoted.text}
    assert '<span class="answer" data-turns="1">582 offenses</span>' in html


def test_the_speaker_of_a_quote_stands_out_once_and_in_the_colour_of_what_they_say() -> None:
    html = evidence(turns_of(answered(quote_with_speech(SEED, 2), quote_with_speech(SEED, 3))), WordAsker(SEED))
    assert re.findall(r'<span class="speaker ([^"]*)" data-turns="1">(.*?)</span>', html) == [
        ("voice-2", "Alexei Tsukanov")
    ]


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_of_a_voice_can_be_read_on_whatever_it_stands_on(palette: dict[str, str]) -> None:
    """Labels need 4.5 to 1; on the answer itself only lines stand, which need 3 to 1 (WCAG 2 AA)."""
    for number in range(1, COLOURS + 1):
        for behind, enough in (("sheet", 4.5), ("marked", 4.5), ("marker", 3.0)):
            lighter, darker = sorted((luminance(palette[f"voice-{number}"]), luminance(palette[behind])), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= enough, (number, behind)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_no_two_voices_have_nearly_the_same_colour(palette: dict[str, str]) -> None:
    colours = [palette[f"voice-{number}"] for number in range(1, COLOURS + 1)]
    for one, other in combinations(colours, 2):
        apart = [abs(int(one[place : place + 2], 16) - int(other[place : place + 2], 16)) for place in (1, 3, 5)]
        assert sum(apart) >= 60, (one, other)
