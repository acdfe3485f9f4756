"""What a source consists of: the noun phrase itself, without what is said of it after a comma."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rag.models.reading import Place
from rag.people.given_names import is_given_name
from rag.people.nouns import DOCUMENTS, NATIVES, ORGANISATIONS, PARTITIVES, THINGS, pronoun_for, singular
from rag.people.roles import is_many, is_person_noun, whole_words
from rag.people.tokens import Token, words_between
from rag.people.words import CLAUSE_WORDS, DETERMINERS, NAME_SUFFIXES, PREPOSITIONS, PRONOUNS
from rag.schema import Mention, SpeakerKind

Form = Literal["he", "she", "they", "it", "own", "who", "which", "noun"]

_PRONOUNS: Final[dict[str, Form]] = {
    **dict.fromkeys("he him his himself".split(), "he"),
    **dict.fromkeys("she her hers herself".split(), "she"),
    **dict.fromkeys("they them their theirs themselves".split(), "they"),
    **dict.fromkeys("it its itself".split(), "it"),
    **dict.fromkeys("i me my mine myself we us our ours ourselves you your yours yourself".split(), "own"),
    **dict.fromkeys("who whom whose".split(), "who"),
    **dict.fromkeys("which that".split(), "which"),
}
_RELATIVES: Final = frozenset(("who", "whom", "whose", "which", "that", "where", "when"))
_ENDS: Final = frozenset((",", "(", "[", "—", ";", ":"))
_MANY: Final = frozenset(
    "some many several few two three four five six seven eight nine ten twenty thirty forty fifty both all most other"
    " others more no these those".split()
)
_ENDING: Final = re.compile(r"[’'](?:s|d|ll|ve|re|m)?$")
_LONGEST_BEFORE: Final = 6  # words
_MOST_INITIALS: Final = 2  # of a person
_FARTHEST_BEFORE: Final = 120  # characters; keeps the time linear in the length of a sentence
_PARTICIPLES: Final = frozenset("seen written made sent shown given known drawn held led put read run".split())
_SMALL: Final = DETERMINERS | PREPOSITIONS
_NEVER_IN_A_PHRASE: Final = PREPOSITIONS | CLAUSE_WORDS | (PRONOUNS - DETERMINERS)
_WHO: Final = re.compile(r"\s+(?:who|whose|that)\b")
_OF_PEOPLE: Final = frozenset(("family", "household", "crew", "crowd"))
_PEOPLES: Final = ("cans", "crats", "ists", "ians", "ans", "nials", "tives")


@dataclass(frozen=True)
class SourcePhrase:
    """The tokens of the noun phrase, `text[start:end]`, and of what follows its first comma."""

    tokens: tuple[Token, ...]
    after: tuple[Token, ...]
    start: int
    end: int
    is_title: bool  # printed in quotation marks: a book, a film
    is_defined: bool  # "who" or the like follows

    @property
    def is_group(self) -> bool:
        """Whether "and" joins two who speak: "Ann Lee and the mayor", not "author and activist Naomi Klein"."""
        at = next((at for at in range(1, len(self.tokens) - 1) if self.tokens[at].lower in ("and", "or", "&")), None)
        if at is None:
            return False
        left, right = self.tokens[at - 1], self.tokens[at + 1]
        is_pair = is_person_noun(left) and is_person_noun(right) and not right.is_capitalised and not self.is_plural
        return not is_pair and (left.is_capitalised or right.lower in DETERMINERS or is_many(left))

    @property
    def head(self) -> Token:
        """The head noun: the last word before a preposition or a participle; "voters" in "a number of voters"."""
        head = _head(self.tokens, 0)
        follows_of = head + 1 < len(self.tokens) and self.tokens[head + 1].lower == "of"
        if follows_of and head + 2 < len(self.tokens) and _is_part_of(self.tokens[head]):
            head = _head(self.tokens, head + 2)
        return self.tokens[head]

    @property
    def words(self) -> tuple[str, ...]:
        """Its words without possessive endings."""
        return tuple(_stem(token) for token in self.tokens)

    @property
    def form(self) -> Form:
        """Which pronoun it is a form of, or a noun; "own" are those that speak of themselves, "we" and "you"."""
        return _PRONOUNS.get(_stem(self.tokens[0]).lower(), "noun") if len(self.tokens) == 1 else "noun"

    @property
    def is_definite(self) -> bool:
        """Whether it means one person who is known by now: "the prosecutor", not "the prosecutor who lost"."""
        begins_so = self.tokens[0].lower == "the" or self.tokens[0].is_possessive
        return begins_so and self.is_one_person and not self.is_defined

    @property
    def is_native(self) -> bool:
        """Whether it says of one person only where they are from: "the German"."""
        return len(self.tokens) == 2 and self.tokens[0].lower == "the" and self.tokens[1].lower in NATIVES

    @property
    def is_plural(self) -> bool:
        """Whether it means several."""
        first = self.tokens[0]
        return not self.is_one_of and (first.lower in _MANY or first.text[0].isdigit() or is_many(self.head))

    @property
    def is_one_of(self) -> bool:
        """As in "one of his advisers"."""
        return len(self.tokens) > 2 and self.tokens[0].lower == "one" and self.tokens[1].lower == "of"

    @property
    def is_one_person(self) -> bool:
        """Whether it means one person, named or not: "his lawyer", "a man"."""
        return (is_person_noun(self.head) or self.is_native) and not self.is_plural

    @property
    def gender(self) -> str:
        """ "he" or "she", where the head noun is said only of men or only of women, else ""."""
        return pronoun_for(frozenset((self.head.lower,)))

    @property
    def noun(self) -> str:
        """The head noun, whole, in small letters."""
        return next(iter(whole_words([self.head])))

    @property
    def modifiers(self) -> frozenset[str]:
        """The words that say which one: {trump, campaign} of "the Trump campaign manager"."""
        words = [one for one in self.tokens if one.lower not in _SMALL and one is not self.head]
        return whole_words(words)

    @property
    def kind(self) -> SpeakerKind:
        """What sort of speaker it is, where it names no person."""
        head = singular(_stem(self.head).lower())
        is_body = head in ORGANISATIONS
        if self.is_title or (head in DOCUMENTS and not (is_body and self.head.is_capitalised)):
            return "document"
        is_people = self.head.lower.endswith(_PEOPLES) or is_person_noun(self.head)
        if self.is_native:
            return "unnamed"
        if len(self.tokens) > 1 and is_given_name(self.tokens[0].lower) and self.tokens[-1] is self.head:
            return "person"
        is_several = is_body and is_many(self.head) and head in _OF_PEOPLE
        is_organisation = is_body or (self.is_proper and not is_people)
        return "organisation" if is_organisation and not is_several else "unnamed"

    @property
    def pronouns(self) -> frozenset[str]:
        """The pronouns that can mean this speaker later, where it names no person."""
        if self.form != "noun":
            return frozenset()
        if self.kind == "organisation" and not self.is_group:
            return frozenset(("it", "they"))
        if self.is_plural or self.is_group:
            return frozenset(("they",))
        if self.kind == "unnamed" and self.is_one_person:
            return frozenset((self.gender,)) if self.gender else frozenset(("he", "she"))
        return frozenset(("it",))

    def can_be_described(self, relative: Form) -> bool:
        """Whether "who", or "which", can speak of it."""
        return is_person_noun(self.head) if relative == "who" else self.kind in ("organisation", "document")

    @property
    def begins_with_initials(self) -> bool:
        """As in "NHS England", not in "JD Vance"."""
        first = self.tokens[0].text
        return len(self.tokens) > 1 and first.isalpha() and first.isupper() and len(first) > _MOST_INITIALS

    @property
    def is_proper(self) -> bool:
        """Whether it ends in a name, though not because its only word begins the sentence."""
        return self.head.is_capitalised and (len(self.tokens) > 1 or self.head.lower not in _MANY)

    def name(self, text: str) -> Mention:
        """The phrase as a name: without "the" before a proper one."""
        is_name = len(self.tokens) > 1 and self.tokens[1].is_capitalised and self.tokens[-1].is_capitalised
        is_body = is_name and self.tokens[0].lower == "the" and not self.is_native
        start = self.tokens[1].start if is_body or self._is_countrys_own else self.start
        return Mention(text[start : self.end], start, self.end)

    @property
    def _is_countrys_own(self) -> bool:
        """As in "Brazil’s Lula", not in "Iran’s Foreign Ministry" or "Trump’s lawyer"."""
        rest = self.tokens[1:]
        is_name = bool(rest) and all(one.is_capitalised and not _is_noun(one) and not is_many(one) for one in rest)
        return is_name and self.tokens[0].is_possessive and self.tokens[0].is_capitalised

    def mention(self, text: str) -> Mention:
        """The phrase as printed."""
        return Mention(text[self.start : self.end], self.start, self.end)


def read_source(text: str, place: Place) -> SourcePhrase | None:
    """The phrase of a source; None where it holds no word."""
    all_tokens = words_between(text, *place)
    tokens = _without_preposition(_trimmed(all_tokens))
    last = next((at for at in range(1, len(tokens)) if _ends_phrase(tokens, at)), len(tokens))
    phrase = _trimmed(tokens[:last])
    if not phrase:
        return None
    return SourcePhrase(
        tokens=tuple(phrase),
        after=tuple(_second(tokens[last:])),
        start=phrase[0].start,
        end=_end_of(phrase[-1]),
        is_title=all_tokens[0].text in '“"«‘',
        is_defined=_WHO.match(text, phrase[-1].end) is not None,
    )


def _trimmed(tokens: Sequence[Token]) -> list[Token]:
    """The tokens from the first word to the last."""
    words = [at for at, token in enumerate(tokens) if token.is_word]
    return list(tokens[words[0] : words[-1] + 1]) if words else []


def _without_preposition(tokens: list[Token]) -> list[Token]:
    """The tokens without "by" or "from" before them."""
    return tokens[1:] if len(tokens) > 1 and tokens[0].lower in PREPOSITIONS else tokens


def _ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether the noun phrase itself ends before the token at `index`."""
    token = tokens[index]
    is_suffix = token.text == "," and index + 1 < len(tokens) and tokens[index + 1].lower in NAME_SUFFIXES
    return (token.text in _ENDS and not is_suffix) or token.lower in _RELATIVES


