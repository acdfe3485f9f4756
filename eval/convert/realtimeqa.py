"""RealTime QA with the news articles that its questions were made from: articles.jsonl and questions.jsonl."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from eval.convert.material import ConvertOptions, Material, SourceArticle, distinct_articles
from eval.convert.rows import Identifier, Row, distinct, find_file, json_lines
from eval.matching import answer_pattern, plain
from eval.questions import GoldQuestion, Name, NonEmpty
from rag.errors import QuestionSetError

ARTICLES = ("articles.jsonl", "articles.jsonl.gz")
QUESTIONS = ("questions.jsonl", "questions.jsonl.gz")
IN_ARTICLE, REWORDED = "answer-in-article", "reworded"


@dataclass(frozen=True)
class _Article:
    id: Identifier
    title: str
    text: str
    url: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Record:
    id: Name
    question: NonEmpty
    answer: tuple[NonEmpty, ...]
    gold_articles: tuple[Identifier, ...]
    gold_articles_with_answer: tuple[Identifier, ...]


_article = TypeAdapter(_Article)
_record = TypeAdapter(_Record)


def convert_realtimeqa(path: Path, options: ConvertOptions) -> Material:
    """News articles and quiz questions; without gold: each question once more, and its answer taken away."""
    if not path.is_dir():
        raise QuestionSetError(f"{path}: is not a folder; name the one that holds {ARTICLES[0]} and {QUESTIONS[0]}.")
    articles = _articles(find_file(path, ARTICLES))
    records = tuple(distinct(json_lines(find_file(path, QUESTIONS), _record), lambda record: record.id, "id"))
    known = {article.id for article in articles}
    for row in records:
        _refuse_unknown(row, known)
    if options.without_gold:
        return _without_gold(articles, tuple(row.content for row in records))
    return Material(articles, tuple(_question(row.content) for row in records))


def _articles(path: Path) -> tuple[SourceArticle, ...]:
    rows = distinct(json_lines(path, _article), lambda article: article.id, "id")
    return distinct_articles((row, "text", _as_source(row.content)) for row in rows)


def _as_source(article: _Article) -> SourceArticle:
    published = article.published.replace("/", "-") if article.published else None
    title = article.title or article.id
    return SourceArticle(article.id, title, article.text, None, published, article.authors, article.url)


def _refuse_unknown(row: Row[_Record], known: set[str]) -> None:
    gold = {name: getattr(row.content, name) for name in ("gold_articles", "gold_articles_with_answer")}
    for field, articles in gold.items():
        for index, article in enumerate(articles):
            if article not in known:
                raise row.problem(f"{field}[{index}]", f"there is no article {article!r}")


def _question(record: _Record) -> GoldQuestion:
    """Where no gold article has the answer's own words, only the articles can be judged."""
    if not record.gold_articles_with_answer:
        return GoldQuestion(
            record.id, record.question, answerable=True, articles=record.gold_articles, tags=(REWORDED,)
        )
    return GoldQuestion(
        id=record.id,
        question=record.question,
        answerable=True,
        answers=record.answer,
        articles=record.gold_articles_with_answer,
        tags=(IN_ARTICLE,),
    )


def _without_gold(articles: tuple[SourceArticle, ...], records: tuple[_Record, ...]) -> Material:
    """Each question as it is, and without the articles that answer it or hold its answer by chance."""
    texts = {article.id: (plain(article.title), plain(article.text)) for article in articles}
    taken = [record for record in records if record.gold_articles_with_answer]
    questions = tuple(question for record in taken for question in _with_and_without(record, texts))
    return Material(articles, questions, {"the answer is worded otherwise in the articles": len(records) - len(taken)})


def _with_and_without(record: _Record, texts: dict[str, tuple[str, str]]) -> Iterator[GoldQuestion]:
    yield replace(_question(record), tags=("with-gold",))
    patterns = [answer_pattern(answer) for answer in record.answer]
    holding = {name for name, pieces in texts.items() if any(p.search(piece) for p in patterns for piece in pieces)}
    gold = {*record.gold_articles, *record.gold_articles_with_answer}
    yield GoldQuestion(
        id=f"{record.id}-without",
        question=record.question,
        answerable=False,
        tags=("without-gold",),
        without=tuple(sorted(holding | gold)),
    )
