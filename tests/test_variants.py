"""Who is meant by the words that people ask with: names, titles, roles, initials."""

import pytest

from rag.schema import Mention, Speaker, Speech
from rag.variants import Known, has_only_surname, is_meant, known, name_words, search_words, shares_surname, speaks

KHINSHTEIN = Known("Alexander Khinshtein", "person", ("Acting Governor of Kursk",))
TSUKANOV = Known("Alexei Tsukanov", "person", ("the region’s Prosecutor General",))
BILL = Known("Bill Clinton", "person", ("the former president",))
HILLARY = Known("Hillary Clinton", "person", ("wife of former President Bill Clinton", "the Democratic nominee"))
NATIONS = Known("the United Nations", "organisation")


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("Khinshtein", KHINSHTEIN),
        ("khinshtein", KHINSHTEIN),
        ("Khinshtein’s", KHINSHTEIN),
        ("Alexander Khinshtein", KHINSHTEIN),
        ("Mr. Khinshtein", KHINSHTEIN),
        ("Governor Khinshtein", KHINSHTEIN),
        ("Acting Governor Alexander Khinshtein", KHINSHTEIN),
        ("Acting Governor of Kursk Alexander Khinshtein", KHINSHTEIN),
        ("Kursk governor Khinshtein", KHINSHTEIN),
        ("Governor Khinshtein", Known("Khinshtein")),
        ("Tsukanov’s", TSUKANOV),
        ("Clinton", BILL),
        ("Clinton", HILLARY),
        ("Jose Nunez", Known("José Núñez")),
        ("Lukasz Sorensen", Known("Łukasz Sørensen")),
        ("O'Brien", Known("Pat O’Brien")),
        ("Theresa May", Known("Theresa May")),
        ("Sen. Sanders", Known("Bernie Sanders", "person", ("the senator",))),
    ],
)
def test_a_person_is_meant_by_any_form_of_the_name(asked: str, who: Known) -> None:
    assert is_meant(asked, who)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("J. Smith", "John Smith"),
        ("John Smith", "J. Smith"),
        ("John F. Kennedy", "John Kennedy"),
        ("John Kennedy", "John Fitzgerald Kennedy"),
        ("JK Rowling", "J. K. Rowling"),
        ("J.K. Rowling", "JK Rowling"),
        ("JFK", "John F. Kennedy"),
        ("John F. Kennedy", "JFK"),
    ],
)
def test_initials_stand_for_names_and_names_for_initials(asked: str, name: str) -> None:
    assert is_meant(asked, Known(name))


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("Tsukanov", KHINSHTEIN),
        ("Maria Tsukanov", TSUKANOV),
        ("Bill Clinton", HILLARY),
        ("President Bill Clinton", HILLARY),
        ("Hillary Clinton", BILL),
        ("Mayor Khinshtein", KHINSHTEIN),
        ("Kursk", KHINSHTEIN),
        ("region", TSUKANOV),
        ("Tsukanov", Known("Ivan Petrov", "person", ("Tsukanov’s spokesman",))),
        ("Tsukanov", Known("Tsukanov’s spokesman", "unnamed")),
        ("Trump", Known("Hope Hicks", "person", ("Trump spokeswoman",))),
        ("Donald Trump", Known("Donald Trump Jr.")),
        ("George W. Bush", Known("George H. W. Bush")),
        ("Ann Lee", Known("Lee Ann Womack")),
        ("Bob Smith", Known("J. Smith")),
        ("UN", Known("Ursula Nolan")),
        ("he", Known("He")),
        ("the", KHINSHTEIN),
        ("", KHINSHTEIN),
    ],
)
def test_somebody_else_is_not_meant(asked: str, who: Known) -> None:
    assert not is_meant(asked, who)


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("the governor", KHINSHTEIN),
        ("Kursk’s acting governor", KHINSHTEIN),
        ("the prosecutor general", TSUKANOV),
        ("the prosecutor", TSUKANOV),
        ("officials", Known("local officials", "unnamed")),
        ("the Russian military", Known("Russia’s military", "organisation")),
        ("the Justice Department", Known("the Department of Justice", "organisation")),
        ("UN", NATIONS),
        ("the U.N.", NATIONS),
        ("united nations", Known("the UN", "organisation")),
        ("the Federal Bureau of Investigation", Known("FBI", "organisation")),
        ("WHO", Known("the World Health Organization", "organisation")),
        ("UN spokesman", Known("a spokesman for the United Nations", "unnamed")),
    ],
)
def test_a_description_means_whom_its_noun_describes(asked: str, who: Known) -> None:
    assert is_meant(asked, who)


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("the mayor", Known("Ann Lee", "person", ("the mayor’s wife",))),
        ("the president", Known("Mike Pence", "person", ("Vice President",))),
        ("Michigan", Known("the University of Michigan", "organisation")),
        ("federal officials", Known("local officials", "unnamed")),
        ("nations", Known("Ann Lee")),
    ],
)
def test_a_description_of_somebody_near_them_does_not(asked: str, who: Known) -> None:
    assert not is_meant(asked, who)


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("Ann Gold", Known("Bo Lind", "person", ("acting governor",))),
        ("Ann Gold", Known("Bo Lind", "person", ("Acting Governor",))),
        ("John Ford Kerr", Known("Jane Fay Kelly")),
        ("ann gold", Known("the Arts Guild", "organisation")),
        ("deputy mayor", Known("Dora Moss")),
        ("AG", Known("Bo Lind", "person", ("acting governor",))),
    ],
)
def test_initials_are_not_compared_with_initials(asked: str, who: Known) -> None:
    assert not is_meant(asked, who)


