"""From scores of many things at once to rankings of those that may answer."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from eval.rivals.quoting import Allowed
from eval.system import DEPTH, Found, Place, best_first

Key = TypeVar("Key")
Scores = NDArray[np.float32]

ENOUGH = 10 * DEPTH  # pieces, to come to `DEPTH` articles: of few articles are more pieces alike


def restrict(scores: Scores, owners: Sequence[str], allowed: Allowed) -> Scores:
    """The scores, with nothing left for what stands in an article that may not answer."""
    if not allowed.others:
        return scores
    return np.where([owner in allowed.articles for owner in owners], scores, np.float32(0))


def best(keys: Sequence[Key], scores: Scores, limit: int) -> Mapping[Key, float]:
    """The highest scores above zero, best first; equals stay in the order of the keys."""
    order = np.argsort(-scores, kind="stable")[:limit]
    return {keys[row]: float(scores[row]) for row in order if scores[row] > 0}


def articles_of(pieces: Mapping[Place, float]) -> Mapping[str, float]:
    """Each article by its best piece, to `DEPTH`."""
    articles = best_first([(place.article, score) for place, score in pieces.items()])
    return dict(islice(articles.items(), DEPTH))


def chunks_of_articles(articles: Iterable[str], chunks: Iterable[Place]) -> dict[str, list[Place]]:
    """The chunks of each article, in their order."""
    pieces: dict[str, list[Place]] = {article: [] for article in articles}
    for chunk in chunks:
        pieces[chunk.article].append(chunk)
    return pieces


def found_in_chunks(chunks: Mapping[Place, float]) -> Found:
    """What a rival ranks that knows chunks alone: an article is as good as its best chunk, found or read."""
    articles = articles_of(chunks)
    return Found(articles, dict(islice(chunks.items(), DEPTH)), articles)
