"""Between the schema's types and the database's rows."""

import hashlib
import json
import sqlite3
from dataclasses import asdict

from rag.schema import Article, Filters, Mention, Passage, Sentence, Speaker, Speech, SpokenSentence


def fingerprint(article: Article) -> str:
    """A hash of everything that is said of the article, but not of where its file lies."""
    said = {name: value for name, value in asdict(article).items() if name != "source"}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def passage_id(article: Article, passage: Passage) -> str:
    """An id that holds only for this version of the article: an old vector never stands for a new text."""
    return f"{article.id}@{article.sha256[:12]}:{passage.start}-{passage.end}"


def filter_parameters(filters: Filters) -> dict[str, str | None]:
    """The parameters of `tables.PASSES_FILTERS`."""
    publisher = filters.publisher.casefold() if filters.publisher else None
    return {
        "since": filters.since,
        "until": filters.until,
        "publisher": publisher,
        "within": json.dumps(filters.within) if filters.within else None,
        "without": json.dumps(filters.without) if filters.without else None,
    }


def article_from_row(row: sqlite3.Row) -> Article:
    """The article of a row of `articles`."""
    return Article(
        id=row["id"],
        text=row["text"],
        sha256=row["sha256"],
        title=row["title"],
        source=row["source"],
        publisher=row["publisher"],
        published=row["published"],
        authors=tuple(json.loads(row["authors"])),
        url=row["url"],
    )


def sentence_from_row(row: sqlite3.Row) -> SpokenSentence:
    """The sentence of a row of `sentences`, with who speaks in it."""
    sentence = Sentence(row["start"], row["end"], row["paragraph"], row["kind"], row["number"])
    return SpokenSentence(sentence, _speech(row["speech"]))


def _speech(text: str) -> Speech:
    record = json.loads(text)
    return Speech(
        kind=record["kind"],
        speaker=Speaker(**record["speaker"]) if record["speaker"] else None,
        cue=Mention(**record["cue"]) if record["cue"] else None,
        via=Mention(**record["via"]) if record["via"] else None,
    )
