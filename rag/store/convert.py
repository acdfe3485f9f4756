"""Between the schema's types and the database's rows."""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rag.schema import Article, Filters, Highlight, Mention, Passage, Sentence, Speaker, Speech, SpokenSentence


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
    main, *others = (_speech(record) for record in json.loads(row["speeches"]))
    return SpokenSentence(sentence, main, tuple(others))


def speeches_as_text(speeches: Sequence[Speech]) -> str:
    """Speeches as they stand in a row of `sentences`."""
    return json.dumps([asdict(speech) for speech in speeches])


def _speech(record: dict[str, Any]) -> Speech:
    speaker, cue, via = record["speaker"], record["cue"], record["via"]
    return Speech(
        kind=record["kind"],
        speaker=_speaker(speaker) if speaker else None,
        cue=Mention(**cue) if cue else None,
        via=Mention(**via) if via else None,
        flags=tuple(record.get("flags", ())),
        said=tuple(Highlight(**place) for place in record.get("said", ())),
    )


def _speaker(record: dict[str, Any]) -> Speaker:
    mention = record.get("mention")
    return Speaker(**{**record, "mention": Mention(**mention) if mention else None})
