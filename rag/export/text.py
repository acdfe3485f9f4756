"""Text for files that people open: without the control characters that XML forbids and editors obey."""

import re
from typing import Final

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text, all of it that may stand in a file."""
    return _FORBIDDEN.sub("", text)
