"""A page as a Word document."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from rag.export.blocks import Block, Contents, Heading, Items, Paragraph, Quotation, Table
from rag.export.text import plain, straight
from rag.schema import ConversationEntry
from rag.wording.labels import NAME

# Each part of the file has a time of its own, which python-docx takes from the clock.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_QUOTED: Final = "Quote"
_IN_LIST: Final = "ListBullet"


def as_word(page: Contents, entry: ConversationEntry) -> bytes:
    """The page, with the conversation's own times."""
    document = Document()
    _describe(document, page.title, entry)
    document.add_heading(straight(page.title), 0)
    for block in page.blocks:
        _add(document, block)
    file = BytesIO()
    document.save(file)
    return _without_times(file)


def _describe(document: WordDocument, title: str, entry: ConversationEntry) -> None:
    """What the file says of itself."""
    properties = document.core_properties
    properties.title = straight(title)
    properties.author = properties.last_modified_by = NAME
    properties.comments = ""
    properties.created, properties.modified = map(_moment, (entry.begun, entry.changed))


def _moment(time: str) -> datetime:
    """An ISO time as python-docx takes it: in UTC, without saying so."""
    return datetime.fromisoformat(time).astimezone(UTC).replace(tzinfo=None)


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(straight(block.text), 1)
        case Paragraph():
            _add_paragraph(document, block, None)
        case Items():
            for item in block.items:
                _add_styled(document, straight(item), _IN_LIST)
        case Table():
            _add_table(document, block)
        case Quotation():
            label = document.add_paragraph()
            label.add_run(f"[{block.label}]").bold = True
            label.paragraph_format.keep_with_next = True
            _add_styled(document, plain(block.text), _QUOTED)
            for line in block.lines:
                _add_paragraph(document, line, _IN_LIST)


def _add_paragraph(document: WordDocument, paragraph: Paragraph, style: str | None) -> None:
    added = _add_styled(document, straight(paragraph.text), style)
    if paragraph.url:
        added.add_run(" ")
        _add_link(added, paragraph.url)


def _add_styled(document: WordDocument, text: str, style: str | None) -> WordParagraph:
    """A paragraph of a style, by its id: python-docx searches all styles for a name, which takes longest of all."""
    added = document.add_paragraph(text)
    if style:
        added._p.style = style
    return added


def _add_link(paragraph: WordParagraph, url: str) -> None:
    """An address that can be followed."""
    run = paragraph.add_run(url)
    run.underline = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(run._r)
    paragraph._p.append(link)


def _add_table(document: WordDocument, table: Table) -> None:
    document.add_paragraph(straight(table.caption)).paragraph_format.keep_with_next = True
    added = document.add_table(rows=0, cols=len(table.headings), style="Table Grid")
    for row in (table.headings, *table.rows):
        for cell, text in zip(added.add_row().cells, row, strict=True):
            cell.text = straight(text)
    for cell in added.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True


def _without_times(file: BytesIO) -> bytes:
    """The same file, the same whenever it is made."""
    packed = BytesIO()
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as timeless:
        for name in parts.namelist():
            timeless.writestr(zipfile.ZipInfo(name, _NO_TIME), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
