"""What an article prints beside a name."""

import pytest

from rag.people.roles import Role
from tests.speaker_cases import scene


def roles_of(text: str) -> list[str]:
    return [text[role.start : role.end] for role in _roles(text)]


def _roles(text: str) -> tuple[Role, ...]:
    namings = scene(text).namings
    return next(naming.roles for naming in namings if len(naming.words) > 1)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Lee campaign manager Corey Low left.", "Lee campaign manager"),
        ("The town’s engineer Mary Jones left.", "The town’s engineer"),
        ("He met the embattled prison governor Mary Jones.", "the embattled prison governor"),
        ("He met actor and activist Mary Jones.", "actor and activist"),
        ("He called spokesman Bob Low.", "spokesman"),
        ("Economist Dr. Irene Wu left.", "Economist"),
        ("Acting Governor of Kursk Alexander Khin left.", "Acting Governor of Kursk"),
        ("The prime minister, Sir Tom Hale, left.", "The prime minister"),
        ("Ukraine’s president, Ann Lee, left.", "Ukraine’s president"),
        ("Mary Jones, the mayor of Leeds, left.", "the mayor of Leeds"),
        ("Mary Jones (D-Ohio), chair of the committee, left.", "chair of the committee"),
        ("Mary Jones, 45, a teacher, left.", "a teacher"),
        ("Mary Jones, a former aide who lost, left.", "a former aide"),
        ("Mary Jones, a doctor and the head of a school, left.", "a doctor and the head of a school"),
        ("Mary Jones, spokeswoman for the bank, left.", "spokeswoman for the bank"),
    ],
)
def test_a_role_stands_before_or_after_the_name(text: str, role: str) -> None:
    assert roles_of(text) == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Mary Jones, the officials said, left.",
        "Mary Jones, who was the mayor, left.",
        "Mary Jones, facing a judge, left.",
        "He spoke of Mary Jones, the party and the bridge.",
        "Rival Mary Jones left.",
        "The two sons Mary Jones raised left.",
        "An unflappable Mary Jones left.",
        "The BBC’s Mary Jones left.",
        "He’s praising Mary Jones.",
    ],
)
def test_what_does_not_say_what_someone_is_is_no_role(text: str) -> None:
    assert roles_of(text) == []


def test_the_next_person_of_a_list_is_no_role() -> None:
    text = "They were Mary Jones, Secretary of State Ann Lee and others."
    assert scene(text).namings[0].roles == ()


def test_a_role_has_its_nouns_whole() -> None:
    (role,) = _roles("Lt. Gov. Mary Jones left.")
    assert role.nouns == {"lieutenant", "governor"}
    (role,) = _roles("Mary Jones, the region’s Prosecutor General, left.")
    assert role.nouns == {"prosecutor", "general"}
    assert role.words == {"the", "region", "prosecutor", "general"}


def test_a_role_that_begins_with_his_says_little_elsewhere() -> None:
    assert _roles("His lawyer Mary Jones left.")[0].is_relative
    assert not _roles("The lawyer Mary Jones left.")[0].is_relative
