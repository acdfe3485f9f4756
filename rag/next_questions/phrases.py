"""What a sentence speaks of, as a noun phrase that it prints: only where the words leave no doubt where it ends."""

import re
from collections.abc import Iterator
from typing import Final

from rag.figures import find_figures
from rag.people.words import ADVERBS, AUXILIARIES, CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, PRONOUNS, TIME_WORDS

_AUXILIARY: Final = "|".join(sorted(AUXILIARIES))
_PREPOSITION: Final = "|".join(sorted(PREPOSITIONS))
_NO_NOUN: Final = DETERMINERS | PRONOUNS | AUXILIARIES | PREPOSITIONS | CLAUSE_WORDS | ADVERBS | TIME_WORDS
_STOP: Final = "|".join(sorted(word for word in _NO_NOUN if word.isalpha()))
_WORD: Final = rf"(?!(?i:{_STOP})\b)[\w’'-]+"
_WORDS: Final = rf"{_WORD}(?: {_WORD}){{0,3}}?"
_OF: Final = rf"(?: (?:of|for) (?:the )?(?P<whole>{_WORDS}))?"
# What stands before a verb is all subject; elsewhere a verb may hide in it: "the mayor lives in".
_SUBJECT: Final = re.compile(rf"\b[Tt]he (?P<words>{_WORDS}){_OF}(?= (?:{_AUXILIARY})\b)")
_OTHER: Final = re.compile(
    rf"\b[Tt]he (?P<words>{_WORDS}){_OF}(?=[,.;:?!”»’\"]| (?!of\b)(?:{_PREPOSITION}|and|that|which|who)\b)"
)
# "Warmer seas": without "the", only a plural shows that it is whole; who does something is seldom what it is about.
_BARE: Final = re.compile(rf"(?P<words>{_WORD} {_WORDS}(?<=[^\Ws]s)(?<![eo]rs)){_OF}(?= (?:{_AUXILIARY})\b)")
_OPENS: Final = re.compile(r"^\W*(?:that )?")
_PAST: Final = frozenset(
    """fell went came took made gave left lost saw said told knew grew rose held kept met paid put ran sold sent set
    shot stood struck thought threw won wrote began became broke brought built caught drew fought found felt got hit
    led meant spent spoke stole taken gone given shown known done hurt let cut lay""".split()
)
# They say nothing of what is spoken about.
_EMPTY: Final = frozenset(
    """fact way time same first second third last latter former rest end case day week month year years months weeks
    days best worst most least moment thing things point idea number numbers people person man men woman women others
    past future next only company firm group question answer situation situations issue issues matter other whole part
    result bottom top side middle beginning start kind sort latest exception rule voice truth public lot bit need chance
    tomorrow left right""".split()
)


def opening_subject(said: str) -> str:
    """What is spoken about first: "trade has collapsed", "13,100 civilians have died"; "" where that is not plain."""
    clause = _OPENS.sub("", said)
    figure = next(iter(find_figures(clause, 0, len(clause))), None)
    if figure and figure.start == 0 and figure.noun:
        is_certain = " " in figure.noun.text and _is_topic([figure.noun.text], is_subject=True)
        return figure.noun.text if is_certain else ""
    has_own_capital = not clause[:1].isupper() or said.startswith("that ")
    match = _SUBJECT.match(clause) or (_BARE.match(clause) if has_own_capital else None)
    return _printed(match) if match and _is_phrase(match, is_subject=True) else ""


def subjects(said: str) -> Iterator[str]:
    """The noun phrases with "the" that stand before an auxiliary: "the results were"."""
    return _phrases(_SUBJECT, said, is_subject=True)


def noun_phrases(said: str, until: int | None = None) -> Iterator[str]:
    """The other noun phrases with "the", or those of them that begin before a character."""
    return _phrases(_OTHER, said, is_subject=False, until=until)


def _phrases(pattern: re.Pattern[str], said: str, is_subject: bool, until: int | None = None) -> Iterator[str]:
    near = (match for match in pattern.finditer(said) if until is None or match.start() < until)
    found = (match for match in near if _is_phrase(match, is_subject))
    return map(_printed, found)


def _printed(match: re.Match[str]) -> str:
    """The phrase as it stands inside a sentence."""
    return match.group().replace("The ", "the ", 1)


def _is_phrase(match: re.Match[str], is_subject: bool) -> bool:
    return _is_topic([part for part in (match["words"], match["whole"]) if part], is_subject)


def _is_topic(parts: list[str], is_subject: bool) -> bool:
    """Whether the parts before and after "of" are noun phrases, and the first says something."""
    says_something = parts[0].rsplit(maxsplit=1)[-1].casefold() not in _EMPTY
    return says_something and all(_is_noun_phrase(part.split(), is_subject) for part in parts)


def _is_noun_phrase(words: list[str], is_subject: bool) -> bool:
    """Whether each word can belong to it, and no verb is the last of them."""
    folded = [word.casefold() for word in words]
    if any(word.endswith("ly") or word[0].isdigit() for word in folded):
        return False
    if len(folded[-1]) == 1 or f"{folded[-1]}." in TIME_WORDS:  # cut at a stop: "the U.S.", "the Sept. 11 attacks"
        return False
    if any(word.endswith("ed") or word in _PAST for word in folded[1:]) or folded[-1].endswith(("ed", "'s", "’s")):
        return False
    may_be_verb = len(folded) > 1 and folded[-1].endswith("s") and not folded[-1].endswith("ss")
    return is_subject or not may_be_verb
