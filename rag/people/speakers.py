"""From the mention of a speaker to the fullest name and role that the article prints, with how sure that is.

Names are resolved first, over the whole article (`cast`). Then the attributions are read in order, each after everyone
who was seen before it: "he" is looked up among these, "the prosecutor" among the roles of the cast.
"""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from rag.models.reading import Place
from rag.models.tagging import Attribution
from rag.people.antecedents import Antecedent, Seen, antecedent
from rag.people.cast import Person
from rag.people.confidence import BESIDE, BESIDE_RELATIVE, BY_NAME, BY_REASON, BY_ROLE, SUREST, UNSURE
from rag.people.kinds import kinds_by_words
from rag.people.namings import Naming
from rag.people.nouns import ORGANISATIONS
from rag.people.scene import Scene
from rag.people.source_phrase import SourcePhrase, phrase_before, read_source
from rag.people.words import PREPOSITIONS
from rag.schema import Mention, Speaker, SpeakerKind

EITHER: Final = frozenset(("he", "she"))
_IN_SIGHT: Final = 4  # sentences
_ENDS_A_NAME: Final = PREPOSITIONS | {"and", "or", "&"}
_MARKS: Final = re.compile(r"\([^()]*\)|\W")
_SEVERAL: Final = re.compile(r"\s*(?:are|were|have|do)\b")


@dataclass(frozen=True)
class _Found:
    """The speaker of an attribution; `who` that is, and the pronouns that can mean them after it."""

    speaker: Speaker
    who: Person | Speaker
    pronouns: frozenset[str] = frozenset()


def resolve_speakers(scene: Scene, attributions: Sequence[Attribution]) -> tuple[Speaker | None, ...]:
    """Who speaks in each attribution, by the fullest name printed; None where nothing says whose it is."""
    scene = replace(scene, spoken_kinds=kinds_by_words(scene.text, attributions))
    ahead, pronouns = deque(scene.seen()), deque(scene.pronouns())
    seen: list[Seen] = []
    speakers: dict[int, Speaker] = {}
    for number in sorted(range(len(attributions)), key=lambda at: _position(attributions[at])):
        position = _position(attributions[number])
        while pronouns and pronouns[0][0] < position:
            seen += _take_until(ahead, pronouns[0][0])
            seen += _meant(scene, *pronouns.popleft(), seen)
        seen += _take_until(ahead, position)
        found = _resolve(scene, attributions[number], seen)
        if found is not None:
            speakers[number] = found.speaker
            if not scene.is_quoted(position):
                sentence = scene.sentence_at(position)
                seen.append(Seen(position, sentence, found.who, found.pronouns, is_speaker=True))
    return tuple(speakers.get(number) for number in range(len(attributions)))


def _take_until(ahead: deque[Seen], position: int) -> list[Seen]:
    """Takes from those ahead everyone who is named before a position."""
    count = sum(1 for _ in takewhile(lambda one: one.position < position, ahead))
    return [ahead.popleft() for _ in range(count)]


def _meant(scene: Scene, position: int, pronoun: str, seen: Sequence[Seen]) -> list[Seen]:
    """Whom a "he" that speaks of nobody's words means: they are the subject there. Empty where that is not sure."""
    sentence = scene.sentence_at(position)
    found = antecedent(pronoun, sentence, seen, scene.sentences)
    if found is None or not _is_sure(found):
        return []
    return [Seen(position, sentence, found.seen.who, found.seen.pronouns, is_subject=True)]


def _position(attribution: Attribution) -> int:
    """Where it stands among the others."""
    return (attribution.source or attribution.cue)[0]


def _resolve(scene: Scene, attribution: Attribution, seen: Sequence[Seen]) -> _Found | None:
    """The speaker of one attribution, after everyone seen before it."""
    if attribution.source is None:
        return _without_source(scene, attribution.cue, seen)
    phrase = read_source(scene.text, attribution.source)
    if phrase is None:
        return None
    if phrase.form == "noun":
        return _of_noun(scene, phrase, seen)
    if phrase.form == "own":
        return _as_printed(scene, phrase, "person")
    if phrase.form in ("who", "which"):
        return _of_relative(scene, phrase)
    return _of_pronoun(scene, phrase, seen)


