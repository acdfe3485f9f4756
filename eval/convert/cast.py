"""TREC CAsT topics: conversations of which each turn has, from 2021 on, the passage that answered it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from eval.convert.material import ConvertOptions, Material, SourceArticle, distinct_articles
from eval.convert.rows import Identifier, Row, distinct, json_records
from eval.questions import GoldQuestion, NonEmpty
from rag.errors import QuestionSetError

NO_PASSAGES = "its turns carry no passages; the topics of 2021 are the ones that do"


@dataclass(frozen=True)
class _Turn:
    number: int
    raw_utterance: NonEmpty
    manual_rewritten_utterance: NonEmpty | None = None
    passage: str | None = None
    canonical_result_id: Identifier | None = None
    passage_id: int | None = None

    @property
    def article(self) -> str | None:
        """The id of the passage, as runs of CAsT 2021 name it; None for a turn without."""
        if self.passage is None or self.canonical_result_id is None or self.passage_id is None:
            return None
        return f"{self.canonical_result_id}-{self.passage_id}"


@dataclass(frozen=True)
class _Topic:
    number: int
    turns: Annotated[tuple[_Turn, ...], Field(alias="turn")]

    @property
    def has_passages(self) -> bool:
        """Whether a turn of it can be judged."""
        return any(turn.article for turn in self.turns)

    @property
    def has_rewrites(self) -> bool:
        """Whether it says what a turn means out of context."""
        return any(turn.manual_rewritten_utterance for turn in self.turns)


_topic = TypeAdapter(_Topic)
_topics = TypeAdapter(tuple[_Topic, ...])


def convert_cast(path: Path, options: ConvertOptions) -> Material:
    """Each passage an article; a turn's history are the utterances before it, with the passages that answered them."""
    topics = tuple(distinct(_all_topics(path), lambda topic: str(topic.number), "number"))
    articles = distinct_articles(found for row in topics for found in _articles(row))
    rows = distinct(
        (question for row in topics for question in _questions(row)), lambda question: question.id, "number"
    )
    questions = tuple(row.content for row in rows)
    turns = sum(len(row.content.turns) for row in topics)
    return Material(articles, questions, {"the turn has no passage": turns - len(questions)})


def _all_topics(path: Path) -> Sequence[Row[_Topic]]:
    """Of a file, or of those files of a folder that have passages."""
    if not path.is_dir():
        topics = tuple(json_records(path, _topic, _topics))
        if not any(row.content.has_passages for row in topics):
            raise QuestionSetError(f"{path}: {NO_PASSAGES}.")
        return topics
    files = sorted(file for file in path.iterdir() if file.name.endswith((".json", ".jsonl")))
    if not files:
        raise QuestionSetError(f"{path}: this folder holds no topics, which are files named …json or …jsonl.")
    found = [tuple(json_records(file, _topic, _topics)) for file in files]
    with_passages = [rows for rows in found if any(row.content.has_passages for row in rows)]
    if not with_passages:
        raise QuestionSetError(f"{path}: {', '.join(file.name for file in files)}: {NO_PASSAGES}.")
    # A year comes as two files of the same topics, of which only one has what the turns mean out of context.
    with_rewrites = [rows for rows in with_passages if any(row.content.has_rewrites for row in rows)]
    return [row for rows in with_rewrites or with_passages[:1] for row in rows]


def _articles(row: Row[_Topic]) -> Iterator[tuple[Row[_Topic], str, SourceArticle]]:
    for index, turn in enumerate(row.content.turns):
        if turn.article and turn.passage is not None:
            yield row, f"turn[{index}].passage", SourceArticle(turn.article, turn.article, turn.passage)


def _questions(row: Row[_Topic]) -> Iterator[Row[GoldQuestion]]:
    topic = row.content
    for index, turn in enumerate(topic.turns):
        if turn.article:
            question = GoldQuestion(
                id=f"{topic.number}_{turn.number}",
                question=turn.raw_utterance,
                history=tuple(earlier.raw_utterance for earlier in topic.turns[:index]),
                replies=tuple(earlier.passage or "" for earlier in topic.turns[:index]),
                answerable=True,
                articles=(turn.article,),
                rewrite=turn.manual_rewritten_utterance,
            )
            yield Row(row.place, question, f"{row.path}.turn[{index}]".removeprefix("."))
