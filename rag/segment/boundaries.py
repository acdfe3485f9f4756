"""Where the sentences of a paragraph begin: nupunkt proposes boundaries, and what news text needs corrects them.

nupunkt reads a copy of the paragraph, character for character as long, in which every blank is a space and every
outermost quotation has English marks: it knows where “…” ends, but not „…“, »…« or ‘…’.
"""

import re
from collections.abc import Sequence
from functools import cache

from nupunkt import PunktSentenceTokenizer, load_default_model

from rag.paragraphs import Paragraph
from rag.quotation import Quotation

# Words whose full stop may or may not end a sentence. nupunkt's own list is learned from legal text and has ordinary
# words in it (month, hand, week): only those with a point inside are kept of it (u.s, p.m).
_SOMETIMES_LAST = "jr sr inc corp co ltd bros dept univ ave blvd fr st mt ft etc esq"
_TITLES = (
    "Mr|Mrs|Ms|Mx|Messrs|Mme|Dr|Prof|Rev|Hon|Govs?|Sens?|Reps?|Del|Pres"
    "|Lt|Gen|Col|Capt|Cmdr|Maj|Sgt|Cpl|Adm|Det|Insp|Supt"
)
_OPENING = r"(?:^|[\s(\[/“”‘\"'-])"
_BEFORE_NAME = re.compile(rf"{_OPENING}(?:{_TITLES}|vs|Lib|Lib\. Dem|e\.g|i\.e|a\.k\.a|approx|ca)\.$")
_BEFORE_NUMBER = re.compile(_OPENING + r"(?:Nos?|ext|pp|Fig|Art|Sec|Vol|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
_GERMAN_MONTH = re.compile(r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b")
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.$")
_NICKNAME = re.compile(r"[“‘\"'][A-Z]\w+[”’\"'] [A-Z]")
_ENUMERATOR = re.compile(r"[(\[“‘\"']?(?:\d{1,3}|[A-Za-z])[.)]")
_DATELINE = re.compile(r"[A-Z][A-Z .,’'-]+, [A-Z][\w.]+\.")
_DASHES = "-–—―"

_CLOSING_MARKS = re.compile(r"\s*(?:(?:[”’»›)\]}]|\[\d{1,3}\]|[\"'“‘](?=\s|$))++(?!\w)\s*)*")
_QUOTED_END = re.compile(r"[!?…]['’]?”$")
_CUE_AHEAD = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*\s+){1,4}|(?:The|One|An?|His|Her|Their)\s+(?:\w+\s+){1,3})(?:\w+ly\s+|then\s+|later\s+)?"
    r"(?:said|says|asked|asks|told|tells|added|adds|wrote|writes|tweeted|replied|responded|continued|declared|shouted|yelled"
    r"|cried|exclaimed|demanded|wondered|joked|quipped|insisted|noted|concluded)\b"
    r"(?!\s+(?:that|he|she|it|they|we|there)\b)"
)
_AFTER_QUOTATION = r"(?<=[.!?…]”)\s+(?=[“‘(]?[A-Z])"
_LOST_BLANK = r"(?<=[^\W_A-Z]{2}[.!?])”?(?=“?(?!Com\b|Org\b|Net\b)[A-Z][a-z]*[ ,’'])"
_MISSED_BOUNDARY = re.compile(f"{_AFTER_QUOTATION}|{_LOST_BLANK}")
_WORD = re.compile(r"\w")
LONGEST_CONTEXT = 80  # characters on each side of a boundary that decide on it: time stays linear in the text


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    tokenizer = load_default_model()
    for abbreviation in tokenizer.abbreviations:
        if "." not in abbreviation:
            tokenizer.remove_abbreviation(abbreviation)
    tokenizer.add_abbreviations(_SOMETIMES_LAST.split())
    return tokenizer


def sentence_spans(text: str, paragraph: Paragraph, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """The sentences of one paragraph; `quotations` are those that stand in it."""
    readable = _readable(text, paragraph, quotations)
    starts = _sentence_starts(readable)
    ends = [*starts[1:], len(readable)]
    return [
        (paragraph.start + start, paragraph.start + start + len(readable[start:end].rstrip()))
        for start, end in zip(starts, ends, strict=True)
    ]


def _readable(text: str, paragraph: Paragraph, quotations: Sequence[Quotation]) -> str:
    characters = [" " if character.isspace() else character for character in text[paragraph.start : paragraph.end]]
    for quotation in quotations:
        characters[quotation.start - paragraph.start] = "“"
        if quotation.closed:
            characters[quotation.end - 1 - paragraph.start] = "”"
    return "".join(characters)


def _sentence_starts(readable: str) -> list[int]:
    """The proposed boundaries that stay; a piece without a word never stands alone."""
    starts = [0]
    seen = 0
    for boundary in _proposed_boundaries(readable):
        if boundary <= seen:
            continue
        position = _after_closing_marks(readable, boundary)
        has_words = _WORD.search(readable, seen, position) is not None
        seen = position
        if has_words and position < len(readable) and not _joins(readable, starts[-1], position):
            starts.append(position)
    if len(starts) > 1 and not _WORD.search(readable, starts[-1]):
        starts.pop()
    return starts


def _proposed_boundaries(readable: str) -> list[int]:
    learned = {start for start, _ in _tokenizer().span_tokenize(readable)}
    missed = {match.end() for match in _MISSED_BOUNDARY.finditer(readable)}
    return sorted(learned | missed)


def _after_closing_marks(readable: str, boundary: int) -> int:
    """A closing mark or bracket, or the number of a note, belongs to the sentence that it closes."""
    closing = _CLOSING_MARKS.match(readable, boundary)
    return closing.end() if closing else boundary


def _joins(readable: str, start: int, position: int) -> bool:
    """Whether the sentence that began at `start` goes on at `position`, against the proposed boundary there."""
    before = readable[max(start, position - LONGEST_CONTEXT) : position].rstrip()
    ahead = readable[position : position + LONGEST_CONTEXT]
    return (
        _goes_on(before, ahead)
        or _is_abbreviation(before, ahead)
        or (position - start <= LONGEST_CONTEXT and _is_incomplete(before, ahead))
        or (_QUOTED_END.search(before) is not None and _CUE_AHEAD.match(ahead) is not None)
    )


def _goes_on(before: str, ahead: str) -> bool:
    """As in `Yahoo! said`, `(D-N.C.), head of` and `“We won.” — Jane Doe`, but not before a brand (iPhone)."""
    is_credit = before.endswith("”") and ahead[:1] in _DASHES
    words = ahead.lstrip(_DASHES + " ")
    is_brand = words[1:2].isupper()
    return ahead[:1] in ",;:%" or is_credit or (words[:1].islower() and not is_brand)


def _is_abbreviation(before: str, ahead: str) -> bool:
    return (
        _BEFORE_NAME.search(before) is not None
        or (_BEFORE_NUMBER.search(before) is not None and ahead[:1].isdigit())
        or (_INITIAL.search(before) is not None and _NICKNAME.match(ahead) is not None)
        or (_ORDINAL.search(before) is not None and _GERMAN_MONTH.match(ahead) is not None)
    )


def _is_incomplete(sentence: str, ahead: str) -> bool:
    """As in `3. Vote on time` and `MIAMI, Fla. (AP) — The storm`."""
    is_dateline = _DATELINE.fullmatch(sentence) is not None and ahead[:1] in "(" + _DASHES
    return is_dateline or _ENUMERATOR.fullmatch(sentence) is not None
