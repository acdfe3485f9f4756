"""The reader to compare with: the likeness of the sentence's vector to the question's, and nothing read."""

from collections.abc import Sequence

import numpy as np

from rag.models import Encoder
from rag.rank.reader import best_first
from rag.schema import ReadPassage, ScoredSentence, Scores


class CosineReader:
    """Scores a sentence by its cosine alone, and whether anything answers by the best one's."""

    name = "cosine"
    threshold = 0.35  # where 10 % of the answerable questions of SQuAD 2.0 (11 articles) would be refused

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """Every sentence of the passages once, best first."""
        places = {
            (read.article.id, spoken.sentence.start): (read.article, spoken)
            for read in passages
            for spoken in read.sentences
        }
        if not places:
            return Scores((), 0.0)
        texts = [article.text[spoken.sentence.start : spoken.sentence.end] for article, spoken in places.values()]
        asked, *sentences = self._encoder.encode([question, *texts])
        likeness = np.clip(np.array(sentences) @ asked, 0, 1)
        scored = [
            ScoredSentence(article, spoken, round(float(score), 5), None)
            for (article, spoken), score in zip(places.values(), likeness, strict=True)
        ]
        ranked = best_first(scored)
        return Scores(ranked, ranked[0].score)
