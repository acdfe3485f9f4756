"""What an exported page is made of, whatever form it takes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """The question that a turn begins with."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Something that the program says; `url`, an http address, follows it if there is one."""

    text: str
    url: str | None = None


@dataclass(frozen=True)
class Quotation:
    """A sentence as printed under its number, and below it the lines that say who, when and where."""

    label: str
    text: str
    lines: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings, all of the same length."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Quotation | Items | Table


@dataclass(frozen=True)
class Contents:
    """A page under its title."""

    title: str
    blocks: tuple[Block, ...]
