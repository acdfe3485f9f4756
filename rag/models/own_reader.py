"""A reader of the user's own, in the transformers format: extractive question answering, or a cross-encoder."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from rag.errors import SettingsError
from rag.models.reading import NOT_READ, PassageReader, PassageReading, Place, best_span

if TYPE_CHECKING:
    from transformers import BatchEncoding, PreTrainedTokenizerFast

LONGEST_SPAN = 30  # word pieces of a highlighted answer
MOST_TOKENS = 512  # a tokenizer that knows no limit says 10^30, and a passage with its title has fewer

# Word pieces of question and passage to the logits of where an answer starts and ends.
SpanNetwork = Callable[["BatchEncoding"], tuple[np.ndarray, np.ndarray]]
# Pairs of a question and a text to log-odds.
PairNetwork = Callable[[Sequence[tuple[str, str]]], np.ndarray]


class ExtractiveReader:
    """A model for extractive question answering: a sentence is worth its best span against the span of no answer."""

    def __init__(self, name: str, tokenizer: "PreTrainedTokenizerFast", network: SpanNetwork) -> None:
        self.name = name
        self._tokenizer = tokenizer
        self._network = network

    def read(self, question: str, title: str, text: str, sentences: Sequence[Place]) -> PassageReading:
        """What a passage says to the question. The title is read before it, and never quoted."""
        shift = len(title) + 1 if title else 0
        told = f"{title}\n{text}" if title else text
        # A question longer than the model, too, is cut: "only_second" would raise.
        encoded = self._tokenizer(
            question, told, truncation="longest_first", return_offsets_mapping=True, return_tensors="np"
        )
        starts, ends = self._network(encoded)
        offsets = np.array([_without_blanks(told, place) for place in encoded["offset_mapping"][0]]) - shift
        own = np.array([part == 1 for part in encoded.sequence_ids(0)]) & (offsets[:, 0] < offsets[:, 1])
        found = [best_span(starts, ends, _rows(offsets, own, place), LONGEST_SPAN) for place in sentences]
        scores = np.array([score - float(starts[0] + ends[0]) if span else NOT_READ for score, span in found])
        return PassageReading(
            answerable=float(scores.max(initial=NOT_READ)),
            sentences=scores.astype(np.float32),
            by_span=scores.astype(np.float32),
            spans=tuple(span and _place(offsets, span) for _, span in found),
        )


class CrossEncoderReader:
    """A cross-encoder: each sentence is judged under its passage's title."""

    def __init__(self, name: str, network: PairNetwork) -> None:
        self.name = name
        self._network = network

    def read(self, question: str, title: str, text: str, sentences: Sequence[Place]) -> PassageReading:
        """What a passage says to the question; nothing says where in a sentence the answer stands."""
        told = [text[start:end] for start, end in sentences]
        scores = self._network([(question, f"{title}\n{sentence}" if title else sentence) for sentence in told])
        none = np.full(len(told), NOT_READ, dtype=np.float32)
        return PassageReading(float(scores.max(initial=NOT_READ)), scores.astype(np.float32), none, (None,) * len(told))


def load_own_reader(model: str) -> PassageReader:
    """The model of a folder, or of a name on the hub. Raises SettingsError where it cannot be had, or does not read."""
    try:
        reader = _load(model)
        # What cannot read is told now, not with the first question. And a tokenizer sets itself up when it is first
        # used, which it must not do in two threads at once.
        reader.read("Who?", "", "A trial.", [(0, 8)])
        return reader
    except SettingsError:
        raise
    except Exception as error:
        raise SettingsError(
            f"RAG_READER={model!r} cannot be loaded ({error}). Give built-in, late-interaction, cosine, or the folder "
            "of a cross-encoder or extractive question-answering model, or its name where the hub can be reached."
        ) from error


def _load(model: str) -> PassageReader:
    try:
        return _load_from(model, local_files_only=True)
    except SettingsError:
        raise
    except Exception:
        # It is not on this machine, or not whole: now, and only now, the hub is asked.
        return _load_from(model, local_files_only=False)


def _load_from(model: str, local_files_only: bool) -> PassageReader:
    # Imported here: transformers takes seconds, and the reader that ships does without it.
    from transformers import AutoConfig
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    options = {"local_files_only": local_files_only, "trust_remote_code": False}  # unset, it asks at the terminal
    config = AutoConfig.from_pretrained(model, **options)
    kinds = " ".join(config.architectures or ())
    if "ForQuestionAnswering" in kinds:
        return _extractive(model, options)
    if "ForSequenceClassification" in kinds and config.num_labels == 1:
        return _cross_encoder(model, options)
    raise SettingsError(
        f"RAG_READER={model!r} is of no kind that reads ({kinds or 'its config.json names no architecture'}; "
        f"{config.num_labels} labels). Give a model for question answering, or a cross-encoder with one label."
    )


def _extractive(model: str, options: dict[str, bool]) -> ExtractiveReader:
    import torch
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    network = cast("torch.nn.Module", AutoModelForQuestionAnswering.from_pretrained(model, **options)).eval()
    tokenizer = cast("PreTrainedTokenizerFast", AutoTokenizer.from_pretrained(model, **options))
    places = getattr(network.config, "max_position_embeddings", MOST_TOKENS)
    tokenizer.model_max_length = min(tokenizer.model_max_length, places, MOST_TOKENS)
    known = set(tokenizer.model_input_names)

    def run(encoded: "BatchEncoding") -> tuple[np.ndarray, np.ndarray]:
        inputs = {name: torch.from_numpy(value) for name, value in encoded.items() if name in known}
        with torch.inference_mode():
            output = network(**inputs)
        return output.start_logits[0].float().numpy(), output.end_logits[0].float().numpy()

    return ExtractiveReader(model, tokenizer, run)


def _cross_encoder(model: str, options: dict[str, bool]) -> CrossEncoderReader:
    import torch
    from sentence_transformers import CrossEncoder

    network = CrossEncoder(model, device="cpu", **options)

    def run(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        settings: dict[str, Any] = {"activation_fn": torch.nn.Identity(), "show_progress_bar": False}
        # All sentences of a passage together: a score may depend on its own passage, never on another.
        return np.asarray(network.predict(list(pairs), batch_size=max(1, len(pairs)), **settings), dtype=np.float32)

    return CrossEncoderReader(model, run)


def _rows(offsets: np.ndarray, own: np.ndarray, place: Place) -> Place:
    """The rows of the passage whose characters lie in the sentence."""
    inside = np.flatnonzero(own & (offsets[:, 0] >= place[0]) & (offsets[:, 1] <= place[1]))
    return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else (0, 0)


def _without_blanks(text: str, place: Place) -> Place:
    """Some tokenizers count the blank before a word as part of it, which would put it outside its sentence."""
    start, end = place
    return end - len(text[start:end].lstrip()), end


def _place(offsets: np.ndarray, span: Place) -> Place | None:
    """Where a span of rows stands; None for one of blanks."""
    start, end = int(offsets[span[0], 0]), int(offsets[span[1], 1])
    return (start, end) if start < end else None
