"""Word documents (DOCX)."""

import io
import zipfile

from rag.articles import limits
from rag.articles.metadata import Draft, read_metadata
from rag.errors import ArticleError

# Text boxes are left out: they are pull quotes, which repeat the text, and Word stores each of them twice.
_PARAGRAPHS = ".//w:p[not(ancestor::w:txbxContent)]"
# Table rows that hold data, with at most one paragraph in each cell. Those of a layout table hold an article's paragraphs.
_IS_ROW = "not(.//w:tc[count(.//w:p[normalize-space() and not(ancestor::w:txbxContent)]) > 1])"
_ROWS = f".//w:tr[not(ancestor::w:txbxContent) and {_IS_ROW}]"
_BLOCKS = f"{_ROWS} | {_PARAGRAPHS}[not(ancestor::w:tr[{_IS_ROW}])]"
_BETWEEN_CELLS = " · "
# python-docx's own `Paragraph.text` passes over tracked insertions and content controls, which a reader sees printed.
_RUNS = "w:r | w:hyperlink/w:r | w:ins/w:r | w:moveTo/w:r | w:smartTag/w:r | w:sdt/w:sdtContent/w:r"
_OLE_MARK = b"\xd0\xcf\x11\xe0"


def read_word(data: bytes) -> Draft:
    """Paragraphs, headings and table rows, a blank line between them. The creation date is no date of publication."""
    if data.startswith(_OLE_MARK):
        raise ArticleError("It is encrypted or in Word's old format; save it as DOCX without a password.")
    _refuse_bombs(data)
    from docx import Document  # here, because it loads lxml

    document = Document(io.BytesIO(data))
    blocks = (_text(block) for block in document.element.body.xpath(_BLOCKS))
    properties = document.core_properties
    fields = {"title": properties.title, "authors": properties.author}
    return Draft("\n\n".join(block for block in blocks if block), read_metadata(fields))


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
