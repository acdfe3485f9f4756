"""The list of conversations, and what can be done with each."""

from datetime import datetime
from typing import Final

from rag.wording.dates import readable

CONVERSATIONS: Final = "Conversations"
NEW: Final = "New conversation"
NONE_YET: Final = "What you ask is kept here."
NOT_HERE: Final = (
    "There is no such conversation here: it was deleted, or it is somebody else’s. Ask, and a new one begins."
)
RENAME: Final = "Rename"
TITLE: Final = "Title of the conversation"
SAVE: Final = "Save"
EXPORT_AS: Final = "Export as"
EXPORT_FORMS: Final = {"markdown": "Markdown", "docx": "Word", "json": "JSON"}
DELETE: Final = "Delete"
DELETE_QUESTION: Final = "Delete this conversation? It cannot be brought back."
KEEP: Final = "Keep it"


def day(time: str) -> str:
    """The day of an ISO time, where this machine is."""
    return readable(datetime.fromisoformat(time).astimezone().date().isoformat())


def options(title: str) -> str:
    """The accessible name of what opens the menu of a conversation."""
    return f"Rename, export or delete “{title}”"
