from pathlib import Path

import pytest

from eval.attributions.judgements import in_articles, read_judgements
from eval.attributions.speakers import Seen, figures, groups, see
from eval.metrics.shares import Tally
from rag.schema import Speech
from tests.polnear_cases import CALM, DOUBTS, NAME, OPENS, WAITED, cut_article, said_by, speaker, write_judgements

Said = dict[str, tuple[Speech, ...]]  # by sentence

ANN = speaker("Ann Berg")
SHE = speaker("she", WAITED, antecedent=1)
LAWYER = speaker("A lawyer who asked not to be named")
RIGHT: Said = {OPENS: said_by(ANN), WAITED: said_by(ANN), DOUBTS: said_by(LAWYER)}


def seen_in(data: Path, said: Said) -> list[Seen]:
    article = cut_article(data)
    speeches = [said.get(article.text[one.start : one.end], said_by()) for one in article.sentences]
    judged = list(in_articles(read_judgements(write_judgements(data / "judged.jsonl")), [article]))
    return see(judged, {NAME: speeches})


def tallies(data: Path, said: Said) -> dict[str, Tally | None]:
    return {name: measure.tally for name, measure in figures(seen_in(data, said)).items()}


def test_all_right_is_all_right(tmp_path: Path) -> None:
    found = tallies(tmp_path, RIGHT)
    assert found["precision"] == found["recall_with_unnamed"] == found["right_first"] == Tally(3, 3)
    assert found["recall"] == found["recall_exact"] == Tally(2, 2)
    assert found["precision_exact"] == Tally(2, 3)
    assert (found["unresolved"], found["false_speakers"]) == (Tally(0, 3), Tally(0, 1))


def test_a_pronoun_is_neither_right_nor_wrong_and_is_not_found(tmp_path: Path) -> None:
    found = tallies(tmp_path, RIGHT | {WAITED: said_by(SHE)})
    assert (found["precision"], found["recall"], found["unresolved"]) == (Tally(2, 2), Tally(1, 2), Tally(1, 3))


def test_a_speaker_where_nobody_speaks_is_wrong(tmp_path: Path) -> None:
    found = tallies(tmp_path, RIGHT | {CALM: said_by(ANN)})
    assert (found["precision"], found["recall"], found["false_speakers"]) == (Tally(3, 4), Tally(2, 2), Tally(1, 1))


def test_a_surname_counts_only_where_that_is_enough(tmp_path: Path) -> None:
    found = tallies(tmp_path, RIGHT | {OPENS: said_by(speaker("Berg"))})
    assert (found["precision"], found["recall"]) == (Tally(2, 3), Tally(1, 2))
    assert (found["precision_lenient"], found["recall_lenient"]) == (Tally(3, 3), Tally(2, 2))


def test_the_right_speaker_second_is_found_but_not_first(tmp_path: Path) -> None:
    found = tallies(tmp_path, RIGHT | {OPENS: said_by(LAWYER, ANN)})
    assert (found["precision"], found["recall"], found["right_first"]) == (Tally(3, 4), Tally(2, 2), Tally(2, 3))


def test_nothing_shown_is_nothing_wrong(tmp_path: Path) -> None:
    found = tallies(tmp_path, {})
    assert (found["precision"], found["recall"], found["right_first"]) == (Tally(0, 0), Tally(0, 2), Tally(0, 0))


def test_a_speaker_who_need_not_be_shown_is_right_and_not_missed(tmp_path: Path) -> None:
    path = write_judgements(tmp_path / "judged.jsonl")
    path.write_text(path.read_text().replace('"part": "main"', '"part": "optional"', 1))
    article = cut_article(tmp_path)
    judged = list(in_articles(read_judgements(path), [article]))
    shown = [said_by(ANN) if article.text[one.start : one.end] == OPENS else said_by() for one in article.sentences]
    found = figures(see(judged, {NAME: shown}))
    assert (found["precision"].tally, found["recall"].tally) == (Tally(1, 1), Tally(0, 1))


@pytest.mark.parametrize(("letter", "sentences"), [("p", [WAITED]), ("n", [CALM])])
def test_sentences_are_grouped_by_their_phenomena(tmp_path: Path, letter: str, sentences: list[str]) -> None:
    article = cut_article(tmp_path)
    some = groups(seen_in(tmp_path, RIGHT), lambda one: one.judged.notes)[letter]
    assert [article.text[one.judged.start : one.judged.end] for one in some] == sentences


def test_sentences_are_grouped_by_who_speaks(tmp_path: Path) -> None:
    kinds = groups(seen_in(tmp_path, RIGHT), lambda one: [one.kind])
    assert {kind: len(some) for kind, some in kinds.items()} == {"nobody": 1, "person": 2, "unnamed": 1}
