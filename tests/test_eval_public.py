"""Everything that a folder of public data holds, found, converted and asked of a system that counts words."""

import json
from pathlib import Path

import pytest

from eval import plan
from eval.convert import FORMATS
from eval.public import WAYS, PublicRun, run_public
from rag.errors import InputError
from rag.settings import Settings
from tests.eval_cases import FIRE, NAMED, open_word_counter


@pytest.fixture(autouse=True)
def word_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "open_system", open_word_counter)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with two collections in BEIR's form."""
    for name in ("mill", "fire"):
        folder = tmp_path / "data" / name
        (folder / "qrels").mkdir(parents=True)
        documents = [{"_id": "1", "title": "", "text": FIRE}, {"_id": "2", "title": "", "text": NAMED}]
        (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
        (folder / "queries.jsonl").write_text('{"_id": "q", "text": "Who was hurt in the fire?"}', encoding="utf-8")
        (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\t1\t1\n", encoding="utf-8")
    return tmp_path / "data"


def wanted(data: Path, tmp_path: Path, *only: str) -> PublicRun:
    return PublicRun(data, tmp_path / "out", Settings(), only)


def test_every_set_of_the_folder_is_run_into_a_folder_of_its_name(data: Path, tmp_path: Path) -> None:
    results = list(run_public(wanted(data, tmp_path)))
    assert [result.record.question_set for result in results] == ["fire", "mill"]
    assert [result.folder for result in results] == [tmp_path / "out" / "fire", tmp_path / "out" / "mill"]
    assert all(result.record.asked == 1 for result in results)
    assert (tmp_path / "out" / "mill" / "metrics.json").exists()


def test_only_the_sets_that_are_named_are_run(data: Path, tmp_path: Path) -> None:
    assert [result.record.question_set for result in run_public(wanted(data, tmp_path, "mill"))] == ["mill"]


@pytest.mark.parametrize(("only", "message"), [(("mull",), "holds no 'mull'; found: fire, mill"), ((), "no public")])
def test_what_is_not_there_is_named(data: Path, tmp_path: Path, only: tuple[str, ...], message: str) -> None:
    folder = data if only else tmp_path / "empty"
    folder.mkdir(exist_ok=True)
    with pytest.raises(InputError, match=message):
        list(run_public(PublicRun(folder, tmp_path / "out", Settings(), only)))


def test_there_is_a_way_to_run_every_format() -> None:
    assert set(WAYS) == set(FORMATS)
