"""Passages by their words: of all news articles, and of one article."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rag.words import content_words
from training.examples import letters
from training.reader.example import Passage

TERM_SATURATION, LENGTH_SHARE = 0.9, 0.4  # BM25's k1 and b
LOOKED_AT = 8  # of an article's likeliest passages


class News:
    """The passages of all articles, by BM25 over titles and text."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._lengths = []
        for number, passage in enumerate(passages):
            counts = Counter(content_words(f"{passage.title}\n{passage.text}"))
            self._lengths.append(sum(counts.values()))
            for word, count in counts.items():
                self._postings[word].append((number, count))
        self._mean = sum(self._lengths) / len(self._lengths)

    def likest(self, question: str, count: int) -> list[int]:
        """The numbers of the passages most like the question, best first."""
        scores: dict[int, float] = defaultdict(float)
        for word in sorted(set(content_words(question))):
            found = self._postings.get(word, [])
            rarity = math.log(1 + (len(self._lengths) - len(found) + 0.5) / (len(found) + 0.5))
            for number, times in found:
                length = 1 - LENGTH_SHARE + LENGTH_SHARE * self._lengths[number] / self._mean
                scores[number] += rarity * times * (TERM_SATURATION + 1) / (times + TERM_SATURATION * length)
        return sorted(scores, key=lambda number: (-scores[number], number))[:count]


class Elsewhere:
    """The passages of one article; the rarer a word in it, the more it weighs."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = [(passage, Counter(content_words(passage.text))) for passage in dict.fromkeys(passages)]
        spread = Counter(word for _, counts in self._passages for word in counts)
        self._rarity = {word: math.log(1 + len(self._passages) / times) for word, times in spread.items()}

    def likest(self, question: str, answers: Sequence[str], paragraph: str, rank: int) -> Passage | None:
        """The passage at this rank, or the last before it, that is not of the paragraph and holds none of the answers.

        Ranked by how like the question they are, from 0.
        """
        folded = [letters(answer).casefold() for answer in answers]
        good = [
            passage
            for passage in self._by_likeness(question)[: LOOKED_AT + rank]
            if passage.text not in paragraph and not _holds_any(passage, folded)
        ]
        return good[min(rank, len(good) - 1)] if good else None

    def _by_likeness(self, question: str) -> list[Passage]:
        """Those that share a word with the question, best first; of equals the later."""
        asked = sorted(set(content_words(question)))
        scores = [self._likeness(asked, counts) for _, counts in self._passages]
        order = sorted(range(len(scores)), key=lambda number: (scores[number], number), reverse=True)
        return [self._passages[number][0] for number in order if scores[number] > 0]

    def _likeness(self, asked: Sequence[str], counts: Counter[str]) -> float:
        return sum(self._rarity[word] * counts[word] / (counts[word] + 1) for word in asked if word in counts)


def _holds_any(passage: Passage, folded: Sequence[str]) -> bool:
    text = letters(passage.text).casefold()
    return any(answer in text for answer in folded)
