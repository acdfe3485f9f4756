"""The words of a question for who said something, and the name that answers it."""

import re
from typing import Literal

LONGEST = 200  # characters of what was said that go into a question
FEWEST_WORDS = 4  # what is shorter was said by many

_QUOTE_MARKS = re.compile("[“”„«»\"]|''|``")
_QUOTED = re.compile("(?:[“„«\"]|''|``).*?(?:[”»\"]|''|$)", re.DOTALL)
_ASIDE = re.compile(r"[,;:()\[\]–—]|--| - ")
_AROUND_WORDS = "“”\"'‘’"
_AROUND_SENTENCE = " .,;:!?…-–—'‘"
_THAT = re.compile(r"^that\b[\s,:]*")
_POSSESSIVE = re.compile(r"['’]s$")
# Only after these can what was said be asked for with "Who said that …?"; others ask, want or call it something.
_SAYING = frozenset(
    "said say says saying told tell tells telling according wrote write writes writing tweeted added adds adding noted "
    "notes argued argue argues arguing stated states continued acknowledged explained declared insisted claimed claims "
    "replied responded warned concluded announced admitted believe believes thinks think suggested predicted".split()
)
_BEFORE_ANOTHER_NAME = frozenset(
    "of for from at in on with to by and or near under inside towards toward about against than like as who".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
_REFLEXIVE = frozenset("himself herself themselves itself".split())
# Words that are capitalised for other reasons than that they name who spoke.
_NO_NAMES = frozenset(
    "a an the this that these those i we you he she it they his her their our my your its who what when where there "
    "here one two three some many most all both several another other others no not but and if as in on at for so "
    "people republicans democrats americans everyone everybody someone nobody experts officials critics supporters "
    "monday tuesday wednesday thursday friday saturday sunday january february march june july august september "
    "october november december".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr sen rep gov gen lt col sgt capt rev prof president senator representative congressman "
    "congresswoman governor secretary general mayor judge justice professor director chairman chairwoman chair "
    "manager spokesman spokeswoman speaker leader minister chancellor pope king queen prince rabbi imam bishop "
    "commissioner captain deputy counsel whip coach host reporter correspondent editor ambassador attorney sheriff "
    "officer candidate nominee".split()
)


def is_saying(cue: str) -> bool:
    """Whether the words that attribute say that something was said."""
    return any(word.strip(_AROUND_SENTENCE).lower() in _SAYING for word in cue.split())


def name_in(source: str, text: str) -> str | None:
    """The name at the head of "the Maine senator Ann Berg of Oslo, 61", here Ann Berg; None where a role is all.

    A first word that the text also writes small belongs to no name: it has its capital from opening a sentence.
    """
    words = [word.strip(_AROUND_WORDS) for word in _ASIDE.split(source.strip(), maxsplit=1)[0].split()]
    if words and re.search(rf"\b{re.escape(words[0].lower())}\b", text):
        words = words[1:]
    while words and words[-1].lower() in _REFLEXIVE:
        words.pop()
    while name := _capitals_at_end(words):
        before = words[: -len(name)]
        while before and before[-1].lower() in _ARTICLES:
            before.pop()
        if not before or before[-1] not in _BEFORE_ANOTHER_NAME:
            return _without_titles(name)
        words = before[:-1]
    return None


def question_for(content: str) -> str | None:
    """Asks who said it, in its words; None where these are too few."""
    words = _THAT.sub("", " ".join(_QUOTE_MARKS.sub(" ", content).split()).strip(_AROUND_SENTENCE))
    if len(words.split()) < FEWEST_WORDS:
        return None
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition(" ")[0].rstrip(_AROUND_SENTENCE)
    first, _, rest = words.partition(" ")
    opening = first.lower() if first.lower() in _NO_NAMES and first != "I" else first
    return f"Who said that {opening} {rest}?"


def speech_kind(content: str) -> Literal["direct", "indirect", "mixed"]:
    """By its quotation marks: all within them, none, or some."""
    if not _QUOTE_MARKS.search(content):
        return "indirect"
    return "mixed" if re.search(r"\w", _QUOTED.sub("", content)) else "direct"


def _capitals_at_end(words: list[str]) -> list[str]:
    """The last words, as far as they are written like names."""
    first = len(words)
    while first and words[first - 1][:1].isupper() and words[first - 1].lower() not in _NO_NAMES:
        first -= 1
    return words[first:]


def _without_titles(name: list[str]) -> str | None:
    """What follows the last title, for the name of "Maine Senator Ann Berg" is Ann Berg."""
    titles = [index for index, word in enumerate(name) if word.lower().rstrip(".") in _TITLES]
    bare = name[titles[-1] + 1 :] if titles else name
    return _POSSESSIVE.sub("", " ".join(bare)) or None
