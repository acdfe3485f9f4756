"""Questions with a passage and its answering sentences, from public sets in their official formats.

The numbers in the repository come from parts of them, the rest being kept for testing: 11 articles of SQuAD's
development set (1973 oil crisis, Computational complexity theory, European Union law, Harvard University, Huguenot,
Immune system, Islamism, Normans, Packet switching, Scottish Parliament, Yuan dynasty) and 295 questions of CLAPNQ.
With the whole files they differ a little.

SQuAD 2.0 (Rajpurkar et al. 2018, CC BY-SA 4.0): `squad2/dev.json`, from rajpurkar.github.io/SQuAD-explorer.
CLAPNQ (Rosenthal et al. 2024, Apache-2.0): `clapnq/answerable.jsonl` and `unanswerable.jsonl`, from
github.com/primeqa/clapnq.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.schema import Article, ReadPassage, Sentence, Speech, SpokenSentence
from rag.segment import split_passages, split_sentences


@dataclass(frozen=True)
class Example:
    """A question, the passages to look in, and the starts of the sentences that answer; none: nothing does."""

    question: str
    passages: tuple[ReadPassage, ...]
    answers: frozenset[int]


def read_squad(path: Path) -> Iterator[Example]:
    """Every question of SQuAD 2.0 with its own paragraph."""
    for page in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in page["paragraphs"]:
            text = paragraph["context"]
            sentences = split_sentences(text)
            passages = _passages(page["title"].replace("_", " "), text, sentences)
            for question in paragraph["qas"]:
                places = [] if question["is_impossible"] else [answer["answer_start"] for answer in question["answers"]]
                hit = frozenset(s.start for s in sentences if any(s.start <= place < s.end for place in places))
                if hit or question["is_impossible"]:
                    yield Example(question["question"], passages, hit)


def read_clapnq(folder: Path) -> Iterator[Example]:
    """Every question of CLAPNQ with its own passage; its selected sentences answer."""
    for name in ("answerable.jsonl", "unanswerable.jsonl"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            passage = record["passages"][0]
            chosen = [letters(s) for s in record["output"][0].get("selected_sentences") or []]
            text, sentences = joined_sentences(passage["sentences"])
            hit = frozenset(s.start for s in sentences if is_among(letters(text[s.start : s.end]), chosen))
            if hit or name == "unanswerable.jsonl":
                yield Example(record["input"], _passages(passage["title"], text, sentences), hit)


def _passages(title: str, text: str, sentences: Sequence[Sentence]) -> tuple[ReadPassage, ...]:
    article = Article(id=title, text=text, sha256="", title=title, source="")
    spoken = [SpokenSentence(sentence, Speech()) for sentence in sentences]
    return tuple(
        ReadPassage(article, p, tuple(s for s in spoken if p.first <= s.sentence.number <= p.last))
        for p in split_passages(sentences, text)
    )


def joined_sentences(tokenised: Sequence[str]) -> tuple[str, tuple[Sentence, ...]]:
    """The set's own sentences as one text, with the blanks before punctuation taken out."""
    text = ""
    sentences = []
    for number, sentence in enumerate((untokenised(s) for s in tokenised if s.strip()), start=1):
        sentences.append(Sentence(len(text), len(text) + len(sentence), 0, "reporting", number))
        text += f"{sentence} "
    return text, tuple(sentences)


def untokenised(sentence: str) -> str:
    """A sentence as people write it: no blanks around punctuation, and brackets as such."""
    tight = re.sub(r" ([.,;:?!%)\]]|n't|'s|'re|'ve|'ll|'d|'m)(?=\W|$)", r"\1", sentence.strip())
    tight = re.sub(r"([(\[$]) ", r"\1", tight).replace("`` ", '"').replace(" ''", '"').replace(" - ", "-")
    return tight.replace("-LRB- ", "(").replace(" -RRB-", ")")


def letters(text: str) -> str:
    """Letters and digits alone, for comparing."""
    return re.sub(r"\W", "", text)


def is_among(sentence: str, chosen: Sequence[str]) -> bool:
    """Whether a sentence is, holds or is part of one of the chosen ones; all as letters."""
    return bool(sentence) and any(sentence in other or other in sentence for other in chosen if other)
