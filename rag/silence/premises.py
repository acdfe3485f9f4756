"""What a question takes for granted: "Why did the mayor resign?" assumes that the mayor resigned.

Rules over the question's own words, no parser: who (the subject), what was done (the verb), and to what (the objects).
A question whose shape the rules do not know assumes nothing here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rag.said import SAY
from rag.verbs import is_base_form, is_known_verb, is_participle, stem
from rag.words import FUNCTION_WORDS

_WHAT_N: Final = r"(?:what|which) (?:year|month|day|date|week|season|century|city|town|country|place|court|hospital)"
_ASKS: Final = (
    r"^(?:and |but |so )?(?:exactly )?(?:why|when|where|whereabouts|(?:since|until|till|from) (?:when|where)|what time"
    r"|how(?! (?:many|much|old|likely|do|does|is|are)\b)(?: (?:long ago|long|often|far|badly|soon|quickly))?"
    rf"|(?:on|in|at|during|for|to|from|by|with|of|through|under)? ?(?:{_WHAT_N}|what reasons?|what grounds|whom?))"
    r"(?: exactly| else)?"
)
_DID: Final = re.compile(rf"{_ASKS} did (?P<rest>.+)$", re.IGNORECASE)
_WAS: Final = re.compile(rf"{_ASKS} (?:was|were|has|have|had) (?P<rest>.+)$", re.IGNORECASE)
_YES_NO: Final = re.compile(r"^(?:and |but |so )?(?P<auxiliary>did|was|were|has|have|had) (?P<rest>.+)$", re.IGNORECASE)
_WHO: Final = re.compile(r"^who (?P<verb>[a-z]+) (?P<rest>.+)$", re.IGNORECASE)
_NOUN: Final = r"(?P<noun>[a-z]+(?:ation|ition|ment|sal|rest|eath|ction|sion|tion|orce|ture|vorce|trial|logy|murder))"
_HAS_DONE: Final = re.compile(
    rf"\b(?:after|before|since|following|despite|during|because of|led to|caused|about|with|of|behind|to|for)"
    rf" (?P<subject>(?:the )?[\w-]+(?: [\w-]+){{0,3}}?)[’']s? {_NOUN}\b"
)
_DEED_OF: Final = re.compile(
    rf"\b(?:after|before|since|following|despite|because of|led to|caused) the {_NOUN} of"
    r" (?P<subject>(?:the )?[\w-]+(?: [A-Z][\w-]+)*)"
)
_NOT: Final = re.compile(r"\b(?:not|never|no longer|\w+n[’']t|refuse[sd]?|fail(?:s|ed)?|den(?:y|ied))\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w-]+(?:[’']s?\b)?")

_NO_SUBJECT: Final = frozenset(
    """he she it they we you i there this that these those someone anyone people everyone who which what one""".split()
)
_DETERMINERS: Final = frozenset("the a an his her its their our your my this that these those all both no any".split())
# For what was said the articles may have other words: "say how many people are missing".
_CLAUSE: Final = re.compile(r" ?(?:that|how|what|who|whom|whose|whether|why|when|where|which)\b", re.IGNORECASE)
_STOPS: Final = FUNCTION_WORDS - _DETERMINERS - frozenset(("of", "and", "or"))
_LIGHT: Final = frozenset(
    """be have do make take give hold get go come become begin start carry launch put set keep let happen occur seem
    look stay live work use call say tell report state announce claim think feel mean want try plan hope help""".split()
)
_GOES_ON: Final = frozenset(
    """army police government military navy parliament people team company president officials first last finally
    later also again originally initially suddenly""".split()
)
_COLLECTIVE: Final = frozenset("army police government military navy parliament people team company officials".split())
_NUMERAL: Final = re.compile(r"[IVX]+|Jr|Sr")


@dataclass(frozen=True)
class Premise:
    """What is assumed: `subject` as printed, its `heads` (the words that name it), the verb, the objects' stems.

    `direct`: the stems of what stands right after the verb, whom or what it was done to; empty where nothing does.
    `is_named`: the heads are a name. `is_passive`: the subject suffered it. `is_sure`: other words for it are known.
    """

    subject: str
    heads: frozenset[str]
    verb: str
    objects: tuple[str, ...]
    direct: frozenset[str]
    is_named: bool
    is_passive: bool
    is_sure: bool


def premises_of(question: str) -> tuple[Premise, ...]:
    """What the question assumes; nothing where it asks whether, or asks in the negative."""
    if _NOT.search(question):
        return ()
    text = question.rstrip(" ?!.…")
    return tuple(premise for found in (_asked(text), *_named(text)) if (premise := found) is not None)


def proposition_of(question: str) -> Premise | None:
    """What a question asks to be confirmed ("Did the mayor resign?"), if the rules know its verb."""
    match = None if _NOT.search(question) else _YES_NO.match(question.rstrip(" ?!.…"))
    if not match:
        return None
    premise = _did(match["rest"]) if match["auxiliary"].casefold() == "did" else _was(match["rest"])
    return premise if premise and premise.is_sure else None


def _asked(text: str) -> Premise | None:
    if match := _DID.match(text):
        return _did(match["rest"])
    if match := _WAS.match(text):
        return _was(match["rest"])
    if (match := _WHO.match(text)) and is_known_verb(match["verb"]) and is_participle(match["verb"].casefold()):
        return _premise(match["rest"], match["verb"].casefold(), "", passive=True)
    return None


def _named(text: str) -> Iterator[Premise | None]:
    """ "after the mayor’s resignation", "since the death of Anna Berg"."""
    for pattern in (_HAS_DONE, _DEED_OF):
        for match in pattern.finditer(text):
            if is_known_verb(match["noun"]):
                yield _premise(match["subject"], match["noun"], "", passive=False)


def _did(rest: str) -> Premise | None:
    """ "the acting governor | reject | the figures"."""
    words = list(_WORD.finditer(rest))
    place = _place_of_verb(words)
    if place is None:
        return None
    verb = words[place]
    return _premise(rest[: verb.start()], verb.group(), rest[verb.end() :], passive=False)


def _was(rest: str) -> Premise | None:
    """ "the church | built | in Riverton": the last participle before a preposition or the end."""
    words = list(_WORD.finditer(rest))
    for place in range(1, len(words)):
        word = words[place].group()
        ends = place + 1 == len(words) or words[place + 1].group().casefold() in FUNCTION_WORDS - {"of"}
        if word.islower() and is_participle(word) and ends:
            return _premise(rest[: words[place].start()], word, rest[words[place].end() :], passive=True)
    return None


def _place_of_verb(words: list[re.Match[str]]) -> int | None:
    """Where the verb stands after "did": a listed verb, else what follows a name, else what precedes the object."""
    texts = [word.group() for word in words]
    known = (place for place in range(1, len(texts)) if is_base_form(texts[place]) and not _is_noun(texts, place))
    if (place := next(known, None)) is not None:
        return place
    first = 1 if texts and texts[0].casefold() in _DETERMINERS else 0
    names = first
    while names < len(texts) and texts[names][:1].isupper():
        names += 1
    if names > first:
        place = _after_nouns(texts, names)
        return place if place < len(texts) and _may_be_verb(texts[place]) else None
    for place in range(first + 1, len(texts)):
        following = texts[place + 1] if place + 1 < len(texts) else "in"
        ends = following != "of" and (following.casefold() in FUNCTION_WORDS or not following.islower())
        if ends and _may_be_verb(texts[place]):
            return place
    return None


def _after_nouns(texts: list[str], place: int) -> int:
    """Past what a name is only the beginning of: "Ukrainian forces", "Russia’s military", "Edward first"."""
    if place < len(texts) and texts[place - 1].endswith(("’s", "'s")):
        place += 1
    while place < len(texts) and (texts[place] in _GOES_ON or re.fullmatch(r"[a-z]+[^s\W]s", texts[place])):
        place += 1
    return place


def _is_noun(texts: list[str], place: int) -> bool:
    """ "the attack happen", "his murder", "the daring attack come": a listed word that is no verb here."""
    before, after = texts[place - 1].casefold(), texts[place + 1 : place + 2]
    return before in _DETERMINERS or before in ("of", "and", "to") or bool(_LIGHT.intersection(after))


def _may_be_verb(word: str) -> bool:
    return word.islower() and word not in FUNCTION_WORDS and not word.endswith(("ly", "’s", "'s"))


def _premise(subject: str, verb: str, rest: str, *, passive: bool) -> Premise | None:
    heads, is_named = _heads_of(subject)
    if (
        not heads
        or (re.fullmatch(SAY, verb, re.IGNORECASE) and _CLAUSE.match(rest))
        or subject.split(maxsplit=1)[0].casefold() in _NO_SUBJECT
        or re.search(r" (?:when|while|if|as) ", subject)
    ):
        return None
    found = [word.group() for word in _WORD.finditer(rest)]
    first = next((n for n, word in enumerate(found) if word.casefold() in _STOPS), len(found))
    direct = frozenset() if passive else frozenset(_stems(found[:first]))
    is_sure = is_known_verb(verb) and verb not in _LIGHT
    return Premise(
        subject.strip(), frozenset(heads), verb, tuple(dict.fromkeys(_stems(found))), direct, is_named, passive, is_sure
    )


def _stems(words: Sequence[str]) -> list[str]:
    """The stems of the content words; a number is none."""
    return [stem(word) for word in map(_bare, words) if word.casefold() not in FUNCTION_WORDS and not word.isdigit()]


def _heads_of(subject: str) -> tuple[tuple[str, ...], bool]:
    """The words that name a subject, and whether they are a name.

    They are the last word of its name and its initials, else its noun before "of" or "in".
    """
    words = [_bare(word.group()) for word in _WORD.finditer(subject)]
    words = [word for word in words if not _NUMERAL.fullmatch(word)]
    main = words[: next((n for n, word in enumerate(words) if n and word in _STOPS | {"of"}), len(words))]
    names = [word for word in main if word[:1].isupper() and word.casefold() not in FUNCTION_WORDS]
    if names and main[-1] == names[-1]:
        initials = "".join(word[0] for word in names)
        return (names[-1].casefold(), *((initials.casefold(),) if len(initials) > 1 else ())), True
    nouns = [word.casefold() for word in main if word.casefold() not in FUNCTION_WORDS | _GOES_ON - {"president"}]
    last = main[-1].casefold() if main and main[-1].casefold() in _COLLECTIVE else (nouns or [""])[-1]
    return ((last,) if last else ()), False


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)
