"""What ships: the weights, their form for onnxruntime, what they are worth, and the card beside them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rag.errors import InputError
from rag.models.reading import PassageReading, Place
from tests.test_training_reader_fit import prepared, tiny_network
from tests.training_reader_cases import write_data
from training.reader.__main__ import main
from training.reader.example import Example, put_together

SHAPES = (("Who ?", ("The storm came .",)), ("Who Who Who ?", ("It rained .", "Ann Berg closed the bridge .") * 4))


def said(model: Path, question: str, told: Sequence[str]) -> list[np.ndarray]:
    """The logits of the exported network."""
    import onnxruntime

    joined = prepared(question, told=told).joined
    embeddings = tiny_network().bert.embeddings
    words = embeddings.word_embeddings.weight.detach().numpy()[joined.ids]
    positions = embeddings.position_embeddings.weight.detach().numpy()[: len(joined.ids)]
    sentence_rows, question_rows = joined.means()
    inputs = {
        "words": words + positions,
        "types": joined.types,
        "sentence_rows": sentence_rows,
        "question_rows": question_rows,
    }
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    return [
        output[0] for output in session.run(["spans", "sentences", "whole"], {k: v[None] for k, v in inputs.items()})
    ]


def said_by_torch(question: str, told: Sequence[str]) -> list[np.ndarray]:
    import torch

    from training.reader.batches import collate

    with torch.inference_mode():
        output = tiny_network().eval()(collate([prepared(question, told=told)]))
    return [logits[0].numpy() for logits in (output.spans, output.sentences, output.whole)]


@pytest.mark.slow
def test_the_exported_network_says_what_the_trained_one_does(tmp_path: Path) -> None:
    from training.int8 import export_exact
    from training.reader.export import traced

    export_exact(traced(tiny_network()), tmp_path / "exact.onnx")
    for question, told in SHAPES:
        for ours, theirs in zip(
            said(tmp_path / "exact.onnx", question, told), said_by_torch(question, told), strict=True
        ):
            np.testing.assert_allclose(ours, theirs, atol=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["dynamic", "weights"])
def test_int8_is_small_and_says_nearly_the_same(tmp_path: Path, way: str) -> None:
    from training.int8 import export, export_exact
    from training.reader.export import traced

    export_exact(traced(tiny_network()), tmp_path / "exact.onnx")
    export(traced(tiny_network()), tmp_path / "reader.onnx", way)  # type: ignore[arg-type]
    assert (tmp_path / "reader.onnx").stat().st_size < 0.5 * (tmp_path / "exact.onnx").stat().st_size
    assert sorted(path.name for path in tmp_path.iterdir()) == ["exact.onnx", "reader.onnx"]
    for question, told in SHAPES:
        for ours, theirs in zip(
            said(tmp_path / "reader.onnx", question, told), said_by_torch(question, told), strict=True
        ):
            assert not np.array_equal(ours, theirs)
            np.testing.assert_allclose(ours, theirs, atol=0.05)


@pytest.mark.slow
def test_saved_weights_leave_out_the_packaged_vectors(tmp_path: Path) -> None:
    from safetensors.torch import load_file

    from training.weights import save_weights

    save_weights(tiny_network(), tmp_path / "reader.safetensors")
    stored = load_file(tmp_path / "reader.safetensors")
    assert {"span.weight", "bert.embeddings.token_type_embeddings.weight"} <= set(stored)
    assert not [name for name in stored if "word_embeddings" in name or "position" in name]
    assert {str(value.dtype) for value in stored.values()} == {"torch.bfloat16"}


@pytest.mark.slow
def test_weights_come_back_as_they_were_saved_and_others_are_refused(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save_file

    from rag.models.load import packaged_model
    from training.reader.network import packaged_network, trained_network
    from training.weights import save_weights

    first = packaged_network(packaged_model())
    save_weights(first, tmp_path / "reader.safetensors")
    again = trained_network(packaged_model(), tmp_path / "reader.safetensors").state_dict()
    assert all(torch.allclose(value, again[name], rtol=0.01) for name, value in first.state_dict().items())
    save_file({"span.weight": first.span.weight.detach()}, tmp_path / "part.safetensors")
    (tmp_path / "broken.safetensors").write_bytes(b"not weights")
    for name in ("part.safetensors", "broken.safetensors"):
        with pytest.raises(InputError, match="holds no weights of this network"):
            trained_network(packaged_model(), tmp_path / name)


class Fake:
    """Believes sentences with the word "right", and passages with "sure"."""

    name = "fake"

    def read(self, question: str, title: str, text: str, sentences: Sequence[Place]) -> PassageReading:
        scores = np.array([float("right" in text[start:end]) for start, end in sentences], dtype=np.float32)
        return PassageReading(float("sure" in text), scores, scores, (None,) * len(sentences))


def example(group: str, told: Sequence[str], *gold: int) -> Example:
    return Example("?", put_together("", told), gold, (), group, "squad2")


def test_the_best_sentence_of_all_passages_is_the_one_that_counts() -> None:
    from training.reader.measure import read_all, right_first, told_apart

    examples = [
        example("a", ["wrong", "right sure"], 1),
        example("a", ["no"]),
        example("b", ["no"], 0),
        example("b", ["right"]),
        example("c", ["no"]),
        example("d", ["sure"]),
    ]
    questions = read_all(Fake(), examples)
    first, apart = right_first(questions), told_apart(questions)
    assert (first.value, first.questions) == (0.5, 2)
    # Scores: a 2.5, b 1.5, c 0, d 1; a and b are answerable.
    assert (apart.value, apart.questions) == (1.0, 4)
    assert (first.low, first.high) == (0.0, 1.0)


def test_candidates_are_ranked_within_questions_that_have_both_kinds() -> None:
    from training.reader.measure import ranked, read_all

    examples = [
        example("a", ["right"]),
        example("a", ["x"], 0),
        example("a", ["x right sure"], 0),
        example("b", ["right"], 0),
    ]
    figures = ranked(read_all(Fake(), examples))
    assert figures["TREC-QA, MAP"].value == pytest.approx((1 + 2 / 3) / 2)
    assert (figures["TREC-QA, MRR"].value, figures["TREC-QA, MRR"].questions) == (1.0, 1)


@pytest.mark.slow
def test_the_card_says_what_it_was_made_of_and_what_it_is_worth() -> None:
    from training.reader.card import Facts, card
    from training.reader.course import Recipe
    from training.reader.measure import Figure

    figures = {"CLAPNQ, AUROC": Figure(0.8364, 0.758, 0.882, 158)}
    examples = [example("a", ["x"], 0), example("a", ["x"]), Example("?", put_together("", ["x"]), (), (), "a", "name")]
    text = card(Facts(Recipe(), "dynamic", figures, examples, "1.3 hours on 2 cores"))
    assert "| CLAPNQ, AUROC | 0.836 | 0.758–0.882 | 158 |" in text
    assert "| SQuAD 2.0, development set (Rajpurkar et al. 2018) | CC BY-SA 4.0 | 6 of 11 articles | 2 | 1 |" in text
    assert "| a name or number of the question is exchanged | 1 |" in text
    assert "--made-up 1 --int8 dynamic --ship`: 1.3 hours on 2 cores." in text


@pytest.mark.slow
def test_both_stages_make_weights_figures_and_a_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from training.reader import stages
    from training.reader.course import Course, Recipe

    class Hasty(Course):
        """Two steps an epoch."""

        def steps_an_epoch(self) -> int:
            return 2

    monkeypatch.setattr(stages, "Course", Hasty)
    plan = stages.Plan(write_data(tmp_path / "data"), tmp_path / "out", Recipe(epochs=1, batch=2), "weights")
    stages.carry_out(plan, stages.STAGES)
    figures = json.loads((plan.out / "measured" / "figures.json").read_text("utf-8"))["figures"]
    assert len(figures) == 6
    assert not (plan.out / "everything" / "figures.json").exists()
    stages.ship(plan, tmp_path / "weights")
    assert (tmp_path / "weights" / "reader.onnx").read_bytes() == (plan.out / "everything" / "reader.onnx").read_bytes()
    assert "# Model card" in (tmp_path / "weights" / "reader.md").read_text("utf-8")
    with pytest.raises(InputError, match=r"figures\.json is of --int8 weights"):
        stages.ship(replace(plan, int8="dynamic"), tmp_path / "weights")


@pytest.mark.slow
def test_the_second_stage_needs_the_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write_data(tmp_path / "data")
    assert main(["--data", str(data), "--out", str(tmp_path / "out"), "--stages", "everything"]) == 2
    assert "run the stage measured first" in capsys.readouterr().err


@pytest.mark.slow
def test_missing_data_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == (
        f"training.reader: {tmp_path / 'squad2/dev.json'} is missing; docs/datasets.md says where to get it.\n"
    )
