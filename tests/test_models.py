"""The models: onnxruntime gives what sentence-transformers gives, and whatever goes wrong has a way out."""

import logging
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from rag.errors import SettingsError
from rag.models import (
    RememberedPieces,
    Vectors,
    WordPieces,
    encoder_name,
    export,
    load,
    load_encoder,
    load_piece_encoder,
)
from rag.models.minilm import DIMENSION, MAX_TOKENS, MiniLM, load_tokenizer
from rag.settings import Settings
from tests.fakes import BagOfWords

TEXTS = (
    "",
    " ",
    "?",
    "Who?",
    "How many people are missing?",
    "«The whereabouts of 789 individuals are still unknown,» stated Alexei Tsukanov.",
    "The mayor’s “shock” – 13,100 of 150,000 residents… U.S. Gov. D-Calif.",
    "多少人失踪？ Сколько человек пропало без вести? كم عدد المفقودين؟",
    "👩‍👩‍👧 🇺🇦 e\u0301 \u200f\u00ad",
    "a\tb\nc\u00a0d",
    "supercalifragilistic" * 40,
    "Prices rose 3.5 % in May, more than in any month since 2011, the ministry said on Tuesday. " * 25,
)


def settings(models: Path, **values: str) -> Settings:
    return Settings(models=models, **values)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh export."""
    cache = tmp_path_factory.mktemp("models")
    export.onnx_transformer(load.packaged_model(), cache)
    return cache


@pytest.fixture
def cache(exported: Path, tmp_path: Path) -> Path:
    """A copy of that folder, to be damaged."""
    return Path(shutil.copytree(exported, tmp_path / "models"))


def sentence_transformers_vectors() -> Vectors:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(load.packaged_model()), device="cpu")
    return np.asarray(model.encode(list(TEXTS), normalize_embeddings=True), dtype=np.float32)


def cosines(ours: Vectors, theirs: Vectors) -> list[float]:
    return [float(cosine) for cosine in (ours * theirs).sum(axis=1)]


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["onnx", "torch"])
def test_the_vectors_are_those_of_sentence_transformers(
    exported: Path, backend: str, caplog: pytest.LogCaptureFixture
) -> None:
    ours = load_encoder(settings(exported, backend=backend)).encode(TEXTS)
    assert ours.shape == (len(TEXTS), DIMENSION)
    assert ours.dtype == np.float32
    assert min(cosines(ours, sentence_transformers_vectors())) > 0.9999
    assert not caplog.records


@pytest.mark.slow
def test_a_vector_does_not_depend_on_what_is_encoded_beside_it_or_at_the_same_time(exported: Path) -> None:
    encoder = load_encoder(settings(exported))
    together = encoder.encode(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        alone = list(pool.map(lambda text: encoder.encode([text])[0], TEXTS))
    assert np.array_equal(together, np.array(alone))


@pytest.mark.slow
def test_encoder_and_reader_share_one_copy_of_the_model(exported: Path) -> None:
    assert id(load_encoder(settings(exported))) == id(load_piece_encoder(settings(exported)))


@pytest.mark.slow
def test_an_export_that_is_in_order_is_used_without_torch(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_export", refuse)
    export.onnx_transformer(load.packaged_model(), cache)


def refuse(*_: object) -> None:
    raise AssertionError("nothing was to be exported")


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:1_000_000])


def blank(file: Path) -> None:
    """Zeros in the middle: onnxruntime loads it and computes nonsense."""
    with file.open("r+b") as opened:
        opened.seek(40_000_000)
        opened.write(bytes(1_000_000))


def empty(file: Path) -> None:
    file.write_bytes(b"")


def forget_hash(file: Path) -> None:
    file.with_suffix(".sha256").unlink()


@pytest.mark.slow
@pytest.mark.parametrize("damage", [truncate, blank, empty, forget_hash, Path.unlink])
def test_a_damaged_export_is_made_again(
    exported: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None]
) -> None:
    (whole,) = exported.glob("*/*.onnx")
    (damaged,) = cache.glob("*/*.onnx")
    damage(damaged)
    monkeypatch.setattr(export, "_export", lambda _, target: shutil.copy(whole, target))
    monkeypatch.setattr(export, "_check", lambda *_: None)
    export.onnx_transformer(load.packaged_model(), cache)
    assert damaged.read_bytes() == whole.read_bytes()
    assert sorted(path.suffix for path in damaged.parent.iterdir()) == [".onnx", ".sha256"]


class Stub:
    """Stands in for torch: a transformer whose pieces all have the vector (1, 0, 0, …)."""

    def __call__(self, ids: NDArray[np.int64]) -> Vectors:
        return np.tile(np.eye(1, DIMENSION, dtype=np.float32), (ids.shape[1], 1))


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "torch_transformer", lambda _: Stub())


@pytest.mark.usefixtures("stubbed")
@pytest.mark.parametrize("failure", [RuntimeError("no such instruction"), MemoryError(), ImportError("onnxruntime")])
def test_whatever_keeps_onnxruntime_from_working_torch_takes_over_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, failure: Exception
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(export, "onnx_transformer", fail)
    assert load_encoder(settings(tmp_path)).encode(["Who?"])[0, 0] == 1
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert "using sentence-transformers" in record.getMessage()


@pytest.mark.usefixtures("stubbed")
def test_a_cache_that_cannot_be_written_is_no_obstacle(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    assert load_encoder(settings(tmp_path / "file" / "models")).encode(["Who?"])[0, 0] == 1
    assert "using sentence-transformers" in caplog.text


@pytest.mark.usefixtures("stubbed")
def test_an_export_that_gives_other_vectors_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def disagree(*_: object) -> None:
        raise RuntimeError("the export differs from the original")

    monkeypatch.setattr(export, "_export", lambda _, target: target.write_bytes(b"another network"))
    monkeypatch.setattr(export, "_check", disagree)
    assert load_encoder(settings(tmp_path)).encode(["Who?"])[0, 0] == 1
    assert "differs from the original" in caplog.text
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_word_pieces_say_where_in_the_text_they_stand() -> None:
    encoder = MiniLM("stub", load_tokenizer(load.packaged_model()), Stub())
    text = "Tsukanov’s 789 «individuals»"
    (pieces,) = encoder.read([text])
    printed = [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    assert "".join(printed) == text.replace(" ", "")
    assert pieces.vectors.shape == (len(printed), DIMENSION)


def test_a_text_without_words_has_no_pieces_and_still_a_vector() -> None:
    encoder = MiniLM("stub", load_tokenizer(load.packaged_model()), Stub())
    assert len(encoder.read([""])[0].starts) == 0
    assert np.linalg.norm(encoder.encode([""])[0]) == 1


def test_what_is_past_the_models_length_is_left_out() -> None:
    encoder = MiniLM("stub", load_tokenizer(load.packaged_model()), Stub())
    (pieces,) = encoder.read(["word " * 1000])
    assert len(pieces.starts) == MAX_TOKENS - 2  # the model's own two marks


class Counting:
    """Reads words, and notes which texts it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def read(self, texts: Sequence[str]) -> list[WordPieces]:
        self.given += texts
        return BagOfWords().read(texts)


