"""What a question asks for in so many words, and a sentence that is otherwise like it lacks.

"How many of the dead were children?" is not answered by the number of the dead, nor "What are the names of the towns?"
by a sentence on numerous towns.
"""

import re
from collections.abc import Callable
from typing import Final

from rag.counted import are_certain_people, are_counted_alike
from rag.figures import Figure, find_figures
from rag.said import speech_question
from rag.schema import Quote, Speech
from rag.variants import speaks
from rag.verbs import deed
from rag.words import content_words

_NAMES: Final = re.compile(r"\b(?:names of|are (?:their|the \w+s['’]) names)\b", re.IGNORECASE)
# "Riverton, Hillview", "Idris Hale and first officer Bo Lind", "Jo Ng, 34, and Al Bo".
_LISTED: Final = re.compile(r"\b[^\W\d_a-z][\w.’'-]*(?:, \d+)?(?:,|,? and) (?:[a-z]+ ){0,2}[^\W\d_a-z][\w.’'-]*")
_SHARE_OF: Final = re.compile(
    r"\bhow many of .+ (?:have|had|has|are|were|is|was|led|did)(?: (?:since|already|also|ever|not|been|being|now))*"
    r"\s+(?P<rest>[^?]+)\??$",
    re.IGNORECASE,
)
_LIVE: Final = re.compile(r"\bhow many (?:people|residents|inhabitants) (?:live|lived|are living)\b", re.IGNORECASE)
_LIVING: Final = re.compile(
    r"\b(?:live|lived|living|lives (?:in|on|at)|population|inhabit\w*|home to|(?:town|city|village) of)\b"
    r"|\bha(?:s|ve|d) (?:[\w,.]+ ){0,3}(?:residents|people)\b",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(r"(?P<place>[A-Z]\w+)(?: [a-z]+)? (?:alone|by itself|on its own)\b")
# "Tell me a joke", "write me some verses": any thing of a kind is wanted, and not what is told of one.
_WISHED: Final = re.compile(
    r"^(?:please )?(?:(?:can|could|will|would) you )?(?:please )?(?:tell|give|sing|write|make|read|send|show|play)"
    r"(?: me| us)? (?:a|an|another|some|any)\b(?P<thing>.+)",
    re.IGNORECASE,
)
_ACCORDING_TO: Final = re.compile(r"\baccording to\b", re.IGNORECASE)


def lacks_detail(question: str, quote: Quote) -> bool:
    """Whether a sentence lacks what the question asks for in so many words."""
    return any(lacks(question, quote) for lacks in _RULES)


def _lacks_names(question: str, quote: Quote) -> bool:
    """Names are asked for, and the sentence lists none."""
    return bool(_NAMES.search(question)) and not _LISTED.search(quote.text)


def _lacks_share(question: str, quote: Quote) -> bool:
    """ "How many of the missing have been found?": the sentence tells of nothing that was found."""
    match = _SHARE_OF.search(question)
    asked = content_words(match["rest"]) if match else []
    figures = [figure for figure in find_figures(quote.text, 0, len(quote.text)) if not _counts_others(figure)]
    if len(figures) > 1:
        return False  # "Of the 120, 95 …": a figure beside that of the whole is likely the one
    return bool(asked) and not any(
        deed(word).search(quote.text) or are_counted_alike(word, quote.text) for word in asked
    )


def _counts_others(figure: Figure) -> bool:
    """Whether a figure's noun is for people of a certain kind: "including four children"."""
    return figure.noun is not None and are_certain_people(figure.noun.text)


def _lacks_living(question: str, quote: Quote) -> bool:
    return bool(_LIVE.search(question)) and not _LIVING.search(quote.text)


def _lacks_alone(question: str, quote: Quote) -> bool:
    """ "In Belgorod alone": the sentence counts Belgorod together with other places."""
    match = _ALONE.search(question)
    if not match:
        return False
    place = re.escape(match["place"])
    beside = rf"\b{place}(?: \w+)?,? (?:and|or) [A-Z]|\b{place}, [A-Z]\w+(?:,| and)|(?:,|,? and|,? or) {place}\b"
    return re.search(beside, quote.text) is not None


def _lacks_wish(question: str, quote: Quote) -> bool:
    """ "Tell me a joke": the sentence has no word of what is wished for."""
    match = _WISHED.match(question)
    wished = content_words(match["thing"]) if match else []
    return bool(wished) and not any(deed(word).search(quote.text) for word in wished)


def _lacks_speaker(question: str, quote: Quote) -> bool:
    """ "What did the mayor say?": in the sentence, somebody else speaks."""
    asked = speech_question(question)
    if asked is None or asked.asks == "speaker" or _ACCORDING_TO.search(question) or quote.speaker is None:
        return False
    return not speaks(Speech(quote.speech, quote.speaker), asked.speaker)


_RULES: Final[tuple[Callable[[str, Quote], bool], ...]] = (
    _lacks_names,
    _lacks_share,
    _lacks_living,
    _lacks_alone,
    _lacks_wish,
    _lacks_speaker,
)
