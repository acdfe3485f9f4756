"""The fit: batches, what is learnt from them, rates, and that an interrupted fit ends where another does."""

import json
import random
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from rag.errors import InputError
from rag.models.joined import Joiner
from tests.training_reader_cases import tiny_material
from training.progress import Progress, hours, interruption
from training.reader.epochs import Epochs
from training.reader.example import Example, put_together
from training.reader.exchanges import Siblings

if TYPE_CHECKING:
    from training.fit import Learner
    from training.reader.batches import Prepared
    from training.reader.course import Course
    from training.reader.network import ReaderNetwork

    Learn = Callable[[Learner[Prepared], Sequence[Prepared]], dict[str, float]]

TOLD = ("The storm came .", "Ann Berg closed the bridge .", "It rained .")
VOCABULARY = [
    "[PAD]",
    "[CLS]",
    "[SEP]",
    "[UNK]",
    *sorted({word for text in (*TOLD, "Who ? Storms") for word in text.split()}),
]


def tiny_joiner() -> Joiner:
    """Whole words."""
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    return Joiner(tokenizer)


def tiny_network(seed: int = 1) -> "ReaderNetwork":
    """One layer with random weights; as in the real one the vectors of words and positions stay as they are."""
    import torch
    from transformers import BertConfig

    from training.reader.network import ReaderNetwork
    from training.weights import is_frozen

    torch.manual_seed(seed)
    config = BertConfig(vocab_size=len(VOCABULARY), max_position_embeddings=300, num_hidden_layers=1)
    config.hidden_size, config.intermediate_size, config.num_attention_heads = 64, 128, 2
    network = ReaderNetwork(config)
    for name, weight in network.named_parameters():
        weight.requires_grad = not is_frozen(name)
    return network


def tiny_course(folder: Path, network: "ReaderNetwork") -> "Course":
    """A few questions of SQuAD, two an epoch's batch, for a little over an epoch."""
    from training.reader.course import Course, Recipe

    epochs = Epochs(tiny_material(folder), Siblings(np.eye(3, dtype=np.float32), {}), seed=1)
    return Course(network, epochs, tiny_joiner(), Recipe(epochs=1.5, batch=2))


def prepared(question: str, gold: Sequence[int] = (), answer: str = "", told: Sequence[str] = TOLD) -> "Prepared":
    from training.reader.batches import prepare

    passage = put_together("Storms", told)
    start = passage.text.index(answer)
    answers = ((start, start + len(answer)),) if answer else ()
    return prepare(Example(question, passage, tuple(gold), answers, "q", "squad2"), tiny_joiner())


@pytest.mark.slow
def test_the_rows_of_an_answer_are_those_that_its_words_stand_in() -> None:
    one = prepared("Who ?", [1], "Ann Berg")
    words = [VOCABULARY[number] for number in one.joined.ids]
    ((first, last),) = one.spans
    assert words[first : last + 1] == ["Ann", "Berg"]
    assert words[slice(*one.joined.sentences[1])] == TOLD[1].split()


@pytest.mark.slow
def test_a_sentence_past_the_models_length_is_not_learnt_from() -> None:
    one = prepared("Who ?", [1], "closed", ["The storm came . " * 80, "Ann closed it ."])
    assert (one.gold, one.spans) == ((), ())


@pytest.mark.slow
def test_every_example_is_in_one_batch_among_others_of_its_length() -> None:
    from training.reader.batches import in_batches

    examples = [prepared("Who " * n + "?") for n in range(1, 12)]
    batches = in_batches(examples, 3, random.Random(1))
    assert sorted(len(one.joined.ids) for batch in batches for one in batch) == [
        len(one.joined.ids) for one in examples
    ]
    assert {max(spread) - min(spread) for batch in batches if (spread := [len(one.joined.ids) for one in batch])} <= {
        1,
        2,
    }


@pytest.mark.slow
def test_what_is_said_of_an_example_does_not_depend_on_its_batch() -> None:
    import torch

    from training.reader.batches import collate

    network = tiny_network().eval()
    short, long = prepared("Who ?"), prepared("Who Who Who Who ?", told=TOLD * 3)
    with torch.inference_mode():
        alone, beside = network(collate([short])), network(collate([short, long]))
    length, sentences = len(short.joined.ids), len(TOLD)
    assert torch.allclose(alone.spans[0], beside.spans[0, :length], atol=1e-5)
    assert torch.allclose(alone.sentences[0], beside.sentences[0, :sentences], atol=1e-5)
    assert torch.allclose(alone.whole[0], beside.whole[0], atol=1e-5)


