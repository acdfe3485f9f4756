"""Which sources are outlets: newspapers, broadcasters and agencies, through which an article knows what others say.

An outlet is a phrase with a noun that says so ("the regional broadcaster Seym"), a name that ends as newspapers' names
do ("the Daily Post"), a name of the short list below, or one that the same article calls an outlet elsewhere.
"""

import re
from dataclasses import dataclass
from typing import Final

_NOUN: Final = (
    r"(?:(?:news|press|wire|media)[ -](?:agency|service|site|website|outlet|channel|network|portal)|news(?:paper|wire)"
    r"|broadcaster|daily(?= [A-Z])|weekly(?= [A-Z])|(?:^|(?<=the ))agency(?= [A-Z])"
    r"|tabloid|broadsheet|magazine|(?:TV|television|radio|Telegram) (?:station|channel|network))"
)
_HAS_NOUN: Final = re.compile(rf"\b{_NOUN}\b")
_NAME: Final = r"[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,3}"
_CALLED_OUTLET: Final = re.compile(
    rf"\b(?:{_NOUN},? (?:the )?({_NAME})|(?!(?:The|An?) )({_NAME}),? (?:an? |the )?(?:\w+ )?{_NOUN})\b"
)
_LAST_WORDS: Final = frozenset(
    """Times Post News Journal Herald Tribune Gazette Telegraph Guardian Mirror Mail Chronicle Observer Independent
    Weekly Daily Sun Star Standard Echo Argus Courier Examiner Sentinel Dispatch Globe Express Bulletin Inquirer Radio
    Television Today Review""".split()
)
_KNOWN: Final = frozenset(
    """BBC CNN CBS NBC ABC NPR PBS MSNBC CNBC CBC ITV AP AFP UPI dpa DPA EFE ANSA Reuters Bloomberg Interfax TASS Tass
    Xinhua Kyodo Yonhap Politico Axios BuzzFeed Breitbart Vox Slate Meduza Ukrinform Tasnim WAFA Jazeera Arabiya
    Economist Spiegel Monde Figaro País Repubblica Kommersant Vedomosti Novosti""".split()
)
_NAMED_PRESS: Final = frozenset(
    ("Associated Press", "Press Association", "Agence France-Presse", "Fox News", "Sky News")
)
_PERSON: Final = re.compile(
    r"\b(?:editor|reporter|journalist|correspondent|anchor|host|presenter|owner|columnist|publisher|spokes\w+|readers?"
    r"|chief|executives?|poll|survey|interview)\b",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"(?:the|an?|its|our)\s+", re.IGNORECASE)
_END_OF_HEAD: Final = re.compile(r",| (?:of|for|from|in|by|at|on|who|which|that|and) ")


@dataclass(frozen=True)
class Outlets:
    """The names that one article says are outlets' names."""

    named: frozenset[str]

    def include(self, phrase: str) -> bool:
        """Whether a source is an outlet."""
        head = _ARTICLE.sub("", _END_OF_HEAD.split(phrase, maxsplit=1)[0], count=1).strip()
        if not head or _PERSON.search(head) or "’s " in head or "'s " in head:
            return False
        words = head.split()
        is_name = all(word[0].isupper() or not word[0].isalpha() for word in words)
        known = head in self.named or head in _NAMED_PRESS or not _KNOWN.isdisjoint(head.replace("-", " ").split())
        ends_like_one = words[-1] in _LAST_WORDS and (len(words) > 1 or head != phrase)
        return _HAS_NOUN.search(head) is not None or (is_name and (known or ends_like_one))


def find_outlets(text: str) -> Outlets:
    """The outlets that an article names as such: "the regional broadcaster Seym", "the Interfax news agency"."""
    names = (name for match in _CALLED_OUTLET.finditer(text) for name in match.groups() if name)
    return Outlets(frozenset(name.strip() for name in names))
