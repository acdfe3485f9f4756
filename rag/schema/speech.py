"""Who says what: of each sentence how it speaks, by whom, and through whom the article knows it."""

from dataclasses import dataclass
from typing import Literal

from rag.schema.article import Highlight, Mention, Sentence

SpeechKind = Literal["direct", "indirect", "mixed", "none"]
SpeechFlag = Literal["denied", "hedged", "asked"]
SpeakerKind = Literal["person", "organisation", "document", "unnamed"]

EVEN = 0.5  # at most so sure is one who is only mentioned


@dataclass(frozen=True)
class Speaker:
    """Who said it: `name` is the fullest form printed, at `start`..`end`; so is `role`, at `role_start`..`role_end`.

    `mention` is how the sentence itself calls them; None where it does not. `confidence`, from 0 to 1, is how sure it
    is that the mention means the name. Where that is too little, `name` is the mention itself, and `antecedent` the
    number of the sentence in which the one who is meant probably stands.
    """

    name: str
    role: str | None
    start: int
    end: int
    role_start: int | None = None
    role_end: int | None = None
    kind: SpeakerKind = "person"
    mention: Mention | None = None
    confidence: float = 1.0
    antecedent: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether the name says who it is, and is no mention that leaves that open."""
        return self.antecedent is None and self.confidence > EVEN


@dataclass(frozen=True)
class Speech:
    """Who speaks and how; `via` is the outlet through which the article knows it, `said` where what was said stands.

    `flags`: the sentence denies it, says it only with reserve, or asks it.
    """

    kind: SpeechKind = "none"
    speaker: Speaker | None = None
    cue: Mention | None = None
    via: Mention | None = None
    flags: tuple[SpeechFlag, ...] = ()
    said: tuple[Highlight, ...] = ()


@dataclass(frozen=True)
class SpokenSentence:
    """A sentence with who speaks in it: the speech that most of it is, and any others."""

    sentence: Sentence
    speech: Speech
    others: tuple[Speech, ...] = ()

    @property
    def speeches(self) -> tuple[Speech, ...]:
        """All of them."""
        return (self.speech, *self.others)
