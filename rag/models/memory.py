"""Passages that were read lately: a conversation, and a question set, keep coming back to the same ones."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from rag.models.encoder import PieceEncoder, WordPieces

REMEMBERED = 300  # texts; about 0.2 MB each


class RememberedPieces:
    """A piece encoder that reads a text again only when it has forgotten it. The vectors are the same either way."""

    def __init__(self, encoder: PieceEncoder, capacity: int = REMEMBERED) -> None:
        self._encoder = encoder
        self._capacity = capacity
        self._read: OrderedDict[str, WordPieces] = OrderedDict()
        self._turn = Lock()

    def read(self, texts: Sequence[str]) -> list[WordPieces]:
        """The word pieces of each text, with character offsets."""
        with self._turn:
            known = {text: self._read[text] for text in texts if text in self._read}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known |= zip(new, self._encoder.read(new), strict=True)
        self._remember(known)
        return [known[text] for text in texts]

    def _remember(self, pieces: dict[str, WordPieces]) -> None:
        with self._turn:
            for text, read in pieces.items():
                self._read[text] = read
                self._read.move_to_end(text)
            while len(self._read) > self._capacity:
                self._read.popitem(last=False)
