"""Whether a date expression lies behind the article or ahead of it: what the verbs around it tell.

The last verb before the expression decides ("will meet on Friday", "met on Friday"); where the expression opens its
clause, the first one after it does ("On Friday the court will rule").
"""

import re
from typing import Final, Literal, cast

Tense = Literal["past", "ahead", "open"]

_BE: Final = r"(?:is|are|am)"
_PLANNED: Final = r"(?:\w+ly |not )?(?:due|scheduled|expected|planned|supposed|slated|going|set(?= to| for)|to)\b"
# "Agreed to meet on Friday", "was due on Friday", "plays on Friday": that Friday may be behind or ahead.
_OPEN: Final = (
    rf"(?:would|will) have|(?:was|were|been) {_PLANNED}|to be (?:\w+ly )?[a-z]+|{_BE}(?! {_PLANNED})"
    r"|(?:agreed|asked|decided|had|has|have|hoped|invited|offered|ordered|planned|pledged|promised|threatened|told"
    r"|urged|vowed|wanted) to(?= [a-z])|must|should|can|could(?! not)|[Ii]f|[Uu]nless"
    r"|airs|arrives|begins|comes|ends|faces|goes|heads|hosts|meets|opens|plays|returns|starts|takes place"
    r"|(?:which|who) (?!(?:does|has|is|was|his)\b)[a-z]{2,}s"
)
_AHEAD: Final = (
    rf"upcoming|forthcoming|will|won[’']t|would|shall|may|might|{_BE} {_PLANNED}"
    r"|(?:due|scheduled|expected) (?:for|in|on|to)|(?:planned|slated|set) (?:for|on)"
    r"|(?:aims?|expects?|hopes?|intends?|plan(?:s|ning)?|wants?) to"
)
_IRREGULAR: Final = """
ate bore became began bought broke brought built came caught chose dealt did drank drew drove fell felt fled flew
forgot fought found froze gave got grew had has have heard held hid kept knew laid led left lost made met paid ran
rang rode rose said sang sank saw says sent shook shot slept sold sought spent spoke stole stood struck swept swore
taught thought threw told took tore was went were woke won wore wrote
""".split()
_PAST: Final = (
    rf"(?:could|would|did) not|(?:could|would|did|was|were|had)n[’']t|{'|'.join(_IRREGULAR)}"
    r"|(?:may|might|could|should|must) have|(?:began|continued|declined|failed|forced|managed|refused) to"
    r"|(?:add|announc|claim|confirm|declar|reject|report|stat|warn)ed"
)
_NO_PARTICIPLE: Final = r"(?:need|speed|feed|indeed|hundred|sacred|exceed|proceed|succeed|breed)\b"
# After "be" a participle has no tense of its own; elsewhere it is past, or an adjective ("elected officials").
_VERB: Final = re.compile(
    r"\b(?:(?P<neutral>(?:be(?:en|ing)?|get|keep|remain|stay) (?:\w+ly )?[a-z]+)"
    rf"|(?P<open>{_OPEN})|(?P<past>{_PAST})|(?P<ahead>{_AHEAD})|(?!{_NO_PARTICIPLE})(?P<participle>[a-z]{{2,}}ed))\b"
    r"|(?P<short>[’']ll)\b"
)
_TENSES: Final[dict[str, Tense]] = {
    "open": "open",
    "past": "past",
    "participle": "past",
    "ahead": "ahead",
    "short": "ahead",
}
_OPENS_ITS_CLAUSE: Final = re.compile(
    r"(?:^|[,;:—–(“\"‘«]|\b(?:after|and|as|because|but|if|that|when|while))\s*"
    r"(?:(?:and|but|that|then|on|in|late|early|earlier|later) )*$",
    re.IGNORECASE,
)
_ENDS_ITS_CLAUSE: Final = re.compile(
    r"[,.;:—–]| (?:after|and|as|because|but|how|that|to|what|when|where|whether|which|while|who|why)\b"
)
_SINCE: Final = re.compile(r"\bsince $", re.IGNORECASE)
_LIMIT: Final = re.compile(r"\b(?:by|until|till|before|ahead of|starting|beginning|from|through) $", re.IGNORECASE)
_DATELINE: Final = re.compile(r"(?: \(\w[^)]{0,30}\))? ?(?:[-–]+|—) ?")


def tense_of(before: str, after: str) -> Tense | None:
    """The tense of a date expression between two pieces of its sentence; None where there is no verb."""
    if _SINCE.search(before):
        return "past"
    if _DATELINE.match(after):
        return None
    first, second = _around(before, after)
    is_of_a_thing = after.startswith(("’s", "'s"))  # "Friday’s raid will be investigated": the verb is not of Friday
    if _LIMIT.search(before):
        return "ahead" if first == "ahead" and not is_of_a_thing else "open"
    if is_of_a_thing:
        return "open" if {first, second} & {"ahead", "open"} else "past"
    return first or second


def _around(before: str, after: str) -> tuple[Tense | None, Tense | None]:
    """The tenses of the verbs before and after the expression, the one that decides first."""
    last, first = _last(before), _first(after)
    if _OPENS_ITS_CLAUSE.search(before) and not (last and after.startswith((",", ".", ";"))):
        return first, last
    return last, None if _ENDS_ITS_CLAUSE.match(after) else first


def _last(before: str) -> Tense | None:
    """The tense of the last verb; after one that looks ahead a participle may be an adjective, and settles nothing."""
    tense: Tense | None = None
    end_of_last = 0
    for verb in _VERB.finditer(before):
        in_one_clause = "," not in before[end_of_last : verb.start()]
        if verb.lastgroup == "participle" and in_one_clause and tense in ("ahead", "open"):
            tense = "open"
        else:
            tense = _tense(verb) or tense
        end_of_last = verb.end()
    return tense


def _first(after: str) -> Tense | None:
    return next((tense for verb in _VERB.finditer(after) if (tense := _tense(verb))), None)


def _tense(verb: re.Match[str]) -> Tense | None:
    return _TENSES.get(cast(str, verb.lastgroup))
