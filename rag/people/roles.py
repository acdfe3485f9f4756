"""What an article prints beside a name: "the region’s Prosecutor General", before it or after a comma."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rag.people.given_names import is_given_name
from rag.people.nouns import ABBREVIATED, COURTESY, RELATIONS, ROLE_MODIFIERS, names_people, singular
from rag.people.tokens import Token, Tokens
from rag.people.words import (
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
)

Run = tuple[int, int]  # first and last index of tokens

_LONGEST_BEFORE: Final = 10  # tokens
_LONGEST_AFTER: Final = 22
_FARTHEST_DETERMINER: Final = 3
_POSSESSIVES: Final = frozenset(("his", "her", "its", "their", "our", "your", "my"))
_ADJECTIVE_ENDINGS: Final = ("al", "ic", "ive", "ary", "ish", "ese", "ian", "ean", "born", "based", "time", "winning")
# An apposition has no verb of its own: "Tsukanov, the official said," is no role of his.
_ADJECTIVES: Final = frozenset("major private conservative liberal progressive socialist libertarian native".split())
_VERBS: Final = AUXILIARIES | frozenset(
    "said says told tells added adds wrote argued noted reported announced called asked warned".split()
)
_CLAUSE: Final = _VERBS | CLAUSE_WORDS
_END_ROLE: Final = SUBORDINATORS | {"but", "or", "while", "though"}
_TIME_OR_PRONOUN: Final = TIME_WORDS | (PRONOUNS - DETERMINERS)
_NEVER_FIRST: Final = PREPOSITIONS | CLAUSE_WORDS
_NEVER_PLAIN: Final = _CLAUSE | PREPOSITIONS | PRONOUNS | TIME_WORDS
_NEVER_FINAL: Final = PREPOSITIONS | DETERMINERS | COURTESY | {"and", "&"}
_AFTER_HEAD: Final = PREPOSITIONS | {"and", "&"}


@dataclass(frozen=True)
class Role:
    """What `text[start:end]` says that someone is: the nouns for it, and all its words, in small letters and whole.

    "the region’s Prosecutor General": {prosecutor, general}, {the, region, prosecutor, general}.
    """

    start: int
    end: int
    nouns: frozenset[str]
    words: frozenset[str]
    is_relative: bool  # "his wife": it says little away from where it stands


def read_role(tokens: Tokens, run: Run) -> Role:
    """The role that the tokens of a run print."""
    first, last = run
    head = head_of(tokens, first, last)
    joined = [at for at in range(head + 1, last + 1) if is_person_noun(tokens[at]) and _follows_and(tokens, head, at)]
    nouns = [tokens[at] for at in (*range(first, head + 1), *joined) if is_person_noun(tokens[at])]
    words = tokens[first : last + 1]
    is_relative = tokens[first].lower in _POSSESSIVES
    return Role(tokens[first].start, tokens[last].end, whole_words(nouns), whole_words(words), is_relative)


def whole_words(tokens: Iterable[Token]) -> frozenset[str]:
    """The words in small letters, in the singular, unabbreviated and without possessive endings."""
    stems = (token.lower.removesuffix("’s").removesuffix("'s").rpartition("-")[2] for token in tokens)
    singulars = (ABBREVIATED.get(stem) or singular(stem) for stem in stems)
    return frozenset(ABBREVIATED.get(word, word) for word in singulars)


def _follows_and(tokens: Tokens, head: int, index: int) -> bool:
    """Whether only "and" and modifiers stand between the head of a role and a further noun."""
    between = tokens[head + 1 : index]
    return any(one.lower in ("and", "&") for one in between) and not any(one.lower in PREPOSITIONS for one in between)


def is_person_noun(token: Token) -> bool:
    """Whether a word says what one or more people are: "engineer", "ex-wife", "Gov.", "officials"."""
    if token.text in _ADJECTIVES:
        return False
    return names_people(token.text) or names_people(singular(token.text.rpartition("-")[2]))


def is_many(token: Token) -> bool:
    """Whether a noun means several, of whom no one person has the role: "sons", but "Sens."."""
    return token.text[-1] != "." and singular(token.lower) != token.lower


def role_before(tokens: Tokens, name_first: int) -> Run | None:
    """The role directly before a name: "Trump campaign manager", "the town’s engineer", "Sen."."""
    last = name_first - 1
    while last >= 0 and tokens[last].lower in COURTESY:
        last -= 1
    if last < 0 or not is_person_noun(tokens[last]) or is_many(tokens[last]):
        return None
    first, last = _run_before(tokens, last)
    if tokens[first].lower == "and":
        first += 1
    return None if first == last and tokens[last].lower in RELATIONS else (first, last)


def role_before_comma(tokens: Tokens, name_first: int, name_last: int) -> Run | None:
    """The role in "the town’s engineer, Mary Jones,"; it must begin with "the" or a possessive, lest it be a list."""
    comma = name_first - 1
    if comma < 1 or tokens[comma].text != "," or not _is_mark(tokens, name_last + 1):
        return None
    for head in range(comma - 1, max(comma - _LONGEST_BEFORE, -1), -1):
        token = tokens[head]
        if not token.is_word or token.lower in _CLAUSE - {"and"}:
            return None
        if (
            is_person_noun(token)
            and not is_many(token)
            and (head == comma - 1 or tokens[head + 1].lower in PREPOSITIONS)
        ):
            first, _ = _run_before(tokens, head)
            is_definite = any(_begins_definite(one) and one.lower not in ("a", "an") for one in tokens[first:head])
            return (first, comma - 1) if is_definite and not _follows_name(tokens, first) else None
    return None


def _follows_name(tokens: Tokens, first: int) -> bool:
    """Whether what begins at `first` is said of a name before it: "Jones, the mayor of Oakland, California,"."""
    return first > 1 and tokens[first - 1].text == "," and tokens[first - 2].is_capitalised


def role_after(tokens: Tokens, name_last: int) -> tuple[Run | None, bool]:
    """The apposition after a name, past "(R-Ky.)" and an age, and whether there was an age."""
    comma = _past_parenthesis(tokens, name_last + 1)
    if not _is_comma(tokens, comma):
        return None, False
    first = comma + 1
    has_age = first < len(tokens) and tokens[first].text.isdigit() and len(tokens[first].text) <= 2
    if has_age and _is_mark(tokens, first + 1):
        return (_apposition(tokens, first + 2) if _is_comma(tokens, first + 1) else None), True
    return _apposition(tokens, first), False


def _apposition(tokens: Tokens, first: int) -> Run | None:
    """The noun phrase for a person that begins at `first` and ends with a comma, a clause or the sentence."""
    last = first - 1
    while last + 1 < len(tokens) and last - first < _LONGEST_AFTER and _goes_on(tokens, first, last + 1):
        last += 1
    while last > first and tokens[last].lower in _NEVER_FINAL:
        last -= 1
    if last < first or last - first >= _LONGEST_AFTER or any(one.lower in _VERBS for one in tokens[first : last + 1]):
        return None
    head = head_of(tokens, first, last)
    is_one = tokens[first].lower in ("a", "an") and tokens[head].lower.isalpha() and not tokens[head].is_capitalised
    is_role = is_person_noun(tokens[head]) or (is_one and not tokens[head].lower.endswith(("ed", "ing")))
    is_role = is_role and not is_many(tokens[head]) and not _ends_with_name(tokens, first, last)
    return (first, last) if is_role and _can_begin_role(tokens[first]) else None


def _ends_with_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether it is the next person of a list: "Secretary of State Ann Lee"."""
    return tokens[first].is_capitalised and last - first > 1 and is_given_name(tokens[last - 1].lower)


