"""What kind of small talk an utterance is, if it is nothing else from its first word to its last."""

import re
from typing import Final, Literal, get_args

from rag.small_talk import phrases
from rag.small_talk.phrases import any_of

Utterance = Literal[
    "publisher",
    "newest",
    "oldest",
    "count",
    "articles",
    "who",
    "help",
    "feeling",
    "farewell",
    "thanks",
    "greeting",
    "acknowledgement",
]
_PATTERNS: Final[dict[Utterance, str]] = {
    "newest": phrases.NEWEST,
    "oldest": phrases.OLDEST,
    "count": phrases.COUNT,
    "articles": phrases.ARTICLES,
    "who": phrases.WHO,
    "help": phrases.HELP,
    "feeling": phrases.FEELING,
    "farewell": phrases.FAREWELL,
    "thanks": phrases.THANKS,
    "greeting": phrases.GREETING,
    "acknowledgement": phrases.ACKNOWLEDGEMENT,
}

_FILLING: Final = any_of(phrases.FILLING)
_IN_A_ROW: Final = re.compile(
    f"((?:{'|'.join(f'(?P<{kind}>{any_of(lines)})' for kind, lines in _PATTERNS.items())}|{_FILLING})( |$))+"
)
_COURTESY: Final = "|".join(map(any_of, (phrases.GREETING, phrases.THANKS, phrases.ACKNOWLEDGEMENT, phrases.FILLING)))
_OF_A_PUBLISHER: Final = re.compile(
    f"(({_COURTESY}) )*({any_of(phrases.OF_A_PUBLISHER)}) (?P<name>.+?)( ({_FILLING}))*"
)
_APOSTROPHES: Final = re.compile("['’‘]")
_MARKS: Final = re.compile(r"[^\w&]+")
_SMILES: Final = re.compile(r"[:;]-?[)(dp]|<3", re.IGNORECASE)


def utterance_of(text: str) -> Utterance | None:
    """The kind that asks for most, where there are several ("hi, thanks, what can you do?"); None for a question."""
    match = _IN_A_ROW.fullmatch(in_plain(text))
    if match is None:
        return None
    said = {kind for kind, words in match.groupdict().items() if words}
    kind = next((kind for kind in get_args(Utterance) if kind in said), None)
    # "Good?" and "interesting?" want to know something.
    return None if kind == "acknowledgement" and "?" in text else kind


def publisher_asked(text: str) -> str | None:
    """Whose articles are asked for, in plain words; whether there is such a publisher is another matter."""
    match = _OF_A_PUBLISHER.fullmatch(in_plain(text))
    return match["name"] if match else None


def in_plain(text: str) -> str:
    """Words alone, in small letters, as they were meant."""
    bare = _MARKS.sub(" ", _APOSTROPHES.sub("", _SMILES.sub(" ", text))).casefold()
    return " ".join(phrases.AS_MEANT.get(word, word) for word in bare.split())
