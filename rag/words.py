"""Words of a text, and which of them carry its content."""

import re

WORD = re.compile(r"\w+(?:[.,]\d+)*")

# Function words of English questions and news: what is left after them is what a question is about.
FUNCTION_WORDS = frozenset(
    """a about after again all also am an and any are as at be because been before being between both but by can could
    did do does doing done down during each few for from further had has have having he her here hers him his how i if
    in into is it its itself just let many may me might more most much must my no nor not now of off on once only or
    other our out over own per same shall she should so some such than that the their them then there these they this
    those through to too under until up us very was we were what when where which while who whom whose why will with
    would you your s t d ll m re ve don didn doesn isn aren wasn weren hasn haven hadn won wouldn couldn""".split()
)


def words(text: str) -> list[str]:
    """All words, case-folded, in order; figures keep their separators ("13,100")."""
    return [match.group().casefold() for match in WORD.finditer(text)]


def content_words(text: str) -> list[str]:
    """The words that are not function words, case-folded, in order."""
    return [word for word in words(text) if word not in FUNCTION_WORDS]