def _goes_on(tokens: Tokens, first: int, index: int) -> bool:
    """Whether an apposition that begins at `first` goes on with the token at `index`."""
    token = tokens[index]
    if token.lower in ("and", "&"):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return following is not None and following.is_word and not _begins_other(tokens, index + 1)
    if token.text in ("-", "–"):
        return index > first
    is_end = token.lower in _END_ROLE
    return token.is_word and not is_end and token.lower not in _TIME_OR_PRONOUN


def _begins_other(tokens: Tokens, index: int) -> bool:
    """Whether what follows "and" is another person by name, or another clause."""
    following = tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
    return tokens[index].is_capitalised and not is_person_noun(tokens[index]) and following.is_capitalised


def _can_begin_role(token: Token) -> bool:
    """Not "in", "and", "not", "38", "facing"."""
    is_verb = token.text.islower() and token.text.endswith("ing")
    return token.is_word and token.lower not in _NEVER_FIRST and not token.text.isdigit() and not is_verb


def head_of(tokens: Tokens, first: int, last: int) -> int:
    """Index of the head noun of a phrase: before its first preposition or joined second role."""
    for index in range(first + 1, last + 1):
        if tokens[index].lower in _AFTER_HEAD:
            return index - 1
    return last


def _run_before(tokens: Tokens, last: int) -> Run:
    """The phrase for a person whose head noun is the token `last`."""
    first = last
    while first > 0 and last - first < _LONGEST_BEFORE:
        token = tokens[first - 1]
        if _begins_definite(token) and not token.is_possessive:
            return first - 1, last
        if not (_modifies(tokens, first - 1) or _determiner_near(tokens, first - 1)):
            break
        first -= 1
    return first, last


