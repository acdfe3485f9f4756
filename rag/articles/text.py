"""Markdown and plain text, with or without YAML front matter."""

import re
from dataclasses import replace

import yaml

from rag.articles import limits
from rag.articles.canonical import decode
from rag.articles.metadata import Draft, Metadata, read_metadata, title_line
from rag.errors import ArticleError

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<header>.*?)^(---|\.\.\.)[ \t]*(\n|\Z)", re.DOTALL | re.MULTILINE)
_BLANK_LINES = re.compile(r"([ \t]*\n)*")
_HEADING_MARK = re.compile(r"#{1,6}\s+")


def read_plain_text(data: bytes) -> Draft:
    """An article in a text file; the text is the body after the front matter, or the whole file."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    match = _FRONT_MATTER.match(text)
    metadata = _front_matter(match["header"]) if match else None
    if match is None or metadata is None:
        return Draft(text, Metadata())
    body = text[match.end() :]
    return Draft(body[_blank_lines_end(body) :], metadata)


def read_markdown(data: bytes) -> Draft:
    """As plain text; the `# ` before a title line stays in the text and is not part of the title."""
    draft = read_plain_text(data)
    title = draft.metadata.title or _HEADING_MARK.sub("", title_line(draft.text) or "", count=1)
    return replace(draft, metadata=replace(draft.metadata, title=title or None))


def _blank_lines_end(body: str) -> int:
    match = _BLANK_LINES.match(body)
    return match.end() if match else 0


def _front_matter(header: str) -> Metadata | None:
    """The fields of a header, or None where it is no mapping: then the dashes were a rule above ordinary text."""
    if len(header) > limits.FRONT_MATTER_CHARACTERS:
        raise ArticleError(f"The front matter is longer than {limits.FRONT_MATTER_CHARACTERS:,} characters.")
    if header.count("[") + header.count("{") > limits.FRONT_MATTER_BRACKETS:
        raise ArticleError(f"The front matter has more than {limits.FRONT_MATTER_BRACKETS} brackets.")
    try:
        # A few lines of aliases unpack to gigabytes, and no front matter needs one.
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(header)):
            raise ArticleError(
                "The front matter uses a YAML alias (*name), which is not accepted; write the value out."
            )
        # The base loader gives strings only: as safe as can be, and an id of 007 or a date stays as printed.
        fields = yaml.load(header, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1  # counted in the file, whose first line is ---
        raise ArticleError(f"The front matter is not valid YAML at line {line}: {error.problem}.") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ArticleError("The front matter is not valid YAML.") from error
    return read_metadata(fields) if isinstance(fields, dict) else None
