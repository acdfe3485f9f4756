"""PDF, written here with reportlab."""

import io
import json
import subprocess
import sys
from functools import cache

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from rag.articles import limits
from rag.articles.pdf import join_lines, read_pdf
from rag.articles.pdf_reader import pages_of
from rag.errors import ArticleError

pytestmark = pytest.mark.slow  # each PDF is read in a process of its own

TITLE = "Bridge reopens after flood"
PARAGRAPHS = [
    "The bridge over the river reopened on Tuesday, the mayor said, after the flood had closed it for eleven days "
    "and the well-known engineers had inspected every one of its piers from the water. Lorries remain banned.",
    "“It is safe,” said Jane Roe, the chief engineer, who led the repairs.",
] * 12


@cache
def pdf(title: str = "Bridge reopens", author: str = "Ann Lee") -> bytes:
    stream = io.BytesIO()
    styles = getSampleStyleSheet()

    def footer(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.drawString(72, 30, f"The Example, page {document.page}")

    document = SimpleDocTemplate(stream, title=title, author=author, encrypt=None)
    flow = [Paragraph(TITLE, styles["Title"]), *(Paragraph(text, styles["BodyText"]) for text in PARAGRAPHS)]
    document.build(flow, onFirstPage=footer, onLaterPages=footer)
    return stream.getvalue()


def test_the_text_of_a_pdf_is_its_paragraphs_without_footers() -> None:
    draft = read_pdf(pdf())
    assert draft.text.split("\n\n") == [TITLE, *PARAGRAPHS]
    assert (draft.metadata.title, draft.metadata.authors, draft.metadata.published) == (
        "Bridge reopens",
        ("Ann Lee",),
        None,
    )


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - bridge.docx"])
def test_what_a_program_writes_for_want_of_a_title_is_no_title(title: str) -> None:
    assert read_pdf(pdf(title, "(anonymous)")).metadata.title is None


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "It was a cross-\nborder attack on every one of the towns.",
            "It was a cross-border attack on every one of the towns.",
        ),
        (
            "The mayor said\nthat the bridge over the river is safe.",
            "The mayor said that the bridge over the river is safe.",
        ),
        (
            "Bridge opens\nThe bridge over the river is safe again.",
            "Bridge opens\n\nThe bridge over the river is safe again.",
        ),
        (
            "It is safe.\nThe bridge over the river is open again.",
            "It is safe.\n\nThe bridge over the river is open again.",
        ),
        (
            "The bridge over the river is open.\nThe mayor said it is safe now.",
            "The bridge over the river is open. The mayor said it is safe now.",
        ),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("", ""),
    ],
)
def test_lines_are_joined_into_paragraphs(page: str, text: str) -> None:
    assert join_lines([page]) == text


def test_a_sentence_goes_on_across_pages_and_running_lines_are_left_out() -> None:
    pages = ["The Example\nThe bridge over the river\n1/2", "The Example\nis open again, the mayor said.\n2/2"]
    assert join_lines(pages) == "The bridge over the river is open again, the mayor said."


def encrypted(user_password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt(user_password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_an_encrypted_pdf_is_refused_unless_its_password_is_empty() -> None:
    assert pages_of(encrypted(""))["title"] == "Bridge reopens"
    with pytest.raises(ArticleError, match="encrypted"):
        pages_of(encrypted("secret"))


def pdf_of_content(content: bytes) -> bytes:
    """A PDF of one page with a font, whose content stream is given; it is stored compressed."""
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")})
    fonts = DictionaryObject({NameObject("/F1"): font})
    stream = DecodedStreamObject()
    stream.set_data(content)
    writer = PdfWriter()
    page = writer.add_blank_page(9, 9)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_pdf_without_text_is_said_to_be_a_picture() -> None:
    with pytest.raises(ArticleError, match=r"no text.*OCR"):
        read_pdf(pdf_of_content(b"0 0 9 9 re f"))


def test_a_pdf_that_inflates_is_refused() -> None:
    bomb = pdf_of_content(b"0" * 76_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(ArticleError, match=r"too large to unpack \(LimitReachedError\)"):
        read_pdf(bomb)


def test_the_reading_process_gets_no_more_memory_than_is_allowed() -> None:
    inflating = pdf_of_content(b"0" * 40_000_000)
    program = "from rag.articles import limits, pdf_reader; limits.PDF_MEMORY_BYTES = 80_000_000; pdf_reader.main()"
    done = subprocess.run([sys.executable, "-c", program], input=inflating, capture_output=True, check=True)
    assert json.loads(done.stdout) == {"error": "This PDF needs more than 80 MB to read."}


def test_a_pdf_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_SECONDS", 0.01)
    with pytest.raises(ArticleError, match=r"longer than 0\.01 seconds"):
        read_pdf(pdf())


def test_pages_and_characters_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE_CHARACTERS", 100)
    with pytest.raises(ArticleError, match="more than 100 characters"):
        pages_of(pdf())
    monkeypatch.setattr(limits, "PDF_PAGES", 1)
    with pytest.raises(ArticleError, match="more than 1 pages"):
        pages_of(pdf())


@pytest.mark.parametrize("data", [b"plain text", pdf()[:2_000]])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match="damaged"):
        read_pdf(data)
