"""What is looked for: a question as it is read, after what was asked and answered before."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.conversation import asks_whose_words
from rag.counted import with_people
from rag.retrieve import Sought
from rag.said import speech_question
from rag.schema import Exchange, Filters, Interpretation, Quote, SentenceKey
from rag.words import content_words


@dataclass(frozen=True)
class Given:
    """Quotes that an earlier answer gave and that answer again, and how sure they are."""

    quotes: tuple[Quote, ...]
    confidence: float


@dataclass(frozen=True)
class Wanted:
    """What is looked for: a question as it is read and as it was typed, and what was said last.

    `shown` are sentences that were quoted for it and are not to be again; of a list, `listed` quotes were shown.
    `given`: what answers without a search, as far as it still stands.
    """

    reading: Interpretation
    typed: str = ""
    last: Exchange | None = None
    shown: frozenset[SentenceKey] = frozenset()
    listed: int = 0
    given: Given | None = None

    @property
    def question(self) -> str:
        """The question in full words, with whom it counts."""
        return with_people(self.reading.question)

    @property
    def alone(self) -> str:
        """The question without the topic that was set beside it; "" where it has none, or says nothing without."""
        alone = next((chip.question for chip in self.reading.chips if chip.kind == "topic"), "")
        return with_people(alone) if content_words(alone) and speech_question(alone) is None else ""

    @property
    def filters(self) -> Filters:
        """Which articles may answer."""
        return self.reading.filters

    @property
    def sought(self) -> Sought:
        """What passages are to be found for it."""
        return Sought(self.question, self.filters, self.typed, self.last)


def wanted_for(reading: Interpretation, typed: str, exchanges: Sequence[Exchange]) -> Wanted:
    """What is looked for after what was asked and answered before, oldest first."""
    if not exchanges:
        return Wanted(reading)
    last = exchanges[-1]
    if reading.asks == "answer":
        return Wanted(reading, typed, last, given=_whose(exchanges) if asks_whose_words(typed) else None)
    before = [one for one in exchanges if (one.question, one.filters) == (reading.question, reading.filters)]
    if reading.asks != "more":
        return Wanted(reading, "", last, given=_again(before))
    shown = frozenset(quote.key for one in before for quote in one.quotes)
    listed = sum(max(len(one.quotes), one.shown) for one in before)
    return Wanted(reading, "", last, shown, listed)


def _whose(exchanges: Sequence[Exchange]) -> Given | None:
    """Of what was quoted last, all that somebody said; nothing if it is known of none of it who that is."""
    last = next((one for one in reversed(exchanges) if one.quotes), exchanges[-1])
    spoken = tuple(quote for quote in last.quotes if quote.speaker)
    sure = [quote.speaker.confidence for quote in spoken if quote.speaker and quote.speaker.is_known]
    return Given(spoken, last.confidence * max(sure)) if sure else None


def _again(before: Sequence[Exchange]) -> Given | None:
    """What was quoted for a question when it was last asked."""
    quoted = (Given(one.quotes, one.confidence) for one in reversed(before) if one.quotes)
    return next(quoted, None)
