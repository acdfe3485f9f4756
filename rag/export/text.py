"""Text for files that people open: without the control characters that XML forbids and editors obey."""

import re
from typing import Final

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text, all of it that may stand in a file."""
    return _FORBIDDEN.sub("", text)


def straight(text: str) -> str:
    """Text beside other on its line: also without the marks that turn writing round, which would turn the other."""
    return _TURNING.sub("", plain(text))
