"""Whether a speaker is the one that is asked for: by name, role or initials, in the variants that people write.

Of a person the name decides. "Clinton" is Bill and Hillary Clinton alike, "Bill Clinton" only the one; a title before a
surname ("Governor Khinshtein") must not be at odds with what the article calls them. Whoever has no name of their own
("local officials", "the United Nations", "the prosecutor general") is known by the noun of the description, so that
"Tsukanov’s spokesman" is not Tsukanov.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rag.schema import Speaker, SpeakerKind, Speech
from rag.words import WORD

_SMALL: Final = frozenset(
    "a an the of and for in at by to on his her its their our my this that he she they we you".split()
)
_COURTESY: Final = frozenset("mr mrs ms miss dr prof sir dame".split())
_TITLES: Final = frozenset(
    """president governor senator representative congressman congresswoman mayor secretary speaker chairman chairwoman
    chair director chief commander captain colonel lieutenant sergeant general admiral judge justice chancellor king
    queen prince princess pope bishop archbishop cardinal professor ambassador commissioner sheriff officer detective
    spokesman spokeswoman spokesperson minister premier prosecutor attorney candidate nominee leader ceo manager adviser
    analyst reporter editor actor actress author doctor lawyer coach""".split()
)
_WRITTEN_OUT: Final = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "pres": "president",
    "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "adm": "admiral", "advisor": "adviser",
}  # fmt: skip
_LESSER: Final = frozenset("vice deputy assistant former ex".split())
_SUFFIXES: Final = frozenset("jr sr ii iii iv".split())
_PLAIN: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_DOTTED: Final = re.compile(r"(?<!\w)[a-z](?:\. ?[a-z])+\.?(?!\w)", re.IGNORECASE)
_CAPITALS: Final = re.compile(r"[A-Z][\w.’'-]*(?:(?: of| for| and| the)* [A-Z][\w.’'-]*)+")
_OWNER: Final = re.compile(r"[\w-]+(?:['’]s|s['’]) ")
_AFTER_NOUN: Final = re.compile(r",| (?:of|for|at|in|on|from|to|with|by|who|that|near|close|familiar)\b")
_STEM: Final = 5  # letters: as many as "Russia" and "Russian" share


@dataclass(frozen=True)
class Known:
    """A speaker as an article knows them: the fullest name, and everything else it calls them."""

    name: str
    kind: SpeakerKind = "person"
    called: tuple[str, ...] = ()


def known(speaker: Speaker) -> Known:
    """A speaker by name, role and mention."""
    called = (speaker.role or "", speaker.mention.text if speaker.mention else "")
    return Known(speaker.name, speaker.kind, tuple(text for text in called if text))


def speaks(speech: Speech, asked: str) -> bool:
    """Whether a question's speaker, or one of several, speaks here; one whom the article leaves open is nobody's."""
    if speech.speaker is None or not speech.speaker.is_known:
        return False
    who = known(speech.speaker)
    return any(is_meant(person, who) or has_only_surname(person, who) for person in people(asked))


def people(asked: str) -> tuple[str, ...]:
    """What is asked for as a whole, and each of "Mr Lind and Ms Berg"."""
    parts = asked.split(" and ")
    return (asked,) if len(parts) == 1 else (asked, *parts)


def is_meant(asked: str, who: Known) -> bool:
    """Whether the words that are asked for name or describe this speaker.

    Initials stand for words on one side only: "DM" may be David Marsh, but David Marsh is no deputy mayor.
    """
    as_typed, in_initials = (name_words(text) for text in _written(asked))
    return _is_meant(as_typed, who) or _is_meant(as_typed, _by_initials(who)) or _is_meant(in_initials, who)


def _is_meant(asked: tuple[str, ...], who: Known) -> bool:
    if not asked:
        return False
    descriptions = who.called if who.kind == "person" else (who.name, *who.called)
    is_named = who.kind == "person" and _names(asked, who)
    return is_named or any(_describes(asked, printed) for printed in descriptions)


def _by_initials(who: Known) -> Known:
    """The speaker, by initials too; of a person two letters are too few, and the name is left as it is."""
    name = _in_initials(who.name)
    is_short = who.kind == "person" and len(name) < len("JFK")
    called = (*who.called, *(_in_initials(text) for text in who.called))
    return Known(who.name if is_short else name, who.kind, called)


def has_only_surname(asked: str, who: Known) -> bool:
    """Whether a full name is asked for, and the article prints of this speaker the surname and no more."""
    words = [word for word in name_words(asked) if word not in _TITLES]
    return who.kind == "person" and len(words) > 1 and list(_own_name(who)) == words[-1:]


def shares_surname(asked: str, who: Known) -> bool:
    """Whether a person has the last word of what is asked for as the last word of the name."""
    return who.kind == "person" and name_words(asked)[-1:] == _own_name(who)[-1:]


def search_words(text: str) -> frozenset[str]:
    """The words under which a name or description is looked up, in each of its spellings."""
    return frozenset(_singular(word) for written in _written(text) for word in name_words(written))


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, folded: without accents, 's, "the" and "Mr."; "U.N." is one word, "Gov." is "governor"."""
    plain = _DOTTED.sub(lambda match: re.sub(r"[. ]", "", match.group()), _POSSESSIVE.sub("", text))
    decomposed = unicodedata.normalize("NFKD", plain.casefold().translate(_PLAIN))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'’")
    found = [match.group() for match in WORD.finditer(letters)]
    return tuple(_WRITTEN_OUT.get(word, word) for word in found if word not in _SMALL | _COURTESY)


