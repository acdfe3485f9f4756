"""What a ranking should find: the articles that answer, and the passages that hold the answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from eval.matching import answer_pattern, evidence_pattern
from eval.questions import GoldQuestion
from eval.system import Found, Place, Ranking, System


def rankings(question: GoldQuestion, found: Found, system: System, texts: Mapping[str, str]) -> dict[str, Ranking]:
    """What a system ranked for a question beside what is relevant; `texts` are the articles' by their ids."""
    articles = relevant_articles(question)
    passages = {passage_id(place): score for place, score in found.passages.items()}
    return {
        "articles": Ranking(found.articles, articles),
        "passages": Ranking(passages, relevant_passages(question, system, texts)),
        "read": Ranking(found.read, articles),
    }


def relevant_articles(question: GoldQuestion) -> dict[str, int]:
    """The articles that answer, each with how well."""
    if question.answerable is not True:
        return {}
    grades = {article: question.grades.get(article, 1) for article in question.articles}
    return {article: grade for article, grade in grades.items() if grade > 0}


def relevant_passages(question: GoldQuestion, system: System, texts: Mapping[str, str]) -> dict[str, int]:
    """The passages that hold at least half of a gold span, or lie in one for at least half of themselves.

    A span that no passage holds stands for itself: no passage finds it, and the question counts all the same.
    """
    relevant: dict[str, int] = {}
    for article, spans in groupby(gold_spans(question, texts), key=lambda span: span.article):
        passages = system.passages(article)
        for span in spans:
            holding = [passage for passage in passages if _holds(passage, span)]
            relevant.update((passage_id(place), 1) for place in holding or [span])
    return relevant


def gold_spans(question: GoldQuestion, texts: Mapping[str, str]) -> Iterator[Place]:
    """Where the evidence, or else an answer, stands in the articles that may hold it."""
    patterns = _patterns(question) if question.answerable is True else []
    if not patterns:
        return
    for article in question.articles or question.within or texts:
        text = texts.get(article, "")
        for pattern in patterns:
            yield from (Place(article, match.start(), match.end()) for match in pattern.finditer(text))


def passage_id(place: Place) -> str:
    """What a passage is called in a ranking."""
    return f"{place.article}@{place.start}-{place.end}"


def _patterns(question: GoldQuestion) -> Sequence[re.Pattern[str]]:
    """Of the evidence; with none, of the answers."""
    if question.evidence:
        return [evidence_pattern(piece) for piece in question.evidence]
    return [answer_pattern(answer) for answer in question.answers]


def _holds(passage: Place, span: Place) -> bool:
    """Whether they overlap by at least half of the shorter one."""
    overlap = min(passage.end, span.end) - max(passage.start, span.start)
    return 2 * overlap >= min(passage.end - passage.start, span.end - span.start)
