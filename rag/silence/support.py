"""Whether any sentence that was read says what a question assumes.

A clause says it when it tells of the deed as done, and what stands before the deed names the subject, one who is
called by another name in the articles, or nobody else.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rag.schema import Article, Sentence
from rag.silence.premises import Premise
from rag.verbs import deed, stem
from rag.words import FUNCTION_WORDS, WORD

NEARBY: Final = 2  # sentences before and after in which a pronoun's or noun's subject may stand
JUST_AFTER: Final = 40  # characters in which whoever suffers the deed is named
BEFORE: Final = 60  # characters before the deed in which a "not" or "called for" still governs it

_UNREAL: Final = re.compile(
    r"\b(?:not|never|no longer|nor|neither|without|\w+n[’']t|cannot|refus\w+|rule[sd]? out|instead of|stop\w* short of"
    r"|call(?:s|ed|ing)? (?:on|for)|demand\w*|urg(?:e|es|ed|ing)|press(?:ed|ing|ure\w*)|should|might|may|could|would"
    r"|if|unless|whether|threat\w*|want(?:s|ed)?|ask(?:s|ed|ing)?|plead\w*|vow\w* not|no (?:plans?|intention|reason)"
    r"|rumou?r\w*|speculat\w*|petition\w*)\b(?:(?![,;:.“”\"]|\b(?:but|and|because|after|when)\b).)*$",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w* (?:claims|reports|suggestions|allegations|accusations|charges)"
    r"|dismiss\w* (?:claims|reports|suggestions|rumou?rs)|untrue|false (?:claims|reports|rumou?rs))\b",
    re.IGNORECASE,
)
_BOUNDARY: Final = re.compile(
    r"[,;:“”\"«»–—]|\b(?:that|when|while|where|after|before|because|since|as|said|says|stated|reported|but|if|although)\b",
    re.IGNORECASE,
)
_NOMINAL: Final = re.compile(r".*(?:ation|ition|ment|sal|rest|eath|ction|sion|tion|orce|ture|trial|logy|sale|er|or)s?$")
_NAME: Final = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+|^[A-Z][\w’'-]+(?= [A-Z])")
_OFFICE: Final = re.compile(
    r"\b(?:mayor|governor|minister|president|chancellor|senator|prosecutor|judge|chief|director|chairman|chairwoman|chair"
    r"|commander|general|secretary|leader|bishop|king|queen|prince|princess|pope|coach|manager|spokes\w+|officer"
    r"|principal|teacher|pilot|driver|captain|company|council|police|government|union|court|army)\b",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(r"\d[\d,]* ?$")
_OWN_OBJECT: Final = re.compile(r" (?:the|a|an|two|three|several|[A-Z]\w+)\b")
_TIME: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)


@dataclass(frozen=True)
class Read:
    """A sentence as it was read, with its article."""

    article: Article
    sentence: Sentence

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return self.article.text[self.sentence.start : self.sentence.end]


@dataclass(frozen=True)
class Verdict:
    """What the sentences make of a premise: `bearing` are those that bear on it, the most telling first.

    `is_spoken_of`: a sentence tells of it, though only as denied, asked for or not done.
    """

    is_supported: bool
    is_spoken_of: bool
    is_denied: bool
    bearing: tuple[Read, ...]


def judge(premise: Premise, sentences: Sequence[Read]) -> Verdict:
    """Whether a sentence says it. Where none has the subject, a name is missing, but a noun may have another word."""
    told = _by_place(sentences)
    names = _names_of_subject(premise, told)
    naming = [read for read in told if _prints(read.text, names)]
    titles = {read.article.id: read.article.title for read in told}
    if not naming and not any(_prints(title, names) for title in titles.values()):
        return Verdict(not premise.is_named, False, False, ())
    claims = [claim for read in told for claim in _claims(premise, read)]
    if not premise.is_sure and _objects_near(premise, naming, told):
        return Verdict(True, True, False, ())
    if any(_is_made(claim, premise, names, told) for claim in claims):
        return Verdict(True, True, False, ())
    if any(_title_says(premise, title, names) for title in titles.values()):
        return Verdict(True, True, False, ())
    unmade = [claim.read for claim in claims if claim.unreal and _near(claim.read, names, told)]
    denied = [claim.read for claim in claims if claim.denied and _near(claim.read, names, told)]
    return Verdict(False, bool(unmade), bool(denied), tuple(dict.fromkeys([*denied, *unmade, *naming])))


@dataclass(frozen=True)
class _Claim:
    """A place where a sentence tells of the deed; `before` is its clause up to there."""

    read: Read
    match: re.Match[str]
    before: str
    denied: bool
    unreal: bool


def _claims(premise: Premise, read: Read) -> Iterator[_Claim]:
    text = read.text
    for match in deed(premise.verb).finditer(text):
        cuts = [cut.end() for cut in _BOUNDARY.finditer(text, 0, match.start())]
        before = text[cuts[-1] if cuts else 0 : match.start()]
        unreal = _UNREAL.search(text[max(0, match.start() - BEFORE) : match.start()]) is not None
        denied = _DENIED.search(text[: match.start()]) is not None
        yield _Claim(read, match, before, denied, unreal or denied or text.rstrip(' ”"’»').endswith("?"))


def _is_made(claim: _Claim, premise: Premise, names: frozenset[str], told: Sequence[Read]) -> bool:
    """Whether the deed is told as done, and as the subject's."""
    if claim.unreal or not _has_object(claim, premise, told):
        return False
    text = claim.read.text
    after = text[claim.match.end() :]
    nominal = _NOMINAL.match(claim.match.group()) is not None
    by_subject = re.search(r"\bby\b(.{0,60})", after)
    if _prints(claim.before, names) or (by_subject and _prints(by_subject[1], names)):
        return True
    suffering = _BOUNDARY.split(after[:JUST_AFTER])[0]  # "killing | King Harold"
    if stem(claim.match.group()) != stem(premise.verb) and _prints(suffering, names):
        return True
    if premise.is_passive or nominal:
        return _prints(text, names) or (_has_no_other(claim.before) and _near(claim.read, names, told))
    if _is_reversed(claim, premise):
        return False
    return _has_no_other(claim.before) and _near(claim.read, names, told)


