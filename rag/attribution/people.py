"""The people an article names: for a later surname, the fullest form it prints, and the role printed there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.attribution.names import Phrase, is_name_word, name_in_capitals
from rag.attribution.phrases import phrase_before, with_apposition
from rag.attribution.tokens import Token
from rag.attribution.words import COURTESY_TITLES, FEMALE_TITLES, MALE_TITLES, NAME_PARTICLES, NAME_SUFFIXES
from rag.schema import Speaker


@dataclass(frozen=True)
class Mentioned:
    """One mention of a person: the words of the name, where they stand, and the pronoun their title implies, or "".

    `is_titled`: whether "Mr.", "Dr." or the like says that a person is named.
    """

    words: tuple[str, ...]
    speaker: Speaker
    pronoun: str
    is_titled: bool

    @property
    def surname(self) -> str:
        """The last word of the name, without "Jr."."""
        return surname(self.words)


def surname(words: Sequence[str]) -> str:
    """The last word of a name that is not "Jr." or the like."""
    return next((word for word in reversed(words) if word.lower() not in NAME_SUFFIXES), words[-1])


def speaker_of(text: str, phrase: Phrase) -> Speaker:
    """The speaker that a phrase prints."""
    role = text[phrase.role[0] : phrase.role[1]] if phrase.role else None
    return Speaker(text[phrase.start : phrase.end], role, phrase.start, phrase.end)


def find_people(text: str, tokens: Sequence[Token]) -> tuple[Mentioned, ...]:
    """The people named among the words of one sentence, outside its quotations, in order."""
    return tuple(_mentioned(text, tokens, phrase) for phrase in _name_phrases(tokens))


@dataclass(frozen=True)
class People:
    """Everyone an article names, by surname; `known` are the surnames that surely are people's, not "Iowa"."""

    by_surname: dict[str, list[Mentioned]]
    known: frozenset[str]

    def fullest_form(self, name: str) -> Speaker | None:
        """The fullest printed form of a name, with its role if one is; None where two people share a surname."""
        words = name.split()
        same = [one for one in self.by_surname.get(surname(words), ()) if len(one.words) >= len(words)]
        if len(words) > 1:
            same = [one for one in same if one.words[0] == words[0]]
        if not same or len({one.words[0] for one in same if len(one.words) > 1}) > 1:
            return None
        return max(same, key=lambda one: (len(one.words), one.speaker.role is not None)).speaker

    def can_be(self, last_name: str, pronoun: str) -> bool:
        """Whether a pronoun can stand for someone of this surname: no title asks for the other pronoun."""
        return last_name in self.known and all(
            one.pronoun in ("", pronoun) for one in self.by_surname.get(last_name, ())
        )


def people_of(mentions: Iterable[Mentioned]) -> People:
    """All mentions of an article, in order, gathered by surname."""
    by_surname: dict[str, list[Mentioned]] = {}
    for mention in mentions:
        by_surname.setdefault(mention.surname, []).append(mention)
    known = {
        last_name
        for last_name, same in by_surname.items()
        if any(len(one.words) > 1 or one.speaker.role or one.pronoun or one.is_titled for one in same)
    }
    return People(by_surname, frozenset(known))


def _name_phrases(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """The phrase of each run of capitalised words that can name a person."""
    for first, last in _capital_runs(tokens):
        phrase = phrase_before(tokens, last)
        if phrase is None or not phrase.is_person:
            phrase = name_in_capitals(tokens, first, last)
        if phrase is not None:
            yield with_apposition(tokens, phrase)


def _capital_runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last index of each longest run of capitalised words, particles included."""
    first: int | None = None
    for index, token in enumerate(tokens):
        goes_on = index + 1 < len(tokens) and _goes_on(token, tokens[index + 1])
        if first is None and is_name_word(token):
            first = index
        if first is not None and not goes_on:
            yield first, index
            first = None


def _goes_on(token: Token, following: Token) -> bool:
    """Whether a name goes on with the following token."""
    is_next = following.start - token.end <= 1 and not token.is_possessive
    return is_next and (is_name_word(following) or following.lower in NAME_PARTICLES - {"the"})


def _mentioned(text: str, tokens: Sequence[Token], phrase: Phrase) -> Mentioned:
    """The person of a phrase, without a possessive ending."""
    printed = speaker_of(text, phrase)
    name = printed.name.removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")
    speaker = Speaker(name, printed.role, printed.start, printed.start + len(name))
    around = {token.lower for token in tokens[max(phrase.first - 1, 0) : phrase.last + 1]}
    return Mentioned(tuple(name.split()), speaker, _pronoun(around), bool(around & COURTESY_TITLES))


def _pronoun(around: set[str]) -> str:
    """ "he" or "she" where a title among the words around a name tells, else ""."""
    if around & FEMALE_TITLES:
        return "she"
    return "he" if around & MALE_TITLES else ""
