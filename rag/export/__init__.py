"""A conversation as a file: Markdown, Word, or JSON. The same conversation gives the same bytes."""

from rag.export.files import MEDIA_TYPES, Form, export
from rag.export.records import conversation_record, replay_record, turn_record

__all__ = ["MEDIA_TYPES", "Form", "conversation_record", "export", "replay_record", "turn_record"]
