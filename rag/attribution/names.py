"""Noun phrases that can be a speaker, read as a name and a role, or as a whole where they name nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rag.attribution.cues import ends_phrase
from rag.attribution.tokens import Token
from rag.attribution.words import (
    ADVERBS,
    CLAUSE_WORDS,
    COURTESY_TITLES,
    DETERMINERS,
    NAME_PARTICLES,
    NOUNS_IN_LY,
    OCCUPATION_ENDINGS,
    OCCUPATIONS,
    ORGANISATION_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    TEXT_NOUNS,
    TIME_NOUNS,
    TIME_WORDS,
    TITLE_HEADS,
)

Tokens = Sequence[Token]
_NEVER_IN_A_NAME: Final = CLAUSE_WORDS | PREPOSITIONS | DETERMINERS | ADVERBS | PRONOUNS | TIME_WORDS | TIME_NOUNS

_OBJECT_PRONOUNS: Final = frozenset(("them", "us", "whom", "him", "me"))
_ADJECTIVE_ENDINGS: Final = ("able", "ible", "ful", "ous", "less", "ed", "ing")


def is_name_word(token: Token) -> bool:
    """Whether a word is written like a name and is no function word at the beginning of a sentence."""
    return token.is_capitalised and token.lower not in _NEVER_IN_A_NAME and not token.is_contraction


def is_adverb(token: Token) -> bool:
    """Whether a word is an adverb: "repeatedly", not "family" or "Kelly"."""
    ends_like_one = token.lower.endswith("ly") and not token.is_capitalised and token.lower not in NOUNS_IN_LY
    return token.lower in ADVERBS or ends_like_one


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: the name is `text[start:end]`, the `role` another such span; `first` and `last` index tokens."""

    start: int
    end: int
    first: int
    last: int
    role: tuple[int, int] | None = None
    is_pronoun: bool = False
    is_person: bool = False


