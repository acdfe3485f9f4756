"""Whether a follow-up finds its passage, by each way of asking it over the same passages."""

from pathlib import Path

import pytest

from eval.followups import WAYS, recall_by_way, recall_table
from eval.followups.retrieval import DEPTH, OURS, REWRITE
from tests.convert_cases import write_lines
from tests.fakes import BagOfWords

CAST, MTRAG = "CAsT 2021", "MTRAG-UN"
MILL = "Masons rebuilt the old burned mill in grey stone."
NAMES = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta")  # of bridges, each nearer to "rebuilt" than the mill


def turn(number: int, typed: str, rewrite: str, passage: str) -> dict[str, object]:
    found = {"passage": passage, "canonical_result_id": passage, "passage_id": number}
    return {"number": number, "raw_utterance": typed, "manual_rewritten_utterance": rewrite, **found}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A question after another in each set; among its passages more of other things than are looked at."""
    bridges = [
        turn(number, f"Where is {name}?", f"Where is {name}?", f"Rebuilt {name}.") for number, name in enumerate(NAMES)
    ]
    burned = "When did the old mill burn?"
    mill = [
        turn(1, burned, burned, "The old mill burned."),
        turn(2, "Who rebuilt it?", "Who rebuilt the old mill?", MILL),
    ]
    topics = [{"number": 1, "turn": mill}, *({"number": 2 + n, "turn": [one]} for n, one in enumerate(bridges))]
    write_lines(tmp_path / "treccast" / "2021.jsonl", topics)
    said = (("user", burned), ("agent", "The old mill burned in May."), ("user", "Who rebuilt it?"))
    task = {"task_id": "t", "answerability": ["ANSWERABLE"], "contexts": [{"document_id": "mill", "text": MILL}]}
    spoken = [{"speaker": speaker, "text": text} for speaker, text in said]
    write_lines(tmp_path / "mtrag-un" / "reference.jsonl", [{**task, "input": spoken}])
    return tmp_path


def test_what_was_said_before_finds_what_the_last_words_alone_do_not(data: Path) -> None:
    assert len(NAMES) > DEPTH
    recalls = recall_by_way(data, BagOfWords(), WAYS)
    questions = len(NAMES) + 2
    assert recalls[CAST]["last turn"] == pytest.approx((questions - 1) / questions)
    assert recalls[CAST][OURS] == recalls[CAST][REWRITE] == 1


def test_a_set_without_rewrites_has_a_dash_in_their_row(data: Path) -> None:
    recalls = recall_by_way(data, BagOfWords(), WAYS)
    assert REWRITE not in recalls[MTRAG]
    head, *rows = recall_table(recalls).splitlines()
    assert head.split()[-3:] == ["CAsT", "2021", "MTRAG-UN"]
    assert [row.split()[-2:] for row in rows if row.startswith(REWRITE)] == [["1.000", "–"]]
