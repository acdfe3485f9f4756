"""Whether shown sentences are the articles' own, recomputed from the article files and not taken on trust."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rag.answer import reference
from rag.articles import find_files, read_file
from rag.schema import Answer, Article, ArticleReference, Quote, Speaker

Texts = Mapping[ArticleReference, str]  # of articles as a quote names them: by id, title and all, and version


def read_texts(paths: Sequence[Path]) -> Texts:
    """The canonical text of every article under the paths; what cannot be read is not there."""
    articles = (article for file in find_files(paths) for article in read_file(file))
    return {reference(article): article.text for article in articles if isinstance(article, Article)}


def misquotes(answer: Answer, texts: Texts) -> tuple[str, ...]:
    """One line for each quote or near miss that is not what the file says."""
    near_misses = answer.abstention.near_misses if answer.abstention else ()
    problems = (_problem(quote, texts.get(quote.article)) for quote in (*answer.quotes, *near_misses))
    repeated = (_unrepeated(quote, texts) for quote in (*answer.quotes, *near_misses))
    return tuple(problem for problem in (*problems, *repeated) if problem is not None)


def _unrepeated(quote: Quote, texts: Texts) -> str | None:
    """The first article that is said to repeat a quote and does not hold so much as that place."""
    for place in quote.also_in:
        text = texts.get(place.article, "")
        if not 0 <= place.start < place.end <= len(text):
            where = f"{place.article.id}, {place.start}–{place.end}"
            return f"“{quote.text}”: should stand at {where} too, where there is nothing"
    return None


def _problem(quote: Quote, text: str | None) -> str | None:
    """The first thing that is wrong with a quote."""
    if text is None:
        return f"“{quote.text}”: no file holds this version of the article {quote.article.id}, as it is named and dated"
    for what, printed, start, end in _spans(quote):
        # A negative start would count from the end, and what is empty stands everywhere.
        if not 0 <= start < end or text[start:end] != printed:
            return f"“{quote.text}”: {what} “{printed}” is not what stands at {start}–{end}: “{text[start:end]}”"
    return _loose_problem(quote, text)


def _loose_problem(quote: Quote, text: str) -> str | None:
    """What is wrong with the parts that have no span of their own to compare."""
    if quote.speaker and quote.speaker.role and quote.speaker.role not in text:
        return f"“{quote.text}”: the role “{quote.speaker.role}” is not printed in the article"
    marks = [("the highlight", quote.highlight), *(("what was said", piece) for piece in quote.said)]
    for what, mark in marks:
        if mark and not quote.start <= mark.start < mark.end <= quote.end:
            return f"“{quote.text}”: {what} {mark.start}–{mark.end} lies outside the sentence"
    return None


def _spans(quote: Quote) -> Iterator[tuple[str, str, int, int]]:
    """Everything that the quote says is printed at a place: what it is, its text, start and end."""
    yield "the sentence", quote.text, quote.start, quote.end
    if quote.speaker:
        yield from _spans_of(quote.speaker)
    if quote.cue:
        yield "the cue", quote.cue.text, quote.cue.start, quote.cue.end
    if quote.via:
        yield "the outlet", quote.via.text, quote.via.start, quote.via.end
    for date in quote.dates:
        yield "the date", date.text, date.start, date.end


def _spans_of(speaker: Speaker) -> Iterator[tuple[str, str, int, int]]:
    yield "the speaker", speaker.name, speaker.start, speaker.end
    if speaker.mention:
        yield "the mention", speaker.mention.text, speaker.mention.start, speaker.mention.end
    if speaker.role and speaker.role_start is not None and speaker.role_end is not None:
        yield "the role", speaker.role, speaker.role_start, speaker.role_end
