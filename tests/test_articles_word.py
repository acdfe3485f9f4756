"""Word documents, written here with python-docx."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from rag.articles import limits
from rag.articles.word import read_word
from rag.errors import ArticleError

INSERTION = (
    f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t xml:space="preserve"> It is open.</w:t></w:r></w:ins>'
)
DELETION = f'<w:del {nsdecls("w")} w:id="2" w:author="a"><w:r><w:delText> It is shut.</w:delText></w:r></w:del>'


def word_document(title: str = "", author: str = "") -> bytes:
    document = Document()
    document.core_properties.title, document.core_properties.author = title, author
    document.add_heading("Bridge reopens", 0)
    paragraph = document.add_paragraph("“The bridge is safe,” said ")
    paragraph.add_run("Jane Roe").bold = True
    paragraph.add_run(", the engineer.")
    document.add_paragraph("")
    document.add_table(1, 2).cell(0, 1).text = "Twelve lorries crossed."
    changed = document.add_paragraph("Traffic returned.")
    for change in (INSERTION, DELETION):
        changed._p.append(parse_xml(change))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_paragraphs_headings_and_cells_are_read_in_order_as_a_reader_sees_them() -> None:
    assert read_word(word_document()).text.split("\n\n") == [
        "Bridge reopens",
        "“The bridge is safe,” said Jane Roe, the engineer.",
        "Twelve lorries crossed.",
        "Traffic returned. It is open.",
    ]


def with_table(*rows: tuple[str, ...]) -> bytes:
    document = Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *more = text.split("\n")
            cell.text = first
            for paragraph in more:
                cell.add_paragraph(paragraph)
    document.add_paragraph("Prices rose.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_row_of_a_table_is_one_line_so_that_a_number_keeps_what_it_counts() -> None:
    text = read_word(with_table(("Region", "Homes"), ("Kursk", "4,892"), ("Bryansk", ""))).text
    assert text.split("\n\n") == ["Region · Homes", "Kursk · 4,892", "Bryansk", "Prices rose."]


def test_a_table_that_only_lays_out_an_article_leaves_its_paragraphs_apart() -> None:
    text = read_word(with_table(("The bridge is open.\nTraffic returned.", "Photo: Ann Lee"))).text
    assert text.split("\n\n") == ["The bridge is open.", "Traffic returned.", "Photo: Ann Lee", "Prices rose."]


def test_a_table_inside_a_layout_keeps_its_own_rows() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Homes damaged:"
    inner = cell.add_table(2, 2)
    for place, text in zip(((0, 0), (0, 1), (1, 0), (1, 1)), ("Kursk", "4,892", "Sudzha", "12"), strict=True):
        inner.cell(*place).text = text
    stream = io.BytesIO()
    document.save(stream)
    assert read_word(stream.getvalue()).text.split("\n\n") == ["Homes damaged:", "Kursk · 4,892", "Sudzha · 12"]


def test_title_and_author_come_from_the_properties_and_the_creation_date_is_no_publication_date() -> None:
    metadata = read_word(word_document("Bridge open", "Ann Lee")).metadata
    assert (metadata.title, metadata.authors, metadata.published) == ("Bridge open", ("Ann Lee",), None)
    assert read_word(word_document()).metadata.title is None


def zip_bomb(part: str, size: int) -> bytes:
    stream = io.BytesIO(word_document())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, b"\x00" * size)
    return stream.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zip_bomb("word/more.xml", limits.DOCX_XML_BYTES + 1)
    assert len(bomb) < 100_000
    with pytest.raises(ArticleError, match="unpacks to"):
        read_word(bomb)


def test_pictures_may_take_more_than_text_but_not_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zip_bomb("word/media/picture.png", 3_000_000)
    monkeypatch.setattr(limits, "DOCX_XML_BYTES", 2_000_000)
    assert read_word(bomb).text
    monkeypatch.setattr(limits, "DOCX_UNPACKED_BYTES", 2_000_000)
    with pytest.raises(ArticleError, match="unpacks to"):
        read_word(bomb)


def test_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCX_PARTS", 3)
    with pytest.raises(ArticleError, match="parts"):
        read_word(word_document())


@pytest.mark.parametrize(
    ("data", "reason"), [(b"plain text", "not a Word document"), (b"\xd0\xcf\x11\xe0....", "encrypted")]
)
def test_what_is_not_a_word_document_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_word(data)
