"""One sentence as attribution sees it: its words, its quotations, and the cue that governs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rag.attribution.phrases import phrase_after
from rag.attribution.sources import Source, find_sources
from rag.attribution.tokens import Token, tokenize
from rag.attribution.unnamed import find_unnamed_cue
from rag.quotation import OPENING_MARKS, Quotation
from rag.schema import Mention, Sentence, SpeechKind

_BEFORE_A_QUOTED_CLAUSE: Final = (",", "that")
_SHORTEST_CLAUSE: Final = 3


@dataclass(frozen=True)
class Clause:
    """A sentence with its tokens, the source that governs it, and where it says through whom that is known.

    `cue`: the first and last token of its cue, where it reports speech, even if it does not surely say whose.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    source: Source | None
    via: Source | None
    cue: tuple[int, int] | None

    @property
    def is_all_quoted(self) -> bool:
        """Nothing but quotation: "“It was late.”"."""
        return any(token.is_quotation for token in self.tokens) and not any(token.is_word for token in self.tokens)

    @property
    def begins_quoted(self) -> bool:
        """Whether the sentence begins with a quotation, or inside one."""
        return bool(self.tokens) and self.tokens[0].is_quotation

    @property
    def ends_quoted(self) -> bool:
        """Whether the sentence ends with a quotation, or inside one."""
        return bool(self.tokens) and self.tokens[-1].is_quotation

    @property
    def announces(self) -> bool:
        """Whether it ends in a colon: what follows is said by its speaker."""
        return bool(self.tokens) and self.tokens[-1].text == ":"


def read_clause(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> Clause:
    """The clause of a sentence; `quotations` are those that overlap it."""
    tokens = tokenize(text, sentence.start, sentence.end, quotations)
    sources = find_sources(tokens)
    governing = _governing(tokens, sources) or _labelled(tokens)
    outlets = [source for source in sources if source.way == "according" and source is not governing]
    cue = (governing.first, governing.last) if governing else find_unnamed_cue(tokens)
    return Clause(sentence, tokens, governing, outlets[0] if governing and outlets else None, cue)


def kind_of(clause: Clause) -> SpeechKind:
    """How a sentence reports speech: in quotation marks, without, or partly; "none" where it has no cue."""
    if clause.cue is None:
        return "none"
    quoted = [index for index, token in enumerate(clause.tokens) if token.is_quotation]
    if not quoted:
        return "indirect"
    return "direct" if any(_is_clause(clause.tokens, index) for index in quoted) else "mixed"


def cue_of(text: str, clause: Clause) -> Mention | None:
    """The printed cue; none where the speaker is only set before a colon."""
    if clause.cue is None or clause.cue[1] < clause.cue[0]:
        return None
    start, end = clause.tokens[clause.cue[0]].start, clause.tokens[clause.cue[1]].end
    return Mention(text[start:end], start, end)


def via_of(text: str, clause: Clause) -> Mention | None:
    """The whole phrase that names the outlet: "as per the regional broadcaster Seym"."""
    if clause.via is None:
        return None
    start, end = clause.tokens[clause.via.first].start, clause.tokens[clause.via.phrase.last].end
    return Mention(text[start:end], start, end)


def _governing(tokens: Sequence[Token], sources: Sequence[Source]) -> Source | None:
    """The source whose speech the sentence is: beside its quotation, else its first finite verb, else what there is."""
    opening = sources[0] if sources and sources[0].way == "according" and sources[0].first == 0 else None
    if opening and not any(source.phrase.first == opening.phrase.last + 2 for source in sources):
        return opening
    beside = [source for source in sources if source.way == "verb" and _is_beside_quotation(tokens, source)]
    for way in ("verb", "participle", "according"):
        of_this_way = [source for source in sources if source.way == way]
        if of_this_way:
            return (beside or of_this_way)[0]
    return None


def _is_beside_quotation(tokens: Sequence[Token], source: Source) -> bool:
    """Whether the cue and its speaker stand directly after a quotation."""
    first = min(source.first, source.phrase.first)
    return first > 0 and tokens[first - 1].is_quotation


def _labelled(tokens: Sequence[Token]) -> Source | None:
    """ "TSUKANOV: “…”": a name, a colon, a quotation."""
    if not tokens or not tokens[0].is_word:
        return None
    phrase = phrase_after(tokens, 0)
    if phrase is None or not phrase.is_person or phrase.last + 2 >= len(tokens):
        return None
    is_label = tokens[phrase.last + 1].text == ":" and tokens[phrase.last + 2].is_quotation
    return Source(phrase.last + 1, phrase.last, phrase, "verb") if is_label else None


def _is_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a quotation is a clause of its own, not a quoted part of the reporter's."""
    if index == 0 or tokens[index - 1].text == ":":
        return True
    begins_large = tokens[index].text.lstrip(OPENING_MARKS)[:1].isupper()
    is_long = len(tokens[index].text.split()) >= _SHORTEST_CLAUSE
    return begins_large and is_long and tokens[index - 1].text in _BEFORE_A_QUOTED_CLAUSE
