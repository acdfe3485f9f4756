"""CANARD: questions of a dialogue about a section of Wikipedia, and what they mean out of context."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from eval.convert.material import ConvertOptions, Material, SourceArticle, distinct_articles
from eval.convert.rows import Identifier, Row, distinct, find_file, json_records
from eval.questions import GoldQuestion, NonEmpty

FILES = ("dev.jsonl", "dev.json", "test.jsonl", "test.json", "train.jsonl", "train.json")
_ENDS = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
UNKNOWN = ("CANNOTANSWER", "I don't know.")  # in the answerer's place: the section does not say


@dataclass(frozen=True)
class _Turn:
    dialogue: Annotated[Identifier, Field(alias="QuAC_dialog_id")]
    number: Annotated[int, Field(alias="Question_no")]
    question: Annotated[NonEmpty, Field(alias="Question")]
    rewrite: Annotated[NonEmpty, Field(alias="Rewrite")]
    history: Annotated[tuple[NonEmpty, ...], Field(alias="History", min_length=2)]

    @property
    def id(self) -> str:
        """As QuAC writes it."""
        return f"{self.dialogue}_q#{self.number}"

    @property
    def questions(self) -> tuple[str, ...]:
        """The earlier questions; title and section stand before them."""
        return self.history[2::2]

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers to the earlier questions."""
        return self.history[3::2]


_turn = TypeAdapter(_Turn)
_turns = TypeAdapter(tuple[_Turn, ...])


def convert_canard(path: Path, options: ConvertOptions) -> Material:
    """The article of a dialogue is put together from its answers, which are pieces of the section, word for word."""
    rows = tuple(distinct(json_records(find_file(path, FILES), _turn, _turns), lambda turn: turn.id, "Question_no"))
    longest = _longest(rows)
    told = {name: row for name, row in longest.items() if _paragraphs(row.content)}
    articles = distinct_articles((row, "History", _article(row.content)) for row in told.values())
    answered = [(row.content, _answer(row.content, longest[row.content.dialogue].content)) for row in rows]
    questions = tuple(_question(turn, answer, options) for turn, answer in answered if answer)
    return Material(articles, questions, {"no answer to the turn is known": len(rows) - len(questions)})


def _longest(rows: Sequence[Row[_Turn]]) -> dict[str, Row[_Turn]]:
    """The turn of each dialogue that has the most before it. Raises QuestionSetError for a history that breaks off."""
    longest: dict[str, Row[_Turn]] = {}
    for row in rows:
        if len(row.content.questions) != len(row.content.answers):
            raise row.problem("History", "does not end with an answer")
        known = longest.setdefault(row.content.dialogue, row)
        if len(row.content.history) > len(known.content.history):
            longest[row.content.dialogue] = row
    return longest


def _paragraphs(turn: _Turn) -> tuple[str, ...]:
    """The answers that say something, each once. One that breaks off is marked, lest it read as a headline."""
    said = dict.fromkeys(answer for answer in turn.answers if answer not in UNKNOWN)
    return tuple(answer if _ENDS.search(answer) else f"{answer} …" for answer in said)


def _article(turn: _Turn) -> SourceArticle:
    title, section = turn.history[:2]
    return SourceArticle(turn.dialogue, f"{title}: {section}", "\n\n".join(_paragraphs(turn)))


def _answer(turn: _Turn, last: _Turn) -> str | None:
    """What the later history says that the turn was answered; None where it does not say."""
    index = len(turn.questions)
    answer = last.answers[index] if index < len(last.answers) else None
    return None if answer in UNKNOWN else answer


def _question(turn: _Turn, answer: str, options: ConvertOptions) -> GoldQuestion:
    return GoldQuestion(
        id=turn.id,
        question=turn.question,
        history=turn.questions,
        replies=tuple("" if reply in UNKNOWN else reply for reply in turn.answers),
        answerable=True,
        evidence=(answer,),
        articles=(turn.dialogue,),
        within=(turn.dialogue,) if options.within else (),
        rewrite=turn.rewrite,
    )
