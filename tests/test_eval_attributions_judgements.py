from pathlib import Path

import pytest

from eval.attributions.judgements import PHENOMENA, in_articles, read_judgements
from eval.command_line import JUDGEMENTS
from rag.errors import InputError
from tests.polnear_cases import CALM, cut_article, place, write_judgements

KEPT = Path(__file__).parent.parent / JUDGEMENTS

judged = read_judgements(KEPT)


def test_a_judgement_is_read_with_the_article_it_is_of(tmp_path: Path) -> None:
    article = cut_article(tmp_path)
    found = list(in_articles(read_judgements(write_judgements(tmp_path / "judged.jsonl")), [article]))
    assert [sentence.notes for _, sentence in found] == ["f", "p", "n", "u"]
    assert {one.name for one, _ in found} == {article.name}
    assert found[0][1].main[0].names == (place("Ann Berg"),)
    assert found[2][1].main == ()


def test_another_text_than_the_judged_one_is_refused(tmp_path: Path) -> None:
    other = read_judgements(write_judgements(tmp_path / "judged.jsonl", sha256="0" * 64))
    with pytest.raises(InputError, match="The text of daily_mill is not the one that was judged"):
        list(in_articles(other, [cut_article(tmp_path)]))


def test_data_without_a_judged_article_is_refused(tmp_path: Path) -> None:
    other = read_judgements(write_judgements(tmp_path / "judged.jsonl", name="other"))
    with pytest.raises(InputError, match="has no article other, which was judged"):
        list(in_articles(other, [cut_article(tmp_path)]))


def test_a_broken_line_is_refused_with_its_number(tmp_path: Path) -> None:
    path = write_judgements(tmp_path / "judged.jsonl")
    path.write_text(path.read_text().replace('"person"', '"ghost"', 1))
    with pytest.raises(InputError, match=r"judged\.jsonl, line 1, sentences\.0\.speakers\.0\.kind"):
        read_judgements(path)


def test_an_unclear_sentence_is_not_counted(tmp_path: Path) -> None:
    path = write_judgements(tmp_path / "judged.jsonl")
    path.write_text(path.read_text().replace('"notes": "n"', '"notes": "x"'))
    found = [sentence for _, sentence in in_articles(read_judgements(path), [cut_article(tmp_path)])]
    assert place(CALM) not in [(one.start, one.end) for one in found]
    assert len(found) == 3


def test_the_kept_judgement_has_the_size_it_must_have() -> None:
    sentences = [sentence for article in judged for sentence in article.sentences]
    assert len(sentences) >= 240
    assert sum(not sentence.speakers for sentence in sentences) >= 40
    assert max(len(article.sentences) for article in judged) <= 6


def test_the_kept_judgement_holds_places_and_labels_only() -> None:
    longest = max(len(word.strip('[]{}:,"')) for word in KEPT.read_text().split() if "_20" not in word)
    assert longest == len(judged[0].sha256)
    words = {word.strip('[]{}:,"') for word in KEPT.read_text().split()}
    labels = {word for word in words if word.isalpha() and len(word) > 3}
    assert labels - {"pamx"} == {
        "article", "sentences", "start", "notes", "speakers", "kind", "part", "names", "mention",
        "main", "other", "optional", "person", "organisation", "document", "unnamed",
    }  # fmt: skip


def test_every_kept_note_is_a_known_phenomenon_and_every_place_is_one() -> None:
    for article in judged:
        for sentence in article.sentences:
            assert set(sentence.notes) <= set(PHENOMENA)
            assert bool(sentence.speakers) != (sentence.notes in ("n", "x"))
            for speaker in sentence.speakers:
                assert all(start < end for start, end in speaker.names)
                assert (
                    speaker.mention is None or sentence.start <= speaker.mention[0] < speaker.mention[1] <= sentence.end
                )
