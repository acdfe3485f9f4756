"""MTRAG and MTRAG-UN: the tasks of conversations with their reference passages (reference.jsonl)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, Field, TypeAdapter

from eval.convert.material import ConvertOptions, Material, SourceArticle, distinct_articles
from eval.convert.rows import Identifier, Row, distinct, find_file, json_lines
from eval.questions import GoldQuestion, Name, NonEmpty

FILES = ("reference.jsonl",)
ANSWERED = frozenset({"ANSWERABLE", "PARTIAL"})
Answerability = Literal["ANSWERABLE", "PARTIAL", "UNANSWERABLE", "UNDERSPECIFIED", "CONVERSATIONAL"]


@dataclass(frozen=True)
class _Context:
    document_id: Identifier
    text: str
    title: str | None = None


@dataclass(frozen=True)
class _Turn:
    speaker: Literal["user", "agent"]
    text: NonEmpty


@dataclass(frozen=True)
class _Task:
    id: Annotated[Name, Field(alias="task_id")]
    contexts: tuple[_Context, ...]
    input: Annotated[tuple[_Turn, ...], Field(min_length=1)]
    answerability: Annotated[
        tuple[Answerability, ...],
        Field(min_length=1, max_length=1, validation_alias=AliasChoices("answerability", "Answerability")),
    ]
    collection: Annotated[NonEmpty | None, Field(alias="Collection")] = None
    types: Annotated[tuple[NonEmpty, ...], Field(alias="Question Type")] = ()


_task = TypeAdapter(_Task)


def convert_mtrag(path: Path, options: ConvertOptions) -> Material:
    """Each passage an article; the question is the last turn, its history what the user asked before."""
    tasks = tuple(distinct(json_lines(find_file(path, FILES), _task), lambda task: task.id, "task_id"))
    articles = distinct_articles(
        (row, f"contexts[{index}].text", _article(context))
        for row in tasks
        for index, context in enumerate(row.content.contexts)
    )
    return Material(articles, tuple(_question(row) for row in tasks))


def _article(context: _Context) -> SourceArticle:
    return SourceArticle(context.document_id, context.title or context.document_id, context.text)


def _question(row: Row[_Task]) -> GoldQuestion:
    """Whether it can be answered is left open for a question that is unclear or only chats."""
    task = row.content
    if task.input[-1].speaker != "user":
        raise row.problem("input", "does not end with the user's question")
    (kind,) = task.answerability
    is_answered = kind in ANSWERED and bool(task.contexts)
    contexts = (context.document_id for context in task.contexts)
    return GoldQuestion(
        id=task.id,
        question=task.input[-1].text,
        history=tuple(turn.text for turn in task.input[:-1] if turn.speaker == "user"),
        replies=_replies(task.input[:-1]),
        answerable=True if is_answered else False if kind == "UNANSWERABLE" else None,
        articles=tuple(dict.fromkeys(contexts)) if is_answered else (),
        tags=tuple(dict.fromkeys((kind, *([task.collection] if task.collection else []), *task.types))),
    )


def _replies(turns: Sequence[_Turn]) -> tuple[str, ...]:
    """What the agent said after each turn of the user's; "" where it said nothing."""
    return tuple(
        following.text if following and following.speaker == "agent" else ""
        for turn, following in zip_longest(turns, turns[1:])
        if turn.speaker == "user"
    )
