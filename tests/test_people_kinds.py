"""Whether an unknown name is a person's or a body's."""

import pytest

from tests.attribution_cases import main_speeches


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("[S Lulo] [C said] [T he would go].", "person"),
        ("[S Brazil’s Lulo] [C said] [T that his party lost].", "person"),
        ("[T “I lost it,”] [C said] [S Lulo].", "person"),
        ("[T “We lost it,”] [C said] [S Lulo].", "organisation"),
        ("[S Norvik] [C said] [T it had gone].", "organisation"),
        ("[S Castle Gate] [C said] [T it had gone].", "organisation"),
        ("[S Royal Mail] [C said] [T profits rose].", "organisation"),
        ("[S Zaw Min] [C said] [T it was late].", "person"),
        ("[S NHS Wales] [C said] [T people were late].", "organisation"),
        ("[S JD Varga] [C said] [T people were late].", "person"),
        ("[T “We lost it,”] [S the German] [C said].", "unnamed"),
        ("[S A draft seen by us] [C said] [T it was late].", "document"),
    ],
)
def test_a_name_is_what_its_words_tell(case: str, kind: str) -> None:
    speaker = main_speeches(case)[0].speaker
    assert speaker is not None
    assert speaker.kind == kind


def test_what_is_told_once_of_a_name_holds_for_the_article() -> None:
    first, second = main_speeches("[S Lulo] [C said] [T he would go]. [S2 Lulo] [C2 warned] [T2 of rain].")
    assert first.speaker and second.speaker
    assert [first.speaker.kind, second.speaker.kind] == ["person", "person"]


def test_a_country_is_no_part_of_a_name() -> None:
    speaker = main_speeches("[S Brazil’s Lulo] [C said] [T it rained].")[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.mention and speaker.mention.text) == ("Lulo", "Brazil’s Lulo")


def test_the_president_is_not_one_long_out_of_sight_where_another_spoke_just_before() -> None:
    away = "President Ann Lee left. " + "Rain fell. " * 5
    case = away + "[S Lulo] [C said] [T he would go]. [S2 The president] [C2 told] [T2 us that it rained]."
    speaker = main_speeches(case)[-1].speaker
    assert speaker is not None
    assert speaker.name == "The president"
