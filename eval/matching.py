"""How gold is looked for in a text: evidence whatever its blanks, an answer as whole words in any case as well."""

import re
import unicodedata


def plain(text: str) -> str:
    """The text with every run of blanks as one space, in the Unicode form of the stored articles."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def evidence_pattern(piece: str) -> re.Pattern[str]:
    """What finds a piece of evidence in an article."""
    return re.compile(_whatever_blanks(piece))


def answer_pattern(answer: str) -> re.Pattern[str]:
    """What finds an answer in an article."""
    return re.compile(rf"(?<!\w){_whatever_blanks(answer)}(?!\w)", re.IGNORECASE)


def _whatever_blanks(words: str) -> str:
    return r"\s+".join(map(re.escape, plain(words).split()))
