"""A reader of the user's own: tiny models of both kinds, made here, and what is said of a model that does not read."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rag.errors import SettingsError
from rag.models import PassageReader, PassageReading, load_own_reader
from rag.models.own_reader import CrossEncoderReader, ExtractiveReader, SpanNetwork
from rag.models.reading import NOT_READ, Place
from rag.pipeline import open_pipeline
from rag.schema import Filters, Question
from rag.settings import load_settings
from tests.conftest import environment

if TYPE_CHECKING:
    from transformers import BatchEncoding, PreTrainedModel, PreTrainedTokenizerFast

TITLE = "Storm floods Riverton"
HURT = "The storm hurt 12 residents."
CLOSED = "The bridge was closed on Monday."
TEXT = f"{HURT} {CLOSED}"
PLACES: list[Place] = [(0, len(HURT)), (len(HURT) + 1, len(TEXT))]
MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = "The the storm hurt 12 residents bridge was closed on monday how many who ? .".split()


def count_shared(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    """A cross-encoder of a kind: the words that both texts have."""
    return np.array([len(set(question.split()) & set(text.split())) for question, text in pairs], dtype=np.float32)


def test_a_cross_encoder_judges_each_sentence_under_its_title() -> None:
    given: list[tuple[str, str]] = []

    def network(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        given.extend(pairs)
        return count_shared(pairs)

    reading = CrossEncoderReader("own", network).read("Who hurt 12 residents?", TITLE, TEXT, PLACES)
    assert given == [("Who hurt 12 residents?", f"{TITLE}\n{sentence}") for sentence in (HURT, CLOSED)]
    assert reading.sentences.tolist() == [2, 0]
    assert reading.answerable == 2
    assert reading.by_span.tolist() == [NOT_READ, NOT_READ]
    assert reading.spans == (None, None)


def test_without_a_title_a_cross_encoder_is_given_the_sentence_alone() -> None:
    reading = CrossEncoderReader("own", lambda pairs: np.array([text == HURT for _, text in pairs]))
    assert reading.read("Who?", "", TEXT, PLACES).sentences.tolist() == [1, 0]


def test_a_passage_without_sentences_does_not_answer() -> None:
    reading = CrossEncoderReader("own", count_shared).read("Who?", TITLE, TEXT, [])
    assert (reading.answerable, len(reading.sentences), reading.spans) == (NOT_READ, 0, ())


@pytest.fixture(scope="module", params=["blanks apart", "blanks with the word"])
def tokenizer(request: pytest.FixtureRequest) -> "PreTrainedTokenizerFast":
    """Of whole words: as BERT has them, and as SentencePiece has them, the blank before a word being its own."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    apart = request.param == "blanks apart"
    vocabulary = [*MARKS, *WORDS, *(f"▁{word}" for word in WORDS)]
    whole = Tokenizer(models.WordLevel({word: number for number, word in enumerate(vocabulary)}, "[UNK]"))
    split = pre_tokenizers.WhitespaceSplit() if apart else pre_tokenizers.Metaspace()
    whole.pre_tokenizer = pre_tokenizers.Sequence([split, pre_tokenizers.Punctuation()])
    whole.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return PreTrainedTokenizerFast(tokenizer_object=whole, model_max_length=64)  # type: ignore[no-untyped-call]


def likes(tokenizer: "PreTrainedTokenizerFast", start: str, end: str, none: float = 1) -> SpanNetwork:
    """A network that wants a span to start and end with these words, wherever they stand."""

    def logits(encoded: "BatchEncoding", word: str) -> np.ndarray:
        wanted = tokenizer.convert_tokens_to_ids([word, f"▁{word}"])
        return np.where(
            np.arange(len(encoded["input_ids"][0])) == 0, none, 5.0 * np.isin(encoded["input_ids"][0], wanted)
        )

    return lambda encoded: (logits(encoded, start), logits(encoded, end))


def read(tokenizer: "PreTrainedTokenizerFast", network: SpanNetwork, question: str = "how many ?") -> PassageReading:
    return ExtractiveReader("own", tokenizer, network).read(question, "the storm hurt 12 residents .", TEXT, PLACES)


