"""Numbers of things, and lists of them."""

from collections.abc import Sequence


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 article`, `1,842 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(items: Sequence[str], conjunction: str) -> str:
    """ "Tsukanov", "Tsukanov and Kursk", "Tsukanov, Kursk and Seym"."""
    *others, last = items
    return f"{', '.join(others)} {conjunction} {last}" if others else last
