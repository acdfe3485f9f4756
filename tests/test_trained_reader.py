"""The reader that ships: what is made of its network's numbers, and, slow, what the network knows."""

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from rag.errors import SettingsError
from rag.models import PassageReading, load_trained_reader
from rag.models.joined import Joined, load_joiner
from rag.models.load import packaged_model
from rag.models.reading import NOT_READ, Place
from rag.models.trained_reader import Logits, Network, TrainedPassageReader
from tests.conftest import ROOT

JOINER = load_joiner(str(packaged_model() / "tokenizer.json"))
CLOSED = "The bridge at Riverton was closed on Monday, the mayor Anna Berg said."
HURT = "The storm hurt 12 residents, including three children, and destroyed 40 houses."
OPENED = "Schools in Hillview opened again because the roads were clear."
TITLE = "Storm floods Riverton"
STORM = (CLOSED, HURT, OPENED)
UNREAD = "Nobody reads this far."
TOO_LONG = ("Prices rose in May " * 100 + ".", UNREAD)
BUDGET = ("The council of Oakham passed its budget on Friday.", "Taxes will rise by 3 percent.")


def saying(
    sentences: Sequence[float], none: float = 0, answerable: float = 0, span: tuple[Place, Place] = ((0, 0), (0, 0))
) -> Network:
    """A network that says so of whatever it reads; `span`: (row, logit) of where it starts and ends, 1 for nowhere."""

    def run(joined: Joined) -> Logits:
        spans = np.zeros((len(joined.ids), 2), dtype=np.float32)
        for column, (row, logit) in enumerate(span):
            spans[row, column] = logit
        spans[0] = 0.5
        return Logits(spans, np.array(sentences, dtype=np.float32), np.array([none, answerable], dtype=np.float32))

    return run


def read(reader: TrainedPassageReader, question: str, sentences: Sequence[str]) -> PassageReading:
    """The sentences as one passage."""
    text = " ".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    places = [(start, start + len(sentence)) for start, sentence in zip(starts, sentences, strict=True)]
    return reader.read(question, TITLE, text, places)


def read_with(network: Network, *sentences: str) -> PassageReading:
    return read(TrainedPassageReader("fake", JOINER, network), "How many?", sentences)


def test_a_sentence_is_worth_its_logit_against_that_of_none() -> None:
    reading = read_with(saying([3, 1, -2], none=1.5, answerable=0.25), *STORM)
    assert reading.sentences.tolist() == [1.5, -0.5, -3.5]
    assert reading.answerable == 0.25


def test_a_span_is_worth_its_logits_against_those_of_no_span_and_says_where_it_stands() -> None:
    joined = JOINER.join("How many?", TITLE, HURT, [(0, len(HURT))])
    first, last = list(joined.starts).index(HURT.index("12")), list(joined.ends).index(HURT.index(", incl"))
    reading = read_with(saying([0], span=((first, 4), (last, 3))), HURT)
    assert reading.by_span.tolist() == [4 + 3 - (0.5 + 0.5)]
    (place,) = reading.spans
    assert place
    assert HURT[slice(*place)] == "12 residents"


def test_what_the_network_says_of_a_sentence_that_it_could_not_read_is_not_heard() -> None:
    reading = read_with(saying([1, 9]), *TOO_LONG)
    assert reading.sentences.tolist() == [1, NOT_READ]
    assert reading.by_span.tolist() == [-1, NOT_READ]
    assert reading.spans[0] is not None
    assert reading.spans[1] is None


def test_a_sentence_that_was_read_is_never_worth_less_than_one_that_was_not() -> None:
    low = saying([-300])

    def lower(joined: Joined) -> Logits:
        said = low(joined)
        return Logits(said.spans + 200 * (np.arange(len(said.spans)) == 0)[:, None], said.sentences, said.whole)

    reading = read_with(lower, HURT)
    assert reading.sentences.tolist() == reading.by_span.tolist() == [NOT_READ]


def test_a_passage_without_sentences_says_only_whether_it_answers() -> None:
    reading = read_with(saying([], answerable=-1))
    assert (reading.answerable, len(reading.sentences), len(reading.by_span), reading.spans) == (-1, 0, 0, ())


