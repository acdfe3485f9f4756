"""What the packaged encoder sees with no training but a handful of weights: a reader of its own, and half of another.

Late interaction (after ColBERT, Khattab & Zaharia 2020) with the packaged encoder: every word piece of the question
looks for its likest piece in the sentence, as read in its passage. With a few features beside it, two logistic
regressions turn that into probabilities.
"""

from collections.abc import Sequence

from rag.models import PieceEncoder
from rag.rank.features import Features, ask, look_at, read_passages
from rag.rank.reader import best_first
from rag.rank.weights import ANSWERED, SENTENCE, THRESHOLD
from rag.schema import ReadPassage, ScoredSentence, Scores


class LateInteractionReader:
    """Reads with the encoder's own word pieces."""

    name = "late interaction"
    threshold = THRESHOLD

    def __init__(self, encoder: PieceEncoder) -> None:
        self._encoder = encoder

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """Every sentence of the passages once, best first."""
        seen = self.examine(question, passages)
        if not seen:
            return Scores((), 0.0)
        ranked = best_first(scored for scored, _ in seen)
        features = next(features for scored, features in seen if scored is ranked[0])
        return Scores(ranked, ANSWERED.probability(features.vector()))

    def examine(self, question: str, passages: Sequence[ReadPassage]) -> list[tuple[ScoredSentence, Features]]:
        """Each sentence, scored, with what was seen of it; a sentence of two passages is read in the first."""
        asked = ask(question, self._encoder)
        result: dict[tuple[str, int], tuple[ScoredSentence, Features]] = {}
        for passage in read_passages(asked, passages, self._encoder):
            article = passage.read.article
            for spoken in passage.read.sentences:
                key = (article.id, spoken.sentence.start)
                if key not in result and (seen := look_at(asked, passage, spoken)):
                    features, highlight = seen
                    score = SENTENCE.probability(features.vector())
                    result[key] = ScoredSentence(article, spoken, score, highlight), features
        return list(result.values())