@pytest.mark.slow
def test_an_extractive_model_marks_its_best_span_in_each_sentence(tokenizer: "PreTrainedTokenizerFast") -> None:
    reading = read(tokenizer, likes(tokenizer, "12", "residents"))
    assert reading.spans[0]
    assert TEXT[slice(*reading.spans[0])] == "12 residents"
    assert reading.sentences.tolist() == [5 + 5 - (1 + 1), -(1 + 1)]  # against the span of no answer
    assert reading.by_span.tolist() == reading.sentences.tolist()
    assert reading.answerable == 8


@pytest.mark.slow
@pytest.mark.parametrize(("start", "end", "sentence"), [("The", "hurt", 0), ("The", "bridge", 1)])
def test_the_first_word_of_a_sentence_is_a_part_of_it(
    tokenizer: "PreTrainedTokenizerFast", start: str, end: str, sentence: int
) -> None:
    place = read(tokenizer, likes(tokenizer, start, end)).spans[sentence]
    assert place
    assert place[0] == PLACES[sentence][0]


@pytest.mark.slow
def test_a_question_longer_than_the_model_leaves_the_passage_some_room(tokenizer: "PreTrainedTokenizerFast") -> None:
    reading = read(tokenizer, likes(tokenizer, "12", "residents"), question="who " * 1000)
    assert reading.sentences[0] == 8


@pytest.mark.slow
def test_a_sentence_past_the_models_length_is_not_read(tokenizer: "PreTrainedTokenizerFast") -> None:
    reader = ExtractiveReader("own", tokenizer, likes(tokenizer, "12", "residents"))
    long = "the " * 70 + TEXT
    reading = reader.read("who ?", "", long, [(0, 280), (280, len(long)), (5, 5)])
    assert reading.sentences.tolist() == [-2, NOT_READ, NOT_READ]
    assert reading.spans[1:] == (None, None)


def save(folder: Path, kind: str, labels: int = 2) -> Path:
    """A tiny BERT of random weights, the same every time, with a tokenizer of a few words that names no length."""
    import torch
    import transformers
    from transformers.models.bert import BertTokenizer

    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join([*MARKS, *WORDS]), encoding="utf-8")
    BertTokenizer(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(4)
    config = transformers.BertConfig(
        vocab_size=len(MARKS) + len(WORDS),
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=48,
        initializer_range=1.0,
    )
    config.num_labels = labels
    model: PreTrainedModel = getattr(transformers, kind)(config)
    model.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def extractive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("own") / "extractive", "BertForQuestionAnswering")


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("own") / "cross", "BertForSequenceClassification", labels=1)


@pytest.fixture(params=["extractive", "cross_encoder"])
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


@pytest.mark.slow
def test_the_kind_of_model_is_told_from_its_folder(extractive: Path, cross_encoder: Path) -> None:
    assert isinstance(load_own_reader(str(extractive)), ExtractiveReader)
    assert isinstance(load_own_reader(str(cross_encoder)), CrossEncoderReader)
    assert load_own_reader(str(extractive)).name == str(extractive)


