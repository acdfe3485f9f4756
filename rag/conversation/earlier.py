"""An exchange as a follow-up may point into it: the question, the quotes, and the names that they print."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rag.conversation.grammar import unmarked
from rag.people.nouns import names_people
from rag.schema import Exchange, Quote
from rag.words import FUNCTION_WORDS

_NAME_INSIDE: Final = re.compile(r"(?<=[\w,;:] )(?:[A-Z][\w-]+)(?: [A-Z][\w-]*)*")  # "Ward C" is one, too
_NAME_AT_START: Final = re.compile(r"(?:^|[.!?”»\"“«] ?)(?:[A-Z][\w-]+)(?: [A-Z][\w-]+)+")
_SURNAME_AT_START: Final = re.compile(r"(?:^|[.!?”»\"“«] ?)[A-Z][\w-]+(?=[’']s |, (?:who|which|an?|the|\d\d)\b)")
_CAPITAL_INSIDE: Final = re.compile(r"(?<=.)[A-Z]")
_WORD: Final = re.compile(r"[\w-]+")
_APPOSITION: Final = re.compile(r"(?:[Tt]he|[Aa]n?) [^,]+, (?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)$")
_CUT_WORD: Final = re.compile(r"[\w’'-]+$")
_MARKS: Final = " .,;:"
_ANSWERS: Final = 4  # quotes of an answer into which a word may point
_READ: Final = 1000  # characters of a text


@dataclass(frozen=True)
class Earlier:
    """A question without its mark, names written as the answers print them, and what answered it."""

    topic: str
    quotes: tuple[Quote, ...] = ()
    reply: str = ""

    @property
    def asked(self) -> "Earlier":
        """The question alone, without what answered it."""
        return Earlier(self.topic)

    @property
    def answers(self) -> tuple[str, ...]:
        """The texts that answered it, best first."""
        return tuple(quote.text[:_READ] for quote in self.quotes) or ((self.reply[:_READ],) if self.reply else ())

    @property
    def claims(self) -> tuple[str, ...]:
        """What the speakers of the quotes say, without who they are; whole texts where nobody speaks."""
        return tuple(said(quote) for quote in self.quotes) or self.answers

    @property
    def highlights(self) -> tuple[str, ...]:
        """What of each quote answers most directly."""
        return tuple(highlight for quote in self.quotes if (highlight := highlighted(quote)))


def highlighted(quote: Quote) -> str:
    """The part of a quote that answers most directly, with the article before it; "" where it has none."""
    mark = quote.highlight
    if mark is None:
        return ""
    before, text = quote.text[: mark.start - quote.start], quote.text[mark.start - quote.start : mark.end - quote.start]
    if named := _APPOSITION.match(text):
        return named["name"]
    if cut := _CUT_WORD.search(before):  # "Lund’|s house"
        return f"{cut.group()}{text.strip(_MARKS)}"
    return ("the " if before.casefold().endswith("the ") else "") + text.strip(_MARKS)


def said(quote: Quote) -> str:
    """The words of the one who speaks in a quote; all of it where nobody does."""
    spans = [quote.text[mark.start - quote.start : mark.end - quote.start] for mark in quote.said]
    return " ".join(spans)[:_READ] or quote.text[:_READ]


def said_at_once(quote: Quote) -> str:
    """The longest run of a speaker's words: pieces that others stand between make no sentence."""
    runs: list[list[int]] = []
    for mark in sorted(quote.said, key=lambda mark: mark.start):
        if runs and not any(map(str.isalnum, quote.text[runs[-1][1] - quote.start : mark.start - quote.start])):
            runs[-1][1] = mark.end
        else:
            runs.append([mark.start, mark.end])
    pieces = [quote.text[start - quote.start : end - quote.start] for start, end in runs]
    return max(pieces, key=len, default=quote.text)[:_READ]


def in_order_of_nearness(exchanges: Sequence[Exchange]) -> tuple[Earlier, ...]:
    """Exchanges, the newest first, with names written as they are printed."""
    printed = printed_names(exchanges)
    return tuple(
        Earlier(with_names(unmarked(exchange.question), printed), exchange.quotes[:_ANSWERS], exchange.reply)
        for exchange in reversed(exchanges)
    )


def printed_names(exchanges: Iterable[Exchange]) -> Mapping[str, str]:
    """The words of the names in all answers, as they are printed, by the word in small letters."""
    texts = [text for exchange in exchanges for text in (exchange.reply, *(quote.text for quote in exchange.quotes))]
    titles = {quote.article.title for exchange in exchanges for quote in exchange.quotes}
    names = [
        match.group()
        for text in (*texts, *filter(_is_sentence, titles))
        for form in (_NAME_INSIDE, _NAME_AT_START, _SURNAME_AT_START)
        for match in form.finditer(text[:_READ])
    ]
    speakers = [quote.speaker for exchange in exchanges for quote in exchange.quotes if quote.speaker]
    words = [word for name in names for word in _WORD.findall(name) if not names_people(word.lower())]
    words += [word for speaker in speakers if speaker.kind == "person" for word in _WORD.findall(speaker.name)]
    common = {word for text in texts for word in _WORD.findall(text[:_READ]) if word.islower()} | FUNCTION_WORDS
    return {word.casefold(): word for word in words if word.casefold() not in common}


def _is_sentence(title: str) -> bool:
    """Whether a title has capitals only where a sentence has them: not "Bridge To Be Closed"."""
    words = [word for word in _WORD.findall(title) if len(word) > len("with")]
    return sum(map(str.islower, words)) * 2 > len(words)


def with_names(question: str, printed: Mapping[str, str]) -> str:
    """A question that was typed in small letters, its names written as they are printed."""
    if _CAPITAL_INSIDE.search(question):
        return question
    return _WORD.sub(lambda word: printed.get(word.group(), word.group()), question)
