"""Who is named right before a quotation that nobody is said to speak: "Ann Lee was angry. “This is a scandal.”"."""

import re
from collections.abc import Sequence
from typing import Final

from rag.attribution.printed import Printed
from rag.models import Attribution, Place

_PRONOUN: Final = re.compile(r"(?:He|She)\b")


def find_subjects(
    printed: Printed, attributions: Sequence[Attribution], owners: Sequence[int | None]
) -> dict[int, Attribution]:
    """For quotations that stand alone and are nobody's, by their indices, the one person of the sentence before.

    That sentence is of the same paragraph, says nothing of anyone else's words, and is about that person.
    """
    cued = {printed.sentence_at(attribution.cue[0]) for attribution in attributions}
    found: dict[int, Attribution] = {}
    for number, quotation in enumerate(printed.quotations):
        alone = printed.standing_alone(number) if owners[number] is None else None
        if alone is None or alone[0] == 0 or alone[0] - 1 in cued:
            continue
        before, first = printed.sentences[alone[0] - 1], printed.sentences[alone[0]]
        place = (before.start, before.end)
        if before.paragraph == first.paragraph and not printed.quoted.touching(place):
            source = _subject(printed, place)
            blank = (quotation.start - 1, quotation.start)
            if source is not None:
                found[number] = Attribution(source, blank, ((quotation.start, quotation.end),), 1.0)
    return found


def _subject(printed: Printed, sentence: Place) -> Place | None:
    """Where a sentence names whom it is about, if it names one person only."""
    pronoun = _PRONOUN.match(printed.text, *sentence)
    scene = printed.scene
    namings = [one for one in scene.namings_in(*sentence) if one.start in scene.cast.named]
    people = {id(scene.cast.named[naming.start][0]) for naming in namings}
    if pronoun and not people:
        return pronoun.span()
    return (namings[0].start, namings[0].end) if len(people) == 1 and namings[0].is_subject and not pronoun else None
