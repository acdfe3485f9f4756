"""What the reader is worth on the held-back parts, by what it says alone, with 95 % intervals over questions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np
from ir_measures import AP, RR

from eval.metrics.bootstrap import interval, resamples
from eval.metrics.columns import Columns, Floats, divided
from eval.metrics.confidence import auroc
from eval.metrics.ranking import strictly_ordered
from rag.models import PassageReader
from training.reader.example import Example
from training.reader.material import HeldBack

SPAN_WEIGHT = 0.5  # of a sentence's best span, beside the sentence itself; chosen beforehand


@dataclass(frozen=True)
class Figure:
    """A metric over some questions; its 95 % interval is from `low` to `high`."""

    value: float
    low: float | None
    high: float | None
    questions: int


@dataclass(frozen=True)
class Read:
    """A passage as it was read: whether it answers, a score for that, and whether its best sentence is right."""

    answers: bool
    score: float
    best_sentence: float
    right: bool


def measure(reader: PassageReader, held_back: HeldBack) -> dict[str, Figure]:
    """Every figure by its name."""
    squad2, clapnq = read_all(reader, held_back.squad2), read_all(reader, held_back.clapnq)
    return {
        "SQuAD 2.0, right sentence first": right_first(squad2),
        "SQuAD 2.0, AUROC": told_apart(squad2),
        "CLAPNQ, right sentence first": right_first(clapnq),
        "CLAPNQ, AUROC": told_apart(clapnq),
        **ranked(read_all(reader, held_back.trecqa)),
    }


def read_all(reader: PassageReader, examples: Iterable[Example]) -> list[list[Read]]:
    """The passages of each question, as read."""
    groups: dict[str, list[Read]] = defaultdict(list)
    for example in examples:
        groups[example.group].append(_read(reader, example))
    return list(groups.values())


def _read(reader: PassageReader, example: Example) -> Read:
    passage = example.passage
    reading = reader.read(example.question, passage.title, passage.text, passage.sentences)
    scores = reading.sentences + SPAN_WEIGHT * reading.by_span
    best = int(scores.argmax())
    whole = reading.answerable + float(reading.sentences.max()) + SPAN_WEIGHT * float(reading.by_span.max())
    return Read(bool(example.gold), whole, float(scores[best]), best in example.gold)


def right_first(questions: Sequence[Sequence[Read]]) -> Figure:
    """Share of the answerable questions whose best sentence, of all their passages, answers."""
    answerable = [passages for passages in questions if any(read.answers for read in passages)]
    right = [max(passages, key=lambda read: read.best_sentence).right for passages in answerable]
    return _mean(np.array(right, dtype=float))


def told_apart(questions: Sequence[Sequence[Read]]) -> Figure:
    """The chance that an answerable question has a higher score than an unanswerable one."""
    size = len(questions)
    columns = Columns(
        hits=np.zeros((size, 0)),
        of=np.zeros((size, 0)),
        answerable=np.array([any(read.answers for read in passages) for passages in questions], dtype=float),
        confidence=np.array([max(read.score for read in passages) for passages in questions]),
        right_first=np.full(size, np.nan),
        seconds=np.zeros(size),
    )
    return _figure(size, lambda weights: auroc(columns, weights))


def ranked(questions: Sequence[Sequence[Read]]) -> dict[str, Figure]:
    """MAP and MRR over the questions that have both kinds of candidate."""
    both = [passages for passages in questions if len({read.answers for read in passages}) > 1]
    judged = {str(q): {str(n): int(read.answers) for n, read in enumerate(those)} for q, those in enumerate(both)}
    run = {str(q): _ordered(those) for q, those in enumerate(both)}
    found: dict[object, list[float]] = defaultdict(list)
    for value in ir_measures.iter_calc([AP, RR], judged, run):
        found[value.measure].append(value.value)
    return {"TREC-QA, MAP": _mean(np.array(found[AP])), "TREC-QA, MRR": _mean(np.array(found[RR]))}


def _ordered(candidates: Sequence[Read]) -> Mapping[str, float]:
    return strictly_ordered({str(number): read.score for number, read in enumerate(candidates)})


def _mean(values: Floats) -> Figure:
    return _figure(len(values), lambda weights: divided(weights @ values, weights.sum(axis=1)))


def _figure(size: int, metric: Callable[[Floats], Floats]) -> Figure:
    (value,) = metric(np.ones((1, size)))
    low, high = interval(np.concatenate([metric(weights) for weights in resamples(size)]))
    return Figure(float(value), low, high, size)