def _of_noun(scene: Scene, phrase: SourcePhrase, seen: Sequence[Seen]) -> _Found:
    """The speaker that a noun phrase names or describes."""
    if phrase.is_group:
        return _as_printed(scene, phrase, _kind_of_group(scene, phrase))
    naming = _naming_of(scene, phrase)
    if naming is not None and naming.start in scene.cast.named:
        person, how = scene.cast.named[naming.start]
        return _named(scene, person, phrase.mention(scene.text), BY_NAME[how])
    if naming is not None and len(naming.words) > 1 and _spoken_kind(scene, phrase, "person") == "person":
        printed = _as_printed(scene, phrase, "person", scene.mention(naming.start, naming.end))
        return replace(printed, pronouns=frozenset((naming.pronoun,)) if naming.pronoun else EITHER)
    person_called = scene.cast.called(phrase.words)
    if person_called is not None:
        return _named(scene, person_called, phrase.mention(scene.text), BY_NAME["surname of several"])
    if phrase.is_definite:
        return _in_role(scene, phrase, seen)
    is_namesake = naming is not None and scene.cast.is_surname(naming.surname)
    kind = "person" if is_namesake else _spoken_kind(scene, phrase, phrase.kind)
    printed = _as_printed(scene, phrase, kind)
    return replace(printed, pronouns=EITHER) if kind == "person" and phrase.kind == "organisation" else printed


def _spoken_kind(scene: Scene, phrase: SourcePhrase, kind: SpeakerKind) -> SpeakerKind:
    """What an unknown name is by its own words, if they tell; "NHS England" is nobody's name whatever else."""
    if phrase.begins_with_initials:
        return "organisation"
    if phrase.noun in ORGANISATIONS:
        return phrase.kind
    return scene.spoken_kinds.get(phrase.noun, kind) if phrase.is_proper else kind


def _naming_of(scene: Scene, phrase: SourcePhrase) -> Naming | None:
    """The naming that is the head of a phrase, or of an apposition that is nothing but a name."""
    for naming in scene.namings_in(phrase.start, phrase.end):
        covered = min((role.start for role in naming.roles), default=naming.start)
        before = [one for one in phrase.tokens if one.end <= min(covered, naming.start)]
        if any(one.lower in _ENDS_A_NAME for one in before):
            return None
        after = next((one for one in phrase.tokens if one.start >= naming.end), None)
        if after is None or after.lower in PREPOSITIONS:
            return naming
    return _naming_after(scene, phrase)


def _naming_after(scene: Scene, phrase: SourcePhrase) -> Naming | None:
    """The name in "the town’s engineer, Mary Jones,"."""
    if not phrase.after or not (phrase.is_one_person or phrase.is_one_of):
        return None
    inside = scene.namings_in(phrase.after[0].start, phrase.after[-1].end)
    return next((one for one in inside if one.end == phrase.after[-1].end), None)


def _kind_of_group(scene: Scene, phrase: SourcePhrase) -> SpeakerKind:
    """People, where one of those who speak together is named."""
    is_named = any(one.start in scene.cast.named for one in scene.namings_in(phrase.start, phrase.end))
    return "person" if is_named and not phrase.head.lower.endswith("s") else phrase.kind


def _in_role(scene: Scene, phrase: SourcePhrase, seen: Sequence[Seen]) -> _Found:
    """The one person whose printed role fits "the prosecutor"; else the words themselves."""
    fitting = scene.cast.in_role(phrase.noun, phrase.modifiers)
    if len(fitting) == 1 and not _may_be_another(scene, phrase, fitting[0], seen):
        return _named(scene, fitting[0], phrase.mention(scene.text), BY_ROLE)
    printed = _as_printed(scene, phrase, phrase.kind)
    found = antecedent(phrase.gender, scene.sentence_at(phrase.start), seen, scene.sentences)
    return _unsure(scene, printed, found, UNSURE) if found else printed


def _may_be_another(scene: Scene, phrase: SourcePhrase, person: Person, seen: Sequence[Seen]) -> bool:
    """Whether "the president" follows on someone of whom no role is printed, and the one who has it is out of sight."""
    sentence = scene.sentence_at(phrase.start)
    before = [one for one in seen if sentence - one.sentence == 1 and one.is_speaker]
    if phrase.modifiers or not before or any(one.who is person for one in seen if sentence - one.sentence <= _IN_SIGHT):
        return False
    last = before[-1].who
    return last.role is None and (isinstance(last, Person) or last.kind in ("person", "organisation"))


