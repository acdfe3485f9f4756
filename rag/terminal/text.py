"""Text on its way to a terminal, which would obey the control characters in strangers' files: none is printed."""

import json
import re
from collections.abc import Iterable

_LINE_ENDS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]")
_OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # controls, and what reorders letters
_NOT_PRINTED = "\ufffd"


def as_json(record: object) -> str:
    """JSON for people and programs: indented, in the article's own letters."""
    return json.dumps(record, ensure_ascii=False, indent=2)


def printable(lines: Iterable[str]) -> str:
    """The lines, one line each, with nothing in them that a terminal obeys."""
    return "\n".join(_OBEYED.sub(_NOT_PRINTED, _LINE_ENDS.sub(" ", line)) for line in lines)
