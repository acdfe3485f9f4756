"""A question and a passage as one row of word pieces, each of which is known to stand where it stands."""

import numpy as np
import pytest

from rag.models.joined import LONGEST_QUESTION, LONGEST_TITLE, MAX_TOKENS, NOWHERE, Joined, load_joiner
from rag.models.load import packaged_model
from rag.models.minilm import load_tokenizer
from rag.models.reading import Place

JOINER = load_joiner(str(packaged_model() / "tokenizer.json"))
PIECES = load_tokenizer(packaged_model())

FIRST = "Tsukanov’s office counts 789 «missing» people."
SECOND = "The mayor’s “shock” lasted."
TEXT = f"{FIRST} {SECOND}"
PLACES: list[Place] = [(0, len(FIRST)), (len(FIRST) + 1, len(TEXT))]


def words(joined: Joined) -> str:
    return " ".join(str(PIECES.id_to_token(int(piece))) for piece in joined.ids)


def printed(joined: Joined, text: str, rows: Place) -> str:
    """What the rows cover of the passage, without the blanks."""
    return "".join(text[joined.starts[row] : joined.ends[row]] for row in range(*rows))


def test_the_question_comes_first_then_the_title_then_the_passage() -> None:
    joined = JOINER.join("Who is missing?", "The war", "Many are.", [(0, 9)])
    assert words(joined) == "[CLS] who is missing ? [SEP] the war [SEP] many are . [SEP]"
    assert "".join(map(str, joined.types)) == "0000001111111"
    assert joined.question == (1, 5)
    assert joined.sentences == ((9, 12),)


def test_a_passage_without_a_title_follows_the_question() -> None:
    assert words(JOINER.join("Who?", "", "Many are.", [])) == "[CLS] who ? [SEP] many are . [SEP]"


def test_the_rows_of_a_sentence_are_its_own_text() -> None:
    joined = JOINER.join("Who?", "A title", TEXT, PLACES)
    assert [printed(joined, TEXT, rows) for rows in joined.sentences] == [
        FIRST.replace(" ", ""),
        SECOND.replace(" ", ""),
    ]


def test_sentences_that_touch_have_each_its_own_rows() -> None:
    joined = JOINER.join("Who?", "", "战争。停火。", [(0, 3), (3, 6)])
    assert joined.sentences == ((4, 7), (7, 10))


def test_rows_outside_the_passage_have_no_place_in_it() -> None:
    joined = JOINER.join("Who?", "A title", TEXT, PLACES)
    outside = [*range(joined.sentences[0][0]), len(joined.ids) - 1]
    assert all(joined.starts[row] == joined.ends[row] == -1 for row in outside)


def test_a_long_passage_is_read_as_far_as_the_model_reads() -> None:
    sentence = "Prices rose in May. "
    places = [(n * len(sentence), (n + 1) * len(sentence) - 1) for n in range(100)]
    joined = JOINER.join("Who?", "", sentence * 100, places)
    assert len(joined.ids) == MAX_TOKENS
    assert words(joined).endswith("[SEP]")
    assert joined.sentences[0] == (4, 9)
    assert joined.sentences[50] == (254, 255)  # only its first word is read
    assert set(joined.sentences[51:]) == {NOWHERE}


def test_a_long_question_is_cut_and_leaves_the_passage_its_room() -> None:
    joined = JOINER.join("who " * 1000, "A title", TEXT, PLACES)
    assert joined.question == (1, LONGEST_QUESTION + 1)
    assert printed(joined, TEXT, joined.sentences[1]) == SECOND.replace(" ", "")


def test_a_title_of_letters_that_are_pieces_is_cut_and_leaves_the_passage_its_room() -> None:
    joined = JOINER.join("who " * 1000, "界" * 300, TEXT, PLACES)
    assert joined.sentences[0][0] == 1 + LONGEST_QUESTION + 1 + LONGEST_TITLE + 1
    assert printed(joined, TEXT, joined.sentences[1]) == SECOND.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "place"), [("", (0, 0)), ("One two.", (3, 3)), ("One two.", (3, 4)), ("\u200b \u00ad", (0, 3))]
)
def test_a_sentence_without_a_piece_is_nowhere(text: str, place: Place) -> None:
    assert JOINER.join("Who?", "A title", text, [place]).sentences == (NOWHERE,)


def test_means_are_those_of_the_rows_and_nothing_for_what_is_nowhere() -> None:
    joined = JOINER.join("Who is missing?", "", "Many are. Some.", [(0, 9), (9, 9), (10, 15)])
    sentences, question = joined.means()
    rows = np.arange(len(joined.ids), dtype=np.float32)[:, None]  # each row's vector is its number
    assert (sentences @ rows).ravel().tolist() == pytest.approx([(6 + 7 + 8) / 3, 0, (9 + 10) / 2])
    assert (question @ rows).ravel().tolist() == pytest.approx([(1 + 2 + 3 + 4) / 4])
