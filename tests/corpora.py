"""Article files, and index runs over them with an encoder that carries meaning, for the tests of store and index."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rag.index.build import Models, Update, update_articles
from rag.store import Store, open_store
from tests.fakes import BagOfWords, VerbsOfSaying

BRIDGE = "The bridge at Riverton was closed on Monday, the mayor said."
SCHOOL = "Four schools opened again after the storm, the council reported."
HARVEST = "Farmers expect the smallest wheat harvest in twenty years."
PLACES = ("Riverton", "Hillview", "Oakham", "Lakeside", "Norton")
THINGS = ("bridge", "school", "harvest", "railway", "hospital", "budget", "election", "storm", "strike")


def write(folder: Path, name: str, text: str, title: str = "The news", **metadata: str) -> Path:
    """One Markdown article with front matter."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{key}: {value}\n" for key, value in {"title": title, **metadata}.items())
    path.write_text(f"---\n{lines}---\n\n{text}\n", "utf-8")
    return path


def write_many(folder: Path, articles: int) -> None:
    """As many articles, all different, each of several passages."""
    for number in range(articles):
        chosen = random.Random(number)
        sentences = [
            f"The {chosen.choice(THINGS)} of {chosen.choice(PLACES)} cost {chosen.randint(2, 900)} crowns more than "
            f"the {chosen.choice(THINGS)} of {chosen.choice(PLACES)}, the council said on Friday."
            for _ in range(12)
        ]
        write(folder, f"a{number:04d}.md", " ".join(sentences), f"Report {number}")


class Heard:
    """How far a run is, as it was told."""

    def __init__(self) -> None:
        self.expected = 0
        self.finished = 0

    def expect(self, articles: int) -> None:
        self.expected += articles

    def done(self, articles: int) -> None:
        self.finished += articles


@contextmanager
def store_in(folder: Path) -> Iterator[Store]:
    """The store of a data folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_store(folder / "record.sqlite3", "bag-of-words") as store:
        yield store


def update(store: Store, *paths: Path, encoder: BagOfWords | None = None) -> Update:
    """Bring the store up to the files."""
    chosen = encoder or BagOfWords()
    return update_articles(store, Models(lambda: chosen, VerbsOfSaying), paths, Heard())
