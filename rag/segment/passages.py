"""Groups sentences into the passages that are embedded and retrieved."""

from collections.abc import Iterator, Sequence

from rag.schema import Passage, Sentence

# Bytes of UTF-8. all-MiniLM-L6-v2 reads 256 word pieces and ignores the rest. An English word piece has about 4 bytes,
# fewer among names and figures; in other scripts a letter is often a word piece of its own, and has 2 or 3 bytes. In
# English news this is about 600 characters, four or five sentences.
LONGEST_PASSAGE = 600


def split_passages(sentences: Sequence[Sentence], text: str) -> tuple[Passage, ...]:
    """Windows of whole reporting sentences; each begins with the last sentence of the one before, where that fits."""
    reporting = [sentence for sentence in sentences if sentence.kind == "reporting"]
    return tuple(
        Passage(window[0].start, window[-1].end, window[0].number, window[-1].number)
        for window in _windows(reporting, text)
    )


def _windows(sentences: list[Sentence], text: str) -> Iterator[list[Sentence]]:
    first = last = 0
    while last < len(sentences):
        following = last + 1
        if following < len(sentences) and _fits(sentences[first], sentences[following], text):
            last = following
            continue
        yield sentences[first:following]
        overlaps = following < len(sentences) and _fits(sentences[last], sentences[following], text)
        first = last if overlaps else following
        last = following


def _fits(first: Sentence, last: Sentence, text: str) -> bool:
    return len(text[first.start : last.end].encode()) <= LONGEST_PASSAGE
