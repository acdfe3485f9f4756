"""How a question was read, so that the user can correct it."""

from typing import Final

from rag.schema import Asks, Chip

EDIT: Final = "edit"
EDIT_READING: Final = "edit how the question is read"
EDITED: Final = "The question, as it is to be read"
CANCEL: Final = "Cancel"

_READ_AS: Final[dict[Asks, str]] = {
    "answer": "I read this as:",
    "again": "I read this as asking once more:",
    "more": "I read this as asking for more on:",
    "articles": "I read this as asking in which articles this stands:",
}


def read_as(asks: Asks) -> str:
    """What stands before the reading: what is wanted of it."""
    return _READ_AS[asks]


def removing(chip: Chip) -> str:
    """The accessible name of a chip, which holds what is seen of it."""
    return f"Remove {chip.kind} {chip.text}"
