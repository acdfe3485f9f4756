from pathlib import Path

import pytest

from tests.convert_cases import WITHIN, converted, refusal, write_text

TEXT = (
    "Mill To Reopen\r\n\r\n"
    "Mill owner Ann Berg, 61, said that the old mill would open in May. “We have waited,” she said. All agreed.\r\n"
)
SAID = "that the old mill would open in May"


def piece(number: int, kind: str, text: str) -> str:
    start = TEXT.index(text)
    return f"T{number}\t{kind} {start} {start + len(text)}\t{text}\n"


ANNOTATIONS = (
    piece(1, "Source", "Mill owner Ann Berg, 61,")
    + piece(2, "Cue", "said")
    + piece(3, "Content", SAID)
    + piece(4, "Attribution", "said")
    + "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_text(tmp_path / "dev" / "text" / "mill.txt", TEXT)
    write_text(tmp_path / "dev" / "attributions" / "mill_b2.ann", ANNOTATIONS)
    row = "dev\tmill\tDaily\t2016-09-12\tNone\tMill To Reopen\n"
    write_text(tmp_path / "metadata.tsv", "compartment\tfilename\tpublisher\tpublication_date\tauthor\ttitle\n" + row)
    return tmp_path


def with_event(folder: Path, lines: str) -> Path:
    write_text(folder / "dev" / "attributions" / "mill_b2.ann", ANNOTATIONS + lines)
    return folder


def test_an_attribution_becomes_the_question_who_said_it(folder: Path) -> None:
    question = converted("polnear", folder).questions["mill-E1"]
    assert question.question == "Who said that the old mill would open in May?"
    assert question.evidence == ("Mill owner Ann Berg, 61, said that the old mill would open in May.",)
    assert (question.speakers, question.articles, question.tags) == (("Ann Berg",), ("mill",), ("indirect",))


def test_the_evidence_are_the_sentences_that_are_mostly_what_was_said(folder: Path) -> None:
    said = "mill would open in May. “We have waited,” she said."
    lines = piece(5, "Content", said) + "E2\tAttribution:T4 Source:T1 Cue:T2 Content:T5\n"
    question = converted("polnear", with_event(folder, lines)).questions["mill-E2"]
    assert question.evidence == ("“We have waited,” she said.",)


def test_the_article_keeps_its_metadata(folder: Path) -> None:
    article = converted("polnear", folder).articles["mill"]
    assert (article.publisher, article.published, article.authors) == ("Daily", "2016-09-12", ())
    assert (article.title, article.text) == ("Mill To Reopen", TEXT.replace("\r\n", "\n"))


def test_metadata_are_not_needed_and_within_names_the_article(folder: Path) -> None:
    (folder / "metadata.tsv").unlink()
    read = converted("polnear", folder / "dev", WITHIN)
    assert read.articles["mill"].title == "mill"
    assert read.questions["mill-E1"].within == ("mill",)


def test_of_several_annotators_of_a_text_one_is_read(folder: Path) -> None:
    write_text(folder / "dev" / "attributions" / "mill_a1.ann", ANNOTATIONS.replace("E1\t", "E7\t"))
    assert list(converted("polnear", folder).questions) == ["mill-E7"]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("E2\tAttribution:T4 Cue:T2 Content:T3\n", "the attribution names no source"),
        (f"{piece(5, 'Source', 'she')}E2\tAttribution:T4 Source:T5 Cue:T2 Content:T3\n", "names no source"),
        (f"{piece(5, 'Cue', 'waited')}E2\tAttribution:T4 Source:T1 Cue:T5 Content:T3\n", "not that something was said"),
        (f"{piece(5, 'Content', 'We have')}E2\tAttribution:T4 Source:T1 Cue:T2 Content:T5\n", "fewer than four words"),
        (f"T5\tContent 40 75\t{SAID}\nE2\tAttribution:T4 Source:T1 Cue:T2 Content:T5\n", "does not stand where"),
    ],
)
def test_what_gives_no_question_is_counted_by_its_reason(folder: Path, lines: str, reason: str) -> None:
    read = converted("polnear", with_event(folder, lines))
    assert list(read.questions) == ["mill-E1"]
    (found,) = read.counts.left_out
    assert reason in found


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("T5\tContent 4 x\told", "field offsets: '4 x' is not START END"),
        (f"T5\tContent 4 {'9' * 5000}\told", "field offsets: "),
        ("T5\tContent 4 9", "field text: is missing"),
        ("E2\tAttribution:T4 Source:T77", "field Source: refers to 'T77'"),
        ("E2\t", "field type: is missing"),
        ("E1\tAttribution:T4", "field id: 'E1' is used at"),
    ],
)
def test_a_broken_annotation_is_refused_with_its_line(folder: Path, line: str, problem: str) -> None:
    assert f"mill_b2.ann, line 6, {problem}" in refusal("polnear", with_event(folder, line + "\n"))


def test_an_annotated_text_may_go_on_in_further_lines(folder: Path) -> None:
    lines = "T5\tContent 0 27\tMill To Reopen\r\n\r\nMill owner\n"
    assert list(converted("polnear", with_event(folder, lines)).questions) == ["mill-E1"]


def test_annotations_without_their_text_are_refused(folder: Path) -> None:
    write_text(folder / "dev" / "attributions" / "flood_a1.ann", "")
    assert "there is no text/flood.txt" in refusal("polnear", folder)


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    assert "no folders text and attributions, nor a folder dev, test, train" in refusal("polnear", tmp_path)