def span_logits(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """What the model says by itself, through transformers alone."""
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    encoded = AutoTokenizer.from_pretrained(folder)("Who?", TEXT, return_tensors="pt")
    output = AutoModelForQuestionAnswering.from_pretrained(folder).eval()(**encoded)
    return output.start_logits[0].detach().numpy(), output.end_logits[0].detach().numpy()


@pytest.mark.slow
def test_an_extractive_models_logits_are_those_of_transformers(extractive: Path) -> None:
    starts, ends = span_logits(extractive)
    rows = range(4, 10)  # [CLS] who ? [SEP] the storm hurt 12 residents .
    best = max(starts[first] + ends[last] for first in rows for last in rows if last >= first)
    reading = load_own_reader(str(extractive)).read("Who?", "", TEXT, PLACES)
    assert reading.sentences[0] == pytest.approx(best - starts[0] - ends[0], abs=1e-5)


@pytest.mark.slow
def test_a_cross_encoders_scores_are_log_odds(cross_encoder: Path) -> None:
    from sentence_transformers import CrossEncoder

    probabilities = CrossEncoder(str(cross_encoder)).predict([("Who?", HURT), ("Who?", CLOSED)])
    reading = load_own_reader(str(cross_encoder)).read("Who?", "", TEXT, PLACES)
    assert 1 / (1 + np.exp(-reading.sentences)) == pytest.approx(probabilities, abs=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize("question", ["Who?", "who " * 1000])
@pytest.mark.parametrize("text", ["", HURT, "the " * 1000])
def test_no_length_is_too_long(folder: Path, question: str, text: str) -> None:
    reading = load_own_reader(str(folder)).read(question, TITLE * 10, text, [(0, len(text))])
    assert np.isfinite([reading.answerable, *reading.sentences]).all()


def same(one: PassageReading, other: PassageReading) -> bool:
    return one.spans == other.spans and one.sentences.tobytes() == other.sentences.tobytes()


@pytest.mark.slow
def test_a_reading_is_the_same_from_several_threads(folder: Path) -> None:
    reader: PassageReader = load_own_reader(str(folder))
    passages = [(TEXT, PLACES), (HURT, [(0, len(HURT))]), (CLOSED, [(0, len(CLOSED))])]
    alone = [reader.read("How many?", TITLE, *passage) for passage in passages]
    with ThreadPoolExecutor(4) as pool:
        beside = list(pool.map(lambda passage: reader.read("How many?", TITLE, *passage), passages * 20))
    assert all(same(one, alone[number % 3]) for number, one in enumerate(beside))


@pytest.mark.slow
@pytest.mark.parametrize("model", ["/nowhere/model", "./nowhere", "corpus"])
def test_a_model_that_is_not_there_is_told_with_the_remedy(model: str) -> None:
    with pytest.raises(SettingsError, match=r"(?s)^RAG_READER=.* cannot be loaded .*Give built-in, "):
        load_own_reader(model)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "labels", "told"),
    [
        ("BertForSequenceClassification", 2, r"BertForSequenceClassification; 2 labels"),
        ("BertModel", 1, r"BertModel; 1 labels"),
        ("BertForTokenClassification", 1, r"BertForTokenClassification; 1 labels"),
    ],
)
def test_a_model_of_another_kind_is_told_with_the_remedy(tmp_path: Path, kind: str, labels: int, told: str) -> None:
    folder = save(tmp_path / "own", kind, labels=labels)
    with pytest.raises(SettingsError, match=rf"^RAG_READER=.* is of no kind that reads \({told}\)\. Give a model for"):
        load_own_reader(str(folder))


@pytest.mark.slow
def test_a_model_that_cannot_read_is_told_before_the_first_question(tmp_path: Path) -> None:
    folder = save(tmp_path / "own", "BertForQuestionAnswering")
    vocabulary = {word: number + 100 for number, word in enumerate([*MARKS, *WORDS])}  # of another, larger model
    stored = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    stored["model"]["vocab"] = vocabulary
    (folder / "tokenizer.json").write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"(?s)^RAG_READER=.* cannot be loaded "):
        load_own_reader(str(folder))


@pytest.fixture
def chosen(folder: Path, indexed: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The environment of a user who has set RAG_READER, and answers whatever the confidence."""
    for name, value in environment(indexed, RAG_READER=str(folder), RAG_THRESHOLD="0").items():
        monkeypatch.setenv(name, value)
    yield folder


@pytest.mark.slow
def test_a_model_of_ones_own_is_one_setting(chosen: Path) -> None:
    question = "How many people are missing?"
    with open_pipeline(load_settings()) as pipeline:
        examined, again = (pipeline.examine(Question(question)) for _ in range(2))
        passages = pipeline.passages(question, Filters())
        article = pipeline.articles()[0]
    assert examined == again
    assert len(examined.scores.sentences) == sum(len(passage.sentences) for passage in passages) > 1
    assert all(0 <= scored.score <= 1 for scored in examined.scores.sentences)
    quotes = examined.answer.quotes or (examined.answer.abstention and examined.answer.abstention.near_misses) or ()
    assert quotes
    assert all(quote.text == article.text[quote.start : quote.end] for quote in quotes)


@pytest.mark.slow
def test_a_model_of_ones_own_in_a_folder_asks_no_other_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("another machine was to be asked")

    monkeypatch.setattr("socket.getaddrinfo", refuse)
    monkeypatch.setattr("socket.socket.connect", refuse)
    assert load_own_reader(str(folder)).read("Who?", TITLE, TEXT, PLACES).answerable > NOT_READ