def test_a_firm_after_a_name_is_not_the_person() -> None:
    engineer = Known("Ann Lee of Hale & Moor")
    assert is_meant("Ann Lee", engineer)
    assert is_meant("Lee", engineer)
    assert not is_meant("Hale", engineer)
    assert not is_meant("Hale & Moor", engineer)
    assert shares_surname("Bo Lee", engineer)
    assert has_only_surname("Ann Lee", Known("Lee of Hale & Moor"))


def test_of_two_of_one_surname_a_first_name_or_a_role_means_one() -> None:
    mayor, engineer = Known("Ann Moor", "person", ("Mayor",)), Known("Dan Moor", "person", ("an engineer",))
    assert [is_meant(asked, mayor) for asked in ("Moor", "Ann Moor", "Mayor Moor", "Dan Moor")] == [True] * 3 + [False]
    assert [is_meant(asked, engineer) for asked in ("Moor", "Dan Moor", "the engineer", "the mayor")] == (
        [True] * 3 + [False]
    )


def test_who_is_meant_is_found_under_the_words_that_are_asked() -> None:
    for asked, who in [("the U.N.", NATIONS), ("Gov. Khinshtein", KHINSHTEIN), ("official", Known("officials"))]:
        printed = set().union(*(search_words(text) for text in (who.name, *who.called)))
        assert search_words(asked) & printed


def test_a_surname_alone_may_be_anybody_of_that_name() -> None:
    assert has_only_surname("Bill Clinton", Known("Clinton"))
    assert not has_only_surname("Clinton", Known("Clinton"))
    assert not has_only_surname("President Clinton", Known("Clinton"))
    assert not has_only_surname("Bill Clinton", Known("Bill"))
    assert shares_surname("Bill Clinton", HILLARY)
    assert not shares_surname("Bill Clinton", KHINSHTEIN)


def test_the_words_of_a_name_are_folded() -> None:
    assert name_words("the U.S. Gov. José O’Neill’s") == ("us", "governor", "jose", "oneill")


def test_a_speaker_is_known_by_name_role_and_mention() -> None:
    speaker = Speaker("Ann Lee", "Mayor", 0, 7, mention=Mention("the official", 20, 32))
    assert known(speaker) == Known("Ann Lee", "person", ("Mayor", "the official"))


def test_one_of_several_who_are_asked_for_is_enough() -> None:
    speech = Speech("direct", Speaker("Alexei Tsukanov", None, 0, 15))
    assert speaks(speech, "Khinshtein and Tsukanov")
    assert speaks(Speech("direct", Speaker("Tsukanov", None, 0, 8)), "Alexei Tsukanov")
    assert not speaks(speech, "Khinshtein and Putin")
    assert not speaks(Speech(), "Tsukanov")


def test_one_whom_the_article_leaves_open_is_nobodys() -> None:
    assert not speaks(Speech("direct", Speaker("the governor", None, 0, 12, antecedent=3)), "the governor")