def _has_object(claim: _Claim, premise: Premise, told: Sequence[Read]) -> bool:
    """Whether what the deed was done to stands in the sentence or beside it; "they arrested the baker" is no mayor."""
    if not premise.direct or not premise.is_sure:
        return True
    after = claim.read.text[claim.match.end() :]
    beside = _beside(claim.read, told, 0 if _OWN_OBJECT.match(after) else 1)
    return any(premise.direct & {stem(word) for word in WORD.findall(read.text)} for read in beside)


def _is_reversed(claim: _Claim, premise: Premise) -> bool:
    """Whether it is the question's object that does it here: "the company sued the mayor"."""
    found = {stem(word) for word in WORD.findall(claim.before)}
    return bool(found & set(premise.objects[:2])) and not re.search(r"\b(?:was|were|been|being|is|are) $", claim.before)


def _has_no_other(before: str) -> bool:
    """Whether what stands before the deed names nobody, and counts none: "12 fatalities" are no one’s death."""
    names = [name for name in _NAME.findall(before) if name.casefold() not in _TIME | FUNCTION_WORDS]
    return not names and not _OFFICE.search(before) and not _COUNTS.search(before)


def _near(read: Read, names: frozenset[str], told: Sequence[Read]) -> bool:
    """Whether the sentence, or one near it in its article, names the subject."""
    return any(_prints(other.text, names) for other in _beside(read, told, NEARBY))


def _beside(read: Read, told: Sequence[Read], distance: int) -> list[Read]:
    """The sentence and those of its article that are at most so many away."""
    return [
        other
        for other in told
        if other.article.id == read.article.id and abs(other.sentence.number - read.sentence.number) <= distance
    ]


def _objects_near(premise: Premise, naming: Sequence[Read], told: Sequence[Read]) -> bool:
    """Of a verb whose other words are not known: whether the objects are told of with the subject."""
    if not premise.objects:
        return True
    return any(
        {stem(word) for word in WORD.findall(other.text)} & set(premise.objects)
        for read in naming
        for other in _beside(read, told, 1)
    )


def _title_says(premise: Premise, title: str, names: frozenset[str]) -> bool:
    match = deed(premise.verb).search(title)
    return match is not None and _prints(title, names) and not _UNREAL.search(title[: match.start()])


def _prints(text: str, names: frozenset[str]) -> bool:
    return any(
        word in names or _singular(word) in names or any(word.startswith(name) and len(name) > 4 for name in names)
        for word in map(folded, _words(text))
    )


def folded(word: str) -> str:
    """A word without capitals and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _words(text: str) -> list[str]:
    """Its words, "U.N." as one, and the initials of what has capitals: "The United Nations" is the UN."""
    words = [word.replace(".", "") for word in re.findall(r"(?:[A-Z]\.){2,}|\w+(?:-\w+)*", text)]
    runs = re.findall(r"(?!The )[A-Z]\w+(?: [A-Z]\w+)+", text)
    return [*words, *("".join(word[0] for word in run.split()) for run in runs)]


def _names_of_subject(premise: Premise, told: Sequence[Read]) -> frozenset[str]:
    """The subject's own words, and what the articles call the same: the mayor's name, or a name's office."""
    heads = {folded(head) for head in premise.heads}
    found = {*heads, *(_singular(head) for head in heads if len(head) > 4)}
    for read in told:
        for head in heads:
            found |= _called(head, read.text, named=premise.is_named)
    return frozenset(found)


def _called(head: str, text: str, *, named: bool) -> set[str]:
    """ "Mayor Anna Berg" and "Anna Berg, the mayor of Riverton" tell that the mayor is Berg."""
    folded = re.escape(head)
    if named:
        offices = re.findall(
            rf"\b([A-Za-z]+) (?:[A-Z][\w’-]+ )*(?i:{folded})\b|\b(?i:{folded}), (?:the |a )?((?:[a-z-]+ ){{0,4}})", text
        )
        words = {word.casefold() for pair in offices for part in pair for word in part.split()}
        return {word for word in words if _OFFICE.fullmatch(word)}
    after = re.findall(rf"\b(?i:{folded})(?: of [A-Z]\w+)?,? ((?:[A-Z][\w’-]+ ?)+)", text)
    before = re.findall(
        rf"((?:[A-Z][\w’-]+ )*[A-Z][\w’-]+), (?:the |a |who is |then )?(?:[\w’-]+ ){{0,5}}?(?i:{folded})\b", text
    )
    return {re.sub(r"[’']s$", "", name.split()[-1]).casefold() for name in (*after, *before) if name.split()}


def _by_place(sentences: Sequence[Read]) -> list[Read]:
    """Each sentence once, in the order of the articles."""
    once = {(read.article.id, read.sentence.start): read for read in sentences}
    return list(once.values())
