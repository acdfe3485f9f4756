"""What has become of a quoted sentence since it was quoted."""

from typing import Final

from rag.changes import Change, Detail, DetailName, Piece, PieceKind
from rag.schema import Quote
from rag.wording.dates import readable
from rag.wording.labels import UNDATED

REMOVED: Final = "removed:"
ADDED: Final = "added:"

_NOT_GIVEN: Final[dict[DetailName, str]] = {"title": "missing", "publisher": "not given", "published": UNDATED}
_NAMES: Final[dict[DetailName, str]] = {"title": "title", "publisher": "publisher", "published": "date"}
_MARKS: Final[dict[PieceKind, str]] = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}  # as wdiff has them
_KEY: Final = "([-removed-] {+added+})"


def below(change: Change, quote: Quote) -> tuple[str, ...]:
    """What stands below the quote in plain text: what the article says now, and what is said otherwise of it."""
    reworded = ["".join(map(_marked, change.pieces)), _KEY] if change.pieces else []
    return (" ".join((became(change, quote), *reworded)), *map(detail, change.details))


def became(change: Change, quote: Quote) -> str:
    """What the article says now, in one sentence; what it says otherwise follows the one that ends with a colon."""
    if change.kind == "article_gone":
        return "This article is no longer stored here."
    if change.kind == "missing":
        return "The article has changed since, and no longer says this."
    where = change.sentence.number if change.sentence else 0
    if change.kind == "reworded":
        return f"The article has changed since. {_place(where)} now reads:"
    if where == quote.sentence:
        return "The article has changed since; it still says this."
    return f"The article has changed since; it still says this, now in {_place(where).lower()}."


def detail(detail: Detail) -> str:
    """What is said of the article otherwise than when it was quoted."""
    before, now = (_shown(detail.name, value) for value in (detail.before, detail.now))
    return f"Its {_NAMES[detail.name]} was {before}; it is {now} now."


def _marked(piece: Piece) -> str:
    """Words with the marks close about them."""
    words = piece.text.strip()
    return piece.text.replace(words, _MARKS[piece.kind].format(words))


def _place(sentence: int) -> str:
    return f"Sentence {sentence}" if sentence else "Its headline or byline"


def _shown(name: DetailName, value: str | None) -> str:
    if value is None:
        return _NOT_GIVEN[name]
    return readable(value) if name == "published" else f"“{value}”"
