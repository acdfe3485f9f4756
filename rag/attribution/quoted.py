"""Whose each quotation is: every attribution gets the whole of what it quotes, and what it quotes further on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.attribution.floating import Owners, carry_on
from rag.attribution.places import encloses, hull, joined, overlap, without
from rag.attribution.printed import Printed
from rag.attribution.subjects import find_subjects
from rag.models import Attribution, Place


def give_quotations(printed: Printed, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with whole quotations; without those that quote only what another's cue is nearer to.

    Only a quotation runs on: what is not quoted is said in the sentence of its cue.
    """
    attributions, owners = _with_owners(printed, attributions)
    owned: dict[int, list[Place]] = defaultdict(list)
    for owner, place in zip(owners, printed.quoted.all, strict=True):
        if owner is not None:
            owned[owner].append(place)
    given = [
        replace(attribution, content=_content(printed, number, attributions, owners, owned[number]))
        for number, attribution in enumerate(attributions)
    ]
    pairs = zip(attributions, given, strict=True)
    return tuple(after for before, after in pairs if after.content or not _quotes(printed, before))


def _quotes(printed: Printed, attribution: Attribution) -> bool:
    """Whether anything of what it says is quoted."""
    return any(printed.quoted.touching(piece) for piece in attribution.content)


def _with_owners(printed: Printed, attributions: Sequence[Attribution]) -> tuple[Sequence[Attribution], Owners]:
    """Whose each quotation is; the attributions with those of whom only the sentence before names."""
    owners = carry_on(printed, attributions, _nearest(printed, attributions))
    subjects = find_subjects(printed, attributions, owners)
    for number, quotation in enumerate(subjects, start=len(attributions)):
        owners[quotation] = number
    every = [*attributions, *subjects.values()]
    return every, carry_on(printed, every, owners) if subjects else owners


def _nearest(printed: Printed, attributions: Sequence[Attribution]) -> Owners:
    """For each quotation the attribution that claims it with the nearest cue."""
    nearest: dict[int, tuple[int, int]] = {}
    for number, attribution in enumerate(attributions):
        for quotation in _claimed(printed, attribution):
            start, end = printed.quoted.all[quotation]
            distance = max(start - attribution.cue[1], attribution.cue[0] - end)
            nearest[quotation] = min(nearest.get(quotation, (distance, number)), (distance, number))
    return [nearest[quotation][1] if quotation in nearest else None for quotation in range(len(printed.quotations))]


def _claimed(printed: Printed, attribution: Attribution) -> set[int]:
    """The quotations of which it has a part, and those directly beside it; never the one in which it stands itself."""
    touched = {quotation for piece in attribution.content for quotation in printed.quoted.touching(piece)}
    return (touched | set(_beside(printed, attribution))) - {printed.quoted.holding(attribution.cue[0])}


def _beside(printed: Printed, attribution: Attribution) -> Iterator[int]:
    """The quotations of its sentence that only marks and blanks part from its cue and source."""
    sentence = printed.sentence_at(attribution.cue[0])
    if sentence is None:
        return
    place = printed.sentence_places.all[sentence]
    parts = [part for part in (attribution.cue, attribution.source) if part and overlap(part, place)]
    start, end = hull(parts or [attribution.cue])
    before, after = printed.quoted.before(start), printed.quoted.after(end)
    within = printed.quoted.touching(place)
    if before in within and not printed.has_words((printed.quoted.all[before][1], start)):
        yield before
    if after in within and not printed.has_words((end, printed.quoted.all[after][0])):
        yield after


def _content(
    printed: Printed, number: int, attributions: Sequence[Attribution], owners: Owners, owned: Sequence[Place]
) -> tuple[Place, ...]:
    """What an attribution quotes, and what else of its own sentence it has that is no other's."""
    attribution = attributions[number]
    sentence = printed.sentence_at(attribution.cue[0])
    own = printed.sentence_places.all[sentence] if sentence is not None else hull([attribution.cue])
    pieces = [near for piece in attribution.content if (near := overlap(piece, own))]
    others = [
        printed.quoted.all[quotation]
        for piece in pieces
        for quotation in printed.quoted.touching(piece)
        if (owner := owners[quotation]) is not None
        and owner != number
        and not encloses(attribution.content, attributions[owner].cue)
    ]
    left = [part for piece in pieces for part in without(piece, others)]
    return joined([*(part for part in left if printed.has_words(part)), *owned])
