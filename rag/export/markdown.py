"""A page as Markdown (CommonMark, with GitHub's tables). What articles say cannot become a part of its form."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rag.export.blocks import Block, Contents, Heading, Items, Paragraph, Quotation, Table
from rag.export.text import plain, straight

_MEANT_ANYWHERE: Final = re.compile(r"[\\`*_\[\]<>&|~$#!]")
_MEANT_FIRST: Final = re.compile(r"^\d*(?=[.)])|^(?=[-+=])")  # a list, or a line under a heading
_LINE_END: Final = re.compile(r"\r\n?|\n")


def as_markdown(page: Contents) -> str:
    """The page, a blank line between its blocks."""
    blocks = (f"# {_line(page.title)}", *(text for block in page.blocks for text in _block(block)))
    return "\n\n".join(blocks) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"## {_line(block.text)}"
        case Paragraph():
            yield _paragraph(block)
        case Items():
            yield "\n".join(f"- {_line(item)}" for item in block.items)
        case Table():
            yield _line(block.caption)
            rule = " | ".join("---" for _ in block.headings)
            yield "\n".join((_row(block.headings), f"| {rule} |", *map(_row, block.rows)))
        case Quotation():
            yield f"**\\[{block.label}\\]**"
            yield "\n".join(f"> {_escaped(line)}" for line in _LINE_END.split(block.text))
            yield "\n".join(f"- {_paragraph(line)}" for line in block.lines)


def _paragraph(paragraph: Paragraph) -> str:
    link = f" <{paragraph.url}>" if paragraph.url else ""
    return f"{_line(paragraph.text)}{link}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_line, cells))} |"


def _line(text: str) -> str:
    """The text on one line."""
    return _escaped(straight(_LINE_END.sub(" ", text)))


def _escaped(line: str) -> str:
    """A line that says what it says: no character of it is Markdown."""
    inside = _MEANT_ANYWHERE.sub(r"\\\g<0>", plain(line).lstrip())
    return _MEANT_FIRST.sub(r"\g<0>\\", inside)
