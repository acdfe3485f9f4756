"""What A said as reported by B, and which sources are outlets."""

import pytest

from rag.attribution.outlets import find_outlets
from tests.attribution_cases import main_speeches, name, speeches_of


@pytest.mark.parametrize(
    ("case", "speaker", "via"),
    [
        (
            "[S Tsukanov] [C said] [T that 9 died], [C2 as per] [S2 the regional broadcaster Seym].",
            "Tsukanov",
            "as per the regional broadcaster Seym",
        ),
        (
            "[S Tsukanov] [C said] [T that 9 died], as per the regional broadcaster Seym.",
            "Tsukanov",
            "as per the regional broadcaster Seym",
        ),
        ("[C According to] [S police], [T [S2 Bill Day] [C2 said] [T2 he left]].", "Bill Day", "According to police"),
        (
            "[T Nine died], [C according to] [S the Interfax news agency], quoting the ministry.",
            "the ministry",
            "according to the Interfax news agency",
        ),
        ("[S The Daily Post], citing officials, [C said] [T that nine died].", "officials", "The Daily Post"),
        ("[S The Daily Post] [C said] [T that [S2 Ann Lee] [C2 said] [T2 nine died]].", "Ann Lee", "The Daily Post"),
        ("[S The Daily Post] [C said] [T that Ann Lee had warned nine died].", "Ann Lee", "The Daily Post"),
        ("[S Ann Lee] [C told] CNN [T that nine died].", "Ann Lee", None),
        ("[T Nine died], [C according to] [S the newspaper Leeds Weekly].", "Leeds Weekly", None),
        ("Nine died, according to the newspaper Leeds Weekly.", "Leeds Weekly", None),
    ],
)
def test_the_outlet_is_how_the_article_knows_it(case: str, speaker: str, via: str | None) -> None:
    (speech,) = speeches_of(case)[0]
    assert (name(speech), speech.via and speech.via.text) == (speaker, via)


def test_who_is_no_outlet_speaks_too() -> None:
    main, other = speeches_of("[S Police] [C said] [T that [S2 Bill Day] [C2 said] [T2 nine died]].")[0]
    assert (name(main), main.via) == ("Police", None)
    assert (name(other), other.via and other.via.text) == ("Bill Day", "Police")


def test_someone_who_says_what_they_said_themselves_is_no_chain() -> None:
    case = "[S Ann Lee] [C said] [T that [S2 she] had [C2 told] [T2 them to go]]."
    assert all(speech.via is None for speech in speeches_of(case)[0])


def test_what_an_outlet_says_of_others_is_its_own() -> None:
    (speech,) = speeches_of("[S The Daily Post] [C said] [T that a man who was told to leave had died].")[0]
    assert (name(speech), speech.via) == ("Daily Post", None)


def test_two_who_say_different_things_are_no_chain() -> None:
    case = "[T Nine died], [C according to] [S police], and [S2 Ann Lee] [C2 said] [T2 they drowned]."
    assert [(name(speech), speech.via) for speech in speeches_of(case)[0]] == [("Ann Lee", None), ("police", None)]


def test_what_is_denied_is_denied_of_whoever_is_said_to_have_said_it() -> None:
    case = "[S Ann Lee] [C denied] [T that [S2 Bill Day] had [C2 said] [T2 nine died]]."
    assert [speech.flags for speech in speeches_of(case)[0]] == [("denied",), ("denied",)]


@pytest.mark.parametrize(
    "phrase",
    [
        "the regional broadcaster Seym",
        "Seym",
        "the Interfax news agency",
        "Reuters",
        "BBC News",
        "The New York Times",
        "the Guardian",
        "the newspaper",
        "the Leeds Gazette",
        "a Telegram channel",
    ],
)
def test_agencies_broadcasters_and_papers_are_outlets(phrase: str) -> None:
    assert find_outlets("It was reported by the regional broadcaster Seym.").include(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "Mary Jones",
        "the ministry",
        "a reporter for the Guardian",
        "BBC presenter Mary Jones",
        "CNN’s Mary Jones",
        "the editor of the Daily Post",
        "the Environment Agency",
        "the sun",
        "Post",
        "Seym",
        "a spokesman for the broadcaster",
        "",
    ],
)
def test_people_and_other_bodies_are_no_outlets(phrase: str) -> None:
    assert not find_outlets("The bridge fell.").include(phrase)


def test_a_sentence_about_two_outlets_has_one_speech_for_each() -> None:
    case = "[S The Daily Post] [C said] [T nine died], but [S2 the BBC] [C2 said] [T2 ten did]."
    assert {name(speech) for speech in speeches_of(case)[0]} == {"Daily Post", "BBC"}
    assert main_speeches(case)[0].via is None


@pytest.mark.parametrize(
    ("case", "speaker", "via"),
    [
        ("[S Ann Lee] [C was quoted by] Interfax [T as saying that it rained].", "Ann Lee", "by Interfax"),
        ("[T Ann Lee] [C was quoted by] [S Interfax] [T as saying that it rained].", "Ann Lee", "by Interfax"),
        (
            "[T “It rained,”] [S Ann Lee] [C was quoted as] saying by the newspaper Seym.",
            "Ann Lee",
            "by the newspaper Seym",
        ),
        (
            "[S The Seym news agency] [C quoted] [T a guard as saying that it rained].",
            "a guard",
            "The Seym news agency",
        ),
        ("[S Interfax-Ukraine], citing a guard, [C reported] [T that it rained].", "a guard", "Interfax-Ukraine"),
        ("[S Sky News] [C reported] in May, [T citing two guards, that it rained].", "two guards", "Sky News"),
        ("[S The daily Seym], quoting the ministry, [C said] [T that it rained].", "the ministry", "The daily Seym"),
        (
            "[T “It rained,” said a spokesman, General Tom Hall], [C according to] [S the broadcaster Seym].",
            "Tom Hall",
            "according to the broadcaster Seym",
        ),
    ],
)
def test_who_is_quoted_by_an_outlet_speaks_through_it(case: str, speaker: str, via: str) -> None:
    (speech,) = speeches_of(case)[0]
    assert (name(speech), speech.via and speech.via.text) == (speaker, via)


def test_an_outlet_is_known_by_what_the_article_calls_it_elsewhere() -> None:
    case = "The daily Pravno is new. [T Ann Lee told us that it rained], [S Pravno] [C reported]."
    (speech,) = speeches_of(case)[1]
    assert (name(speech), speech.via and speech.via.text) == ("Ann Lee", "Pravno")
