"""Whether an answer is still the same, as lines for reading."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rag.replay import QuoteChange, Replay, Verdict
from rag.schema import Answer, Quote
from rag.store import ArticleChange
from rag.wording.changes import below
from rag.wording.counts import count, listed
from rag.wording.places import printed

NAMED: Final = 10  # articles that are named; everything that somebody said can be of thousands

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
_KINDS: Final = ("added", "changed", "removed")
# What is said of a quote, by the name of its field; where it stands has several
_PARTS: Final[dict[str, str]] = {
    "article": "version of the article",
    **dict.fromkeys(("start", "end", "sentence", "sentences"), "place"),
    "highlight": "marked words",
    **dict.fromkeys(("speech", "cue", "via", "flags", "said"), "how it is said"),
    "also_in": "other articles that print it",
}


def lines(replay: Replay) -> list[str]:
    """Whether it is the same, what has become of its articles and its quotes, and last of the other articles."""
    return [
        _verdict(replay),
        *_articles(replay.concerned),
        *_outcomes(replay),
        *(f"No longer quoted: {_quoted(quote)}" for quote in replay.lost),
        *(f"Quoted now: {_quoted(quote)}" for quote in replay.new),
        *_kept(replay),
        *(line for one in replay.changed for line in _changed(one)),
        *_others(replay),
    ]


def _verdict(replay: Replay) -> str:
    """The same program can answer otherwise where a language model has a part in it."""
    has_model = replay.given.model is not None
    return _MODEL_ANSWERS_OTHERWISE if has_model and replay.verdict == "program_changed" else _VERDICTS[replay.verdict]


def _articles(changes: Sequence[ArticleChange]) -> list[str]:
    """A line for what was added, what has changed and what was removed."""
    found = []
    for kind in _KINDS:
        titles = [f"{change.title} ({change.article})" for change in changes if change.kind == kind]
        if titles:
            more = [f"{len(titles) - NAMED:,} more"] if len(titles) > NAMED else []
            found.append(f"{count(len(titles), 'article')} {kind}: {listed([*titles[:NAMED], *more], 'and')}")
    return found


def _outcomes(replay: Replay) -> list[str]:
    """What the answer was and is, where that differs; else which of its parts do, but for the quotes, told of below."""
    if replay.now is None:
        return []
    before, now = _outcome(replay.given), _outcome(replay.now)
    if before != now:
        return [f"It was {before}; now it is {now}."]
    parts = [name.replace("_", " ") for name in replay.different if name != "quotes"]
    return [f"What differs: {listed(parts, 'and')}."] if parts else []


def _outcome(answer: Answer) -> str:
    if answer.abstention:
        return f"no answer ({answer.abstention.reason.replace('_', ' ')})"
    return count(len(answer.quotes), "quote")


def _quoted(quote: Quote) -> str:
    return f"“{quote.text}” {printed(quote.article)}"


def _kept(replay: Replay) -> list[str]:
    """In which order the quotes stand that are still given, and what is said of them otherwise."""
    said = []
    if replay.order:
        numbers = listed([f"[{number}]" for number in replay.order], "and")
        said.append(f"In another order now, by the numbers that they had: {numbers}.")
    if replay.of_quotes:
        parts = dict.fromkeys(_PARTS.get(name, name) for name in replay.of_quotes)
        said.append(f"Of the sentences that are still quoted, this differs: {listed([*parts], 'and')}.")
    return said


def _changed(changed: QuoteChange) -> list[str]:
    """The quote, and what has become of it and its article."""
    return [_quoted(changed.quote), *(f"    {line}" for line in below(changed.change, changed.quote))]


def _others(replay: Replay) -> list[str]:
    """How many articles have changed that are not quoted."""
    kinds: Counter[str] = Counter(change.kind for change in replay.articles)
    kinds.subtract(change.kind for change in replay.concerned)
    counts = [f"{kinds[kind]:,} {kind}" for kind in _KINDS if kinds[kind]]
    return [f"Articles that are not quoted: {listed(counts, 'and')}."] if counts else []
