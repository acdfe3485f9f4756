"""A question with a topic beside it ("Is there a doctor, about the island?"), read again without the topic.

What was quoted for the topic answers it best of all, whatever is asked of it now.
"""

from dataclasses import replace
from math import sqrt
from typing import Final

from rag.rank.reader import best_first
from rag.schema import Scores

_BELOW: Final = 0.01  # of their scores is left to the others, so that their order stays
_LIKELY: Final = 0.3  # of the best score: no sentence is put forward that is less likely with the topic


def read_twice(with_topic: Scores, alone: Scores) -> Scores:
    """The likely sentences by the geometric mean of both scores, highlighted as in the second; the others after."""
    least = _LIKELY * with_topic.sentences[0].score if with_topic.sentences else 0.0
    other = {scored.key: scored for scored in alone.sentences}
    likely = [scored for scored in with_topic.sentences if scored.score >= least and scored.key in other]
    both = [
        replace(scored, score=sqrt(scored.score * other[scored.key].score), highlight=other[scored.key].highlight)
        for scored in likely
    ]
    keys = {scored.key for scored in likely}
    rest = [replace(scored, score=_BELOW * scored.score) for scored in with_topic.sentences if scored.key not in keys]
    return Scores(best_first([*both, *rest]), sqrt(with_topic.confidence * alone.confidence))
