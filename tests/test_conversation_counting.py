"""Another count after a question that counts."""

import pytest

from rag.conversation.counting import counted_again, in_another_state

KILLED = "How many people were killed in Riverton"


@pytest.mark.parametrize(
    ("follow_up", "topic", "expected"),
    [
        ("how many bills", "What did she find", "how many bills did she find"),
        ("how many soldiers", KILLED, "How many soldiers were killed in Riverton"),
        ("how many were injured", KILLED, "how many people were injured in Riverton"),
        ("how many did the mill have", KILLED, "how many people did the mill have"),
        ("how many boats", KILLED, ""),
        ("how many were injured", "Who was killed in Riverton", ""),
    ],
)
def test_other_things_and_other_deeds_are_counted_where_the_last_were(
    follow_up: str, topic: str, expected: str
) -> None:
    assert counted_again(follow_up, topic) == expected


def test_those_in_another_state_are_counted_in_the_same_place() -> None:
    assert in_another_state("the wounded", KILLED) == "how many people were wounded in Riverton"
    assert in_another_state("the boats", KILLED) == ""