def read_phrase(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """The phrase `tokens[first..last]` as name and role; None where it cannot be a speaker."""
    first = _without_adverbial(tokens, first, last)
    last = _without_time(tokens, first, last)
    if first > last:
        return None
    if first == last and tokens[last].lower in PRONOUNS:
        return Phrase(tokens[first].start, tokens[last].end, first, last, is_pronoun=True)
    if not _can_begin(tokens, first) or not _can_be_head(tokens[last]) or _is_text(tokens, first, last):
        return None
    name_first = _capitals_from(tokens, first, last)
    if name_first > last or _belongs_to_phrase(tokens, first, name_first, last):
        return _person_of_place(tokens, first, name_first, last) or _whole(tokens, first, last)
    return _named(tokens, first, name_first, last)


def _belongs_to_phrase(tokens: Tokens, first: int, name_first: int, last: int) -> bool:
    """Whether capitals are only part of who speaks: "officials in Kursk", "Russia’s Ministry", "Jones and Smith"."""
    before = next((token for token in reversed(tokens[first:name_first]) if token.lower not in DETERMINERS), None)
    if before is None:
        return False
    is_full_name = last > name_first and not _names_organisation(tokens[name_first : last + 1])
    return before.lower in PREPOSITIONS | {"and", "&"} or (before.is_possessive and not is_full_name)


def _names_organisation(words: Sequence[Token]) -> bool:
    """Whether one of the words says that no person is named: "Party", "University"."""
    return any(word.lower in ORGANISATION_WORDS for word in words)


def name_in_capitals(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """The person named by the capitalised words `tokens[first..last]`, wherever they stand, or None."""
    start = _capitals_from(tokens, first, last)
    phrase = _named(tokens, start, start, last) if start <= last else None
    return phrase if phrase and phrase.is_person else None


def _without_adverbial(tokens: Tokens, first: int, last: int) -> int:
    """Where the phrase begins without "However", "On Tuesday", "In 2011"."""
    if first < last and tokens[first].lower in ("on", "in", "late", "early"):
        after = first + 1
        while after <= last and (tokens[after].lower in TIME_WORDS or tokens[after].text.isdigit()):
            after += 1
        return after if after > first + 1 else _second_phrase(tokens, first, last)
    while first < last and (tokens[first].lower in ADVERBS | TIME_WORDS or tokens[first].lower.endswith("ly")):
        first += 1
    return first


def _second_phrase(tokens: Tokens, first: int, last: int) -> int:
    """Where the speaker begins in "in a statement the company"; `first` where no second noun phrase follows."""
    for index in range(first + 3, last):
        before = tokens[index - 1]
        if tokens[index].lower == "the" and not before.is_capitalised and before.lower not in PREPOSITIONS:
            return index
    return first


def _without_time(tokens: Tokens, first: int, last: int) -> int:
    """Where the phrase ends without "on Tuesday" and "in Iowa" after a name."""
    while last > first and tokens[last].lower in TIME_WORDS | TIME_NOUNS | {"on", "last", "this", "earlier", "late"}:
        last -= 1
    for index in range(first + 1, last):
        is_place = tokens[index].lower in ("in", "on", "at", "during") and tokens[index - 1].is_capitalised
        if is_place and all(token.is_capitalised for token in tokens[first:index]):
            return last if index == first + 1 and tokens[first].lower.endswith("s") else index - 1
    return last


def _can_begin(tokens: Tokens, first: int) -> bool:
    """Whether a speaker can begin with this word: not "in", "facing", "consumed with", "25 percent"."""
    word, following = tokens[first].lower, tokens[first + 1].lower if first + 1 < len(tokens) else ""
    is_share = any(token.lower in ("percent", "%") for token in tokens[first : first + 3])
    is_verbal = word.endswith("ing") or (word.endswith("ed") and following in PREPOSITIONS)
    return word not in PREPOSITIONS and not is_share and not (is_verbal and not tokens[first].is_capitalised)


def _can_be_head(token: Token) -> bool:
    """Whether a noun phrase can end with this word."""
    word = token.lower
    if token.is_possessive or token.is_contraction or word in TIME_NOUNS | _OBJECT_PRONOUNS or word.isdigit():
        return False
    if token.is_capitalised:
        return word not in CLAUSE_WORDS | PREPOSITIONS | DETERMINERS | COURTESY_TITLES
    is_other = word in CLAUSE_WORDS | PREPOSITIONS | DETERMINERS | PRONOUNS or is_adverb(token)
    return len(word) > 2 and not is_other and not word.endswith(("ing", "ed"))


def _is_text(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the head of the phrase is a text or a part of one: "an earlier version of this article"."""
    after = (index for index in range(first + 1, last + 1) if tokens[index].lower in PREPOSITIONS)
    return tokens[next(after, last + 1) - 1].text in TEXT_NOUNS


def _capitals_from(tokens: Tokens, first: int, last: int) -> int:
    """Where the capitalised words begin that end the phrase; `last + 1` where it ends in a small word."""
    start = last + 1
    while start > first:
        token = tokens[start - 1]
        is_particle = token.lower in NAME_PARTICLES and start <= last and not token.is_capitalised
        is_mark = token.text == "," and start <= last
        if not (is_name_word(token) or is_particle or is_mark) or (token.is_possessive and start <= last):
            break
        start -= 1
    while start <= last and not (is_name_word(tokens[start]) or tokens[start].lower in NAME_PARTICLES - DETERMINERS):
        start += 1
    return start


def _whole(tokens: Tokens, first: int, last: int) -> Phrase:
    """The whole phrase as the name, without "the" before a proper name: "White House", but "the Calder family"."""
    is_proper = first < last and tokens[first + 1].is_capitalised and tokens[last].is_capitalised
    name_first = first + 1 if is_proper and tokens[first].lower == "the" else first
    return Phrase(tokens[name_first].start, tokens[last].end, first, last)


def _named(tokens: Tokens, first: int, name_first: int, last: int) -> Phrase:
    """Capitals with what stands before them: "campaign manager", "Sen.", or "the", which is dropped."""
    heads = [index for index in range(name_first, last) if tokens[index].lower in TITLE_HEADS | COURTESY_TITLES]
    person_first = heads[-1] + 1 if heads else name_first + _is_occupation(tokens, name_first, last)
    if _names_organisation(tokens[person_first : last + 1]) or tokens[last].lower in TITLE_HEADS:
        return _whole(tokens, first if _is_role(tokens[first:name_first]) else name_first, last)
    role_first = _role_start(tokens, first, name_first)
    role = [token for token in tokens[role_first:person_first] if token.lower not in COURTESY_TITLES]
    span = (role[0].start, role[-1].end) if _is_role(role) else None
    return Phrase(tokens[person_first].start, tokens[last].end, first, last, span, is_person=True)


def _is_occupation(tokens: Tokens, index: int, last: int) -> bool:
    """Whether the word at `index` says what the person named after it does: "Toxicologist Irene Wu"."""
    word = tokens[index].lower
    return index < last and (word in OCCUPATIONS or word.endswith(OCCUPATION_ENDINGS))


def _role_start(tokens: Tokens, first: int, name_first: int) -> int:
    """Where the role before a name begins: "support Dr. Carson" has only "Dr."."""
    for index in range(name_first - 1, first, -1):
        if tokens[index].lower in PREPOSITIONS - {"of"}:
            return index + 1
        if tokens[index].lower in DETERMINERS and tokens[index - 1].lower != "of":
            return index
    begins_here = first == 0 or not tokens[first - 1].is_word or ends_phrase(tokens[first - 1].text)
    while first < name_first and not begins_here and not _is_clear_start(tokens[first]):
        first += 1
    return first


def _is_clear_start(token: Token) -> bool:
    """Whether a noun phrase surely begins with this word."""
    return token.is_capitalised or token.lower in DETERMINERS | TITLE_HEADS or token.is_possessive


def _is_role(words: Sequence[Token]) -> bool:
    """Whether the words before a name can be a role: not "the", "15", "NBC’s", "a memorable"."""
    names_something = any(word.text[0].isalpha() and word.lower not in DETERMINERS for word in words)
    return names_something and not words[-1].is_possessive and not words[-1].text.endswith(_ADJECTIVE_ENDINGS)


def _person_of_place(tokens: Tokens, first: int, name_first: int, last: int) -> Phrase | None:
    """A title, its place and the person, "Acting Governor of Kursk Alexander Khinshtein"; None where it is not that."""
    is_title = any(token.lower in TITLE_HEADS for token in tokens[first:name_first])
    if not is_title or name_first > last or tokens[name_first - 1].lower != "of" or last - name_first < 2:
        return None
    place_words = 2 if last - name_first > 2 and tokens[name_first].lower in ("new", "north", "south", "west") else 1
    person_first = name_first + place_words
    role = (tokens[first].start, tokens[person_first - 1].end)
    return Phrase(tokens[person_first].start, tokens[last].end, first, last, role, is_person=True)
