"""Who is who in an article."""

from rag.people.cast import Cast
from tests.speaker_cases import scene


def cast_of(text: str) -> Cast:
    return scene(text).cast


def names_of(text: str) -> list[str]:
    return [" ".join(person.fullest.words) for person in cast_of(text).people]


def test_a_person_is_one_under_every_form_of_the_name() -> None:
    text = "Debbie Walter Shaw left. Ms. Walter Shaw wept. Walter Shaw sang. Debbie Shaw laughed. Shaw wrote."
    assert names_of(text) == ["Debbie Walter Shaw"]


def test_father_and_son_are_two() -> None:
    assert names_of("Tom Hall left. Tom Hall Jr. stayed.") == ["Tom Hall", "Tom Hall Jr."]


def test_a_name_longer_by_a_stray_capital_is_not_the_fullest() -> None:
    text = "A court Hears Tom Hall in a case. Tom Hall left."
    assert names_of(text) == ["Tom Hall"]


def test_a_place_is_nobody() -> None:
    assert names_of("They left Western Europe. Europe wept. Russia, a country in the east, laughed.") == []


def test_an_unknown_given_name_is_a_persons_where_the_surname_stands_alone_too() -> None:
    assert names_of("They met Zubin Okoro there. Okoro laughed.") == ["Zubin Okoro"]


def test_the_role_is_the_one_beside_the_fullest_name_then_any_other() -> None:
    text = "Mary Jones left. Mayor Jones wept."
    person = cast_of(text).people[0]
    assert person.role is not None
    assert text[person.role.start : person.role.end] == "Mayor"


def test_what_others_call_someone_in_a_quotation_is_no_role() -> None:
    assert cast_of("Ann Lee left. “My friend the clown Ann Lee is late,” Tom Hall said.").people[0].role is None


def test_his_wife_is_a_role_only_where_nothing_better_is_printed() -> None:
    text = "His wife, Ann Lee, left. Engineer Ann Lee wept."
    role = cast_of(text).people[0].role
    assert role is not None
    assert text[role.start : role.end] == "Engineer"


def test_a_role_finds_everyone_who_has_it() -> None:
    cast = cast_of("Sen. Ann Lee met Vermont Sen. Tom Hall. Former senator Bob Low wept.")
    assert len(cast.in_role("senator", frozenset())) == 2
    assert [one.fullest.surname for one in cast.in_role("senator", frozenset({"vermont"}))] == ["hall"]
    assert [one.fullest.surname for one in cast.in_role("senator", frozenset({"former"}))] == ["low"]
    assert cast.in_role("mayor", frozenset()) == []


def test_words_mean_the_only_one_who_is_called_so() -> None:
    cast = cast_of("Ann Lee left. Tom Lee left. Bob Low left.")
    assert cast.called(("Lee",)) is None
    assert cast.called(("Low",)) is cast.called(("Bob", "Low")) is not None


def test_a_name_goes_on_past_several_particles() -> None:
    assert names_of("Ursula von der Berg left. Von der Berg wept.") == ["Ursula von der Berg"]


def test_sir_goes_before_a_given_name() -> None:
    assert names_of("Sir Alan Shaw left. Sir Alan wept. Dame Edith stayed.") == ["Alan Shaw", "Edith"]


def test_a_given_name_or_a_slavic_surname_alone_is_a_person() -> None:
    assert names_of("Oleg left. Markovsky wept. They live in Moldova. Geneva slept. Georgia won.") == [
        "Oleg",
        "Markovsky",
    ]


def test_a_given_name_alone_is_that_of_who_was_named_in_full() -> None:
    assert names_of("Roy Hall left. Roy’s farm burned. Roy wept.") == ["Roy Hall"]


def test_a_given_name_that_is_someones_surname_is_that_one() -> None:
    assert names_of("Elizabeth Warren left. Warren wept.") == ["Elizabeth Warren"]


def test_what_a_broadcaster_is_called_is_no_persons_name() -> None:
    assert names_of("The state broadcaster Seym spoke. The public broadcaster Radio Vest wept.") == []


def test_what_someone_does_is_no_part_of_the_name() -> None:
    assert names_of("Substitute Chidi Hall scored. Leeds MP Tom Shaw wept.") == ["Chidi Hall", "Tom Shaw"]


def test_a_surname_alone_is_that_of_who_has_a_title() -> None:
    assert names_of("Mr. Markovsky left. Markovsky wept. Prince Oleg sang. Oleg laughed.") == ["Markovsky", "Oleg"]


def test_a_month_is_a_surname_after_a_given_name_or_a_title() -> None:
    assert names_of("Theresa May left in May. Mrs May wept.") == ["Theresa May"]
    assert names_of("The May talks began. Nobody left, and on May 5 it rained.") == []
