"""Which forms there are, and what a file of each is called."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from rag.changes import UNCHANGED, Change
from rag.export.contents import contents
from rag.export.markdown import as_markdown
from rag.export.records import conversation_record
from rag.schema import Conversation, Quote

Form = Literal["markdown", "json", "docx"]

MEDIA_TYPES: Final[dict[Form, str]] = {
    "markdown": "text/markdown",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_ENDINGS: Final[dict[Form, str]] = {"markdown": "md", "json": "json", "docx": "docx"}
LONGEST_NAME: Final = 60  # characters
_DEVICE: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no file can be called so on Windows


@dataclass(frozen=True)
class Exported:
    """A file: its name is safe on every system."""

    name: str
    media_type: str
    content: bytes


def export(conversation: Conversation, form: Form, changes: Mapping[Quote, Change] = UNCHANGED) -> Exported:
    """The conversation with every quote verbatim, who said it, where it stands, and what has become of it since."""
    return Exported(_name(conversation, form), MEDIA_TYPES[form], _content(conversation, form, changes))


def _content(conversation: Conversation, form: Form, changes: Mapping[Quote, Change]) -> bytes:
    if form == "json":
        return f"{json.dumps(conversation_record(conversation, changes), ensure_ascii=False, indent=2)}\n".encode()
    page = contents(conversation, changes)
    if form == "markdown":
        return as_markdown(page).encode()
    from rag.export.word import as_word  # here, because python-docx takes a while to load

    return as_word(page, conversation.entry)


def _name(conversation: Conversation, form: Form) -> str:
    """The title in letters and digits that every file system and every header takes, and the ending."""
    slug = "-".join(re.findall(r"[a-z0-9]+", conversation.entry.title.casefold()))[:LONGEST_NAME].strip("-")
    if not slug or _DEVICE.fullmatch(slug):
        slug = f"conversation-{slug}".strip("-")
    return f"{slug}.{_ENDINGS[form]}"
