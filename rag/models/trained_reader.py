"""The reader that ships: MiniLM's layers over question and passage at once, with heads for spans, sentences, silence.

`weights/reader.onnx`, made by `python -m training.reader`, holds the layers as int8; the vectors of the word pieces
are those of the packaged model, and are looked up here.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.errors import SettingsError
from rag.models.joined import Joined, Joiner, load_joiner
from rag.models.load import packaged_model
from rag.models.network import open_session, packaged_vectors
from rag.models.reading import NOT_READ, PassageReading, Place, best_span

WEIGHTS = Path(__file__).parent / "weights" / "reader.onnx"
LONGEST_SPAN = 30  # word pieces of a highlighted answer

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Logits:
    """What the network says: spans (length, 2), sentences (sentences,), none and answerable (2,)."""

    spans: Floats
    sentences: Floats
    whole: Floats


Network = Callable[[Joined], Logits]


class TrainedPassageReader:
    """Reads a passage with a network."""

    def __init__(self, name: str, joiner: Joiner, network: Network) -> None:
        self.name = name
        self._joiner = joiner
        self._network = network

    def read(self, question: str, title: str, text: str, sentences: Sequence[Place]) -> PassageReading:
        """What a passage says to the question; each of the network's logits is taken against that nothing answers."""
        joined = self._joiner.join(question, title, text, sentences)
        logits = self._network(joined)
        none, answerable = logits.whole
        nothing = float(logits.spans[0].sum())
        starts, ends = logits.spans.T
        found = [best_span(starts, ends, rows, LONGEST_SPAN) for rows in joined.sentences]
        read = np.array([last > 0 for _, last in joined.sentences])
        return PassageReading(
            answerable=float(answerable),
            sentences=np.where(read, np.maximum(logits.sentences - none, NOT_READ), NOT_READ).astype(np.float32),
            by_span=np.array(
                [max(NOT_READ, score - nothing) if span else NOT_READ for score, span in found], dtype=np.float32
            ),
            spans=tuple(span and (int(joined.starts[span[0]]), int(joined.ends[span[1]])) for _, span in found),
        )


@lru_cache(maxsize=1)
def load_trained_reader(weights: Path = WEIGHTS) -> TrainedPassageReader:
    """The reader of these weights; unless others are named, of those that ship. Raises SettingsError."""
    try:
        name = f"reader {hashlib.sha256(weights.read_bytes()).hexdigest()[:8]}"
        model = packaged_model()
        return TrainedPassageReader(name, load_joiner(str(model / "tokenizer.json")), open_network(model, weights))
    except Exception as error:
        raise SettingsError(
            f"The reader's weights {weights} cannot be loaded ({error}). Get the file again, or make it with "
            "`python -m training.reader`; RAG_READER=late-interaction does without."
        ) from error


def open_network(model: Path, weights: Path) -> Network:
    """The network in `weights` over the word vectors of the packaged `model`."""
    # Passages are read side by side, which takes little more than half the time.
    vectors, session = packaged_vectors(model), open_session(weights)

    def run(joined: Joined) -> Logits:
        sentence_rows, question_rows = joined.means()
        inputs = {
            "words": vectors.of(joined.ids)[None],
            "types": joined.types[None],
            "sentence_rows": sentence_rows[None],
            "question_rows": question_rows[None],
        }
        spans, sentences, whole = session.run(None, inputs)
        return Logits(np.asarray(spans)[0], np.asarray(sentences)[0], np.asarray(whole)[0])

    return run
