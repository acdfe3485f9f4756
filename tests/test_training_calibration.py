"""The numbers of the trained reader: what they are fitted to, and on which questions."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from training import held_back

if TYPE_CHECKING:
    from training.calibration import Seen

FEATURES = 14  # three of the network, eleven of late interaction


def made_up(seed: int, set_: str = "kursk") -> "Seen":
    """Six sentences of four passages; what the network says of a sentence tells the right one, and if there is one."""
    from training.calibration import Seen

    random = np.random.default_rng(seed)
    features = random.random((6, FEATURES)) * 0.1
    answerable = seed % 2 == 0
    features[:, 1] = random.random(6) + np.eye(6)[seed % 6] * (6 if answerable else 3)
    right = (np.arange(6) == seed % 6) & answerable
    return Seen(set_, answerable, features, np.array([0, 0, 1, 1, 2, 3]), right)


@pytest.mark.slow
def test_the_likeliest_passages_are_those_with_the_best_sentences() -> None:
    from training.calibration import most_compared

    one = made_up(4)
    assert set(most_compared(one, np.array([0.0, 1.0, 0.0])).passages) >= {2}
    assert len(set(most_compared(one, np.array([0.0, 1.0, 0.0])).passages)) == 3


@pytest.mark.slow
def test_the_fits_find_which_sentence_is_right_and_whether_any_is() -> None:
    from training.calibration import NEWS, SETS, fit_answered, fit_compared, threshold

    seen = [made_up(seed, set_) for set_ in SETS for seed in range(24)]
    order, _ = fit_compared(seen)
    assert all(np.argmax(one.features @ order) == np.flatnonzero(one.right)[0] for one in seen if one.answerable)
    answered, bias = fit_answered(seen, order)
    sure = [float(one.features[np.argmax(one.features @ order)] @ answered + bias) for one in seen]
    with_answer, without = (
        [value for value, one in zip(sure, seen, strict=True) if one.answerable is wanted] for wanted in (True, False)
    )
    assert min(with_answer) > max(without)
    own = [value for value, one in zip(sure, seen, strict=True) if one.answerable and one.set in NEWS]
    refused = 1 / (1 + np.exp(-np.array(own))) < threshold(seen, order, answered, bias)
    assert 0 < refused.mean() < 0.2  # of twelve in each set


def test_the_held_back_questions_are_the_lines_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    questions: dict[str, list[dict[str, object]]] = {
        "squad2": [{"id": "1", "question": "Who?", "within": ["Normans-0"]}, {"id": "2", "question": "Who?"}],
        "clapnq": [{"id": str(number), "question": "Who?"} for number in range(40)],
        "realtimeqa": [
            {"id": f"{number}{end}", "question": "Who?"} for number in range(40) for end in ("", "-without")
        ],
    }
    for name, asked in questions.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "questions.jsonl").write_text("".join(json.dumps(one) + "\n" for one in asked), "utf-8")
    monkeypatch.setattr(sys, "argv", ["held_back", str(tmp_path), str(tmp_path / "out")])
    held_back.main()
    assert json.loads((tmp_path / "out" / "squad2.jsonl").read_text("utf-8"))["id"] == "1"
    kept = [json.loads(line)["id"] for line in (tmp_path / "out" / "realtimeqa.jsonl").read_text("utf-8").splitlines()]
    assert {f"{one}-without" for one in kept if "-" not in one} == {one for one in kept if "-" in one}
    assert 10 < len(kept) < 70
    assert "squad2: 1 of 2 questions" in capsys.readouterr().out
