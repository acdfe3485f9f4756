"""Whom an article names, how, and who is meant where it only says "he" or "the prosecutor": rules over its words."""

from rag.people.scene import Scene, read_scene
from rag.people.speakers import resolve_speakers

__all__ = ["Scene", "read_scene", "resolve_speakers"]
