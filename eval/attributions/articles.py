"""The articles of PolNeAR as the program indexes them, with what each annotator found in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.convert.attributions import Annotated, by_article, in_canonical_text, read_part
from eval.convert.polnear import source_articles
from rag.articles import sha256_of
from rag.errors import InputError
from rag.schema import Sentence
from rag.segment import split_sentences

PART = "dev"


@dataclass(frozen=True)
class CutArticle:
    """An article's canonical text in sentences, and its annotations, one for each annotator."""

    name: str
    text: str
    sha256: str
    sentences: tuple[Sentence, ...]
    annotations: tuple[Annotated, ...]


def read_articles(data: Path) -> tuple[CutArticle, ...]:
    """Those of the development part, by their names. Raises InputError."""
    folder = data / PART if (data / PART).is_dir() else data
    if not (folder / "text").is_dir():
        raise InputError(f"{data}: holds no folder {PART} of PolNeAR; docs/datasets.md says where it is.")
    titles = {article.id: article.title for article in source_articles(folder)}
    annotated = by_article([in_canonical_text(one) for one in read_part(folder)])
    return tuple(_cut(annotations, titles[annotations[0].name]) for annotations in annotated)


def _cut(annotations: Sequence[Annotated], title: str) -> CutArticle:
    name, text = annotations[0].name, annotations[0].text
    return CutArticle(name, text, sha256_of(text), split_sentences(text, title), tuple(annotations))
