"""The trained reader: a network that reads passages whole, and late interaction over the likeliest of them.

The network sees question and passage at once and says of each sentence whether it answers, and where. Late interaction
knows what a billion pairs of texts taught the encoder, and who speaks. Logistic regressions make probabilities of them.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rag.models import PassageReader
from rag.rank.highlights import agreed
from rag.rank.late_interaction import LateInteractionReader
from rag.rank.reader import best_first
from rag.rank.weights import COMPARED, COMPARED_ANSWERED, READ, READ_THRESHOLD
from rag.rank.whole import read_whole
from rag.schema import ReadPassage, ScoredSentence, Scores

# In characters of passages, which come best first: that order is the cheapest score. What is read is about seven
# passages of news; on RealTime QA the first six hold the answer for 87 % of the questions, eight for 90 %, twelve for
# 91 %. Late interaction over more than the likeliest three gives no more.
MOST_READ = 3500
MOST_COMPARED = 1200

AT_ONCE = min(4, os.cpu_count() or 1)  # passages that the network reads side by side


@dataclass(frozen=True)
class Judged:
    """A sentence with its probability; `seen`: what the network and late interaction saw, if both read it."""

    scored: ScoredSentence
    seen: NDArray[np.float64] | None


class TrainedReader:
    """Reads the passages that were found first, and the likeliest of them twice."""

    threshold = READ_THRESHOLD

    def __init__(self, network: PassageReader, late_interaction: LateInteractionReader) -> None:
        self._network = network
        self._late_interaction = late_interaction
        self.name = network.name

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """Every sentence of the first passages once, best first."""
        judged = self.examine(question, passages)
        ranked = best_first(one.scored for one in judged)
        compared = [(one.scored.score, one.seen) for one in judged if one.seen is not None]
        if not compared:
            return Scores(ranked, 0.0)
        _, seen = max(compared, key=lambda one: one[0])
        return Scores(ranked, COMPARED_ANSWERED.probability(seen))

    def examine(self, question: str, passages: Sequence[ReadPassage]) -> list[Judged]:
        """Each sentence of the first passages, with what was seen of it."""
        first = _up_to(MOST_READ, passages)
        read = {reading.key: reading for reading in read_whole(self._network, question, first, AT_ONCE)}
        alone = [reading.scored(READ.probability(reading.vector())) for reading in read.values()]
        judged = {scored.key: Judged(scored, None) for scored in alone}
        for compared, features in self._late_interaction.examine(question, _likeliest(first, alone)):
            reading = read[compared.key]
            seen = np.concatenate([reading.vector(), features.vector()])
            scored = reading.scored(COMPARED.probability(seen))
            highlight = agreed(question, scored, compared.highlight)
            judged[compared.key] = Judged(replace(scored, highlight=highlight), seen)
        return list(judged.values())


def _likeliest(passages: Sequence[ReadPassage], scored: Sequence[ScoredSentence]) -> Sequence[ReadPassage]:
    """The passages with the best sentences, likeliest first."""
    scores = {sentence.key: sentence.score for sentence in scored}

    def best(read: ReadPassage) -> float:
        return max((scores[read.article.id, spoken.sentence.start] for spoken in read.sentences), default=0.0)

    return _up_to(MOST_COMPARED, sorted(passages, key=best, reverse=True))


def _up_to(characters: int, passages: Sequence[ReadPassage]) -> Sequence[ReadPassage]:
    """The first passages, up to the one with which there are so many characters."""
    read = 0
    for number, passage in enumerate(passages, start=1):
        read += passage.passage.end - passage.passage.start
        if read >= characters:
            return passages[:number]
    return passages
