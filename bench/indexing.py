"""Indexing with attribution against indexing without, in pairs.

Run it with `python -m bench.indexing [PAIRS] [ARTICLES…]`. Each run indexes the same files (otherwise the corpus's,
each thirty times under another title) into a new store with the real models; without attribution, nobody is found to
say anything. Which of the two is first changes from pair to pair.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from rag.index.build import Models, update_articles
from rag.models import Attribution, AttributionTagger, Laid, encoder_name, load_encoder, load_trained_tagger
from rag.settings import load_settings
from rag.store import Store, open_store

COPIES = 30


class Nobody:
    """A tagger that finds nothing."""

    name = "nobody"

    def tag(self, _laid: Laid) -> tuple[Attribution, ...]:
        """None."""
        return ()


class Unheard:
    """Progress that nobody hears of."""

    def expect(self, articles: int) -> None:
        """So many more articles are to be done than was thought."""

    def done(self, articles: int) -> None:
        """So many more articles are done."""


def main(pairs: int, paths: Sequence[Path]) -> None:
    """Print each pair's seconds, the medians and their ratio."""
    with TemporaryDirectory() as folder:
        files = list(paths) or _copies(Path(folder))
        tagged = load_trained_tagger()
        _seconds(tagged, files)  # warms up
        seconds = []
        for number in range(pairs):
            order: list[AttributionTagger] = [tagged, Nobody()]
            taken = {tagger.name: _seconds(tagger, files) for tagger in (order if number % 2 else reversed(order))}
            seconds.append((taken[tagged.name], taken[Nobody.name]))
            print(f"with attribution {seconds[-1][0]:6.1f} s   without {seconds[-1][1]:6.1f} s", flush=True)
    with_it, without = (median(column) for column in zip(*seconds, strict=True))
    ratio = median(first / second for first, second in seconds)
    print(f"with attribution {with_it:.1f} s, without {without:.1f} s, ratio {ratio:.2f}")


def _copies(folder: Path) -> list[Path]:
    """The corpus's articles, each text many times under another title, so that no passage is known already."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(Path("corpus").glob("*.txt"))]
    for number in range(COPIES):
        for place, text in enumerate(texts):
            (folder / f"{place}-{number}.txt").write_text(f"Copy {number}: {text}", encoding="utf-8")
    return [folder]


def _seconds(tagger: AttributionTagger, paths: Sequence[Path]) -> float:
    """To index the files into a new store."""
    settings = load_settings()
    models = Models(lambda: load_encoder(settings), lambda: tagger)
    with _new_store(encoder_name(settings)) as store:
        began = perf_counter()
        update_articles(store, models, paths, Unheard())
        return perf_counter() - began


@contextmanager
def _new_store(encoder: str) -> Iterator[Store]:
    with TemporaryDirectory() as folder, open_store(Path(folder) / "record.sqlite3", encoder) as store:
        yield store


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5, [Path(path) for path in sys.argv[2:]])
