"""Where an article prints the name of a person, and what it prints beside it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rag.people.capitals import capital_runs, is_title, small_words
from rag.people.given_names import is_given_name, is_only_given_name, pronoun_of_name
from rag.people.nouns import (
    BEFORE_GIVEN_NAMES,
    COURTESY,
    NEVER_IN_A_PERSON,
    NOT_ALONE,
    ORGANISATIONS,
    RELATIONS,
    TITLES,
    names_people,
    pronoun_for,
)
from rag.people.roles import (
    Role,
    Run,
    head_of,
    is_person_noun,
    read_role,
    role_after,
    role_before,
    role_before_comma,
)
from rag.people.tokens import Token, Tokens, words_between
from rag.people.words import (
    COORDINATORS,
    NAME_SUFFIXES,
    SUBORDINATORS,
)
from rag.quotation import Quotation
from rag.schema import Sentence

_PREPOSITIONS_TOO: Final = frozenset(("after", "before", "since", "until", "than", "as", "like"))
_BEGIN_A_CLAUSE: Final = (COORDINATORS | SUBORDINATORS) - _PREPOSITIONS_TOO - {"or"}
_BEFORE_A_NAME: Final = TITLES | COURTESY
_SUFFIX_PARTS: Final = NAME_SUFFIXES | {","}
_NOT_LAST: Final = NEVER_IN_A_PERSON | NOT_ALONE | TITLES
_PEOPLE_ENDINGS: Final = ("crats", "cans", "ists")
# Of one word, as Slavic and Caucasian ones do; not Kiev, Moldova or Geneva.
_SURNAME: Final = re.compile(
    r"(?!Kiev|Azov|Rostov|Saratov|Kharkov|Lvov|Moldova|Geneva|Genova|Villanova)"
    r"[A-Z][\w’'-]+(?:[oe]va?|enko|skyi?|ski[iy]?|ska(?:ya)?|[vw]ich|vić|shvili|adze|oğlu)"
)
_LONGEST_NAME: Final = 5  # words
_PLACE_BEGINNINGS: Final = frozenset("new north south west east saint st. san los las el great".split())


@dataclass(frozen=True)
class Naming:
    """One place where a person may be named: `text[start:end]` are the `words`.

    `sentence` is an index. `roles`: what is printed before and after the name. `pronoun`: what a title or the given
    name asks for, or "". `is_person`: whether something beside the name, or in it, says that it is a person's.
    `is_subject`: whether a clause begins with it. `is_given`: whether "Sir" or the like says that it is a given name.
    """

    words: tuple[str, ...]
    start: int
    end: int
    sentence: int
    roles: tuple[Role, ...]
    pronoun: str
    is_person: bool
    is_quoted: bool
    is_subject: bool
    is_given: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name that is not "Jr." or the like, in small letters."""
        words = [word.lower() for word in self.words]
        return next((word for word in reversed(words) if word not in NAME_SUFFIXES), words[-1])

    @property
    def suffix(self) -> str:
        """ "jr" and the like, or ""."""
        last = self.words[-1].lower().rstrip(".")
        return last if last in NAME_SUFFIXES else ""


