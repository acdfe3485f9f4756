"""What the reader adds to a question that found twenty passages, against encoding their text, in pairs.

Run it with `python -m bench.reading [PAIRS]`. The passages are made of a corpus article's sentences, each passage
another choice; none was read before, as for a question on something new. Encoding is sentence-transformers' own, in
batches of its default size.
"""

import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from rag.articles import find_files, read_file
from rag.models import RememberedPieces, load_piece_encoder, load_trained_reader
from rag.models.load import packaged_model
from rag.rank import LateInteractionReader, TrainedReader
from rag.schema import Article, Passage, ReadPassage, Sentence, Speech, SpokenSentence
from rag.segment import split_sentences
from rag.settings import load_settings

QUESTIONS = ("How many people are missing?", "Who ordered the residents to leave?", "What did the governor say?")
PASSAGES = 20
LENGTH = 500  # characters at least, the average of a passage of news


def main(pairs: int) -> None:
    """Print each pair's milliseconds, the medians and their ratio."""
    from sentence_transformers import SentenceTransformer

    settings = load_settings()
    network, pieces = load_trained_reader(), load_piece_encoder(settings)
    model = SentenceTransformer(str(packaged_model()), device="cpu")
    article = next(a for file in find_files([Path("corpus")]) for a in read_file(file) if isinstance(a, Article))
    seconds = []
    for number in range(pairs + 1):
        passages = made_up(article, random.Random(number))
        texts = [passage.article.under_heading(passage.passage) for passage in passages]
        reader = TrainedReader(network, LateInteractionReader(RememberedPieces(pieces)))
        read = partial(reader.read, QUESTIONS[number % len(QUESTIONS)], passages)
        pair = _seconds(read), _seconds(partial(model.encode, texts))
        if number:  # the first is for warming up
            print(f"reading {pair[0] * 1000:5.0f} ms   encoding {pair[1] * 1000:5.0f} ms", flush=True)
            seconds.append(pair)
    reading, encoding = (median(column) for column in zip(*seconds, strict=True))
    ratio = median(reading / encoding for reading, encoding in seconds)
    print(f"{PASSAGES} passages: reading {reading * 1000:.0f} ms, encoding {encoding * 1000:.0f} ms, ratio {ratio:.2f}")


def made_up(article: Article, random_: random.Random) -> list[ReadPassage]:
    """Passages of the article's sentences in another order, each of an article of its own."""
    told = [s for s in split_sentences(article.text, article.title) if s.kind == "reporting"]
    return [_passage(article, random_.sample(told, len(told)), number) for number in range(PASSAGES)]


def _passage(article: Article, sentences: list[Sentence], number: int) -> ReadPassage:
    text, own = "", []
    for place, sentence in enumerate(sentences, start=1):
        if len(text) >= LENGTH:
            break
        end = len(text) + sentence.end - sentence.start
        own.append(SpokenSentence(Sentence(len(text), end, 0, "reporting", place), Speech()))
        text += article.text[sentence.start : sentence.end] + " "
    source = Article(str(number), text, "", article.title, "")
    return ReadPassage(source, Passage(0, own[-1].sentence.end, 1, len(own)), tuple(own))


def _seconds(do: Callable[[], object]) -> float:
    start = perf_counter()
    do()
    return perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
