"""Where the answer stands, as the network and late interaction agree on it."""

import pytest

from rag.rank.highlights import agreed
from rag.schema import Article, Highlight, ScoredSentence, Sentence, Speech, SpokenSentence


def highlighted(question: str, text: str, marked: str | None, likeliest: str | None) -> str | None:
    """The highlight of a sentence in which the network marked one piece, and late interaction liked another."""
    article = Article(id="a", text=text, sha256="", title="", source="")
    spoken = SpokenSentence(Sentence(0, len(text), 0, "reporting", 1), Speech())
    found = agreed(question, ScoredSentence(article, spoken, 0.5, _place(text, marked)), _place(text, likeliest))
    return text[found.start : found.end] if found else None


def _place(text: str, piece: str | None) -> Highlight | None:
    return Highlight(text.index(piece), text.index(piece) + len(piece)) if piece else None


SACKED = "Stanmoor Athletic were docked nine points on Friday and sacked their manager, Iain Rutherglen."
DIED = "Fionn Mallory, a 34-year-old electrician, died while repairing a power line at Dromore Cross."
SAVES = "She expects to save £45 million a year, mostly by buying flour with Corvane’s 1,100 cafés."


def test_of_several_names_the_one_that_the_network_marks_is_the_answer() -> None:
    assert highlighted("Who died repairing a power line?", DIED, "Fionn Mallory", "Dromore Cross") == "Fionn Mallory"
    assert highlighted("Where did he die?", DIED, "Dromore Cross", "Fionn Mallory") == "Dromore Cross"


def test_of_a_whole_clause_a_name_is_marked_that_the_question_does_not_have() -> None:
    clause = SACKED.removesuffix(".")
    assert highlighted("Who was sacked by Stanmoor?", SACKED, clause, "Stanmoor Athletic") == "Iain Rutherglen"


def test_a_number_is_marked_with_its_noun() -> None:
    assert highlighted("How many points were they docked?", SACKED, "nine", "nine points") == "nine points"


def test_of_several_figures_the_one_that_the_network_marks_is_the_answer() -> None:
    asked = "How much does Corvane expect to save?"
    assert highlighted(asked, SAVES, "£45 million", "1,100 cafés") == "£45 million"


@pytest.mark.parametrize(("marked", "likeliest"), [("Friday", None), (None, "Friday"), (None, None)])
def test_what_only_one_of_them_finds_is_the_answer(marked: str | None, likeliest: str | None) -> None:
    assert highlighted("When were they docked points?", SACKED, marked, likeliest) == (marked or likeliest)


def test_a_date_stays_marked_where_the_network_marks_something_that_is_none() -> None:
    assert highlighted("When was he sacked?", SACKED, "nine points", "Friday") == "Friday"
