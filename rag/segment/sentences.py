"""Cuts an article into sentences: each paragraph has a kind, and only those that report are cut further."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import count

from rag.paragraphs import Paragraph, split_paragraphs
from rag.quotation import Quotation, find_quotations
from rag.schema import Sentence
from rag.segment.boundaries import sentence_spans
from rag.segment.kinds import paragraph_kinds


def split_sentences(text: str, title: str = "") -> tuple[Sentence, ...]:
    """Every character that is not blank is in exactly one sentence; a heading or byline is one, whatever its length."""
    paragraphs = split_paragraphs(text)
    quotations = find_quotations(text)
    kinds = paragraph_kinds([text[paragraph.start : paragraph.end] for paragraph in paragraphs], title)
    numbers = count(1)
    sentences: list[Sentence] = []
    for index, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        if kind != "reporting":
            sentences.append(Sentence(paragraph.start, paragraph.end, index, kind, number=0))
            continue
        inside = _inside(quotations, paragraph)
        spans = sentence_spans(text, paragraph, inside)
        sentences += [Sentence(start, end, index, kind, next(numbers)) for start, end in spans]
    return tuple(sentences)


def _inside(quotations: Sequence[Quotation], paragraph: Paragraph) -> Sequence[Quotation]:
    first = bisect_left(quotations, paragraph.start, key=lambda quotation: quotation.start)
    last = bisect_left(quotations, paragraph.end, key=lambda quotation: quotation.start)
    return quotations[first:last]
