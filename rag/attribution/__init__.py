"""Who says what: the speaker, the cue and the kind of speech of each sentence, by rules over the printed words."""

from rag.attribution.speech import attribute

__all__ = ["attribute"]
