"""The speech of every sentence: its own cue, the quotation it belongs to, and the person a pronoun stands for."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from rag.attribution.clauses import Clause, cue_of, kind_of, read_clause, via_of
from rag.attribution.people import People, find_people, people_of, speaker_of
from rag.attribution.pronouns import Past, antecedent
from rag.attribution.words import PERSONAL
from rag.quotation import Quotation, find_quotations
from rag.schema import Sentence, Speaker, Speech

LONGEST_SENTENCE = 3000  # characters


def attribute(text: str, sentences: Sequence[Sentence]) -> tuple[Speech, ...]:
    """Who speaks in each sentence, and how; every string is a piece of `text`. An unknown speaker is None."""
    quotations = find_quotations(text)
    reporting = [sentence for sentence in sentences if sentence.kind == "reporting" and _can_be_read(sentence)]
    clauses = [read_clause(text, sentence, _inside(sentence, quotations)) for sentence in reporting]
    speeches = _own_speeches(text, clauses)
    speeches = _share_quotations(clauses, speeches, quotations)
    speeches = _carry_on(clauses, speeches, quotations)
    of_sentence = dict(zip(reporting, speeches, strict=True))
    return tuple(of_sentence.get(sentence, Speech()) for sentence in sentences)


def _can_be_read(sentence: Sentence) -> bool:
    """No one speaks in 3,000 characters without a full stop; and reading them would take a minute."""
    return sentence.end - sentence.start <= LONGEST_SENTENCE


def _inside(sentence: Sentence, quotations: Sequence[Quotation]) -> Sequence[Quotation]:
    """The quotations, which are in order, that overlap a sentence."""
    first = bisect_right(quotations, sentence.start, key=lambda quotation: quotation.end)
    return quotations[first : bisect_left(quotations, sentence.end, key=lambda quotation: quotation.start)]


def _own_speeches(text: str, clauses: Sequence[Clause]) -> list[Speech]:
    """The speech of each sentence as far as its own words tell, pronouns resolved from the sentences before."""
    mentioned = [find_people(text, clause.tokens) for clause in clauses]
    people = people_of(itertools.chain.from_iterable(mentioned))
    past: list[Past] = []
    speeches: list[Speech] = []
    for clause, named in zip(clauses, mentioned, strict=True):
        speaker = _own_speaker(text, Past(clause, named, None), past, people)
        past.append(Past(clause, named, speaker))
        speeches.append(Speech(kind_of(clause), speaker, cue_of(text, clause), via_of(text, clause)))
    return speeches


def _own_speaker(text: str, present: Past, past: Sequence[Past], people: People) -> Speaker | None:
    """The speaker that a sentence names, in the fullest form of the article; for a pronoun the person it stands for."""
    source = present.clause.source
    if source is None:
        return None
    printed = speaker_of(text, source.phrase)
    if source.phrase.is_pronoun:
        pronoun = printed.name.lower()
        person = antecedent(pronoun, present, past, people) if pronoun in PERSONAL else None
        return person and (people.fullest_form(person.name) or person)
    return _with_own_role(printed, people.fullest_form(printed.name)) if source.phrase.is_person else printed


def _with_own_role(printed: Speaker, fullest: Speaker | None) -> Speaker:
    """The fullest form; the printed one where that is as full and has the role beside it."""
    if fullest is None or (len(fullest.name) <= len(printed.name) and printed.role is not None):
        return printed
    return fullest


def _share_quotations(
    clauses: Sequence[Clause], speeches: Sequence[Speech], quotations: Sequence[Quotation]
) -> list[Speech]:
    """A quotation that runs over several sentences has one speaker, wherever the name stands."""
    shared = list(speeches)
    ends = [clause.sentence.end for clause in clauses]
    starts = [clause.sentence.start for clause in clauses]
    for quotation in quotations:
        inside = range(bisect_right(ends, quotation.start), bisect_left(starts, quotation.end))
        attributed = [number for number in inside if clauses[number].source is not None]
        spoken = next((number for number in attributed or inside if clauses[number].cue is not None), None)
        if spoken is not None:
            for number in inside:
                if number != spoken and clauses[number].source is None:
                    shared[number] = _spoken_on(speeches[spoken])
    return shared


def _carry_on(clauses: Sequence[Clause], speeches: Sequence[Speech], quotations: Sequence[Quotation]) -> list[Speech]:
    """A quotation without a cue belongs to the speech before it, or, inside its paragraph, to the one after."""
    carried = list(speeches)
    continued = {quotation.end for quotation in quotations if quotation.continues}
    pairs = list(itertools.pairwise(range(len(clauses))))
    for before, after in pairs:
        goes_on = clauses[before].sentence.end in continued and clauses[after].begins_quoted
        if goes_on or _follows(clauses[before], clauses[after], carried[before]):
            carried[after] = _or_spoken_on(carried[after], carried[before])
    for before, after in reversed(pairs):
        goes_on = clauses[before].sentence.end in continued and clauses[after].begins_quoted
        if goes_on or _precedes(clauses[before], clauses[after], carried[after]):
            carried[before] = _or_spoken_on(carried[before], carried[after])
    return carried


def _follows(before: Clause, clause: Clause, speech: Speech) -> bool:
    """Whether a sentence that is all quotation goes on with the speech of the sentence before."""
    if not clause.is_all_quoted:
        return False
    same_paragraph = before.sentence.paragraph == clause.sentence.paragraph
    return same_paragraph or before.announces or (speech.kind == "direct" and before.begins_quoted)


def _precedes(clause: Clause, after: Clause, speech: Speech) -> bool:
    """Whether a sentence that is all quotation is the beginning of the speech in the next one of its paragraph."""
    same_paragraph = clause.sentence.paragraph == after.sentence.paragraph
    return same_paragraph and clause.is_all_quoted and after.begins_quoted and speech.kind == "direct"


def _or_spoken_on(speech: Speech, spoken: Speech) -> Speech:
    """The speech itself, or, where it has none, what is spoken beside it."""
    return speech if speech.kind != "none" or spoken.kind == "none" else _spoken_on(spoken)


def _spoken_on(speech: Speech) -> Speech:
    """The speech of a further sentence of the same quotation."""
    return replace(speech, kind="direct")
