from dataclasses import replace

from eval.attributions.strings import loose, printed
from rag.schema import Highlight, Speaker, Speech
from tests.polnear_cases import TEXT, mention, place

START, END = place("Ann Berg")
ROLE_START, ROLE_END = place("the mayor of Lund")
SPEAKER = Speaker("Ann Berg", "the mayor of Lund", START, END, ROLE_START, ROLE_END, mention=mention("she"))
SPEECH = Speech("direct", SPEAKER, mention("said"), mention("The river"), said=(Highlight(*place("We have waited")),))


def test_every_string_of_a_speech_is_looked_at() -> None:
    assert [what for what, *_ in printed(SPEECH)] == ["speaker", "mention", "role", "cue", "via"]
    assert list(printed(Speech())) == []


def test_what_is_printed_where_it_says_is_no_problem() -> None:
    assert loose(TEXT, [SPEECH, Speech()]) == []


def test_each_string_that_is_elsewhere_is_named_with_its_place() -> None:
    moved = replace(SPEECH, speaker=replace(SPEAKER, start=START + 1, role_start=None), via=mention("The river", TEXT))
    assert loose(TEXT, [moved]) == [f"speaker at {START + 1}–{END}", f"role at None–{ROLE_END}"]


def test_an_empty_string_and_a_place_from_the_end_are_problems() -> None:
    speech = Speech("direct", replace(SPEAKER, name="", end=START, role=None), replace(mention("said"), start=-5))
    assert [problem.split()[0] for problem in loose(TEXT, [speech])] == ["speaker", "cue"]


def test_what_was_said_stands_in_the_article() -> None:
    assert loose(TEXT, [Speech(said=(Highlight(3, len(TEXT) + 1),))]) == [f"said at 3–{len(TEXT) + 1}"]