def _second(tokens: Sequence[Token]) -> list[Token]:
    """The words between the first and the second comma."""
    if not tokens or tokens[0].text != ",":
        return []
    last = next((at for at in range(1, len(tokens)) if _ends_phrase(tokens, at)), len(tokens))
    return _trimmed(tokens[1:last])


def _head(tokens: Sequence[Token], first: int) -> int:
    """Index of the last word of the phrase that begins at `first`: before "of", or "issued" in "a report issued"."""
    for index in range(first + 1, len(tokens)):
        before = tokens[index - 1]
        is_participle = (
            tokens[index].lower.endswith(("ed", "ing")) or tokens[index].lower in _PARTICIPLES
        ) and _is_noun(before)
        is_preposition = tokens[index].lower in PREPOSITIONS and not tokens[index].is_capitalised
        if is_preposition or is_participle:
            return index - 1
    return len(tokens) - 1


def _is_part_of(token: Token) -> bool:
    """Whether "of" after the word says of whom it is a part: "fifty", "most", "a number"."""
    return singular(token.lower) in PARTITIVES or token.lower in _MANY or token.text[0].isdigit()


def _is_noun(token: Token) -> bool:
    return is_person_noun(token) or singular(token.lower) in THINGS


def _stem(token: Token) -> str:
    """A word without what an apostrophe adds to it: "Trump’s", "she’s", "they’d"."""
    return _ENDING.sub("", token.text)


def _end_of(token: Token) -> int:
    """Where a word ends without what an apostrophe adds to it."""
    return token.start + len(_stem(token))


def phrase_before(text: str, start: int, end: int) -> SourcePhrase | None:
    """The noun phrase that ends the place, past a comma or an opening bracket: of whom "who" speaks."""
    tokens = _trimmed(words_between(text, max(start, end - _FARTHEST_BEFORE), end))
    first = len(tokens)
    while first > 0 and len(tokens) - first < _LONGEST_BEFORE and _is_part(tokens[first - 1]):
        first -= 1
        if tokens[first].lower in DETERMINERS:
            break
    return read_source(text, (tokens[first].start, tokens[-1].end)) if first < len(tokens) else None


def _is_part(token: Token) -> bool:
    """Whether a word can be part of a noun phrase that goes on after it."""
    word = token.lower
    is_other = word in _NEVER_IN_A_PHRASE
    return token.is_word and not is_other and not token.is_contraction and not word.endswith("ed")
