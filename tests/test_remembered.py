"""The newest of what was worked out is remembered."""

from rag.remembered import Remembered


def test_what_was_not_wanted_for_longest_is_forgotten_first() -> None:
    remembered: Remembered[str, int] = Remembered(2)
    remembered.put("a", 1)
    remembered.put("b", 2)
    assert remembered.get("a") == 1  # wanted again, so that "b" is now the older one
    remembered.put("c", 3)
    assert [remembered.get(key) for key in "abc"] == [1, None, 3]
