"""Small made-up articles, and a reader that counts shared words, for the tests of silence."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rag.answer import Limits
from rag.expected import expected_kind, find_expected
from rag.pipeline import Pipeline
from rag.retrieve import Searchable
from rag.schema import ReadPassage, ScoredSentence, Scores, Sentence, SpokenSentence
from rag.silence.support import Read
from rag.verbs import stem
from rag.words import content_words
from tests.chat_cases import article
from tests.corpora import store_in, update, write
from tests.fakes import BagOfWords, ExactVectors


class WordReader:
    """Believes that a sentence answers which has the question's words, and a figure where one is asked for."""

    name = "words"
    threshold = 0.55

    def read(self, question: str, passages: Sequence[ReadPassage]) -> Scores:
        """Each sentence once; the score is the share of the question's content words that it and its title have."""
        found = {
            (read.article.id, spoken.sentence.start): self._scored(question, read, spoken)
            for read in passages
            for spoken in read.sentences
        }
        ranked = sorted(found.values(), key=lambda one: (-one.score, one.article.id, one.spoken.sentence.start))
        return Scores(tuple(ranked), ranked[0].score if ranked else 0.0)

    def _scored(self, question: str, read: ReadPassage, spoken: SpokenSentence) -> ScoredSentence:
        sentence, text = spoken.sentence, read.article.text
        asked, printed = _stems(question), _stems(text[sentence.start : sentence.end])
        share = len(asked & printed) / len(asked) if asked else 0.0
        kind = expected_kind(question)
        pieces = find_expected(kind, question, text, sentence)
        lacks = kind in ("age", "number") and not pieces
        return ScoredSentence(read.article, spoken, share / 2 if lacks else share, pieces[0] if pieces else None)


@contextmanager
def pipeline_over(folder: Path, articles: Sequence[dict[str, str]]) -> Iterator[Pipeline]:
    """A pipeline over articles: their `text`, and their metadata beside it."""
    for number, record in enumerate(articles):
        metadata = {name: value for name, value in record.items() if name not in ("text", "title")}
        write(folder, f"a{number}.md", record["text"], record.get("title", "The news"), **metadata)
    with store_in(folder / "data") as store:
        update(store, folder)
        corpus = Searchable(store, ExactVectors(store), BagOfWords())
        reader = WordReader()
        yield Pipeline(corpus, reader, Limits(reader.threshold, 3, 12))


def read_of(*sentences: str, id: str = "a", title: str = "The news") -> list[Read]:
    """The sentences of one article as they were read."""
    whole, place, read = article(id, " ".join(sentences), title), 0, []
    for number, sentence in enumerate(sentences, start=1):
        read.append(Read(whole, Sentence(place, place + len(sentence), 0, "reporting", number)))
        place += len(sentence) + 1
    return read


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(text)}
