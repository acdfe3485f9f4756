"""Quotations without a cue of their own: they go on from another, or belong to who speaks directly beside them.

In PolNeAR (train and dev) that gives 1,776 of 1,841 quotations that stand alone a speaker, the annotated one 1,750
times. A paragraph of quotation after one that only reports speech stays without one: 16 of 29 are of the same speaker.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.attribution.printed import Printed
from rag.attribution.relays import introduces_outlet
from rag.models import Attribution

Owners = list[int | None]  # for each quotation the index of its attribution

_GOES_ON_AFTER = (",", ";", ":", ".", "—", "–", "-")


def carry_on(printed: Printed, attributions: Sequence[Attribution], owners: Owners) -> Owners:
    """The owners, with those of the quotations that have none, as far as the text beside them tells."""
    heard = _Heard(printed, _cues(printed, attributions))
    carried = list(owners)
    for number, owner in enumerate(carried):
        if owner is None:
            carried[number] = heard.from_before(number, carried)
    for number in reversed(range(len(carried) - 1)):
        if carried[number] is None:
            carried[number] = heard.from_after(number, carried)
    return carried


@dataclass(frozen=True)
class _Heard:
    """An article, and where in it the cues of its attributions begin, in order, each with its attribution's index."""

    printed: Printed
    cues: Sequence[tuple[int, int]]

    def from_before(self, number: int, owners: Owners) -> int | None:
        """Whose a quotation is by what stands before it."""
        if number and (self.printed.quotations[number - 1].continues or self._is_broken_by_cue(number, owners)):
            return owners[number - 1]
        sentences, alone = self.printed.sentences, self.printed.standing_alone(number)
        if not alone or alone[0] == 0:
            return None
        first = alone[0]
        is_announced = self.printed.text[sentences[first - 1].end - 1] == ":"
        if is_announced or sentences[first - 1].paragraph == sentences[first].paragraph:
            return self._last_speaker(first - 1, owners)
        ending = self.endings[number]
        if owners[ending] is not None:
            return owners[ending]
        return owners[number - 1] if number and self._is_spoken(first - 1, number - 1) else None

    def from_after(self, number: int, owners: Owners) -> int | None:
        """Whose a quotation is by what stands after it."""
        if self.printed.quotations[number].continues:
            return owners[number + 1]
        sentences, alone = self.printed.sentences, self.printed.standing_alone(number)
        if not alone or alone[1] + 1 >= len(sentences):
            return None
        following = sentences[alone[1] + 1]
        is_next = following.start == self.printed.quotations[number + 1].start
        return owners[number + 1] if is_next and following.paragraph == sentences[alone[1]].paragraph else None

    @cached_property
    def endings(self) -> Sequence[int]:
        """For each quotation, the last of those that go on from it."""
        endings = list(range(len(self.printed.quotations)))
        for number in reversed(endings[:-1]):
            if self.printed.quotations[number].continues:
                endings[number] = endings[number + 1]
        return endings

    def _is_broken_by_cue(self, number: int, owners: Owners) -> bool:
        """ "“x,” he said, “y.”": only one cue stands between, and it is that of the first."""
        before, quotation = self.printed.quotations[number - 1], self.printed.quotations[number]
        sentence = self.printed.sentence_at(quotation.start)
        if sentence is None or sentence != self.printed.sentence_at(before.end - 1):
            return False
        between = [attribution for _, attribution in self._cues_between(before.end, quotation.start)]
        goes_on = self.printed.text[before.end : quotation.start].rstrip().endswith(_GOES_ON_AFTER)
        return between == [owners[number - 1]] and goes_on

    def _cues_between(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The cues that begin from `start` on and before `end`."""
        return self.cues[bisect_left(self.cues, (start, 0)) : bisect_left(self.cues, (end, 0))]

    def _last_speaker(self, sentence: int, owners: Owners) -> int | None:
        """Whose words a sentence quotes last; else whom it says last to have said something."""
        place = self.printed.sentence_places.all[sentence]
        quoted = self.printed.quoted.touching(place)
        if quoted and owners[quoted[-1]] is not None:
            return owners[quoted[-1]]
        cues = self._cues_between(*place)
        return cues[-1][1] if cues else None

    def _is_spoken(self, sentence: int, quotation: int) -> bool:
        """Whether a sentence begins or ends inside a quotation."""
        start, end = self.printed.sentence_places.all[sentence]
        first, last = self.printed.quoted.all[quotation]
        begins = first < end and not self.printed.has_words((start, max(first, start)))
        return last > start and (begins or not self.printed.has_words((min(last, end), end)))


def _cues(printed: Printed, attributions: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Those of anyone who speaks, not of where something stands: "according to"."""
    return sorted(
        (attribution.cue[0], number)
        for number, attribution in enumerate(attributions)
        if printed.quoted.holding(attribution.cue[0]) is None and not introduces_outlet(printed, attribution)
    )
