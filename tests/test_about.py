"""A text is about a topic whose word it has, in any form, or that its vector is near."""

from collections.abc import Sequence

import numpy as np

from rag.about import NEAR_ENOUGH, Aboutness, aboutness
from rag.models import Vectors
from tests.fakes import BagOfWords


class Likenesses(BagOfWords):
    """The first text is what is asked; each other is as like it as the number that it ends in says."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors in the plane."""
        cosines = [1.0, *(float(text.split()[-1]) for text in texts[1:])]
        return np.array([(cosine, np.sqrt(1 - cosine**2)) for cosine in cosines], dtype=np.float32)


def test_a_shared_word_is_enough_in_any_form() -> None:
    texts = ["They were evacuated 0.0", "They stayed 0.0"]
    shared, other = aboutness("the evacuation of the town", texts, Likenesses())
    assert (shared, other) == (Aboutness(0.0, True), Aboutness(0.0, False))


def test_so_is_a_vector_that_is_near() -> None:
    near, far = f"They left {NEAR_ENOUGH + 0.01}", f"They left {NEAR_ENOUGH - 0.01}"
    assert [found.is_about for found in aboutness("the ferry", [near, far], Likenesses())] == [True, False]


def test_what_is_opposite_has_no_likeness() -> None:
    assert aboutness("the ferry", ["They left -0.5"], Likenesses()) == [Aboutness(0.0, False)]


def test_a_topic_is_asked_about_and_no_text_is_no_error() -> None:
    encoder = BagOfWords()
    assert aboutness("the ferry", [], encoder) == []
    assert encoder.encoded == ["What about the ferry?"]
