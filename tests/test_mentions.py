"""How many articles mention what is asked about: the number that is shown is what a recount finds."""

import random
import re
from collections.abc import Iterator

import pytest

from rag.mentions import count_mentioning
from rag.schema import Filters
from rag.store import Store
from tests.corpora import store_in, update, write

PEOPLE = ("Anna Berg", "Tom Banks", "Lena Woods", "Omar Reed")
PLACES = ("Riverton", "Oakham", "North Korea")
SENTENCES = (
    "The banks of the river are steep, {person} said in {place}.",
    "Bergs of ice and woods were seen near {place} by sailors.",
    "{person} walked through the woods to {place}.",
    "A reed grew by the bank, and nobody was missing.",
    "North Korean troops met {person} on Monday.",
    "The mayor of {place} resigned.",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("mentions")
    for number in range(80):
        chosen = random.Random(number)
        told = " ".join(
            sentence.format(person=chosen.choice(PEOPLE), place=chosen.choice(PLACES))
            for sentence in chosen.sample(SENTENCES, 2)
        )
        title = f"Berg and {chosen.choice(PLACES)}" if number % 9 == 0 else "The news"
        write(folder, f"a{number}.md", told, title, publisher=chosen.choice(("The Post", "Daily Echo")))
    with store_in(folder / "data") as store:
        update(store, folder)
        yield store


def recount(store: Store, pattern: str, publisher: str | None = None) -> int:
    """By reading every article."""
    return sum(
        re.search(pattern, f"{article.title}\n{article.text}") is not None
        for article in store.articles.all()
        if publisher in (None, article.publisher)
    )


@pytest.mark.parametrize(
    ("question", "pattern"),
    [
        ("How old is Berg?", r"\bBergs?\b"),
        ("How old is Tom Banks?", r"\bTom Banks\b"),
        ("What did Woods say?", r"\bWoods\b"),
        ("What did Reed do?", r"\bReed\b"),
        ("Where did Berg and Reed meet?", r"(?s)(?=.*\bBergs?\b)(?=.*\bReed\b)"),
        ("What did North Korea announce?", r"\bNorth Korean?\b"),
        ("Who saw Zelensky?", r"\bZelensky\b"),
        ("Why did the governor resign?", r"(?i)\b(?:governor|resign\w*)\b"),
        ("Which woods burned?", r"(?i)\b(?:woods?|burn\w*)\b"),
    ],
)
@pytest.mark.parametrize("publisher", [None, "The Post"])
def test_a_recount_finds_as_many(store: Store, question: str, pattern: str, publisher: str | None) -> None:
    counted = count_mentioning(store, question, Filters(publisher=publisher))
    assert counted == recount(store, pattern, publisher)


@pytest.mark.parametrize("question", ["What happened?", "?!", "“Berg” AND (", "Who is O'Neill-Smith?"])
def test_any_question_can_be_counted_for(store: Store, question: str) -> None:
    assert 0 <= count_mentioning(store, question, Filters()) <= store.articles.count()
