"""Is the passage found that answers a follow-up? By vectors alone, each way of asking it side by side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from eval.convert.cast import convert_cast
from eval.convert.material import ConvertOptions, Material
from eval.convert.mtrag import convert_mtrag
from eval.questions import GoldQuestion
from rag.conversation import interpret
from rag.models import Encoder, Vectors
from rag.retrieve import Sought, vector_of
from rag.schema import UNFILTERED, Exchange, Interpretation

DEPTH: Final = 5  # passages looked at

REWRITE, OURS = "human rewrite", "both near the conversation (ours)"


@dataclass(frozen=True)
class Asked:
    """A follow-up as it is typed and as it is read, with what came before it."""

    question: GoldQuestion
    exchanges: tuple[Exchange, ...]
    reading: Interpretation


Way = Callable[[Asked, Encoder], Vectors]


def recall_by_way(data: Path, encoder: Encoder, ways: Mapping[str, Way]) -> dict[str, dict[str, float]]:
    """For each set that `data` holds, the recall in the first five of each way of asking."""
    materials: dict[str, Callable[[], Material]] = {
        "CAsT 2021": lambda: convert_cast(data / "treccast" / "2021.jsonl", ConvertOptions()),
        "MTRAG-UN": lambda: convert_mtrag(data / "mtrag-un", ConvertOptions()),
    }
    return {name: _recalls(read(), encoder, ways) for name, read in materials.items()}


def exchanges_of(questions: Sequence[str], replies: Sequence[str]) -> tuple[Exchange, ...]:
    """A conversation so far, each question read in the light of those before it."""
    exchanges: tuple[Exchange, ...] = ()
    for question, reply in zip(questions, replies, strict=True):
        exchanges = (*exchanges, Exchange(read_in(exchanges, question).question, (), reply))
    return exchanges


def read_in(exchanges: Sequence[Exchange], question: str) -> Interpretation:
    """How a question is read in a conversation about no corpus."""
    return interpret(question, exchanges, UNFILTERED, ())


def _recalls(material: Material, encoder: Encoder, ways: Mapping[str, Way]) -> dict[str, float]:
    ids = [article.id for article in material.articles]
    passages = np.stack([_alone(article.text, encoder) for article in material.articles])
    asked = [_asked(question) for question in material.questions if question.answerable and question.articles]
    return {
        name: float(np.mean([_recall(one, passages @ way(one, encoder), ids) for one in asked]))
        for name, way in ways.items()
        if name != REWRITE or all(one.question.rewrite for one in asked)
    }


def _asked(question: GoldQuestion) -> Asked:
    exchanges = exchanges_of(question.history, question.replies)
    return Asked(question, exchanges, read_in(exchanges, question.question))


def _recall(asked: Asked, scores: Vectors, ids: Sequence[str]) -> float:
    """The share of the passages that answer which are among the first."""
    first = {ids[row] for row in np.argsort(-scores, kind="stable")[:DEPTH]}
    relevant = set(asked.question.articles)
    return len(relevant & first) / len(relevant)


def _alone(text: str, encoder: Encoder) -> Vectors:
    vector: Vectors = encoder.encode([text])[0]
    return vector


def _joined(asked: Asked, turns: int) -> str:
    return " ".join((*asked.question.history[-turns:], asked.question.question))


def near(asked: Asked, text: str, encoder: Encoder, typed: str = "") -> Vectors:
    """The vector that the program compares with those of the passages, for a text near the conversation."""
    last = asked.exchanges[-1] if asked.exchanges else None
    return vector_of(Sought(text, typed=typed if last else "", last=last), encoder)


WAYS: Final[Mapping[str, Way]] = {
    "last turn": lambda asked, encoder: _alone(asked.question.question, encoder),
    "last two turns joined": lambda asked, encoder: _alone(_joined(asked, 1), encoder),
    "all turns joined": lambda asked, encoder: _alone(_joined(asked, len(asked.exchanges) or 1), encoder),
    "reading, by rules": lambda asked, encoder: _alone(asked.reading.question, encoder),
    "last turn near the conversation": lambda asked, encoder: near(asked, asked.question.question, encoder),
    "reading near the conversation": lambda asked, encoder: near(asked, asked.reading.question, encoder),
    OURS: lambda asked, encoder: near(asked, asked.reading.question, encoder, asked.question.question),
    REWRITE: lambda asked, encoder: _alone(asked.question.rewrite or "", encoder),
}


def recall_table(recalls: Mapping[str, Mapping[str, float]]) -> str:
    """A column for each set."""
    head = f"{f'recall in the first {DEPTH}':<40}" + "".join(f"{name:>12}" for name in recalls)
    ways = dict.fromkeys(way for recall in recalls.values() for way in recall)
    return "\n".join((head, *(_row(way, [recall.get(way) for recall in recalls.values()]) for way in ways)))


def _row(way: str, shares: Sequence[float | None]) -> str:
    return f"{way:<40}" + "".join(f"{'–' if share is None else f'{share:.3f}':>12}" for share in shares)
