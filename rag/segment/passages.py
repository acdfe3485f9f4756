"""Groups sentences into the passages that are embedded and retrieved."""

from collections.abc import Iterator, Sequence

from rag.schema import Passage, Sentence

# Bytes of UTF-8. all-MiniLM-L6-v2 reads 256 word pieces and ignores the rest. An English word piece has about 4 bytes,
# fewer among names and figures; in other scripts a letter is often a word piece of its own, and has 2 or 3 bytes. In
# English news this is about 600 characters, four or five sentences.
LONGEST_PASSAGE = 600


def split_passages(sentences: Sequence[Sentence], text: str) -> tuple[Passage, ...]:
    """Runs of whole reporting sentences, each sentence in one; a sentence over the limit is a passage of its own.

    They do not overlap: that embeds a third more text, and found no more on any set that was tried.
    """
    reporting = [sentence for sentence in sentences if sentence.kind == "reporting"]
    return tuple(Passage(run[0].start, run[-1].end, run[0].number, run[-1].number) for run in _runs(reporting, text))


def _runs(sentences: Sequence[Sentence], text: str) -> Iterator[list[Sentence]]:
    run: list[Sentence] = []
    for sentence in sentences:
        if run and len(text[run[0].start : sentence.end].encode()) > LONGEST_PASSAGE:
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run
