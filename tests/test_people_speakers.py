"""Whom a source means: the fullest name printed, or the words themselves."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.models.tagging import Attribution
from rag.people import resolve_speakers
from rag.people.confidence import SUREST
from rag.schema import Mention
from tests.speaker_cases import resolve, scene, speaker_of

SEED = next((Path(__file__).parent.parent / "corpus").glob("*.txt")).read_text(encoding="utf-8")
MEETING = (
    "Mary Ann Jones, the mayor of Leeds, opened the bridge. Engineer Tom Hall, 61, was there.\n\n"
    "Ms Jones said it would last. "
)


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("Alexei Tsukanov, the region’s Prosecutor General,", "Alexei Tsukanov", "the region’s Prosecutor General"),
        (
            "Acting Governor of Kursk Alexander Khinshtein",
            "Alexander Khinshtein",
            "Acting Governor of Kursk",
        ),
        ("Tsukanov", "Alexei Tsukanov", "the region’s Prosecutor General"),
        ("the United Nations", "United Nations", None),
        ("local officials", "local officials", None),
    ],
)
def test_the_speakers_of_the_first_article(source: str, name: str, role: str | None) -> None:
    speaker = speaker_of(SEED, source, cue="mentioned")
    assert (speaker.name, speaker.role) == (name, role)
    assert SEED[speaker.start : speaker.end] == name


@pytest.mark.parametrize(
    ("sentence", "source", "name", "role"),
    [
        ("Hugh Hill, a doctor, said so.", "Hugh Hill, a doctor,", "Hugh Hill", "a doctor"),
        ("Hill, 61, a doctor, said so.", "Hill, 61, a doctor,", "Hill", "a doctor"),
        ("Gov. Mary Jones (D-Ohio) said so.", "Gov. Mary Jones (D-Ohio)", "Mary Jones", "Gov."),
        (
            "Ann Lee, the Republican attorney general of Ohio, one of the states suing, said so.",
            "Ann Lee, the Republican attorney general of Ohio, one of the states suing,",
            "Ann Lee",
            "the Republican attorney general of Ohio",
        ),
        (
            "The town’s engineer, Mary Jones, said so.",
            "The town’s engineer, Mary Jones,",
            "Mary Jones",
            "The town’s engineer",
        ),
        (
            "Hall campaign manager Corey Low said so.",
            "Hall campaign manager Corey Low",
            "Corey Low",
            "Hall campaign manager",
        ),
        ("Her spokeswoman Ann Lee said so.", "Her spokeswoman Ann Lee", "Ann Lee", "Her spokeswoman"),
        ("The BBC’s Mary Jones said so.", "The BBC’s Mary Jones", "Mary Jones", None),
        (
            "Mary Jones, who asked not to be named, said so.",
            "Mary Jones, who asked not to be named,",
            "Mary Jones",
            None,
        ),
        ("Mary Jones’s claim was what she said.", "Mary Jones’s", "Mary Jones", None),
        ("One of his advisers, Ann Lee, said so.", "One of his advisers, Ann Lee,", "Ann Lee", None),
    ],
)
def test_a_source_gives_a_clean_name_and_the_role_beside_it(
    sentence: str, source: str, name: str, role: str | None
) -> None:
    speaker = speaker_of(sentence, source)
    assert (speaker.name, speaker.kind) == (name, "person")
    assert speaker.role == role
    assert role is None or sentence[speaker.role_start : speaker.role_end] == role


@pytest.mark.parametrize("mention", ["Jones", "Ms Jones", "Mayor Jones", "the mayor", "The mayor of Leeds"])
def test_a_person_is_shown_by_the_fullest_name_and_role(mention: str) -> None:
    text = f"{MEETING}At noon {mention} said that all was well."
    speaker = speaker_of(text, mention)
    assert (speaker.name, speaker.role) == ("Mary Ann Jones", "the mayor of Leeds")
    assert speaker.mention == Mention(mention, text.rindex(mention), text.rindex(mention) + len(mention))
    assert SUREST <= speaker.confidence < 1


def test_a_surname_of_two_who_are_both_near_is_shown_as_printed() -> None:
    text = "Ann Clark met Bill Clark. Clark said it was fine."
    speaker = speaker_of(text, "Clark")
    assert (speaker.name, speaker.start, speaker.kind) == ("Clark", text.rindex("Clark"), "person")


def test_a_title_tells_two_of_one_surname_apart() -> None:
    text = "Hillary Clark met Bill Clark. Mrs. Clark said it was fine."
    assert speaker_of(text, "Mrs. Clark").name == "Hillary Clark"


def test_a_president_is_not_his_wife() -> None:
    text = "President Hale spoke in Leeds. Later Michelle Hale sang. “It is late,” President Hale said."
    speaker = speaker_of(text, "President Hale")
    assert (speaker.name, speaker.role) == ("Hale", "President")


def test_the_main_person_is_called_by_surname_alone_though_a_relative_was_named_long_before() -> None:
    text = "Ann Clark won. Her son Tom Clark lost. Rain fell. Snow fell. Wind blew. Clark won a seat. Clark said so."
    assert speaker_of(text, "Clark").name == "Ann Clark"


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("Mary Jones said it was weak. ", "She", "Mary Jones"),
        ("Mary Jones opened it. ", "She", "Mary Jones"),
        ("Mr. Hall met Mary Jones in Leeds. ", "She", None),
        ("Mary Jones opened it with Ann Smith. “It will last,” ", "she", "Mary Jones"),
        ("When Mary Jones opened it, ", "she", "Mary Jones"),
        ("The bridge in Leeds opened. ", "She", None),
        ("Mr. Hall opened the bridge. ", "She", None),
        ("Mary Jones opened it. She smiled. The sun was out. ", "She", "Mary Jones"),
        ("“Mary Jones is late,” said Tom Hall. ", "She", None),
    ],
)
def test_a_pronoun_means_whoever_is_surely_meant_or_stays(before: str, pronoun: str, name: str | None) -> None:
    text = f"{before}{pronoun} said it would last."
    sources = [source for source in ("Mary Jones", "Tom Hall") if f"{source} said" in text or f"said {source}" in text]
    speaker = speaker_of(text, *sources, pronoun)
    assert speaker.name == (name or pronoun)
    assert speaker.mention is not None
    assert speaker.mention.text == pronoun
    assert (speaker.confidence >= SUREST) == (name is not None)


def test_a_pronoun_that_is_not_sure_says_where_to_look() -> None:
    text = "Rain fell. Voters were glad to see Tom Hall. He said it would last."
    speaker = speaker_of(text, "He")
    assert (speaker.name, speaker.kind, speaker.antecedent) == ("He", "person", 2)


def test_a_pronoun_with_nobody_in_sight_points_nowhere() -> None:
    speaker = speaker_of("He said it would last.", "He")
    assert (speaker.name, speaker.antecedent, speaker.confidence) == ("He", None, 0.0)


def test_after_a_pronoun_that_is_not_sure_the_next_is_not_either() -> None:
    text = "Tom Hall rested. Fans saw Bob Low and Ed Fox. He said it was late. “Very late,” he said."
    speakers = resolve(text, "He", "he")
    assert [speaker.name for speaker in speakers if speaker] == ["He", "he"]
    assert [speaker.antecedent for speaker in speakers if speaker] == [2, 2]


def test_a_pronoun_inside_a_quotation_stays_as_printed() -> None:
    text = "Tom Hall was late. “He said no,” Ann Lee recalled."
    assert speaker_of(text, "He").name == "He"


def test_someone_without_a_name_is_meant_right_after_speaking() -> None:
    text = "Tom Hall rested. A spokeswoman said it was late. She said they would go."
    speaker = speaker_of(text, "A spokeswoman", "She")
    assert (speaker.name, speaker.kind) == ("A spokeswoman", "unnamed")


@pytest.mark.parametrize(
    ("text", "sources", "name", "kind"),
    [
        ("The company said so. It said it would go.", ("The company", "It"), "The company", "organisation"),
        ("Two officials said so. They said it would go.", ("Two officials", "They"), "Two officials", "unnamed"),
        ("The report said so. It said it would go.", ("The report", "It"), "The report", "document"),
    ],
)
def test_it_and_they_mean_the_body_or_the_people_who_just_spoke(
    text: str, sources: tuple[str, ...], name: str, kind: str
) -> None:
    speaker = speaker_of(text, *sources)
    assert (speaker.name, speaker.kind) == (name, kind)


def test_who_means_the_person_named_right_before() -> None:
    text = "It was opened by Mary Jones, the mayor of Leeds, who said it would last."
    assert speaker_of(text, "who").name == "Mary Jones"


def test_who_means_the_people_described_right_before() -> None:
    text = "It was opened by local officials who said it would last."
    speaker = speaker_of(text, "who")
    assert (speaker.name, speaker.kind) == ("local officials", "unnamed")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mayor Ann Lee met Mayor Tom Hall. Rain fell. The mayor said so.", "The mayor"),
        ("Former mayor Ann Lee was there. The mayor said so.", "The mayor"),
        ("Mayor Ann Lee was there. The mayor who lost said so.", "The mayor"),
        ("Lawyer Ann Lee was there. His lawyer said so.", "His lawyer"),
        ("Leeds Mayor Ann Lee was there. The York mayor said so.", "The York mayor"),
    ],
)
def test_a_description_that_does_not_fit_one_person_stays_as_printed(text: str, source: str) -> None:
    speaker = speaker_of(text, source)
    assert (speaker.name, speaker.role, speaker.kind) == (source, None, "unnamed")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The Interior Ministry", "organisation"),
        ("police", "organisation"),
        ("the campaign", "organisation"),
        ("The White House", "organisation"),
        ("Russia", "organisation"),
        ("a report by the state auditor", "document"),
        ("the lawsuit", "document"),
        ("Official figures", "document"),
        ("another source", "unnamed"),
        ("critics", "unnamed"),
        ("some voters", "unnamed"),
        ("a number of residents", "unnamed"),
        ("an official who asked not to be named", "unnamed"),
        ("his lawyer", "unnamed"),
        ("A spokesman for Mary Jones", "unnamed"),
        ("Mary Jones", "person"),
        ("Mary Jones and Tom Hall", "person"),
        ("we", "person"),
    ],
)
def test_each_sort_of_speaker_has_its_kind(source: str, kind: str) -> None:
    text = f"It was late, {source} said."
    assert speaker_of(text, source).kind == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mary Jones closed it, Tom Hall told us, adding that it was weak.", None),
        ("Mary Jones closed the bridge, adding that it was weak.", "Mary Jones"),
        ("It was said, adding to the noise.", None),
    ],
)
def test_without_a_source_the_subject_of_the_sentence_goes_on(text: str, name: str | None) -> None:
    speaker = resolve(text, None, cue="adding")[0]
    assert (speaker.name if speaker else None) == name
    assert speaker is None or speaker.mention is None


WORDS = st.sampled_from("Mary Jones he they who said that , “ ” . the The mayor of ( ) ’s and Mr. 61 — É ’".split())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=6),
)
def test_whatever_the_text_every_string_is_a_piece_of_it(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    attributions = [Attribution(span, span, (), 1.0) for span in spans]
    speakers = resolve_speakers(scene(text), attributions)
    assert len(speakers) == len(attributions)
    for speaker in filter(None, speakers):
        assert text[speaker.start : speaker.end] == speaker.name
        assert speaker.role is None or text[speaker.role_start : speaker.role_end] == speaker.role
        mention = speaker.mention
        assert mention is None or text[mention.start : mention.end] == mention.text
        assert 0 <= speaker.confidence <= 1


@pytest.mark.parametrize(
    "text", ["Ab " * 10_000 + "he said.", "Ann Lee, " * 4000 + "he said.", "the mayor who " * 2000 + "he said."]
)
def test_a_paragraph_of_nothing_but_names_takes_no_time(text: str) -> None:
    begun = time.perf_counter()
    resolve(text, "he")
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize(
    ("text", "source", "is_known"),
    [
        ("He said so.", "He", False),
        ("Mary Jones and Ann Hall wept. She said so.", "She", False),
        ("The mayor said so.", "The mayor", True),
        ("Mary Jones said so.", "Mary Jones", True),
    ],
)
def test_a_pronoun_that_nobody_is_known_for_is_nobody(text: str, source: str, is_known: bool) -> None:
    assert speaker_of(text, source).is_known == is_known
