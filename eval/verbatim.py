"""Whether shown sentences are the articles' own, recomputed from the article files and not taken on trust."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rag.articles import find_files, read_file
from rag.schema import Answer, Article, Quote


def read_texts(paths: Sequence[Path]) -> dict[str, str]:
    """The canonical text of every article under the paths by its sha256; what cannot be read is not there."""
    articles = (article for file in find_files(paths) for article in read_file(file))
    return {article.sha256: article.text for article in articles if isinstance(article, Article)}


def misquotes(answer: Answer, texts: Mapping[str, str]) -> tuple[str, ...]:
    """One line for each quote or near miss that is not what the file says; `texts` are by the sha256 of the text."""
    near_misses = answer.abstention.near_misses if answer.abstention else ()
    problems = (_problem(quote, texts.get(quote.article.sha256)) for quote in (*answer.quotes, *near_misses))
    return tuple(problem for problem in problems if problem is not None)


def _problem(quote: Quote, text: str | None) -> str | None:
    """The first thing that is wrong with a quote."""
    if text is None:
        return f"“{quote.text}”: no file holds this version of the article {quote.article.id}"
    for what, printed, start, end in _spans(quote):
        if start < 0 or text[start:end] != printed:  # a negative start would count from the end
            return f"“{quote.text}”: {what} “{printed}” is not what stands at {start}–{end}: “{text[start:end]}”"
    return _loose_problem(quote, text)


def _loose_problem(quote: Quote, text: str) -> str | None:
    """What is wrong with the parts that have no span of their own to compare."""
    if quote.speaker and quote.speaker.role and quote.speaker.role not in text:
        return f"“{quote.text}”: the role “{quote.speaker.role}” is not printed in the article"
    mark = quote.highlight
    if mark and not quote.start <= mark.start < mark.end <= quote.end:
        return f"“{quote.text}”: the highlight {mark.start}–{mark.end} lies outside the sentence"
    return None


def _spans(quote: Quote) -> Iterator[tuple[str, str, int, int]]:
    """Everything that the quote says is printed at a place: what it is, its text, start and end."""
    yield "the sentence", quote.text, quote.start, quote.end
    if quote.speaker:
        yield "the speaker", quote.speaker.name, quote.speaker.start, quote.speaker.end
    if quote.cue:
        yield "the cue", quote.cue.text, quote.cue.start, quote.cue.end
    if quote.via:
        yield "the outlet", quote.via.text, quote.via.start, quote.via.end
    for date in quote.dates:
        yield "the date", date.text, date.start, date.end
