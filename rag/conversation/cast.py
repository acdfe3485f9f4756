"""All persons of a conversation: those who speak in its answers, and those whom the answers name."""

from collections.abc import Sequence
from functools import lru_cache

from rag.conversation.earlier import Earlier
from rag.conversation.naming import Person, named_in
from rag.people.given_names import pronoun_of_name
from rag.people.nouns import pronoun_for
from rag.schema import Quote
from rag.words import content_words, words


def cast_of(history: Sequence[Earlier]) -> tuple[Person, ...]:
    """All who speak in a conversation, or are named in its answers, each once, with what all quotes call them."""
    return _known(tuple(history))


@lru_cache(1)  # of the one question that is being read
def _known(history: tuple[Earlier, ...]) -> tuple[Person, ...]:
    cast: dict[str, Person] = {}
    speaking = (speaker_of(quote) for earlier in history for quote in earlier.quotes)
    for person in filter(None, speaking):
        _add(cast, person)
    texts = [text for earlier in history for text in earlier.answers]
    speakers = tuple(cast.values())
    for person in [person for text in texts for person in named_in(text, speakers)]:
        _add(cast, person)
    return tuple(cast.values())


def _add(cast: dict[str, Person], person: Person) -> None:
    known = cast.get(person.name, person)
    cast[person.name] = Person(
        person.name, known.pronoun or person.pronoun, known.called | person.called, known.around | person.around
    )


def speaker_of(quote: Quote) -> Person | None:
    """The person who speaks in a quote; None where nobody does, or nobody who is known."""
    speaker = quote.speaker
    if speaker is None or speaker.kind != "person" or not speaker.is_known:
        return None
    before, _, _ = speaker.name.partition(" of ")
    name = before if " " in before else speaker.name  # "David Marsh of Brandt & Sohn"
    mention = speaker.mention.text if speaker.mention else ""
    called = frozenset(words(f"{speaker.role or ''} {mention}"))
    said_as = mention.casefold() if mention.casefold() in ("he", "she") else ""
    pronoun = said_as or pronoun_for(called) or pronoun_of_name(name.split()[0])
    return Person(name, pronoun, called, frozenset(content_words(quote.text)))
