"""Exact match: a piece is found where one of its kind was found in just its place; counted over all annotators.

An article that several people annotated counts once for each of them. By how much two of them agree is the ceiling.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from eval.attributions.articles import CutArticle
from eval.attributions.pieces import KINDS, Pieces, by_characters, by_tokens
from eval.attributions.share import share, total
from eval.convert.attributions import Gold
from eval.metrics.measure import Measure
from eval.metrics.shares import Tally

WAYS: dict[str, Callable[[str, Sequence[Gold]], Pieces]] = {"characters": by_characters, "tokens": by_tokens}

Pair = tuple[Pieces, Pieces]  # found, and annotated


@dataclass(frozen=True)
class Scores:
    """Of one kind of piece."""

    precision: Measure
    recall: Measure
    f1: Measure


def scores(way: str, articles: Sequence[CutArticle], found: Mapping[str, Sequence[Gold]]) -> dict[str, Scores]:
    """Of each kind, how what was found in each article, by its name, matches what was annotated."""
    compared = [_compared(WAYS[way], article, found[article.name]) for article in articles]
    return {kind: _scores(kind, compared) for kind in KINDS}


def agreement(way: str, articles: Sequence[CutArticle]) -> dict[str, Measure]:
    """Of each kind, the F1 of two annotators of the same article."""
    read_twice = [_paired(WAYS[way], article) for article in articles if len(article.annotations) > 1]
    return {kind: share([total([_f1(kind, pair) for pair in pairs]) for pairs in read_twice]) for kind in KINDS}


def _compared(
    pieces: Callable[[str, Sequence[Gold]], Pieces], article: CutArticle, found: Sequence[Gold]
) -> list[Pair]:
    ours = pieces(article.text, found)
    return [(ours, pieces(article.text, one.attributions)) for one in article.annotations]


def _paired(pieces: Callable[[str, Sequence[Gold]], Pieces], article: CutArticle) -> list[Pair]:
    return list(combinations([pieces(article.text, one.attributions) for one in article.annotations], 2))


def _scores(kind: str, compared: Iterable[Sequence[Pair]]) -> Scores:
    articles = list(compared)
    figures = [
        share([total([figure(kind, pair) for pair in pairs]) for pairs in articles])
        for figure in (_precision, _recall, _f1)
    ]
    return Scores(*figures)


def _precision(kind: str, pair: Pair) -> Tally:
    found, gold = pair
    return Tally(len(found[kind] & gold[kind]), len(found[kind]))


def _recall(kind: str, pair: Pair) -> Tally:
    found, gold = pair
    return Tally(len(found[kind] & gold[kind]), len(gold[kind]))


def _f1(kind: str, pair: Pair) -> Tally:
    found, gold = pair
    return Tally(2 * len(found[kind] & gold[kind]), len(found[kind]) + len(gold[kind]))