def _of_pronoun(scene: Scene, phrase: SourcePhrase, seen: Sequence[Seen]) -> _Found:
    """Whom "he" or "they" means, where that is sure enough; else the pronoun, with where to look."""
    kinds: dict[str, SpeakerKind] = {"they": "unnamed", "it": "organisation"}
    printed = _as_printed(scene, phrase, kinds.get(phrase.form, "person"))
    if scene.is_quoted(phrase.start):
        return _unsure(scene, printed, None, 0.0)
    found = antecedent(phrase.form, scene.sentence_at(phrase.start), seen, scene.sentences)
    if found is None or not _is_sure(found):
        unsure = _unsure(scene, printed, found, min(BY_REASON[found.reason], UNSURE) if found else 0.0)
        return replace(unsure, pronouns=frozenset((phrase.form,)))
    return _again(scene, found.seen, phrase.mention(scene.text), BY_REASON[found.reason])


def _is_sure(found: Antecedent) -> bool:
    """Whether a pronoun is to be resolved so: to someone without a name only right after they spoke."""
    who = found.seen.who
    is_known = isinstance(who, Person) or (found.reason in BESIDE and who.confidence >= SUREST)
    return is_known and BY_REASON[found.reason] >= SUREST


def _of_relative(scene: Scene, phrase: SourcePhrase) -> _Found:
    """Whom "who" means: who is named or described right before it."""
    sentence = scene.sentences[scene.sentence_at(phrase.start)] if scene.sentences else None
    before = phrase_before(scene.text, sentence.start, phrase.start) if sentence else None
    naming = _named_before(scene, phrase.start) if phrase.form == "who" else None
    if naming is not None and not _SEVERAL.match(scene.text, phrase.end):
        return _named(scene, scene.cast.named[naming.start][0], phrase.mention(scene.text), BESIDE_RELATIVE)
    if naming is None and before is not None and before.form == "noun" and before.can_be_described(phrase.form):
        found = _as_printed(scene, before, before.kind)
        return replace(found, speaker=replace(found.speaker, mention=phrase.mention(scene.text)))
    return _unsure(scene, _as_printed(scene, phrase, "unnamed"), None, 0.0)


def _named_before(scene: Scene, position: int) -> Naming | None:
    """The person whose name, or role after it, ends right before a position."""
    for naming in scene.namings_before(position):
        ends = [end for end in (naming.end, *(role.end for role in naming.roles)) if end <= position]
        if naming.start in scene.cast.named and not _MARKS.sub("", scene.text[max(ends) : position]):
            return naming
    return None


def _without_source(scene: Scene, cue: Place, seen: Sequence[Seen]) -> _Found | None:
    """The speaker of ", adding that …": the one who speaks in the sentence already, or its subject."""
    words = scene.text[cue[0] : cue[1]].split()
    if not words or not words[0].endswith("ing") or scene.is_quoted(cue[0]):
        return None
    sentence = scene.sentence_at(cue[0])
    found = antecedent("", sentence, seen, scene.sentences)
    if found is None or found.seen.sentence != sentence or not _is_sure(found):
        return None
    return _again(scene, found.seen, None, BY_REASON[found.reason])


def _again(scene: Scene, seen: Seen, mention: Mention | None, confidence: float) -> _Found:
    """Someone seen before, under another mention."""
    if isinstance(seen.who, Person):
        return _named(scene, seen.who, mention, confidence)
    return _Found(replace(seen.who, mention=mention, confidence=confidence), seen.who, seen.pronouns)


def _unsure(scene: Scene, printed: _Found, found: Antecedent | None, confidence: float) -> _Found:
    """A speaker as printed, with the sentence in which the one who is meant probably stands."""
    number = found and (_pointed_at(found.seen.who) or scene.sentences[found.seen.sentence].number)
    speaker = replace(printed.speaker, confidence=confidence if found else 0.0, antecedent=number or None)
    return replace(printed, speaker=speaker, who=speaker)


def _pointed_at(who: Person | Speaker) -> int | None:
    """The sentence to which a pronoun that was not sure itself points."""
    return None if isinstance(who, Person) else who.antecedent


def _named(scene: Scene, person: Person, mention: Mention | None, confidence: float) -> _Found:
    """A person by the fullest name, with the role printed."""
    name, role = person.fullest, person.role
    speaker = Speaker(
        name=scene.text[name.start : name.end],
        role=scene.text[role.start : role.end] if role else None,
        start=name.start,
        end=name.end,
        role_start=role.start if role else None,
        role_end=role.end if role else None,
        mention=mention,
        confidence=confidence,
    )
    return _Found(speaker, person, person.pronouns)


def _as_printed(scene: Scene, phrase: SourcePhrase, kind: SpeakerKind, name: Mention | None = None) -> _Found:
    """A speaker who is called what the source prints."""
    called = name or phrase.name(scene.text)
    speaker = Speaker(called.text, None, called.start, called.end, kind=kind, mention=phrase.mention(scene.text))
    return _Found(speaker, speaker, phrase.pronouns)
