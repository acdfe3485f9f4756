"""What only asks for the last answer again, for more of it, or for the articles in which it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rag.schema import Asks
from rag.words import words

_LONGEST: Final = 10  # words
_POLITE: Final = frozenset(
    "please pls plz can could would will you i me us want to sorry thanks then now so just ok".split()
)
_COURTEOUS: Final = frozenset("please pls plz sorry thanks".split())
_THAT: Final = frozenset("that this it them those the answer answers quote quotes last same one what was s".split())


@dataclass(frozen=True)
class _Request:
    """Made of nothing but these words, one of the `telling` among them; or exactly one of the `phrases`."""

    telling: frozenset[str]
    beside: frozenset[str]
    phrases: frozenset[str]

    def is_made_by(self, asked: list[str]) -> bool:
        made = set(asked)
        plainly = " ".join(word for word in asked if word not in _COURTEOUS)
        return bool({" ".join(asked), plainly} & self.phrases) or bool(
            made & self.telling and made <= self.telling | self.beside | _POLITE | _THAT
        )


def _request(telling: str, beside: str, phrases: str) -> _Request:
    """`phrases` stand on lines of their own, separated by bars."""
    exactly = (phrase.strip() for line in phrases.splitlines() for phrase in line.split("|"))
    return _Request(frozenset(telling.split()), frozenset(beside.split()), frozenset(filter(None, exactly)))


_REQUESTS: Final[Mapping[Asks, _Request]] = {
    "again": _request(
        "again repeat pardon rephrase missed",
        "say tell show give read once more did come see do just",
        """
        once more | one more time | say that once more
        sorry | what | what was that | what did you say | what did you just say
        """,
    ),
    "articles": _request(
        "article articles source sources link links reference references newspaper paper publication published"
        " printed url",
        "which where who when is are were has had does did do say says said from in on for of behind show give see"
        " read name tell figure number claim statement original whole full its your whats whose found quoted cite",
        """
        where does it say that | where does it say so | where does it say this | where did it say that
        where does that stand | where does this stand | where does it stand
        where is that from | where is this from | where does that come from | where does this come from
        where was that said | where is that said | where is that stated | where is that written | where is it written
        where did you get that from | where did you get that | where did you find that | where did you read that
        where was that reported | where was this reported | what is the headline
        which outlet reported that | which outlet said that | which outlet is that | which outlet is it
        which report is that in | which report is that from
        which story is this from | which story is that from | which story is that
        """,
    ),
    "more": _request(
        "more else others another rest further",
        "what who anything something some any tell show give get list is are there about of on say and a bit few"
        " detail details information do have got know",
        """
        go on | continue | carry on | keep going | next | and what next | please continue
        elaborate | can you elaborate | please elaborate | expand on that | is that all | was that all
        any other quotes | are there other quotes
        what else is said | what else is said about that | what else is known | what else is reported
        what else does it say | what else do they say | what else does the article say
        what else do the articles say | what else do the articles say about that
        """,
    ),
}


def repeat(follow_up: str) -> Asks | None:
    """Which of these a follow-up asks for; None where it asks something of its own."""
    asked = words(follow_up)
    if len(asked) > _LONGEST:
        return None
    return next((asks for asks, request in _REQUESTS.items() if request.is_made_by(asked)), None)
