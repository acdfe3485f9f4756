"""The speech of every sentence: its own cue, the quotation it belongs to, and the person a pronoun stands for."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from rag.attribution.clauses import Clause, cue_of, kind_of, read_clause, via_of
from rag.attribution.people import Mentioned, find_people, fullest_form, speaker_of
from rag.attribution.pronouns import antecedent
from rag.attribution.words import PERSONAL
from rag.quotation import Quotation, find_quotations
from rag.schema import Sentence, Speaker, Speech


def attribute(text: str, sentences: Sequence[Sentence]) -> tuple[Speech, ...]:
    """Who speaks in each sentence, and how; every string is a piece of `text`. An unknown speaker is None."""
    quotations = find_quotations(text)
    reporting = [sentence for sentence in sentences if sentence.kind == "reporting"]
    clauses = [read_clause(text, sentence, quotations) for sentence in reporting]
    speeches = _own_speeches(text, clauses)
    speeches = _share_quotations(clauses, speeches, quotations)
    speeches = _carry_on(clauses, speeches, quotations)
    of_sentence = dict(zip(reporting, speeches, strict=True))
    return tuple(of_sentence.get(sentence, Speech()) for sentence in sentences)


def _own_speeches(text: str, clauses: Sequence[Clause]) -> list[Speech]:
    """The speech of each sentence as far as its own words tell, pronouns resolved from the sentences before."""
    mentioned = [find_people(text, clause.tokens) for clause in clauses]
    people = [person for of_clause in mentioned for person in of_clause]
    speeches: list[Speech] = []
    for number, clause in enumerate(clauses):
        speaker = _printed_speaker(text, clause, people)
        if clause.source and text[clause.source.phrase.start : clause.source.phrase.end].lower() in PERSONAL:
            speaker = antecedent(text, clauses[: number + 1], mentioned[: number + 1], speeches)
            speaker = speaker and (fullest_form(people, speaker.name) or speaker)
        kind = kind_of(clause) if clause.source else "none"
        speeches.append(Speech(kind, speaker, cue_of(text, clause), via_of(text, clause)))
    return speeches


def _printed_speaker(text: str, clause: Clause, people: Sequence[Mentioned]) -> Speaker | None:
    """The speaker that a sentence names, in the fullest form of the article; None for a pronoun."""
    if clause.source is None or clause.source.phrase.is_pronoun:
        return None
    printed = speaker_of(text, clause.source.phrase)
    if not clause.source.phrase.is_person:
        return printed
    return _with_own_role(printed, fullest_form(people, printed.name))


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
    for quotation in quotations:
        inside = [
            number
            for number, clause in enumerate(clauses)
            if clause.sentence.start < quotation.end and quotation.start < clause.sentence.end
        ]
        attributed = [number for number in inside if clauses[number].source is not None]
        if len(inside) > 1 and attributed:
            for number in inside:
                if clauses[number].source is None:
                    shared[number] = _spoken_on(speeches[attributed[0]])
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
