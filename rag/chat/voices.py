"""Who speaks in an article: the voices that its legend lists, and where each of them is heard."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rag.chat.markup import runs
from rag.schema import Highlight, Sentence, Speaker, SpeakerKind, Speech, SpeechKind, SpokenSentence
from rag.wording.speech import NOT_NAMED, UNCERTAIN, described

COLOURS: Final = 8  # as many as the style sheet has; more could not be told apart
LONGEST_LABEL: Final = 3
UNCERTAIN_LABEL: Final = "?"
NO_INITIALS: Final = "S"
SMALL_WORDS: Final = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "who"})


@dataclass(frozen=True)
class Voice:
    """One who speaks in an article. `colour` counts from 1; voices without one are told apart by their label alone."""

    label: str
    name: str
    role: str | None = None
    kind: SpeakerKind = "person"
    colour: int | None = None
    sentences: int = 0


@dataclass(frozen=True)
class Stretch:
    """A piece of an article that somebody says; the first of a run carries the voice's label. `who` is read aloud."""

    start: int
    end: int
    voice: Voice
    who: str
    kind: SpeechKind
    first: bool


@dataclass(frozen=True)
class _Piece:
    """What of a sentence belongs to a speech."""

    start: int
    end: int
    speech: Speech


def voices(spoken: Sequence[SpokenSentence]) -> dict[str, Voice]:
    """Those who speak, by name, in the order of their first words; whoever is not certain is one voice, the last."""
    heard: dict[str, list[Speaker]] = {}
    uncertain = 0
    for sentence in spoken:
        speakers = [_certain(speech) for speech in _said_by_someone(sentence)]
        for name, speaker in {speaker.name: speaker for speaker in speakers if speaker}.items():
            heard.setdefault(name, []).append(speaker)
        uncertain += None in speakers
    numbered = enumerate(zip(_labels(heard), heard.items(), strict=True), start=1)
    found = {name: _voice(label, speakers, colour) for colour, (label, (name, speakers)) in numbered}
    if uncertain:
        found[UNCERTAIN] = Voice(UNCERTAIN_LABEL, UNCERTAIN, sentences=uncertain)
    return found


def stretches(spoken: Sequence[SpokenSentence], found: Mapping[str, Voice]) -> dict[Sentence, tuple[Stretch, ...]]:
    """For each sentence what is said in it; of what A said that B said, B's part is B's.

    A run ends with its paragraph, or where somebody else speaks.
    """
    placed: dict[Sentence, tuple[Stretch, ...]] = {}
    running: tuple[int, str] | None = None
    for sentence in spoken:
        here = []
        for start, end, speech in _parted(sentence):
            speaker, who = _certain(speech), described(speech.speaker) if speech.speaker else NOT_NAMED
            voice = found[speaker.name if speaker else UNCERTAIN]
            run = (sentence.sentence.paragraph, who)
            here.append(Stretch(start, end, voice, who, speech.kind, run != running))
            running = run
        placed[sentence.sentence] = tuple(here)
    return placed


def _said_by_someone(sentence: SpokenSentence) -> tuple[Speech, ...]:
    return tuple(speech for speech in sentence.speeches if speech.kind != "none")


def _certain(speech: Speech) -> Speaker | None:
    """The speaker, unless they are only called "he": who that is, is not certain."""
    return speech.speaker if speech.speaker and speech.speaker.is_known else None


def _parted(sentence: SpokenSentence) -> Iterator[tuple[int, int, Speech]]:
    """What is said in a sentence, in order, in pieces that do not overlap: of two speeches the shorter one counts."""
    start, end = sentence.sentence.start, sentence.sentence.end
    whole = (Highlight(start, end),)
    pieces = [
        _Piece(piece.start, piece.end, speech)
        for speech in _said_by_someone(sentence)
        for piece in speech.said or whole
    ]
    for left, right, covering in runs(start, end, pieces):
        if covering:
            yield left, right, min(covering, key=lambda piece: piece.end - piece.start).speech


def _voice(label: str, speakers: Sequence[Speaker], colour: int) -> Voice:
    """One voice, of which each sentence may print another role: the first that is printed stands for all."""
    first = speakers[0]
    role = next((speaker.role for speaker in speakers if speaker.role), None)
    return Voice(label, first.name, role, first.kind, colour if colour <= COLOURS else None, len(speakers))


def _labels(names: Iterable[str]) -> list[str]:
    """Initials, with a number where others have the same."""
    seen: Counter[str] = Counter()
    labels = []
    for name in names:
        initials = "".join(_initials(name))[:LONGEST_LABEL] or NO_INITIALS
        seen[initials] += 1
        labels.append(initials if seen[initials] == 1 else f"{initials}{seen[initials]}")
    return labels


def _initials(name: str) -> Iterator[str]:
    """Of the words that matter: UN for "the United Nations", LO for "local officials"."""
    words = (word.lstrip("«“‘„\"'(") for word in name.split())
    return (word[0].upper() for word in words if word[:1].isalpha() and word.lower() not in SMALL_WORDS)
