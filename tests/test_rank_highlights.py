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


@pytest.mark.parametrize(
    ("question", "text", "marked", "likeliest", "expected"),
    [
        ("How many houses were destroyed?", "Of the 112 houses in Aysthorpe, 71 were destroyed.", "112",
         "112 houses", "71"),
        ("How many boats sank?", "Eleven boats of a fleet of 26 sank there.", "26", "26", "Eleven"),
        ("How many homes had lead?", "Lead was found in 37 of 120 homes.", "120", "120 homes", "37"),
        ("How many cameras did not work?", "Nine of its 52 cameras did not work.", "52", "52 cameras", "Nine"),
        ("How many are missing?", "The whereabouts of 789 people, four of them children, are unknown.", "789",
         "789 people", "789 people"),
    ],
)  # fmt: skip
def test_a_part_is_marked_and_not_the_whole_of_which_it_is(
    question: str, text: str, marked: str, likeliest: str, expected: str
) -> None:
    assert highlighted(question, text, marked, likeliest) == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Who is Okafor?", "Dr. Lucille Okafor, a pediatrician who chairs the group, disagreed.",
         "a pediatrician who chairs the group"),
        ("who is tamsin roe", "A nurse, Tamsin Roe, first raised concerns about Thackray in 2013.", "A nurse"),
        ("Who is Khinshtein?", "Acting Governor of Kursk Alexander Khinshtein reported 288 deaths.",
         "Acting Governor of Kursk"),
        ("Who is Adeyinka?", "Ruth Adeyinka, 47, wept in the dock as the foreman read the verdicts.", None),
    ],
)  # fmt: skip
def test_of_somebody_it_is_marked_who_they_are(question: str, text: str, expected: str | None) -> None:
    assert highlighted(question, text, text[:6], None) == expected


def test_neither_a_word_nor_a_figure_is_cut_and_no_conjunction_hangs_on() -> None:
    found = "The theft was found at 7.15am, police said, and 2,000 jobs are kept after the talks."
    assert highlighted("When was the theft found?", found, "15am", None) == "7.15am"
    assert highlighted("What is kept?", found, "000 jobs are kept", None) == "2,000 jobs are kept"
    assert highlighted("Why were they docked points?", "They were docked points for paying late and sacked.",
                       "for paying late and", None) == "for paying late"  # fmt: skip


def test_of_a_long_sentence_not_all_is_marked() -> None:
    assert highlighted("What happened?", SACKED, SACKED, None) is None
    assert highlighted("Who was sacked by Stanmoor?", DIED, DIED.removesuffix("."), "Fionn Mallory") == "Fionn Mallory"


def test_a_dateline_is_no_place() -> None:
    text = "PORT ELUNE — at least 181 people died in Cassera when the quake struck, and 40 died in Lomo that night."
    assert highlighted("Where did 181 people die?", text, text.removesuffix("."), "PORT ELUNE") == "Cassera"
