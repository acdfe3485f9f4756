from collections.abc import Sequence
from pathlib import Path

from eval.attributions.record import measure_attributions, measure_speakers
from eval.attributions.speakers import Speeches
from eval.attributions.table import attributions_table, speakers_table
from rag.models import Attribution
from rag.schema import Sentence
from tests.polnear_cases import place, said_by, speaker, write_corpus, write_judgements


def ann_says_everything(text: str, sentences: Sequence[Sentence]) -> Speeches:
    return [said_by(speaker("Ann Berg")) for _ in sentences]


def test_each_figure_has_its_share_its_counts_and_its_interval(tmp_path: Path) -> None:
    judged = write_judgements(tmp_path / "judged.jsonl")
    table = speakers_table(measure_speakers(write_corpus(tmp_path), judged, ann_says_everything, "made up"))
    lines = {" ".join(line.split()) for line in table.splitlines()}
    assert "precision 50.0 % (2 of 4) [50.0, 50.0]" in lines
    assert "unnamed 0.0 % (0 of 1) 0.0 % (0 of 1)" in lines
    assert "nobody speaks 0.0 % (0 of 1) –" in lines


def test_each_kind_of_piece_stands_beside_what_annotators_reach(tmp_path: Path) -> None:
    found = Attribution(place("Ann Berg"), place("said"), (), 1.0)
    table = attributions_table(measure_attributions(write_corpus(tmp_path), lambda article: [found], "made up"))
    lines = [" ".join(line.split()) for line in table.splitlines()]
    assert lines[0] == "exact match by characters, and F1 of two annotators of the 1 articles that several read"
    assert lines[2] == (
        "cue precision 100.0 % [100.0, 100.0] recall 66.7 % [66.7, 66.7] F1 80.0 % [80.0, 80.0] annotators 66.7 %"
    )
    assert "content precision – recall 0.0 %" in lines[3]
