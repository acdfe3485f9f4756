"""RealTime QA (Kasai et al. 2023, no licence stated): `realtimeqa/articles.jsonl.gz` and `questions.jsonl`.

News questions. Nobody marked the answers in the articles: the labels are silver, and come from the answer's words.
Nothing of the articles ships; half of the questions is held back.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from eval.convert.rows import json_lines
from rag.articles import canonical_text
from rag.models.reading import Place
from rag.words import content_words
from training.reader.example import Example, Passage, passages_of
from training.reader.held_back import is_in_held_half
from training.reader.search import News

LIKELIEST = 14  # passages of all articles that are read for a question
OF_GOLD_ARTICLES = 6  # first passages of each article that answers
FEWEST_SHARED = 2  # words of the question in a sentence with the answer, lest the answer stand there by chance
REPEATED = 3  # the answering passages are few


@dataclass(frozen=True)
class _Article:
    id: str
    title: str | None
    text: str


@dataclass(frozen=True)
class _Question:
    id: str
    question: str
    answer: tuple[str, ...]
    gold_articles_with_answer: tuple[str, ...]


_article = TypeAdapter(_Article)
_question = TypeAdapter(_Question)


class _Library:
    """The passages of all articles, and whose they are."""

    def __init__(self, path: Path) -> None:
        self.passages: list[Passage] = []
        self.owners: list[str] = []
        self.of_article: dict[str, list[int]] = defaultdict(list)
        for row in json_lines(path, _article):
            article = row.content
            for placed in passages_of(article.title or "", canonical_text(article.text)):
                self.of_article[article.id].append(len(self.passages))
                self.passages.append(placed.passage)
                self.owners.append(article.id)
        self._news = News(self.passages)

    def for_question(self, question: _Question) -> dict[int, None]:
        """The passages to read, in this order."""
        likeliest = dict.fromkeys(self._news.likest(question.question, LIKELIEST))
        gold = sorted(set(question.gold_articles_with_answer))
        return likeliest | {n: None for article in gold for n in self.of_article.get(article, [])[:OF_GOLD_ARTICLES]}


def read_realtimeqa(folder: Path, everything: bool) -> list[Example]:
    """The examples of all questions, or of those that are not held back."""
    library = _Library(folder / "articles.jsonl.gz")
    questions = [row.content for row in json_lines(folder / "questions.jsonl", _question)]
    asked = [question for question in questions if everything or not is_in_held_half(question.id)]
    return [example for question in asked for example in _examples(question, library)]


def _examples(question: _Question, library: _Library) -> Iterator[Example]:
    """Passages without the answer's words answer nothing; those with them answer if they are of a gold article."""
    patterns = [re.compile(rf"(?<!\w){re.escape(answer)}(?!\w)", re.IGNORECASE) for answer in question.answer]
    for number in library.for_question(question):
        passage = library.passages[number]
        found = [match.span() for pattern in patterns for match in pattern.finditer(passage.text)]
        if not found:
            yield Example(question.question, passage, (), (), question.id, "realtimeqa")
        elif library.owners[number] in question.gold_articles_with_answer:
            gold = _gold(question, passage, found)
            told = [passage.sentences[n] for n in gold]
            answers = tuple(place for place in found if any(start <= place[0] < end for start, end in told))
            example = Example(question.question, passage, gold, answers, question.id, "realtimeqa")
            yield from [example] * (REPEATED if gold else 0)


def _gold(question: _Question, passage: Passage, found: list[Place]) -> tuple[int, ...]:
    """The sentences with the answer and with words of the question that are not the answer's."""
    asked = set(content_words(question.question)).difference(*map(content_words, question.answer))
    return tuple(
        number
        for number, (start, end) in enumerate(passage.sentences)
        if any(start <= place[0] < end for place in found)
        and len(asked & set(content_words(passage.text[start:end]))) >= FEWEST_SHARED
    )
