"""The attribution tagger that ships: MiniLM's layers over stretches of an article, with heads for cues and parts.

`weights/tagger.onnx`, made by `python -m training.attribution`, holds the layers as int8; the vectors of the word
pieces are those of the packaged model, and are looked up here.
"""

import hashlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np

from rag.errors import SettingsError
from rag.models.load import packaged_model
from rag.models.network import open_session, packaged_vectors
from rag.models.tagging import Attribution, TagLogits, attributions_of
from rag.models.windows import Laid, Window, WindowCutter, load_window_cutter

WEIGHTS = Path(__file__).parent / "weights" / "tagger.onnx"
AT_ONCE = os.cpu_count() or 1  # windows; the network runs on one thread for each

TagNetwork = Callable[[Window], TagLogits]


class TrainedTagger:
    """Tags an article window by window."""

    def __init__(self, name: str, cutter: WindowCutter, network: TagNetwork) -> None:
        self.name = name
        self._cutter = cutter
        self._network = network

    def tag(self, laid: Laid) -> tuple[Attribution, ...]:
        """The attributions of a text, by where their cues stand."""
        with ThreadPoolExecutor(AT_ONCE) as threads:
            found = threads.map(self._tag, self._cutter.cut(laid))
            return tuple(sorted(chain.from_iterable(found), key=lambda attribution: attribution.cue))

    def _tag(self, window: Window) -> list[Attribution]:
        return attributions_of(window, self._network(window))


@lru_cache(maxsize=1)
def load_trained_tagger(weights: Path = WEIGHTS) -> TrainedTagger:
    """The tagger of these weights; unless others are named, of those that ship. Raises SettingsError."""
    try:
        name = f"tagger {hashlib.sha256(weights.read_bytes()).hexdigest()[:8]}"
        model = packaged_model()
        return TrainedTagger(name, load_window_cutter(str(model / "tokenizer.json")), open_network(model, weights))
    except Exception as error:
        raise SettingsError(
            f"The attribution tagger's weights {weights} cannot be loaded ({error}). Get the file again, or make it "
            "with `python -m training.attribution`."
        ) from error


def open_network(model: Path, weights: Path) -> TagNetwork:
    """The network in `weights` over the word vectors of the packaged `model`."""
    vectors, session = packaged_vectors(model), open_session(weights)

    def run(window: Window) -> TagLogits:
        inputs = {
            "words": vectors.of(window.ids)[None],
            "own": window.own[None],
            "shapes": window.shapes[None],
            "quoted": window.quoted[None],
        }
        cues, parts = session.run(None, inputs)
        return TagLogits(np.asarray(cues)[0], np.asarray(parts)[0])

    return run
