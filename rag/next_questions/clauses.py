"""Pieces of a sentence that can stand in a question: who does something, and what is told of what is counted."""

import re
from typing import Final

from rag.figures import find_figures
from rag.people.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS

LONGEST: Final = 90  # characters of a clause in a question
MOST_WORDS: Final = 7  # of a subject

_ENDS: Final = re.compile(r"[,;:“”«»\"—()]|[.!?](?= |$|[“”«»\"])| – |$")
_LIST_FOLLOWS: Final = re.compile(r", (?:[A-Z]|and )")
_PREPOSITION: Final = "|".join(sorted(PREPOSITIONS - {"of"}))
_LAST_PREPOSITION: Final = re.compile(rf" (?:{_PREPOSITION})(?! .* (?:{_PREPOSITION}) ) .*$")
_SECOND_DEED: Final = re.compile(r" (?:and|but|or|while|whereas|because|although|though|since|as|when|if|who|which) ")
_BOTH: Final = re.compile(r"\b(?:between|both|either)\b")
_OPENS_ASIDE: Final = '“«"(—'  # what stands before may go on in it
# They point to what stands outside the question.
_ELSEWHERE: Final = frozenset(
    """he she it his her him hers its i we us you our my your me they them this these that those here there tonight
    today yesterday tomorrow""".split()
)
_SAYS: Final = frozenset("said says told tells reported reports knew found showed shows".split())
_DEED: Final = re.compile(
    rf" (?:\w+ed(?! by\b)|{'|'.join(sorted(AUXILIARIES))}|lost|left|fell|rose|went|came|took|fled) "
)


def rest_of_clause(text: str, start: int) -> str:
    """What the text goes on with, up to the end of the clause, shortened; "" where it does not stand on its own."""
    end = _ENDS.search(text, start)
    assert end  # the end of the text is one
    rest = text[start : end.start()].rstrip()
    for second in _SECOND_DEED.finditer(rest):
        if tells_a_deed(rest[: second.start() + 1]) and not _BOTH.search(rest[: second.start()]):
            rest = rest[: second.start()]
            break
    if _LIST_FOLLOWS.match(text, end.start()) or len(rest) > LONGEST:
        rest = _LAST_PREPOSITION.sub("", rest)
    if text[end.start() : end.end()] in tuple(_OPENS_ASIDE) or find_figures(rest, 0, len(rest)):
        return ""
    stands = len(rest) <= LONGEST and _ELSEWHERE.isdisjoint(rest.casefold().split())
    return rest if stands and rest.split()[-1:] and rest.split()[-1] not in PREPOSITIONS else ""


def tells_a_deed(clause: str) -> bool:
    """Whether what is counted does something, as far as the words show: "residents were ordered to leave"."""
    return _DEED.search(f"{clause} ") is not None


def as_subject(words: str, article: str) -> str:
    """Who or what does something, as it stands inside a sentence; "" where it cannot stand in a question."""
    first, *others = words.split()
    if len(others) >= MOST_WORDS or not _ELSEWHERE.isdisjoint(word.casefold() for word in (first, *others)):
        return ""
    if {"their", *PRONOUNS, *SUBORDINATORS, *_SAYS} & {word.casefold() for word in (first, *others)}:
        return ""
    if not first[0].isupper():
        return words
    small = first.casefold()
    if small in DETERMINERS or re.search(rf"\b{re.escape(small)}\b", article):
        return " ".join((small, *others))
    is_name = re.search(rf"[a-z,] {re.escape(first)}\b", article) or (others and others[0][0].isupper())
    return words if is_name else ""
