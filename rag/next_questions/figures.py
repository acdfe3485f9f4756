"""Other figures: "How many residents were ordered to evacuate their homes?"."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from rag.figures import Figure, find_figures
from rag.next_questions.clauses import as_subject, rest_of_clause, tells_a_deed
from rag.next_questions.excerpts import Excerpt
from rag.next_questions.shown import Candidate
from rag.people.words import DETERMINERS, PREPOSITIONS, PRONOUNS, TIME_NOUNS

_BEGINS: Final = r"(?:^[“«\"‘]?|\b(?:that|said|says|estimates|because) )"
_BEGINS_CLAUSE: Final = re.compile(rf"{_BEGINS}$")
_SUBJECT: Final = r"(?:(?!\b(?:that|said|says)\b)[^,;:“”«»\"])+?"
_HELPING: Final = "have|has|had|will|would|could|can|must|may|might|should|is|are|was|were"
_VERB: Final = r"(?P<verb>(?:(?!and )[a-z-]+ ){1,6})"
_HELPED: Final = re.compile(rf"{_BEGINS}(?P<subject>{_SUBJECT}) (?P<helping>{_HELPING}) {_VERB}$")
# Past forms that are participles too, of what is done to people and things: "arrested seven supporters".
_DONE: Final = re.compile(
    r"(?<!to )\b(?P<verb>arrested|detained|charged|killed|injured|wounded|evacuated|rescued|treated|planted|counted"
    r"|examined|inspected|replaced|built|approved|rejected|cancelled|closed|opened|demolished|destroyed|damaged|seized"
    r"|recovered|found|interviewed|surveyed|questioned|tested|vaccinated|hired|sacked|dismissed|ordered|issued|sold"
    r"|bought|delivered|produced|scored|recorded|registered|documented|identified|discovered|collected|displaced"
    r"|sentenced|convicted|fined|suspended|deployed|sent|released|freed|signed|published|diverted|postponed"
    r"|repaired|restored|searched|confiscated|uncovered|deported|infected|created) $"
)
_BASE_FORMS: Final = {
    "cost": "cost", "received": "receive", "raised": "raise", "spent": "spend", "paid": "pay", "earned": "earn",
    "invested": "invest", "donated": "donate", "lost": "lose", "stole": "steal",
}  # fmt: skip
_PAID: Final = re.compile(rf"{_BEGINS}(?P<subject>{_SUBJECT}) (?P<verb>{'|'.join(_BASE_FORMS)}) $")
_QUANTITY: Final = re.compile(
    r"\b(?P<quantity>[Tt]he (?:[a-z-]+ ){0,3}(?:toll|number|total|tally|population|price|rate|cost|turnout|average)"
    r"(?: (?:of|from|in|for) [^,;:“”«»\"]+?)?) (?:is|was|had reached|has reached|reached|stood at|stands at) $"
)
_TAKES_TIME: Final = re.compile(r"\b(?:take|taken|last|lasted) $")
_IS: Final = frozenset("is are was were".split())
_OF_WHICH: Final = re.compile(rf" of [a-z]+(?=[.,;:?!”»]| (?:{'|'.join(sorted(PREPOSITIONS))}|and)\b|$)")
_NO_VERB: Final = PREPOSITIONS | DETERMINERS | PRONOUNS | frozenset("above below just than only least most".split())
LEAST_WORDS: Final = 4  # of what is told of a figure: "people died" leaves open which
_WHERE: Final = re.compile(r" (?:in|at|on|from|after|during|across|near|outside|inside) ")
LONGEST_PLACE: Final = 50  # characters
_DURATIONS: Final = TIME_NOUNS | {"days", "weekends", "minutes", "seconds", "decades"}
_UNCOUNTED: Final = frozenset("others percent points kilometres miles degrees metres feet times".split()) | _DURATIONS
LONGEST_SENTENCE: Final = 1000  # characters; a table that was taken for a sentence would be looked through for minutes


def figure_questions(excerpt: Excerpt) -> Iterator[Candidate]:
    """What each sentence with a figure tells, as a question for it; at most one of a sentence."""
    for spoken in excerpt.sentences:
        text = excerpt.text(spoken)
        if len(text) > LONGEST_SENTENCE:
            continue
        asked = (ask(text, figure, excerpt.article.text) for figure in find_figures(text, 0, len(text)) for ask in _ASK)
        found = next(filter(None, asked), "")
        if found and "asked" not in spoken.speech.flags:
            yield Candidate("figure", found, excerpt.article, spoken)


def _figure_as_subject(text: str, figure: Figure, article: str) -> str:
    """ "Some 62 per cent of the seeds survived": "What percentage of the seeds survived?"."""
    rest = rest_of_clause(text, figure.end)
    is_told = _BEGINS_CLAUSE.search(text[: figure.start]) and len(rest.split()) >= LEAST_WORDS and tells_a_deed(rest)
    if not is_told:
        return ""
    if figure.unit == "%":
        return f"What percentage{rest}?" if rest.startswith(" of ") else ""
    if figure.unit:
        return f"How much{rest}?" if rest.startswith((" was ", " has been ", " had been ", " will be ")) else ""
    return f"How many{rest}?" if _is_counted(figure) else ""


def _after_auxiliary(text: str, figure: Figure, article: str) -> str:
    """ "Investigators have documented 582 offenses": "How many offenses have investigators documented?"."""
    match = _HELPED.search(text[: figure.start])
    subject = as_subject(match["subject"], article) if match else ""
    if match is None or not subject:
        return ""
    verb = match["verb"]
    if verb.split()[-1] in _NO_VERB or (match["helping"] in _IS and " to " not in verb):
        return ""
    asked = f"{match['helping']} {subject} {verb.strip()}?"
    if _is_duration(figure):
        return f"How long {asked}" if _TAKES_TIME.search(verb) else ""
    if figure.unit:
        return f"How much {asked}" if figure.unit != "%" else ""
    return f"How many {_counted(text, figure)} {asked}" if _is_counted(figure) and _is_whole(text, figure) else ""


def _done_to(text: str, figure: Figure, article: str) -> str:
    """ "Police arrested seven supporters": "How many supporters were arrested?"."""
    match = _DONE.search(text[: figure.start])
    if match is None or not _is_counted(figure) or not _is_whole(text, figure):
        return ""
    return f"How many {_counted(text, figure)} were {match['verb']}{_where(text, figure)}?"


def _paid(text: str, figure: Figure, article: str) -> str:
    """ "The repairs cost £5.1 million": "How much did the repairs cost?"."""
    match = _PAID.search(text[: figure.start])
    subject = as_subject(match["subject"], article) if match else ""
    if match is None or not subject or figure.unit in ("", "%"):
        return ""
    return f"How much did {subject} {_BASE_FORMS[match['verb']]}?"


def _quantity(text: str, figure: Figure, article: str) -> str:
    """ "The death toll had reached 288": "What was the death toll?"."""
    match = _QUANTITY.search(text[: figure.start])
    quantity = as_subject(match["quantity"], article) if match else ""
    return f"What was {quantity}?" if quantity else ""


_ASK: Final[tuple[Callable[[str, Figure, str], str], ...]] = (
    _figure_as_subject,
    _after_auxiliary,
    _done_to,
    _paid,
    _quantity,
)


def _counted(text: str, figure: Figure) -> str:
    """What is counted, with its kind: "species of fish"."""
    assert figure.noun  # whoever asks has seen that it is counted
    kind = _OF_WHICH.match(text, figure.noun.end)
    return figure.noun.text + (kind.group() if kind else "")


def _where(text: str, figure: Figure) -> str:
    """Where, when or why it was done, where that is told at once and briefly: "after a fight outside the stadium"."""
    end = figure.noun.end if figure.noun else figure.end
    kind = _OF_WHICH.match(text, end)
    rest = rest_of_clause(text, kind.end() if kind else end)
    return rest if _WHERE.match(rest) and len(rest) <= LONGEST_PLACE else ""


def _is_counted(figure: Figure) -> bool:
    """Whether a figure is of several things that can be asked for by "how many"."""
    noun = figure.noun
    if noun is None or noun.start < figure.end or figure.unit or figure.value <= 1:
        return False
    return _UNCOUNTED.isdisjoint(noun.text.casefold().split())


def _is_whole(text: str, figure: Figure) -> bool:
    """Whether it is plain where what is counted ends: not "incidents of voter fraud"."""
    assert figure.noun
    return not text.startswith(" of ", figure.noun.end) or _OF_WHICH.match(text, figure.noun.end) is not None


def _is_duration(figure: Figure) -> bool:
    return figure.noun is not None and figure.noun.text.split()[-1].casefold() in _DURATIONS
