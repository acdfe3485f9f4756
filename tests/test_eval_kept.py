import json
import math
from pathlib import Path

import pytest

from eval.kept import RANKINGS, RESULTS, Kept, append, keep_header, read_kept
from eval.system import Ranking
from rag.errors import InputError
from rag.schema import answer_from_json
from tests.eval_cases import FIRE, NAMED, abstained, answered, quote

RANKED = Ranking({"b": 0.9, "z": 0.5, "a": 0.5}, {"a": 1, "b": 2})
KEPT = Kept(answered(quote(FIRE)), 0.25, {"articles": RANKED})
HEADER: dict[str, object] = {"system": "words"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a run of one question keeps."""
    keep_header(tmp_path, HEADER, {})
    append(tmp_path, "q", KEPT)
    return tmp_path


def test_an_answer_is_read_back_as_it_was_written() -> None:
    for answer in (answered(quote(FIRE, marked="four people"), quote(NAMED)), abstained(quote(NAMED))):
        assert answer_from_json(json.loads(json.dumps(answer.to_json()))) == answer


def test_an_answer_is_read_as_it_was_kept_its_rankings_in_their_order(folder: Path) -> None:
    again = read_kept(folder, HEADER)
    assert again == {"q": KEPT}
    assert list(again["q"].rankings["articles"].scores) == ["b", "z", "a"]


def test_an_answer_whose_ranking_is_missing_is_not_kept(folder: Path) -> None:
    (folder / RANKINGS).write_text('{"id": "q", "articles": {"sco', encoding="utf-8")
    assert read_kept(folder, HEADER) == {}


GOOD = {"id": "q", "answer": KEPT.answer.to_json(), "seconds": 1}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (RESULTS, 5),
        (RESULTS, {"id": "q", "answer": "yes", "seconds": 1}),
        (RESULTS, {**GOOD, "answer": {**KEPT.answer.to_json(), "confidence": math.nan}}),
        (RESULTS, {**GOOD, "answer": {**KEPT.answer.to_json(), "confidence": 7}}),
        (RESULTS, {**GOOD, "seconds": math.nan}),
        (RESULTS, {**GOOD, "seconds": "soon"}),
        (RANKINGS, []),
        (RANKINGS, {"id": "q", "articles": {"scores": "many"}}),
    ],
)
def test_a_line_of_another_version_is_refused_with_its_file(folder: Path, name: str, line: object) -> None:
    (folder / name).write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(InputError, match=rf"A line of {name} is not of this version; leave out --resume"):
        read_kept(folder, HEADER)


def test_a_header_and_lines_that_are_nested_without_end_are_no_run(folder: Path) -> None:
    for name in (RESULTS, RANKINGS):
        with (folder / name).open("a", encoding="utf-8") as lines:
            lines.write("[" * 100_000 + "\n")
    assert read_kept(folder, HEADER) == {"q": KEPT}
    (folder / "run.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(InputError, match=r"run\.json is not what `eval run` writes"):
        read_kept(folder, HEADER)