@pytest.mark.slow
def test_what_is_right_costs_nothing_and_what_is_wrong_does() -> None:
    import torch

    from training.reader.batches import collate
    from training.reader.loss import losses
    from training.reader.network import Output

    one = prepared("Who ?", [1], "Ann Berg")
    ((first, last),) = one.spans
    spans, sentences = torch.zeros(1, len(one.joined.ids), 2), torch.tensor([[-30.0, 30.0, -30.0]])
    spans[0, first, 0] = spans[0, last, 1] = 30.0
    right = losses(Output(spans, sentences, torch.tensor([[-30.0, 30.0]])), collate([one]), [one])
    assert {name: round(loss.item(), 3) for name, loss in right.items()} == dict.fromkeys(right, 0.0)
    wrong = losses(Output(-spans, -sentences, torch.tensor([[30.0, -30.0]])), collate([one]), [one])
    assert all(loss.item() > 5 for loss in wrong.values())


@pytest.mark.slow
def test_where_an_answer_stands_is_not_learnt_from_what_does_not_say() -> None:
    import torch

    from training.reader.batches import collate
    from training.reader.loss import losses

    silent, unmarked = prepared("Who ?"), prepared("Who ?", [1])
    network = tiny_network()
    assert losses(network(collate([unmarked])), collate([unmarked]), [unmarked])["span"].item() == 0
    both = losses(network(collate([silent, unmarked])), collate([silent, unmarked]), [silent, unmarked])["span"]
    alone = losses(network(collate([silent])), collate([silent]), [silent])["span"]
    assert torch.allclose(both, alone, atol=1e-4)


@pytest.mark.slow
def test_the_rates_warm_up_stay_and_fall_to_nothing() -> None:
    from training.fit import pace

    paces = [pace(step, 1000, 0.6) for step in range(1000)]
    assert paces[0] == 0.01
    assert paces[99:401] == [1.0] * 302
    assert paces[700] == 0.5
    assert 0 < paces[-1] < 0.01


@pytest.mark.slow
def test_an_interrupted_fit_ends_with_the_weights_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import torch

    from training import fit

    whole, parts = tmp_path / "whole", tmp_path / "parts"
    whole.mkdir()
    parts.mkdir()
    straight, stopped = tiny_network(), tiny_network()
    fit.fit(tiny_course(tmp_path, straight), whole)
    with monkeypatch.context() as patch:
        patch.setattr(fit.Learner, "learn", stopping_after(2, fit.Learner.learn))
        with pytest.raises(KeyboardInterrupt):
            fit.fit(tiny_course(tmp_path, stopped), parts)
    assert "Run the same command again to go on." in capsys.readouterr().out
    resumed = tiny_network(seed=2)
    fit.fit(tiny_course(tmp_path, resumed), parts)
    assert "Going on from step 2" in capsys.readouterr().out
    begun = tiny_network().state_dict()
    ends = [network.state_dict() for network in (straight, resumed)]
    assert all(torch.equal(ends[0][name], ends[1][name]) for name in ends[0])
    moved = {name for name in begun if not torch.equal(begun[name], ends[0][name])}
    assert any("encoder" in name for name in moved)
    assert not any("word_embeddings" in name for name in moved)


def stopping_after(steps: int, learn: "Learn") -> "Learn":
    """Somebody presses Ctrl-C during a step."""

    def stopping(learner: "Learner[Prepared]", batch: Sequence["Prepared"]) -> dict[str, float]:
        if learner.step == steps - 1:
            signal.raise_signal(signal.SIGINT)
        return learn(learner, batch)

    return stopping


@pytest.mark.slow
def test_a_fit_does_not_go_on_with_other_options(tmp_path: Path) -> None:
    from training.fit import Learner

    course = tiny_course(tmp_path, tiny_network())
    Learner(course, 10).save(tmp_path / "checkpoint.pt")
    other = replace(course, recipe=replace(course.recipe, seed=2))
    with pytest.raises(InputError, match="begun with other options"):
        Learner(other, 10).resume(tmp_path / "checkpoint.pt")


def test_the_curve_is_written_every_few_steps_and_at_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log.jsonl"
    assert hours(log) == 0
    progress = Progress(log, 45)
    for step in range(1, 46):
        progress.after(step, {"span": 2.0}, 24)
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [line["step"] for line in lines] == [20, 40, 45]
    assert lines[0]["span"] == 2.0
    assert hours(log) == pytest.approx(sum(line["seconds"] for line in lines) / 3600)
    assert capsys.readouterr().out.startswith("step 20 of 45: span 2.000, ")


def test_ctrl_c_pressed_once_waits_and_twice_does_not() -> None:
    with interruption() as pressed:
        signal.raise_signal(signal.SIGINT)
        assert pressed.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