def _modifies(tokens: Tokens, index: int) -> bool:
    """Whether the token at `index` surely belongs to the role after it."""
    token = tokens[index]
    word = token.lower
    if word != "and" and word in _NEVER_PLAIN:
        return False
    if word == "and":
        return index > 0 and is_person_noun(tokens[index - 1]) and not tokens[index + 1].is_possessive
    if token.is_contraction or (is_person_noun(token) and is_many(token)):
        return False
    is_written_so = token.is_capitalised or token.is_possessive or word.endswith(_ADJECTIVE_ENDINGS)
    return token.is_word and (is_written_so or word in ROLE_MODIFIERS or is_person_noun(token))


def _determiner_near(tokens: Tokens, index: int) -> bool:
    """Whether "the", "a" or a possessive stands a few plain words to the left: "the embattled prison governor"."""
    for at in range(index, max(index - _FARTHEST_DETERMINER, 0) - 1, -1):
        token = tokens[at]
        if at < index and _begins_definite(token):
            return True
        is_verb = token.is_contraction or token.lower.endswith(("ly", "ing")) or token.lower in _NEVER_PLAIN
        is_past = token.lower.endswith("ed") and not (at > 0 and _begins_definite(tokens[at - 1]))
        if not token.is_word or is_verb or is_past:
            return False
    return False


def _begins_definite(token: Token) -> bool:
    """Whether a noun phrase begins with this word, or has it before its noun: "the", "a", "his", "Russia’s"."""
    is_possessive = token.lower in _POSSESSIVES or (token.is_possessive and not token.is_contraction)
    return token.lower in ("the", "a", "an") or is_possessive


def _past_parenthesis(tokens: Tokens, index: int) -> int:
    """The index after "(R-Ky.)" where that begins at `index`, else `index`."""
    if index >= len(tokens) or tokens[index].text != "(":
        return index
    closing = (at for at in range(index, min(index + 12, len(tokens))) if tokens[at].text == ")")
    return next(closing, index - 1) + 1


def _is_comma(tokens: Tokens, index: int) -> bool:
    return index < len(tokens) and tokens[index].text == ","


def _is_mark(tokens: Tokens, index: int) -> bool:
    """Whether the token at `index` is no word, or the sentence has ended there."""
    return index >= len(tokens) or not tokens[index].is_word