def test_a_text_that_was_read_lately_is_not_read_again() -> None:
    counting = Counting()
    remembered = RememberedPieces(counting)
    first = remembered.read(["one two", "three", "three"])
    second = remembered.read(["three", "one two", "four"])
    assert counting.given == ["one two", "three", "four"]
    assert [len(read.starts) for read in first] == [2, 1, 1]
    assert second[:2] == [first[1], first[0]]


def test_the_texts_that_were_asked_for_longest_ago_are_forgotten_first() -> None:
    counting = Counting()
    remembered = RememberedPieces(counting, capacity=2)
    for text in ("one", "two", "one", "three", "one", "two"):
        remembered.read([text])
    assert counting.given == ["one", "two", "three", "two"]


def test_more_texts_than_are_remembered_are_all_read() -> None:
    assert len(RememberedPieces(BagOfWords(), capacity=1).read(["one", "two", "three"])) == 3


def test_the_encoder_is_named_without_loading_it() -> None:
    assert encoder_name(Settings()) == "all-MiniLM-L6-v2"
    assert encoder_name(Settings(embedding_model="a/model")) == "a/model"


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of random weights, small enough to make here."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel
    from transformers.models.bert import BertTokenizer

    folder = tmp_path_factory.mktemp("tiny")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "how", "many", "people", "are", "missing", "?"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizer(vocab=str(folder / "vocab.txt")).save_pretrained(folder / "bert")
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2
    )
    BertModel(config).save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"))
    SentenceTransformer(modules=[transformer, Pooling(16)], device="cpu").save(str(folder / "model"))
    return folder / "model"


@pytest.mark.slow
def test_another_model_is_one_setting(tiny_model: Path, tmp_path: Path) -> None:
    encoder = load_encoder(settings(tmp_path, embedding_model=str(tiny_model)))
    vectors = encoder.encode(["How many people are missing?", "Who?", ""])
    assert vectors.shape == (3, 16)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert encoder.name == str(tiny_model)


@pytest.mark.slow
@pytest.mark.parametrize("model", ["/nowhere/model", "./nowhere", "corpus"])
def test_a_model_that_is_not_there_is_told_with_the_remedy(tmp_path: Path, model: str) -> None:
    with pytest.raises(SettingsError, match=r"^RAG_EMBEDDING_MODEL=.* cannot be loaded .*Give the folder of a"):
        load_encoder(settings(tmp_path, embedding_model=model))
