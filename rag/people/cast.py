"""The people of an article: for a surname or a role the person meant, with the fullest name and role printed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from rag.people.given_names import is_given_name
from rag.people.namings import Naming
from rag.people.nouns import RELATIONS
from rag.people.roles import Role
from rag.people.words import DETERMINERS

Key = tuple[str, str, str]  # given name, surname, "jr"
How = Literal["full name", "surname", "surname of several", "given name", "title"]

# Keep the time linear in the length of the article:
_MOST_NAMESAKES: Final = 8
_MOST_ALIKE: Final = 50
_ADJECTIVE_ENDINGS: Final = ("ern", "ican", "ian", "tic", "lic", "ish", "ese", "wer", "pper", "tral")
_PEOPLE_ENDINGS: Final = ("cans", "crats", "ists", "ians")
_PAST: Final = frozenset(("former", "ex", "late", "retired", "onetime", "one-time"))
_SENTENCES_APART: Final = 2  # a namesake who was named in full so lately may be the one who is meant


@dataclass(frozen=True)
class Person:
    """Someone whom an article names: every naming that is taken to be theirs, in order."""

    namings: tuple[Naming, ...]

    @cached_property
    def fullest(self) -> Naming:
        """The longest naming that begins with a given name, if any does: not "Telling Ann Lee"; the first of these."""
        return max(self.namings, key=_fullness)

    @cached_property
    def role(self) -> Role | None:
        """The role printed with the fullest name, else the first with any other naming; what others call them is none.

        "his wife" is one only where nothing better is printed.
        """
        namings = (self.fullest, *self.namings)
        roles = [
            role
            for one in namings
            if not one.is_quoted
            for role in one.roles
            if not role.words - DETERMINERS <= RELATIONS
        ]
        return next((role for role in roles if not role.is_relative), roles[0] if roles else None)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """All the different things that are printed of what they are."""
        return tuple({role.words: role for one in self.namings for role in one.roles}.values())

    @cached_property
    def pronoun(self) -> str:
        """ "he" or "she" where their titles or given name tell, and none tells otherwise, else ""."""
        pronouns = {one.pronoun for one in self.namings} - {""}
        return next(iter(pronouns)) if len(pronouns) == 1 else ""

    @property
    def pronouns(self) -> frozenset[str]:
        """The pronouns that can mean this person."""
        return frozenset((self.pronoun,)) if self.pronoun else frozenset(("he", "she"))


def _fullness(naming: Naming) -> tuple[bool, bool, int, int]:
    count = len(naming.words)
    return count > 1, is_given_name(naming.words[0]), count, -naming.start


@dataclass(frozen=True)
class Cast:
    """The people of an article; by where a naming begins, whose it is and how that is known."""

    people: tuple[Person, ...]
    named: dict[int, tuple[Person, How]]

    def is_surname(self, word: str) -> bool:
        """Whether someone has this surname, in small letters."""
        return (word,) in self._by_words

    def called(self, words: tuple[str, ...]) -> Person | None:
        """The one person who is called so, or of whom it is the surname, wherever the words stand."""
        called = self._by_words.get(tuple(word.lower() for word in words), [])
        return called[0] if len(called) == 1 else None

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], list[Person]]:
        by_words: dict[tuple[str, ...], list[Person]] = defaultdict(list)
        for person in self.people:
            printed = {tuple(word.lower() for word in one.words) for one in person.namings}
            for words in {(person.fullest.surname,), *printed}:
                by_words[words].append(person)
        return by_words

    @cached_property
    def _by_noun(self) -> dict[str, list[Person]]:
        by_noun: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            for noun in {noun for role in person.roles for noun in role.nouns}:
                by_noun[noun].append(person)
        return by_noun

    def in_role(self, noun: str, modifiers: frozenset[str]) -> list[Person]:
        """Those who are printed to be such a one: "the Trump campaign manager"."""
        alike = self._by_noun.get(noun, [])[:_MOST_ALIKE]
        return [one for one in alike if any(noun in role.nouns and _fits(role, modifiers) for role in one.roles)]


def _fits(role: Role, modifiers: frozenset[str]) -> bool:
    """Whether a role has all the modifiers; who is no longer in it is called so."""
    is_past = bool(role.words & _PAST)
    return modifiers - _PAST <= role.words and is_past == bool(modifiers & _PAST)


def cast_of(namings: Sequence[Naming]) -> Cast:
    """The people whom these namings, which are in order, name."""
    links: dict[int, tuple[int, How]] = {}
    full = _full_names(namings)
    titled = [one for one in namings if one.is_person and len(one.words) == 1]
    alone = _by_surname_alone(titled, _Groups(full))
    for number, group in enumerate([*full, *alone]):
        links.update((one.start, (number, "full name" if number < len(full) else "title")) for one in group)
    groups = _Groups([*full, *alone])
    rest = [naming for naming in namings if naming.start not in links]
    links.update((one.start, found) for one in rest if (found := groups.find(one)) is not None)
    return _frozen(namings, links)


def _by_surname_alone(titled: Sequence[Naming], full: "_Groups") -> list[list[Naming]]:
    """The namings of each person who has a title and a surname, and whom no full name fits."""
    of_person: dict[Key, list[Naming]] = defaultdict(list)
    for naming in titled:
        key = ("", naming.surname, naming.pronoun)
        if key in of_person or not (full.fitting(naming) or (naming.is_given and full.called(naming))):
            of_person[key].append(naming)
    for key in [key for key in of_person if not key[2]]:  # "Markovsky" is Mr. Markovsky
        titled_so = [other for pronoun in ("he", "she") if (other := ("", key[1], pronoun)) in of_person]
        if len(titled_so) == 1:
            of_person[titled_so[0]] += of_person.pop(key)
    return [sorted(group, key=lambda one: one.start) for group in of_person.values()]


def _frozen(namings: Sequence[Naming], links: dict[int, tuple[int, How]]) -> Cast:
    """The cast, where every naming has the number of its person."""
    of_person: dict[int, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.start in links:
            of_person[links[naming.start][0]].append(naming)
    people = {number: Person(tuple(group)) for number, group in of_person.items()}
    return Cast(tuple(people.values()), {start: (people[number], how) for start, (number, how) in links.items()})


def _full_names(namings: Sequence[Naming]) -> list[list[Naming]]:
    """The namings of each person who is named by more than a surname."""
    by_key: dict[Key, list[Naming]] = defaultdict(list)
    for naming in namings:
        if len(naming.words) > 1 + bool(naming.suffix):
            by_key[_key(naming)].append(naming)
    alone = {naming.surname for naming in namings if len(naming.words) == 1 and naming.is_subject}
    sure = {key for key, group in by_key.items() if any(one.is_person for one in group)}
    surnames = {key[1] for key in sure}
    known = sure | {key for key, group in by_key.items() if _is_likely(key, group, alone, surnames)}
    inner = {(word, *key[1:]): key for key in known for one in by_key[key] for word in one.words[1:-1]}
    merged: dict[Key, list[Naming]] = defaultdict(list)
    for key, group in by_key.items():
        if key in known:  # "Wasserman Schultz" is Debbie Wasserman Schultz
            merged[inner.get(key, key)] += group
    return [sorted(group, key=lambda one: one.start) for group in merged.values()]


def _is_likely(key: Key, group: Sequence[Naming], alone: set[str], surnames: set[str]) -> bool:
    """Whether a name is likely a person’s because its last word stands alone too: not "Western Europe"."""
    given, surname, _ = key
    is_place_or_people = given.endswith(_ADJECTIVE_ENDINGS) or surname.endswith(_PEOPLE_ENDINGS) or given.isupper()
    is_chance = len(group) == 1 and group[0].is_subject and surname in surnames  # "Maybe Trump", "Stated Stone"
    return surname in alone and not is_place_or_people and not is_chance


def _key(naming: Naming) -> Key:
    return naming.words[0], naming.surname, naming.suffix


@dataclass(frozen=True)
class _Groups:
    """The namings by full name of each person, to find whom a shorter one means."""

    namings: list[list[Naming]]

    @cached_property
    def _by_surname(self) -> dict[str, list[int]]:
        return self._by(lambda one: one.surname)

    @cached_property
    def _by_given_name(self) -> dict[str, list[int]]:
        return self._by(lambda one: one.words[0])

    def _by(self, word_of: Callable[[Naming], str]) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(self.namings):
            for word in dict.fromkeys(word_of(one) for one in group):
                numbers[word].append(number)
        return numbers

    def find(self, naming: Naming) -> tuple[int, How] | None:
        """Whom a surname or a given name means, and how that is known; None where several can be meant."""
        fitting = self.fitting(naming)
        if len(fitting) == 1:
            return fitting[0], "surname"
        if fitting:
            principal = self._principal(naming, fitting)
            return None if principal is None else (principal, "surname of several")
        called_so = self.called(naming)
        return (called_so[0], "given name") if len(called_so) == 1 else None

    def called(self, naming: Naming) -> list[int]:
        """The people of whom it is the given name."""
        return self._by_given_name.get(naming.words[0], []) if len(naming.words) == 1 else []

    def fitting(self, naming: Naming) -> list[int]:
        """The people whom a surname can mean."""
        namesakes = self._by_surname.get(naming.surname, [])
        return [number for number in namesakes[:_MOST_NAMESAKES] if self._can_mean(naming, self.namings[number])]

    def _can_mean(self, naming: Naming, group: Sequence[Naming]) -> bool:
        """Not "Mr." a woman; nor, before she is named, "President Obama" his wife Michelle."""
        is_other = bool(naming.roles) and naming.start < group[0].start and group[0].pronoun == "she" != naming.pronoun
        return not is_other and all(one.pronoun in ("", naming.pronoun) or not naming.pronoun for one in group)

    def _principal(self, naming: Naming, fitting: Sequence[int]) -> int | None:
        """Whom the article calls by surname alone: the one it named in full first, no namesake being near."""
        last = {number: self._last_before(number, naming) for number in fitting}
        before = [number for number in fitting if last[number] is not None]
        if not before:
            return None
        first = min(before, key=lambda number: self.namings[number][0].start)
        near = [number for number in before if naming.sentence - (last[number] or 0) <= _SENTENCES_APART]
        return first if near in ([], [first]) else None

    def _last_before(self, number: int, naming: Naming) -> int | None:
        """Index of the last sentence up to the naming's that names this person in full."""
        group = self.namings[number]
        at = bisect_left(group, naming.start, key=lambda one: one.start)
        return group[at - 1].sentence if at else None