def _written(text: str) -> tuple[str, str]:
    """The text as it is, and with the initials of what it writes in capitals: "the United Nations" as "the UN"."""
    return text, _in_initials(text.title() if text == text.lower() else text)


def _in_initials(text: str) -> str:
    return _CAPITALS.sub(lambda name: "".join(letter for letter in name.group() if letter.isupper()), text)


def _own_name(who: Known) -> tuple[str, ...]:
    """The words of a name without what follows it: "Ann Lee of Hale & Moor" is neither Hale nor Moor."""
    return name_words(_AFTER_NOUN.split(who.name)[0])


def _names(asked: Sequence[str], who: Known) -> bool:
    """Whether the words are this person's name, in part or with a title."""
    own = name_words(who.name)
    named = [word for word in asked if any(_alike(word, other) for other in own)]
    if not set(named) & set(_own_name(who)):
        return False
    is_full = len(named) > 1
    if not _in_order(named, own) or (is_full and _SUFFIXES & set(asked) != _SUFFIXES & set(own)):
        return False
    others = [word for word in asked if word not in named]
    if is_full and len(own) == len(named):
        others = [word for word in others if len(word) > 1]  # a middle initial that the article leaves out
    return not others or _is_titled(asked, others, who, is_full)


def _is_titled(asked: Sequence[str], others: Sequence[str], who: Known, is_full: bool) -> bool:
    """Whether what stands beside a name is a title that this person can have."""
    called = {word for text in who.called for word in name_words(text)}
    titles = _TITLES & set(others)
    if not titles or not called >= set(others) - titles:
        return False
    first = next(place for place, word in enumerate(asked) if word not in others)
    stands_before = first == 0 or asked[first - 1] in _TITLES
    return is_full or (stands_before and bool(called & titles or not called & _TITLES))


def _describes(asked: Sequence[str], printed: str) -> bool:
    """Whether the words all stand in a description, its noun among them: "prosecutor general", not "region"."""
    words, noun = name_words(printed), name_words(_OWNER.sub("", _AFTER_NOUN.split(printed)[0]))
    if not noun or (_LESSER & set(noun)) - set(asked) or not all(_is_among(word, words) for word in asked):
        return False
    return _singular(noun[-1]) in map(_singular, asked) or bool(_TITLES & set(noun) & set(asked))


def _is_among(word: str, words: Sequence[str]) -> bool:
    """Whether a description has the word, or one of its family: "Russian" for "Russia’s"."""
    family = word[:_STEM]
    return any(
        _singular(word) == _singular(other) or (len(family) == _STEM and other.startswith(family)) for other in words
    )


def _alike(word: str, other: str) -> bool:
    """The same word of a name, or its initial."""
    return word == other or (len(word) == 1 and other.startswith(word)) or (len(other) == 1 and word.startswith(other))


def _in_order(named: Sequence[str], own: Sequence[str]) -> bool:
    rest = iter(own)
    return all(any(_alike(word, other) for other in rest) for word in named)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