def find_namings(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> list[Naming]:
    """The names in the sentences that report, in order."""
    small = small_words(text)
    ends = [quotation.end for quotation in quotations]
    found: list[Naming] = []
    for index, sentence in enumerate(sentences):
        if sentence.kind != "reporting":
            continue
        tokens = words_between(text, sentence.start, sentence.end)
        if is_title(tokens):
            continue
        for run in capital_runs(tokens, small):
            naming = _naming(text, tokens, run, index)
            if naming is not None:
                found.append(naming)
    return [_quoted(naming, quotations, ends) for naming in found]


def _naming(text: str, tokens: Tokens, run: Run, sentence: int) -> Naming | None:
    """The person that a run of capitalised words names, or None."""
    name_first, last = _without_titles(tokens, run), run[1]
    if not 0 <= last - name_first < _LONGEST_NAME or not _can_be_person(tokens, name_first, last):
        return None
    role = role_before(tokens, name_first) or _role_of_place(tokens, run[0], name_first)
    apposition, has_age = (None, False) if _is_place(tokens, name_first) else role_after(tokens, last)
    is_courteous = all(token.lower in COURTESY for token in tokens[run[0] : name_first])
    before_comma = role_before_comma(tokens, run[0] if is_courteous else name_first, last)
    roles = [one for one in (role or before_comma, apposition) if one is not None]
    first = min(run[0], name_first, *(one[0] for one in roles))
    courtesy = any(token.lower in COURTESY for token in tokens[run[0] : name_first])
    words, start, end = _spelling(text, tokens, name_first, last)
    return Naming(
        words=words,
        start=start,
        end=end,
        sentence=sentence,
        roles=tuple(read_role(tokens, one) for one in roles),
        pronoun=_pronoun(tokens, run[0], name_first, apposition) or (pronoun_of_name(words[0]) if words[1:] else ""),
        is_person=_says_person(tokens, roles, len(words)) or has_age or courtesy or _reads_as_person(words),
        is_quoted=False,
        is_subject=_is_subject(tokens, first) and not tokens[last].is_possessive,
        is_given=len(words) == 1 and _is_called_by_given_name(tokens, name_first, words[0]),
    )


def _is_place(tokens: Tokens, first: int) -> bool:
    """Whether a name after "in" or a comma is where the person named before it is from: "Jones, of Leeds, a nurse"."""
    before = tokens[first - 1].lower if first > 0 else ""
    return before in ("in", "of", "from", "at", "near", ",") and not is_given_name(tokens[first].lower)


def _spelling(text: str, tokens: Tokens, first: int, last: int) -> tuple[tuple[str, ...], int, int]:
    """The words of a name without a possessive ending, and where it stands."""
    start, end = tokens[first].start, tokens[last].end
    printed = text[start:end]
    for ending in ("’s", "'s", "’", "'"):
        printed = printed.removesuffix(ending)
    return tuple(printed.replace(",", " ").split()), start, start + len(printed)


def _without_titles(tokens: Tokens, run: Run) -> int:
    """Where, in a run of capitals, the name begins after "House Speaker", "Mr." and "Secretary of State"."""
    first, last = run
    while last > first and tokens[last].lower in _SUFFIX_PARTS:
        last -= 1
    heads = [at for at in range(first, last) if tokens[at].lower in _BEFORE_A_NAME and not _is_given(tokens[at])]
    if heads:
        return heads[-1] + 1
    if last > first and names_people(tokens[first].text) and not _is_given(tokens[first]):
        return first + 1
    return _past_place(tokens, first, last)


def _is_given(token: Token) -> bool:
    return is_given_name(token.lower)


def _past_place(tokens: Tokens, first: int, last: int) -> int:
    """Where the name begins in "Governor of New York Mary Jones"; `first` where no title and place stand before it."""
    if first < 2 or tokens[first - 1].lower not in ("of", "for") or not is_person_noun(tokens[first - 2]):
        return first
    given = next((at for at in range(first + 1, last) if _is_given(tokens[at])), None)
    if given is not None:
        return given
    place_words = 2 if tokens[first].lower in _PLACE_BEGINNINGS else 1
    return first + place_words if last - first - place_words >= 1 else first


def _role_of_place(tokens: Tokens, run_first: int, name_first: int) -> Run | None:
    """The role in "Acting Governor of Kursk Alexander Khinshtein"."""
    if name_first == run_first or run_first < 2 or tokens[run_first - 1].lower not in ("of", "for"):
        return None
    before = role_before(tokens, run_first - 1)
    return (before[0], name_first - 1) if before else None


def _can_be_person(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words can be a person's name: not "Kursk Region", "the White House", "Republicans"."""
    words = [token.lower.removesuffix("’s").removesuffix("'s") for token in tokens[first : last + 1]]
    words = [word for word in words if word not in _SUFFIX_PARTS] or words
    if any(word in NEVER_IN_A_PERSON or word in TITLES for word in words[:-1]):
        return False
    before = tokens[first - 1].lower if first > 0 else ""
    is_sure = before in COURTESY or (len(words) > 1 and is_given_name(words[0]))  # "Martin King", "Kanye West"
    is_surname = is_sure or words[-1] not in _NOT_LAST
    is_thing = before == "the" and not is_given_name(words[0])
    is_people = words[-1].endswith(_PEOPLE_ENDINGS)
    return is_surname and not is_thing and not is_people and not tokens[first].text.isdigit()


def _pronoun(tokens: Tokens, run_first: int, name_first: int, apposition: Run | None) -> str:
    """The pronoun for which the titles before a name ask, or the noun before or after it."""
    before = tokens[min(run_first, max(name_first - 1, 0)) : name_first]
    after = tokens[apposition[0] : head_of(tokens, *apposition) + 1] if apposition else ()
    return pronoun_for(frozenset(token.lower for token in (*before, *after)))


def _says_person(tokens: Tokens, roles: Sequence[Run], words: int) -> bool:
    """Whether a role says that a person is named: not "the broadcaster Seym", nor of one word "France, our ally,"."""
    nouns = {noun for role in roles for noun in read_role(tokens, role).nouns} - ORGANISATIONS
    return bool(nouns - RELATIONS) or (words > 1 and bool(nouns))


def _reads_as_person(words: Sequence[str]) -> bool:
    """Whether a name begins with a given name, has an initial in it, or is one word that ends as surnames do."""
    if len(words) == 1:
        return is_only_given_name(words[0]) or _SURNAME.fullmatch(words[0]) is not None
    has_initial = any(len(word) == 2 and word.endswith(".") for word in words[:-1])
    return is_given_name(words[0]) or has_initial


def _is_called_by_given_name(tokens: Tokens, index: int, name: str) -> bool:
    """Whether a name of one word is a given name: "Sir Alan", "Marina"."""
    before = tokens[index - 1].lower if index > 0 else ""
    return before in BEFORE_GIVEN_NAMES or (before not in _BEFORE_A_NAME and is_given_name(name))


def _is_subject(tokens: Tokens, first: int) -> bool:
    """Whether a clause can begin at `first`."""
    before = tokens[first - 1] if first > 0 else None
    if before is not None and before.lower == "and" and first > 1 and tokens[first - 2].is_capitalised:
        return False  # the second of two names
    return before is None or not before.is_word or before.lower in _BEGIN_A_CLAUSE


def _quoted(naming: Naming, quotations: Sequence[Quotation], ends: Sequence[int]) -> Naming:
    """The naming, marked where it stands in one of the quotations, which are in order."""
    at = bisect_right(ends, naming.start)
    is_quoted = at < len(quotations) and quotations[at].start <= naming.start
    return replace(naming, is_quoted=True) if is_quoted else naming
