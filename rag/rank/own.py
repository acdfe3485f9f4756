"""A reader of the user's own: its scores as they are."""

from collections.abc import Sequence

from rag.models import PassageReader
from rag.rank.reader import best_first
from rag.rank.weights import probability
from rag.rank.whole import read_whole
from rag.schema import ReadPassage, Scores


class OwnReader:
    """Reads every passage with a model that nobody calibrated for this program."""

    threshold = 0.5  # even odds by the model's own account; whoever knows it better sets RAG_THRESHOLD

    def __init__(self, model: PassageReader) -> None:
        self._model = model
        self.name = model.name

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """Every sentence of the passages once, best first."""
        read = read_whole(self._model, question, passages)
        confidence = max((probability(reading.answerable) for reading in read), default=0.0)
        scored = [reading.scored(probability(reading.sentence)) for reading in read]
        return Scores(best_first(scored), confidence)
