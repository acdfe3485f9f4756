"""Training the tagger: what is read of PolNeAR, the labels, the loss, the fit, what ships, and the card."""

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rag.errors import InputError
from rag.models.tagging import CONTENT, SOURCE, Attribution
from rag.models.windows import MARK
from tests.test_windows import cutter
from training.attribution.__main__ import main

if TYPE_CHECKING:
    from training.attribution.batches import Prepared
    from training.attribution.material import Annotated
    from training.attribution.network import TaggerNetwork

TEXT = "The storm came at night. Nobody slept.\n\n“We were lucky,” Ann Berg said. “The bridge held.”\n"
PIECES = {
    "T1": ("Source", "Ann Berg"),
    "T2": ("Cue", "said"),
    "T3": ("Content", "“We were lucky,”", "“The bridge held.”"),
}


def write_part(folder: Path, names: tuple[str, ...] = ("a_1.ann",)) -> Path:
    """A part of the corpus with one article, read by as many people as there are names."""
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    lines = []
    for name, (role, *texts) in PIECES.items():
        places = ";".join(f"{TEXT.index(text)} {TEXT.index(text) + len(text)}" for text in texts)
        lines.append(f"{name}\t{role} {places}\t{' '.join(texts)}")
    lines.append("E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3")
    for name in names:
        (folder / "attributions" / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def annotated(folder: Path) -> "Annotated":
    from training.attribution.material import read_part

    (one,) = read_part(write_part(folder))
    return one


def prepared(folder: Path) -> "Prepared":
    from training.attribution.batches import prepare

    (one,) = prepare(annotated(folder), cutter(TEXT), 200)
    return one


def tiny_network(seed: int = 1) -> "TaggerNetwork":
    """One layer with random weights; as in the real one the vectors of words and positions stay as they are."""
    import torch
    from transformers import BertConfig

    from training.attribution.network import TaggerNetwork
    from training.weights import is_frozen

    torch.manual_seed(seed)
    config = BertConfig(vocab_size=60, max_position_embeddings=300, num_hidden_layers=1)
    config.hidden_size, config.intermediate_size, config.num_attention_heads = 64, 128, 2
    network = TaggerNetwork(config, dropout=0.0)
    for name, weight in network.bert.named_parameters():
        weight.requires_grad = not is_frozen(name)
    return network


def test_an_attribution_has_every_piece_of_its_parts(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    (gold,) = annotated(tmp_path).attributions
    assert [TEXT[slice(*place)] for place in (*gold.source, *gold.cue, *gold.content)] == [
        "Ann Berg",
        "said",
        "“We were lucky,”",
        "“The bridge held.”",
    ]


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    from training.attribution.material import read_part

    with pytest.raises(InputError, match=r"docs/datasets\.md says where"):
        read_part(tmp_path)


def test_an_article_that_several_people_read_is_one_article(tmp_path: Path) -> None:
    from training.attribution.material import by_article, read_part

    readings = read_part(write_part(tmp_path, ("a_1.ann", "a_2.ann")))
    assert [len(article) for article in by_article(readings)] == [2]


@pytest.mark.slow
def test_the_labels_say_what_was_annotated(tmp_path: Path) -> None:
    from training.attribution.batches import UNREAD

    one = prepared(tmp_path)

    def labelled(labels: np.ndarray, begins: int) -> list[str]:
        rows = [row for row, label in enumerate(labels) if label in (begins, begins + 1)]
        return [TEXT[one.window.starts[row] : one.window.ends[row]] for row in rows]

    assert labelled(one.cues, 1) == ["said"]
    assert labelled(one.parts[0], SOURCE) == ["Ann", "Berg"]
    assert "".join(labelled(one.parts[0], CONTENT)) == "“Wewerelucky,”“Thebridgeheld.”"
    assert [label for label in one.parts[0] if label == CONTENT] == [CONTENT] * 2
    assert {int(one.cues[row]) for row in range(len(one.cues)) if one.window.starts[row] == MARK} == {UNREAD}


@pytest.mark.slow
def test_what_is_said_of_a_window_does_not_depend_on_its_batch(tmp_path: Path) -> None:
    import torch

    from training.attribution.batches import collate, prepare

    network = tiny_network().eval()
    whole = prepared(tmp_path)
    short = prepare(annotated(tmp_path / "b"), cutter(TEXT), 12)[0]
    with torch.inference_mode():
        beside, alone = (network.read(collate(some).read) for some in ([short, whole], [short]))
    assert torch.allclose(beside[0, : len(short.cues)], alone[0], atol=1e-5)


@pytest.mark.slow
def test_a_network_learns_one_article_by_heart(tmp_path: Path) -> None:
    from training.attribution.course import Course, Recipe
    from training.fit import Learner

    network = tiny_network()
    course = Course(network, [[annotated(tmp_path)]], cutter(TEXT), Recipe(rate=3e-3, head_rate=3e-3, batch=2))
    learner = Learner(course, 10_000)
    one = [prepared(tmp_path / "b")]
    reached = [learner.learn(one) for _ in range(150)]
    assert reached[-1]["cue"] < 0.1 * reached[0]["cue"]
    assert reached[-1]["parts"] < 0.1 * reached[0]["parts"]


@pytest.mark.slow
def test_the_exported_network_says_what_the_trained_one_does(tmp_path: Path) -> None:
    import onnxruntime
    import torch

    from training.attribution.batches import collate
    from training.attribution.export import traced
    from training.int8 import export_exact

    network, one = tiny_network().eval(), prepared(tmp_path)
    export_exact(traced(network), tmp_path / "exact.onnx")
    embeddings = network.bert.embeddings
    with torch.inference_mode():
        batch = collate([one])
        hidden = network.read(batch.read)
        rows = torch.arange(len(one.cues))[None]
        trained = (network.cue(hidden)[0].numpy(), network.parts(hidden, rows)[0].numpy())
        words = embeddings.word_embeddings(batch.read.ids) + embeddings.position_embeddings(rows)
    inputs = {"words": words.numpy(), **{name: getattr(one.window, name)[None] for name in ("own", "shapes", "quoted")}}
    session = onnxruntime.InferenceSession(str(tmp_path / "exact.onnx"), providers=["CPUExecutionProvider"])
    for ours, theirs in zip(session.run(["cues", "parts"], inputs), trained, strict=True):
        np.testing.assert_allclose(ours[0], theirs, atol=1e-4)


def test_marks_change_but_nothing_moves() -> None:
    from training.attribution.varied import with_other_marks

    text = "“They said ‘no’,” Ann’s lawyer said."
    varied = {with_other_marks(text, random.Random(seed)) for seed in range(40)}
    assert {len(one) for one in varied} == {len(text)}
    assert {"«They said ‘no’,» Ann’s lawyer said.", "\"They said 'no',\" Ann's lawyer said.", text} <= varied


def test_only_what_is_exactly_right_counts() -> None:
    from training.attribution.material import Annotated, Gold
    from training.attribution.measure import measure

    class Tagger:
        name = "fixed"

        def tag(self, _laid: object) -> tuple[Attribution, ...]:
            return (
                Attribution((0, 3), (4, 8), ((9, 11), (12, 15)), 1.0),
                Attribution(None, (20, 24), ((25, 30),), 1.0),
            )

    gold = (Gold(((0, 3),), ((4, 8),), ((9, 11), (13, 15))), Gold(((16, 19),), ((20, 25),), ()))
    found = measure(Tagger(), [Annotated("a", "text " * 10, gold)])
    assert (found["source"].precision, found["source"].recall) == (1.0, 0.5)
    assert (found["cue"].precision, found["cue"].recall) == (0.5, 0.5)
    assert (found["content"].found, found["content"].gold, found["content"].both) == (3, 2, 1)
    assert found["content"].f1 == pytest.approx(2 / 5)


@pytest.mark.slow
def test_a_short_training_makes_weights_figures_and_a_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from rag.models.trained_tagger import load_trained_tagger
    from training.attribution.course import Recipe
    from training.attribution.material import laid
    from training.attribution.stages import Plan, carry_out, ship

    for part in ("train", "dev"):
        write_part(tmp_path / "data" / "polnear" / part)
    plan = Plan(tmp_path / "data", tmp_path / "out", Recipe(epochs=1), "weights")
    with pytest.raises(InputError, match="train first"):
        ship(plan, tmp_path / "weights")
    carry_out(plan)
    assert "source: precision" in capsys.readouterr().out
    assert set(json.loads((plan.out / "figures.json").read_text("utf-8"))["figures"]) == {"source", "cue", "content"}
    ship(plan, tmp_path / "weights")
    tagger = load_trained_tagger(tmp_path / "weights" / "tagger.onnx")
    assert all(TEXT[slice(*found.cue)] for found in tagger.tag(laid(TEXT)))
    text = (tmp_path / "weights" / "tagger.md").read_text("utf-8")
    assert "1 articles of the training part with 1 attributions" in text
    assert "| source | " in text


@pytest.mark.slow
def test_missing_data_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.startswith("training.attribution: ")