@pytest.fixture(scope="module")
def real() -> TrainedPassageReader:
    return load_trained_reader()


def same(one: PassageReading, other: PassageReading) -> bool:
    return (one.answerable, one.spans, one.sentences.tobytes(), one.by_span.tobytes()) == (
        other.answerable,
        other.spans,
        other.sentences.tobytes(),
        other.by_span.tobytes(),
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "sentence", "marked"),
    [
        ("When was the bridge at Riverton closed?", 0, "Monday"),
        ("How many residents were hurt by the storm?", 1, "12"),
        ("Why have the schools in Hillview opened again?", 2, "the roads were clear"),
    ],
)
def test_the_sentence_that_answers_is_first_with_the_answer_marked(
    real: TrainedPassageReader, question: str, sentence: int, marked: str
) -> None:
    reading = read(real, question, STORM)
    assert reading.sentences.argmax() == sentence
    place = reading.spans[sentence]
    assert place
    assert marked in " ".join(STORM)[slice(*place)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answered", "not_answered"),
    [
        ("When was the bridge at Riverton closed?", "When was the bridge at Riverton built?"),
        ("How many residents were hurt by the storm?", "How many firefighters were hurt by the storm?"),
        ("Who said that the bridge was closed?", "Who won the election in Norway?"),
    ],
)
def test_a_passage_that_does_not_answer_is_told_from_one_that_does(
    real: TrainedPassageReader, answered: str, not_answered: str
) -> None:
    assert read(real, answered, STORM).answerable > read(real, not_answered, STORM).answerable + 1


@pytest.mark.slow
def test_a_passage_on_another_topic_does_not_answer(real: TrainedPassageReader) -> None:
    assert read(real, "Who won the election in Norway?", STORM).answerable < 0


@pytest.mark.slow
def test_a_reading_does_not_depend_on_what_was_read_before_or_is_read_beside_it(real: TrainedPassageReader) -> None:
    question = "How many residents were hurt by the storm?"
    passages = [STORM, BUDGET, TOO_LONG] * 8
    alone = [read(load_trained_reader.__wrapped__(), question, one) for one in passages[:3]]
    after = [read(real, question, one) for one in reversed(passages)][::-1]
    with ThreadPoolExecutor(4) as pool:
        beside = list(pool.map(lambda one: read(real, question, one), passages))
    assert all(same(one, alone[number % 3]) for number, one in enumerate([*after, *beside]))


@pytest.mark.slow
@pytest.mark.parametrize("question", ["who " * 500, "多少人失踪？", "?"])
@pytest.mark.parametrize("sentences", [STORM, TOO_LONG, ("…",), ()])
def test_whatever_is_read_the_numbers_are_numbers(
    real: TrainedPassageReader, question: str, sentences: tuple[str, ...]
) -> None:
    reading = read(real, question, sentences)
    assert np.isfinite([reading.answerable, *reading.sentences, *reading.by_span]).all()


@pytest.mark.slow
def test_it_is_the_same_reader_however_often_it_is_loaded_and_named_for_its_weights(real: TrainedPassageReader) -> None:
    assert load_trained_reader() is real
    assert real.name.startswith("reader ")


@pytest.mark.slow
def test_it_loads_and_reads_without_torch() -> None:
    script = (
        "import sys\n"
        "from rag.models import load_trained_reader\n"
        "load_trained_reader().read('Who?', 'A title', 'Anna Berg did.', [(0, 14)])\n"
        "assert not {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


@pytest.mark.slow
def test_where_onnxruntime_does_not_work_the_other_readers_can_still_be_loaded() -> None:
    script = "import sys; sys.modules['onnxruntime'] = None; import rag.models"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_weights_that_are_not_there_are_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.onnx cannot be loaded .*RAG_READER=late-interaction"):
        load_trained_reader(tmp_path / "nowhere.onnx")
    (tmp_path / "broken.onnx").write_bytes(b"no network")
    with pytest.raises(SettingsError, match=r"broken\.onnx cannot be loaded"):
        load_trained_reader(tmp_path / "broken.onnx")
