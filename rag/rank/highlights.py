"""Where in a sentence the answer stands, by two that read it.

The network was trained to mark answers, but marks the bare number ("14") and now and then a whole clause. Late
interaction looks for pieces of the kind that is asked for, with their nouns ("14 people"); of several names it often
takes the wrong one.
"""

import re
from typing import Final

from rag.expected import Kind, expected_kind, find_expected
from rag.people.nouns import names_people
from rag.schema import Highlight, ScoredSentence, Sentence
from rag.words import FUNCTION_WORDS, content_words, words

_NAMED: Final = ("person", "place")  # kinds of answers of which one piece looks like another
# Words: "the prime minister, Anders Feld" is no clause. Other kinds have pieces that are surely better.
_LONGEST: Final[dict[Kind, int]] = {"person": 8, "place": 8, "reason": 25}
_WHOLE: Final = 0.8  # of a sentence: with more of it marked, nothing is
_SHORT: Final = 60  # characters of a sentence that may be marked whole
_WHO_IS: Final = re.compile(
    r"^\W*who(?:’s|'s|s| is| was| are| were) (?P<name>[\w’'.-]+(?: [\w’'.-]+){0,2})\W*$", re.IGNORECASE
)
_WORD: Final = r"[A-Z][\w-]{1,30}"
_READ: Final = 2000  # characters of a sentence: some are whole files
_TOKEN: Final = re.compile(r"\w+(?:[.,:]\d\w*|-\w+)*%?")  # "7.15am" and "2,000" are never cut
_EDGES: Final = ' ,;:.–—“”"«»'
_AT_ITS_END: Final = re.compile(r"(?:[ ,;]+(?:and|or|but|that|who|which))+$", re.IGNORECASE)
_DATELINE: Final = re.compile(r"[A-Z][A-Z .]+(?= [—–(])")  # "PORT ELLERY — Two people …"
_NUMBER: Final = r"(?:\d[\d.,]*\d|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most|none)\b"
_SOME: Final = re.compile(rf"\b{_NUMBER}", re.IGNORECASE)
# "Of the 112 houses", "a fleet of 26", "37 of 120": all of them, where some are asked for.
_OF_ALL: Final = re.compile(
    r"\b(?:of (?:the|its|his|her|their|all|these|those)|(?:fleet|total|staff|crew|group|out) of"
    rf"|{_NUMBER}(?: \w+)? of) $",
    re.IGNORECASE,
)


def agreed(question: str, marked: ScoredSentence, likeliest: Highlight | None) -> Highlight | None:
    """The answer in a sentence that the network `marked`; `likeliest` of the pieces of the kind that is asked for.

    None where nothing is known to be it, or it is all of a long sentence.
    """
    text, sentence = marked.article.text, marked.spoken.sentence
    if (surname := _asked_who_is(question)) and surname in text:
        return _described(surname, text, sentence)
    found = _chosen(question, marked, likeliest)
    tidy = _tidy(found, text) if found else None
    return None if tidy and _is_all(tidy, sentence) else tidy


def _is_all(piece: Highlight, sentence: Sentence) -> bool:
    """Whether a piece is nearly all of a long sentence, of which nothing is told by marking it."""
    length = sentence.end - sentence.start
    return length > _SHORT and piece.end - piece.start > _WHOLE * length


def _asked_who_is(question: str) -> str:
    """The surname of "who is lucille okafor"; "" for an office, and for any other question."""
    who = _WHO_IS.match(question)
    named = who["name"].split() if who else []
    is_office = any(names_people(word.casefold()) or word.casefold() in FUNCTION_WORDS for word in named)
    return named[-1].capitalize() if named and not is_office else ""


def _described(surname: str, text: str, sentence: Sentence) -> Highlight | None:
    """What a sentence says that somebody is: "a pediatrician who chairs the group", "Acting Governor of Kursk"."""
    name, end = re.escape(surname), min(sentence.end, sentence.start + _READ)
    told = r"(?P<what>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|who|one of) [^,;.“”\"]{3,90})"
    given = r"(?:[A-Z][\w.’'-]* ){0,3}"
    office = rf"(?P<what>(?:{_WORD} (?:of (?:the )?{_WORD} )?){{1,4}}?)"
    for form in (rf"{name}(?:, \d+)?, {told}", rf"{told}, {given}{name}\b"):
        if match := re.compile(form).search(text, sentence.start, end):
            return _tidy(Highlight(*match.span("what")), text)
    titled = re.compile(rf"{office}(?:{_WORD} ){{0,2}}{name}\b").finditer(text, sentence.start, end)
    offices = (match for match in titled if any(map(names_people, words(match["what"]))))
    return next((_tidy(Highlight(*match.span("what")), text) for match in offices), None)


def _chosen(question: str, marked: ScoredSentence, likeliest: Highlight | None) -> Highlight | None:
    """The network's piece, where it is short enough for its kind; else one of the kind that lies in it."""
    span, kind, text = marked.highlight, expected_kind(question), marked.article.text
    sentence = marked.spoken.sentence
    if span is None or likeliest is None:
        return likeliest or span
    longest = _LONGEST.get(kind, 0)
    if len(words(text[span.start : span.end])) <= longest and not _is_all(span, sentence):
        return span
    found = [piece for piece in find_expected(kind, question, text, sentence) if not _DATELINE.match(text, piece.start)]
    inside = [piece for piece in found if piece.overlaps(span)] or [likeliest]
    best = likeliest if likeliest in inside else inside[0]
    if kind == "number":
        return _some_of(best, text, sentence)
    asked = set(content_words(question)) if kind in _NAMED else set()
    unasked = (piece for piece in (best, *inside) if not asked & set(words(text[piece.start : piece.end])))
    return next(unasked, best)


def _some_of(piece: Highlight, text: str, sentence: Sentence) -> Highlight:
    """Of "71" and "the 112 houses", of which they are a part, the part."""
    if not _OF_ALL.search(text[sentence.start : piece.start]):
        return piece
    others = [Highlight(*match.span()) for match in _SOME.finditer(text, sentence.start, sentence.end)]
    parts = [
        other
        for other in others
        if not other.overlaps(piece) and not _OF_ALL.search(text[sentence.start : other.start])
    ]
    return min(parts, key=lambda other: abs(other.start - piece.start), default=piece)


def _tidy(piece: Highlight, text: str) -> Highlight | None:
    """A piece of whole words and figures, without marks or an "and" at its edges."""
    around = list(_TOKEN.finditer(text, max(piece.start - 40, 0), piece.end + 40))
    start = min((one.start() for one in around if one.start() < piece.start < one.end()), default=piece.start)
    end = max((one.end() for one in around if one.start() < piece.end < one.end()), default=piece.end)
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(_EDGES))
    kept = _AT_ITS_END.sub("", text[start:end].rstrip(_EDGES))
    return Highlight(start, start + len(kept)) if kept else None
