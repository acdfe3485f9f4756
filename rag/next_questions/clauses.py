"""Pieces of a sentence that can stand in a question: who does something, and what is told of what is counted."""

import re
from typing import Final

from rag.figures import find_figures
from rag.people.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS

LONGEST: Final = 90  # characters of a clause in a question
MOST_WORDS: Final = 7  # of a subject, beside its first

_ENDS: Final = re.compile(r"[,;:“”«»\"—()]|[.!?](?= |$|[“”«»\"])| – |$")
_OPENS_ASIDE: Final = tuple('“«"(—')  # what stands before may go on in it
_LIST_FOLLOWS: Final = re.compile(r", (?:[A-Z]|and )")
_PREPOSITION: Final = "|".join(sorted(PREPOSITIONS - {"of"}))
_LAST_PREPOSITION: Final = re.compile(rf" (?:{_PREPOSITION})(?! .* (?:{_PREPOSITION}) ) .*$")
_SECOND_DEED: Final = re.compile(r" (?:and|but|or|while|whereas|because|although|though|since|as|when|if|who|which) ")
_BOTH: Final = re.compile(r"\b(?:between|both|either)\b")
_DEED: Final = re.compile(
    rf" (?:\w+ed(?! by\b)|{'|'.join(sorted(AUXILIARIES))}|lost|left|fell|rose|went|came|took|fled) "
)
# They point to what stands outside the question.
_ELSEWHERE: Final = frozenset(
    """he she it his her him hers its i we us you our my your me they them this these that those here there tonight
    today yesterday tomorrow""".split()
)
_NO_SUBJECT: Final = (
    _ELSEWHERE
    | PRONOUNS
    | SUBORDINATORS
    | frozenset("their said says told tells reported reports knew found showed shows".split())
)


def rest_of_clause(text: str, start: int) -> str:
    """What the text goes on with, up to the end of the clause, shortened; "" where it does not stand on its own."""
    end = _ENDS.search(text, start)
    if end is None or end.group() in _OPENS_ASIDE:
        return ""
    rest = _first_deed(text[start : end.start()].rstrip())
    if _LIST_FOLLOWS.match(text, end.start()) or len(rest) > LONGEST:
        rest = _LAST_PREPOSITION.sub("", rest)
    words = rest.casefold().split()
    points_elsewhere = not _ELSEWHERE.isdisjoint(words) or find_figures(rest, 0, len(rest))
    is_whole = words and words[-1] not in PREPOSITIONS and len(rest) <= LONGEST
    return rest if is_whole and not points_elsewhere else ""


def _first_deed(rest: str) -> str:
    """What comes before the first "and" or "but" after a deed; of "between … and …", all."""
    for second in _SECOND_DEED.finditer(rest):
        before = rest[: second.start()]
        if tells_a_deed(before) and not _BOTH.search(before):
            return before
    return rest


def tells_a_deed(clause: str) -> bool:
    """Whether what is counted does something, as far as the words show: "residents were ordered to leave"."""
    return _DEED.search(f"{clause} ") is not None


def as_subject(words: str, article: str) -> str:
    """Who or what does something, as it stands inside a sentence; "" where it cannot stand in a question."""
    first, *others = words.split()
    folded = {word.casefold() for word in (first, *others)}
    if len(others) >= MOST_WORDS or find_figures(words, 0, len(words)) or not _NO_SUBJECT.isdisjoint(folded):
        return ""
    if not first[0].isupper():
        return words
    small = first.casefold()
    if small in DETERMINERS or re.search(rf"\b{re.escape(small)}\b", article):
        return " ".join((small, *others))
    is_name = re.search(rf"[a-z,] {re.escape(first)}\b", article) or (others and others[0][0].isupper())
    return words if is_name else ""
