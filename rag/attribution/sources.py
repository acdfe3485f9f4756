"""The source of an attribution, where the tagger cut it off, let it run over its sentence, missed or misplaced it.

Whoever is asked or told something does not say it, and neither does a count of votes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rag.attribution.flags import names_whom_it_asks
from rag.attribution.places import overlap
from rag.attribution.printed import Printed
from rag.models import Attribution, Place
from rag.people.nouns import THINGS
from rag.people.roles import is_person_noun
from rag.people.tokens import Token, words_between
from rag.people.words import CLAUSE_WORDS, DETERMINERS, PREPOSITIONS

_SAYS: Final = re.compile(r"(?:said|says|told|tells|asked|asks|reported|reports|announced|wrote|writes)\b")
_HEARS: Final = re.compile(r"\b(?:heard|hears?|(?:was|were|been|being) told)\b", re.IGNORECASE)
_VOTES: Final = re.compile(r"\bvotes\b")
_SUBJECTS: Final = frozenset(("he", "she", "they", "it"))
_LONGEST: Final = 8  # words
_NEAR_THE_END: Final = 30  # characters: "on Tuesday", "in a statement"


def with_sources(printed: Printed, tagged: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with the sources that their sentences print; without those that nobody can have said."""
    longest: dict[int, int] = defaultdict(int)
    for start, end in (one.source for one in tagged if one.source):
        longest[start] = max(longest[start], end)
    kept = (one for one in tagged if not _is_count(printed, one) and not _is_cut_off(printed, one, longest))
    return tuple(_with_source(printed, attribution) for attribution in kept)


def _with_source(printed: Printed, attribution: Attribution) -> Attribution:
    sentence = printed.sentence_at(attribution.cue[0])
    if sentence is None or names_whom_it_asks(printed, attribution) or _hears(printed, attribution):
        return replace(attribution, source=None)
    place = printed.sentence_places.all[sentence]
    own = overlap(attribution.source, place) if attribution.source else None
    source = _whole(printed, own, attribution.cue) if own else _missed(printed, attribution, place)
    return replace(attribution, source=source)


def _is_count(printed: Printed, attribution: Attribution) -> bool:
    """Whether it is a vote: "was approved by seven votes to five"."""
    return attribution.source is not None and _VOTES.search(printed.text, *attribution.source) is not None


def _is_cut_off(printed: Printed, attribution: Attribution, longest: Mapping[int, int]) -> bool:
    """Whether its source is the beginning of another's, and its cue stands before both: this one has nobody."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue[0] > source[0] or printed.sentence_at(source[0]) != printed.sentence_at(cue[0]):
        return False
    return source[1] < longest[source[0]]


def _hears(printed: Printed, attribution: Attribution) -> bool:
    """Whether the cue says that its source was told: "The court heard that …"."""
    source, cue = attribution.source, attribution.cue
    return source is not None and source[1] <= cue[0] and _HEARS.search(printed.text, *cue) is not None


def _whole(printed: Printed, source: Place, cue: Place) -> Place:
    """A source that is only "the", with the words up to the cue."""
    words = words_between(printed.text, source[1], cue[0])
    is_begun = printed.text[slice(*source)].lower() in DETERMINERS
    is_phrase = 0 < len(words) <= _LONGEST and all(word.is_word for word in words)
    return (source[0], words[-1].end) if is_begun and is_phrase else source


def _missed(printed: Printed, attribution: Attribution, sentence: Place) -> Place | None:
    """Who stands between what is said and the cue: "“…,” Jones told us", "…, state media reported."."""
    cue = attribution.cue
    if not _SAYS.match(printed.text, cue[0]):
        return None
    for start in _beginnings(printed, cue, sentence):
        words = [word for word in words_between(printed.text, start, cue[0]) if word.is_word or word.text == ","]
        words = words[1:] if words and words[0].text == "," else words
        if _is_speaker(words) and printed.trimmed((start, cue[0]))[0] <= words[0].start:
            return words[0].start, (words[-2] if words[-1].text == "," else words[-1]).end
    return None


def _beginnings(printed: Printed, cue: Place, sentence: Place) -> Iterator[int]:
    """Where a source that ends at the cue can begin: after a quotation or the last comma, or with the sentence."""
    before = printed.quoted.before(cue[0])
    if before is not None and before in printed.quoted.touching(sentence):
        yield printed.quoted.all[before][1]
    elif sentence[1] - cue[1] <= _NEAR_THE_END:
        yield printed.text.rfind(",", sentence[0], cue[0]) + 1 or cue[0]
    yield sentence[0]


def _is_speaker(words: Sequence[Token]) -> bool:
    """Whether words are a phrase for who speaks: "Jones", "the Labour MP", "another resident, Ann,", "state media"."""
    if not words or len(words) > _LONGEST or any(one.lower in CLAUSE_WORDS | PREPOSITIONS for one in words):
        return False
    head = words[-2] if words[-1].text == "," and len(words) > 1 else words[-1]
    if len(words) == 1 and head.lower in _SUBJECTS:
        return True
    return head.is_capitalised or is_person_noun(head) or head.lower in THINGS
