"""Word documents (DOCX)."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Protocol

from rag.articles import limits
from rag.articles.metadata import Draft, read_metadata
from rag.errors import ArticleError

# Paragraphs in document order, those in table cells too. Text boxes are left out: they are pull quotes, which repeat
# the text, and Word stores each of them twice.
_PARAGRAPHS = ".//w:p[not(ancestor::w:txbxContent)]"
_ROW, _CELL = "ancestor::w:tr[1]", "ancestor::w:tc[1]"
_BETWEEN_CELLS = " · "
# python-docx's own `Paragraph.text` passes over tracked insertions and content controls, which a reader sees printed.
_RUNS = "w:r | w:hyperlink/w:r | w:ins/w:r | w:moveTo/w:r | w:smartTag/w:r | w:sdt/w:sdtContent/w:r"
_OLE_MARK = b"\xd0\xcf\x11\xe0"


class _Element(Protocol):
    """An element of the document, of which only text and neighbours are asked."""

    @property
    def text(self) -> str: ...

    def xpath(self, path: str, /) -> list["_Element"]: ...


def read_word(data: bytes) -> Draft:
    """Paragraphs, headings and table rows, a blank line between them. The creation date is no date of publication."""
    if data.startswith(_OLE_MARK):
        raise ArticleError("It is encrypted or in Word's old format; save it as DOCX without a password.")
    _refuse_bombs(data)
    from docx import Document  # here, because it loads lxml

    document = Document(io.BytesIO(data))
    blocks = _blocks(document.element.body.xpath(_PARAGRAPHS))
    properties = document.core_properties
    fields = {"title": properties.title, "authors": properties.author}
    return Draft("\n\n".join(blocks), read_metadata(fields))


def _blocks(paragraphs: Iterable[_Element]) -> Iterator[str]:
    """Each paragraph, and each table row as one line: a cell alone would be a number without what it counts.

    A cell of several paragraphs is layout, and its paragraphs stay what they are.
    """
    for row, group in groupby(paragraphs, key=lambda paragraph: paragraph.xpath(_ROW)):
        found = [(paragraph.xpath(_CELL), text) for paragraph in group if (text := _text(paragraph))]
        texts = [text for _, text in found]
        is_layout = any(cell == following for (cell, _), (following, _) in pairwise(found))
        if row and texts and not is_layout:
            yield _BETWEEN_CELLS.join(texts)
        else:
            yield from texts


def _text(paragraph: _Element) -> str:
    return "".join(run.text for run in paragraph.xpath(_RUNS)).strip()


def _refuse_bombs(data: bytes) -> None:
    """Looks at the archive's table of contents; zipfile never unpacks more of a part than its entry there says."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile as error:
        raise ArticleError("This is not a Word document (DOCX), or it is damaged.") from error
    xml_bytes = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    all_bytes = sum(part.file_size for part in parts)
    too_big = all_bytes > limits.DOCX_UNPACKED_BYTES or xml_bytes > limits.DOCX_XML_BYTES
    if too_big or len(parts) > limits.DOCX_PARTS:
        raise ArticleError(f"It unpacks to {all_bytes:,} bytes in {len(parts):,} parts, more than is accepted.")
