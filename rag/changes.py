"""What has become of a quoted sentence in its article since it was quoted."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache, partial
from types import MappingProxyType
from typing import Final, Literal, Protocol

from rag.schema import Answer, Article, Quote, Sentence, SpokenSentence, Turn
from rag.words import content_words, words

ChangeKind = Literal["moved", "reworded", "missing", "article_gone"]
PieceKind = Literal["same", "removed", "added"]
DetailName = Literal["title", "publisher", "published"]

ALIKE: Final = 0.6  # share of content words in common, in order: from here on difflib calls two sequences close
TELLING: Final = 3  # content words; with fewer ("Seven of them are children.") a sentence is compared by all its words
# Words that are repeated are compared in the square of their number: sentences of this length take a fifth of a second.
LONGEST_COMPARED: Final = 10_000  # characters: a longer sentence is shown whole, as it was and as it is
MOST_COMPARED: Final = 2000  # words: of longer sentences the first ones say which is most alike
_DETAILS: Final[tuple[DetailName, ...]] = ("title", "publisher", "published")
# A word or a sign with the blanks after it, so that each word of a difference is a piece and none is lost.
_TOKEN: Final = re.compile(r"(?:\w+(?:[.,]\d+)*|[^\w\s])\s*")


@dataclass(frozen=True)
class Piece:
    """Words that both versions have, or one of them. The same and the removed ones in order are the quote's text."""

    kind: PieceKind
    text: str


@dataclass(frozen=True)
class Detail:
    """What is said of the article otherwise than when it was quoted."""

    name: DetailName
    before: str | None
    now: str | None


@dataclass(frozen=True)
class Change:
    """How an article differs from what was quoted of it.

    `moved`: it says the same, in another place, in another version or under another title. `reworded`: `sentence` is
    what it says now that is most alike, and `pieces` are the difference in words. `missing`: it says nothing alike.
    `article_gone`: it is no longer stored. `sentence` has the number 0 where it stands in a headline or byline.
    """

    kind: ChangeKind
    sentence: Sentence | None = None
    pieces: tuple[Piece, ...] = ()
    details: tuple[Detail, ...] = ()


UNCHANGED: Final[Mapping[Quote, Change]] = MappingProxyType({})


class Stored(Protocol):
    """The articles as they are now."""

    def article(self, id: str) -> Article | None:
        """The article as it is stored now, None when it is no longer stored."""
        ...

    def sentences(self, id: str) -> tuple[SpokenSentence, ...]:
        """The sentences of a stored article, in order, each with who speaks in it."""
        ...


def changes_in(turns: Sequence[Turn], stored: Stored) -> dict[Quote, Change]:
    """What has become of the quotes and closest sentences of a conversation, as far as their articles have changed."""
    answers = (turn.answer for turn in turns if turn.answer)
    return changes_of((quote for answer in answers for quote in shown_in(answer)), stored)


def shown_in(answer: Answer) -> tuple[Quote, ...]:
    """The quotes of an answer, or the closest sentences."""
    return (*answer.quotes, *(answer.abstention.near_misses if answer.abstention else ()))


def changes_of(quotes: Iterable[Quote], stored: Stored) -> dict[Quote, Change]:
    """What has become of those quotes whose articles have changed since, or are gone; in their order."""
    article = cache(stored.article)

    @cache
    def sentences(id: str) -> list[Sentence]:
        return [spoken.sentence for spoken in stored.sentences(id)]

    ids = ((quote, quote.article.id) for quote in dict.fromkeys(quotes))
    found = ((quote, change_of(quote, article(id), partial(sentences, id))) for quote, id in ids)
    return {quote: change for quote, change in found if change}


def change_of(quote: Quote, article: Article | None, read: Callable[[], Sequence[Sentence]]) -> Change | None:
    """What differs in the quoted article now; None where it says the same at the same place.

    `read` gives its sentences now, and is called only where something differs.
    """
    if article is None:
        return Change("article_gone")
    details = tuple(
        Detail(name, before, now)
        for name in _DETAILS
        if (before := getattr(quote.article, name)) != (now := getattr(article, name))
    )
    stands = stands_as_quoted(quote, article)
    if stands and not details:
        return None
    sentences = read()
    same = same_sentence(quote, article, sentences)
    if stands or same:
        return Change("moved", same, details=details)
    alike = _most_alike(quote, article, sentences)
    if alike is None:
        return Change("missing", details=details)
    return Change("reworded", alike, difference(quote.text, article.text[alike.start : alike.end]), details)


def stands_as_quoted(quote: Quote, article: Article) -> bool:
    """Whether this is the version that was quoted; where its sentences end now is of no matter."""
    return article.sha256 == quote.article.sha256 and article.text[quote.start : quote.end] == quote.text


def same_sentence(quote: Quote, article: Article, sentences: Sequence[Sentence]) -> Sentence | None:
    """The nearest sentence that says exactly this; only blanks may differ."""
    wanted = quote.text.split()
    same = (one for one in sentences if article.text[one.start : one.end].split() == wanted)
    return min(same, key=lambda one: abs(one.start - quote.start), default=None)


def difference(before: str, now: str) -> tuple[Piece, ...]:
    """Two sentences word by word: what both have, what was removed, what was added. Very long ones stand whole."""
    if max(len(before), len(now)) > LONGEST_COMPARED:
        return (Piece("removed", before), Piece("added", f" {now}"))
    old, new = _TOKEN.findall(before), _TOKEN.findall(now)
    matcher = SequenceMatcher(None, [token.strip() for token in old], [token.strip() for token in new])
    pieces: list[Piece] = []
    for operation, i, j, k, m in matcher.get_opcodes():
        if i < j:
            pieces.append(Piece("same" if operation == "equal" else "removed", "".join(old[i:j])))
        if k < m and operation != "equal":
            added, begins_a_word = "".join(new[k:m]), k == 0 or new[k - 1][-1].isspace()
            pieces.append(Piece("added", _apart(added, pieces) if begins_a_word else added))
    return tuple(pieces)


def _apart(added: str, before: Sequence[Piece]) -> str:
    """What was added, with a blank before it where the last word before it has none: it ended the sentence."""
    return f" {added}" if before and not before[-1].text[-1].isspace() else added


def _most_alike(quote: Quote, article: Article, sentences: Sequence[Sentence]) -> Sentence | None:
    """The sentence that has all of the quote's words in a row; else the one with the most, if these are enough."""
    wanted = _in_a_row(quote.text)
    longer = next((one for one in sentences if wanted in _in_a_row(article.text[one.start : one.end])), None)
    if longer:
        return longer
    telling = content_words if len(content_words(quote.text)) >= TELLING else words
    by_words = {tuple(telling(article.text[one.start : one.end])[:MOST_COMPARED]): one for one in reversed(sentences)}
    best = get_close_matches(tuple(telling(quote.text)[:MOST_COMPARED]), by_words, n=1, cutoff=ALIKE)
    return by_words[tuple(best[0])] if best else None


def _in_a_row(text: str) -> str:
    return f" {' '.join(words(text))} "
