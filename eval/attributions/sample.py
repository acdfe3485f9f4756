"""Which sentences are judged: drawn by chance, but of the same articles always the same."""

import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from eval.attributions.articles import CutArticle, read_articles
from rag.schema import Sentence

SEED = 2016  # any
SPOKEN, SILENT = 204, 48  # sentences that hold an annotated cue or content, and sentences that do not
SPOKEN_OF_ONE, SILENT_OF_ONE = 4, 2  # at most, of one article, lest a long one outweigh the others

Drawn = tuple[CutArticle, Sentence]


def draw(articles: Sequence[CutArticle]) -> list[Drawn]:
    """The sentences to judge, as they stand in the articles; of either kind each is as likely as any other."""
    chance = random.Random(SEED)
    found = [(article, sentence) for article in articles for sentence in article.sentences if sentence.number]
    spoken = [one for one in found if _holds_attribution(*one)]
    silent = [one for one in found if not _holds_attribution(*one)]
    drawn = [*_some(spoken, SPOKEN, SPOKEN_OF_ONE, chance), *_some(silent, SILENT, SILENT_OF_ONE, chance)]
    return sorted(drawn, key=lambda one: (one[0].name, one[1].start))


def sample_lines(data: Path) -> list[str]:
    """The drawn sentences as JSON lines: article, digest of its text, and where the sentence stands."""
    return [json.dumps(_place(article, sentence)) for article, sentence in draw(read_articles(data))]


def _place(article: CutArticle, sentence: Sentence) -> dict[str, str | int]:
    return {"article": article.name, "sha256": article.sha256, "start": sentence.start, "end": sentence.end}


def _holds_attribution(article: CutArticle, sentence: Sentence) -> bool:
    """Whether any annotator marked a cue or a content in the sentence."""
    gold = (one for annotated in article.annotations for one in annotated.attributions)
    places = (place for one in gold for place in (*one.cue, *one.content))
    return any(start < sentence.end and end > sentence.start for start, end in places)


def _some(found: Sequence[Drawn], size: int, of_one: int, chance: random.Random) -> list[Drawn]:
    """So many sentences in random order, passing over those of articles that have given enough."""
    given: Counter[str] = Counter()
    drawn: list[Drawn] = []
    for article, sentence in chance.sample(found, len(found)):
        if len(drawn) < size and given[article.name] < of_one:
            given[article.name] += 1
            drawn.append((article, sentence))
    return drawn
