"""Other speakers: "What did Carlos Mendes say about the results?"."""

import re
from collections.abc import Iterator
from typing import Final

from rag.next_questions.excerpts import Excerpt
from rag.next_questions.phrases import noun_phrases, opening_subject, subjects
from rag.next_questions.shown import Candidate, stems
from rag.schema import Speaker, Speech

OPENING: Final = 40  # characters: what stands after them is seldom what it is about

_FULL_NAME: Final = re.compile(
    r"(?!Both |All |Some |The )[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|(?:de|van|von|der|al|bin|la|le|of|for|and|the)\b))+"
)
_INITIALS: Final = re.compile(r"[A-Z]{2,5}")
# "Russia’s military": a body that has no name but its owner's.
_OWNED: Final = re.compile(r"[A-Z][\w-]+[’']s [a-z]+(?: [a-z]+)?")
_LEFT_OPEN: Final = frozenset(("asked", "denied"))


def named(speaker: Speaker | None) -> str:
    """How a question names a speaker; "" for one whom it could not name so that everybody knows who is meant."""
    if speaker is None or not speaker.is_known or not _is_name(speaker):
        return ""
    mention = speaker.mention.text if speaker.mention else ""
    has_article = speaker.kind == "organisation" and mention.casefold() == f"the {speaker.name}".casefold()
    return f"the {speaker.name}" if has_article else speaker.name


def _is_name(speaker: Speaker) -> bool:
    """Whether it is a name of several words or of initials; two people have none together."""
    if speaker.kind == "person":
        return _FULL_NAME.fullmatch(speaker.name) is not None and " and " not in speaker.name
    return speaker.kind == "organisation" and any(
        form.fullmatch(speaker.name) for form in (_FULL_NAME, _OWNED, _INITIALS)
    )


def speaker_questions(excerpt: Excerpt, asked: str) -> Iterator[Candidate]:
    """What each speaker with a name says, about what the question asks for if they speak of that."""
    for spoken in excerpt.sentences:
        name = named(spoken.speech.speaker)
        if name and _LEFT_OPEN.isdisjoint(spoken.speech.flags):
            topic = _topic(excerpt, spoken.speech, asked)
            about = f" about {topic}" if topic else ""
            yield Candidate("speaker", f"What did {name} say{about}?", excerpt.article, spoken, not topic)


def _topic(excerpt: Excerpt, speech: Speech, asked: str) -> str:
    """What they speak about: if they can, of what the question asks about; "" where no phrase says it."""
    outlet = speech.via.text if speech.via else ""
    said = [excerpt.article.text[piece.start : piece.end].replace(outlet, "") for piece in speech.said] or [""]
    phrases = [phrase for piece in said for phrase in (*subjects(piece), *noun_phrases(piece))]
    shared = [phrase for phrase in phrases if stems(phrase) & stems(asked)]
    named_early = noun_phrases(said[0], OPENING) if speech.kind == "indirect" else ()
    return next(filter(None, (*shared, opening_subject(said[0]), *named_early)), "")
