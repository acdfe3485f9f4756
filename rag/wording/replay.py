"""Whether an answer is still the same, as lines for reading."""

from collections.abc import Sequence
from typing import Final

from rag.changes import Change, Piece, PieceKind
from rag.replay import QuoteChange, Replay, Verdict
from rag.schema import Answer, Quote
from rag.store import ArticleChange
from rag.wording.changes import became, detail
from rag.wording.counts import count, listed
from rag.wording.places import printed

NAMED: Final = 10  # articles that are named; a folder that was added can hold thousands

_VERDICTS: Final[dict[Verdict, str]] = {
    "same": "same",
    "corpus_changed": "Not the same: the corpus has changed since this answer was given.",
    "program_changed": "Not the same, though no article has changed: the program or its settings have.",
    "cannot_ask": (
        "This answer cannot be asked for again: an earlier version kept it, and did not keep everything that was asked."
    ),
}
_MODEL_ANSWERS_OTHERWISE: Final = (
    "Not the same, though no article has changed: the language model answers otherwise, or the program or its settings "
    "have changed."
)
_MARKS: Final[dict[PieceKind, str]] = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}  # as wdiff has them


def lines(replay: Replay) -> list[str]:
    """Whether it is the same, what has become of the articles, and which quotes come, go and read otherwise."""
    return [
        _verdict(replay),
        *_articles(replay.articles),
        *_outcomes(replay),
        *(f"No longer quoted: {_quoted(quote)}" for quote in replay.lost),
        *(f"Quoted now: {_quoted(quote)}" for quote in replay.new),
        *(line for one in replay.changed for line in _changed(one)),
    ]


def _verdict(replay: Replay) -> str:
    """The same program can answer otherwise where a language model has a part in it."""
    has_model = replay.given.model is not None
    return _MODEL_ANSWERS_OTHERWISE if has_model and replay.verdict == "program_changed" else _VERDICTS[replay.verdict]


def _articles(changes: Sequence[ArticleChange]) -> list[str]:
    """A line for what was added, what has changed and what was removed."""
    found = []
    for kind in ("added", "changed", "removed"):
        titles = [f"{change.title} ({change.article})" for change in changes if change.kind == kind]
        if titles:
            more = [f"{len(titles) - NAMED:,} more"] if len(titles) > NAMED else []
            found.append(f"{count(len(titles), 'article')} {kind}: {listed([*titles[:NAMED], *more], 'and')}")
    return found


def _outcomes(replay: Replay) -> list[str]:
    """What the answer was and is, where that differs; else which of its parts do."""
    if replay.now is None or not replay.different:
        return []
    before, now = _outcome(replay.given), _outcome(replay.now)
    if before != now:
        return [f"It was {before}; now it is {now}."]
    return [f"What differs: {listed([name.replace('_', ' ') for name in replay.different], 'and')}."]


def _outcome(answer: Answer) -> str:
    if answer.abstention:
        return f"no answer ({answer.abstention.reason.replace('_', ' ')})"
    return count(len(answer.quotes), "quote")


def _quoted(quote: Quote) -> str:
    return f"“{quote.text}” {printed(quote.article)}"


def _changed(changed: QuoteChange) -> list[str]:
    """The quote, what has become of it, and what is said of its article otherwise."""
    quote, change = changed.quote, changed.change
    return [_quoted(quote), f"    {_became(change, quote)}", *(f"    {detail(one)}" for one in change.details)]


def _became(change: Change, quote: Quote) -> str:
    return " ".join((became(change, quote), *filter(None, ["".join(map(_marked, change.pieces))])))


def _marked(piece: Piece) -> str:
    words = piece.text.rstrip()
    return _MARKS[piece.kind].format(words) + piece.text[len(words) :]
