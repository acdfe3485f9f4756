"""The persons together, groups, things and figures that "they", "it" and "that figure" may mean."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rag.conversation.clauses import as_clause
from rag.conversation.earlier import Earlier
from rag.conversation.grammar import NAME, NAMES, asks, asks_how_many, ends_in_plural, head, inner, is_plural
from rag.conversation.parts import persons_in, speech_asker
from rag.conversation.phrases import definite, is_short, phrases
from rag.conversation.place_and_time import MONTHS
from rag.conversation.topics import COUNTED, counted_in, people, subject
from rag.counted import is_money
from rag.dates import find_dates
from rag.figures import Figure, find_figures
from rag.people.nouns import ORGANISATIONS, TITLES, names_people, singular
from rag.said import speech_question
from rag.words import words

_ASKS_FOR_THING: Final = re.compile(r"^(?:\w+ )?(?:what|which|who|whom|whose)\b", re.IGNORECASE)
_ASKS_WHO: Final = re.compile(r"^(?:\w+ )?(?:who|whom|whose|which)\b", re.IGNORECASE)
_NAMES: Final = re.compile(rf"^(?:the )?{NAMES}$")
_NAMED_GROUP: Final = re.compile(rf"(?:{NAME} )*?{NAME}(?<=n|h|e|i)(?: [a-z]+)? (?P<noun>[a-z]{{4,}})\b")
_IN_A_NAME: Final = re.compile(rf"{NAME} (?:of|and|in) $")  # "Portrait of | the Goddess"
_OWNER: Final = re.compile(r"[’']s (?=[a-z])")  # "Lund’s house", but not "Lund’s"
_NOTHING_CERTAIN: Final = re.compile(r"(?:(?:any|no|some|every|each|such) |nobody|nothing|none)", re.IGNORECASE)
_KIND: Final = re.compile(r" [a-z]{3,}s\b")  # "Danish | soldiers": what stands before is no name of a thing
_OWN: Final = re.compile(r"(?:its|their|his|her) ", re.IGNORECASE)
_LONGEST: Final = 100  # characters: with more in the place of a word, a question would be hard to read
_SIZES: Final = frozenset("toll number total figure count cost price profit loss damage turnout rate share age".split())
_NO_NOUN: Final = frozenset(("others", "times", "other", "more"))
_COUNTED: Final = re.compile(r"[$€£¥]?\d.*")


def groups(earlier: Earlier, history: Sequence[Earlier]) -> Iterator[str]:
    """Whom or what "they" may mean, nearest first."""
    if _ASKS_FOR_THING.match(earlier.topic):
        yield from _persons_together(earlier, history) if _ASKS_WHO.match(earlier.topic) else ()
        answers = (answer for answer in _answering(earlier) if not persons_in(answer, history))
        yield from (answer for answer in answers if is_plural(answer.split()[-1]) or _NAMES.match(answer))
        yield from _several_in_answer(earlier)
    if len(named := people(earlier.topic)) > 1 and persons_in(earlier.topic, history):
        yield _together(named)
    about = subject(earlier.topic)
    counted = counted_in(earlier.topic)
    are_counted = counted is not None and ends_in_plural(counted["things"])
    if are_counted or (about and is_plural(head(about)) and not persons_in(about, history)):
        yield about
    yield from (phrase.text for phrase in phrases(earlier.topic) if phrase.is_plural)
    said = speech_question(earlier.topic)
    if said and said.speaker and is_plural(said.speaker.split()[-1]) and not persons_in(said.speaker, history):
        yield said.speaker
    yield from (inner(phrase.text) for phrase in phrases(earlier.topic) if phrase.noun in ORGANISATIONS)
    yield from _counted(earlier)
    yield from _several_in_answer(earlier)
    yield from speakers_together(earlier)
    if about and (_NAMES.match(about) or head(about) in ORGANISATIONS) and not persons_in(about, history):
        yield about


def things(earlier: Earlier, history: Sequence[Earlier]) -> Iterator[str]:
    """What "it" may mean, nearest first."""
    yield from (definite(answer) for answer in _answering(earlier) if not _is_person(answer, history))
    if asks_how_many(earlier.topic):
        yield from filter(None, (counted_thing(earlier),))
    yield from (inner(phrase) for phrase in _single_things(earlier.topic))
    yield from (name for name in names_in(earlier.topic) if not _is_someone(name, history))
    about = subject(earlier.topic)
    if (
        about
        and not COUNTED.match(earlier.topic)
        and not asks(about)
        and not is_plural(about.split()[-1])
        and not persons_in(about, history)
    ):
        yield about
    yield from (inner(phrase) for text in earlier.claims[:1] for phrase in _single_things(text))


def matters(earlier: Earlier, history: Sequence[Earlier]) -> Iterator[str]:
    """What "that" may mean in "about that": what was asked about, or else all that was asked."""
    yield from _single_things(earlier.topic)
    yield from (inner(phrase.text) for phrase in phrases(earlier.topic) if phrase.is_plural)
    about = subject(earlier.topic)
    if not about or persons_in(about, history) or names_people(singular(head(about))):
        yield as_clause(earlier.topic)


def _single_things(text: str) -> Iterator[str]:
    for phrase in phrases(text):
        inside_a_name = _IN_A_NAME.search(text[: phrase.start])
        is_thing = not phrase.is_plural and not names_people(singular(phrase.noun)) and not inside_a_name
        if is_thing and not _OWN.match(phrase.text):
            yield definite(phrase.text)


def _several_in_answer(earlier: Earlier) -> Iterator[str]:
    """ "North Korean troops", if the question does not name them itself."""
    asked = earlier.topic.casefold()
    for text in earlier.answers[:1]:
        found = (match for match in _NAMED_GROUP.finditer(text) if is_plural(match["noun"]))
        yield from (match.group() for match in found if match.group().casefold() not in asked)


def speakers_together(earlier: Earlier) -> Iterator[str]:
    """The bodies and the groups that speak in an answer."""
    for quote in earlier.quotes:
        if quote.speaker and quote.speaker.kind != "person" and quote.speaker.is_known:
            mention = quote.speaker.mention.text if quote.speaker.mention else quote.speaker.name
            name = mention if mention.lower().endswith(quote.speaker.name.lower()) else quote.speaker.name
            first, _, rest = name.partition(" ")
            yield f"{first.lower()} {rest}".strip() if names_people(singular(first.lower())) else inner(name)


def figure(earlier: Earlier) -> str:
    """The figure of an answer with what it counts: "789 individuals"; "" where it has none."""
    return next((_written(text, found) for text, found in _figures(earlier)), "")


def sum_of_money(earlier: Earlier) -> str:
    """The first sum of an answer: "£1.4 million"; "" where it has none."""
    found = (_written(text, one) for text, one in _figures(earlier) if is_money(one.unit, ""))
    return next(found, "")


def counted_thing(earlier: Earlier) -> str:
    """What a question asks the size of: "the number of people who are missing", "the death toll in Kursk"; or ""."""
    about = subject(earlier.topic)
    if COUNTED.match(earlier.topic) and about.startswith("the "):
        return f"the number of {about.removeprefix('the ')}"
    sizes = (phrase.text for phrase in phrases(earlier.topic) if phrase.noun in _SIZES)
    return next(sizes, "") if earlier.topic[:4].casefold() == "what" else ""


def _figures(earlier: Earlier) -> Iterator[tuple[str, Figure]]:
    for text in (*earlier.highlights, *earlier.answers):
        yield from ((text, found) for found in find_figures(text, 0, len(text)) if found.unit or found.noun)


def _written(text: str, found: Figure) -> str:
    number = _COUNTED.search(text[found.start : found.end])
    start = found.start + (number.start() if number else 0)
    follows = found.noun is not None and found.noun.start == found.end + 1
    written = text[start : found.noun.end] if follows and found.noun else text[start : found.end]
    return written[:1].lower() + written[1:]  # "Fourteen people" opens its sentence


def _counted(earlier: Earlier) -> Iterator[str]:
    """The people or things that an answer counts: "the 789 individuals"."""
    for counted in (_written(text, found) for text, found in _figures(earlier)):
        if is_plural(counted.split()[-1]) and counted.split()[-1] not in _NO_NOUN:
            yield f"the {counted}"


def _answering(earlier: Earlier) -> Iterator[str]:
    """What was asked for with "what", "which" or "who", where the answer is a phrase and no clause."""
    if not _ASKS_FOR_THING.match(earlier.topic) or speech_asker(earlier.topic):
        return
    for highlight in earlier.highlights[:1]:
        is_date = bool(find_dates(highlight, 0, len(highlight))) or highlight in MONTHS
        is_new = not set(words(highlight)) <= set(words(earlier.topic)) and not highlight[:1].isdigit()
        if (
            is_new
            and not is_date
            and not find_figures(highlight, 0, len(highlight))
            and is_short(highlight)
            and not _NOTHING_CERTAIN.match(highlight)
            and len(highlight) <= _LONGEST
        ):
            yield highlight


def _is_someone(name: str, history: Sequence[Earlier]) -> bool:
    """Whether a name is a person's; who is called "it" and has a plural for a name is none, whatever else it seems."""
    return any(person.pronoun or not is_plural(name.rsplit(maxsplit=1)[-1]) for person in persons_in(name, history))


def _is_person(phrase: str, history: Sequence[Earlier]) -> bool:
    return _is_someone(phrase, history) or names_people(singular(head(phrase)))


def _persons_together(earlier: Earlier, history: Sequence[Earlier]) -> Iterator[str]:
    """The persons whom an answer names side by side: "Tomas Eklund and Grace Ferrier"."""
    for text in (*earlier.highlights[:1], *earlier.answers[:1]):
        names = list(dict.fromkeys(person.name for person in persons_in(text, history)))
        if len(names) > 1:
            yield _together(names)


def _together(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def names_in(topic: str) -> Iterator[str]:
    """The names inside a question, without those of months and days."""
    dates = find_dates(topic, 0, len(topic))
    for match in re.finditer(rf"(?<=[\w.’'] ){NAMES}(?: of (?:the )?{NAMES})?", topic):
        is_owner = _OWNER.match(topic, match.end() - len("’s")) or _KIND.match(topic, match.end())
        is_date = any(date.start <= match.start() < date.end for date in dates)
        if not is_owner and not is_date and match.group().lower() not in TITLES:
            yield match.group()
