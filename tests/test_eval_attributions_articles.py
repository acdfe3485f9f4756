from pathlib import Path

import pytest

from eval.attributions.articles import read_articles
from rag.articles import sha256_of
from rag.errors import InputError
from tests.polnear_cases import CALM, DOUBTS, OPENS, TEXT, WAITED, cut_article, write_corpus


def test_an_article_is_cut_as_it_is_indexed(tmp_path: Path) -> None:
    article = cut_article(tmp_path)
    reporting = [article.text[one.start : one.end] for one in article.sentences if one.number]
    assert reporting[-4:] == [OPENS, WAITED, CALM, DOUBTS]
    assert (article.sha256, len(article.annotations)) == (sha256_of(TEXT), 2)


def test_the_part_itself_may_be_named(tmp_path: Path) -> None:
    assert read_articles(write_corpus(tmp_path) / "dev") == read_articles(tmp_path)


def test_missing_data_is_said_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere: holds no folder dev of PolNeAR"):
        read_articles(tmp_path / "nowhere")
