from pathlib import Path

from tests.convert_cases import WITHIN, converted, refusal, write_lines

PASSAGE = {"title": "Old Mill", "text": "The mill burned . Berg rebuilt it . It grinds . "}


def record(name: str, *selected: tuple[str, ...], passage: dict[str, str] = PASSAGE) -> dict[str, object]:
    output = [{"answer": " ".join(sentences), "selected_sentences": sentences} for sentences in selected]
    return {"id": name, "input": "who rebuilt the mill", "passages": [passage], "output": output}


def test_the_evidence_are_the_sentences_that_any_annotator_selected(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "a.jsonl", [record("q", ("Berg rebuilt it .",), ("It grinds .", "Berg rebuilt it ."))]
    )
    question = converted("clapnq", path).questions["q"]
    assert question.evidence == ("Berg rebuilt it .", "It grinds .")
    assert (question.answerable, question.articles, question.tags) == (True, ("Old Mill-0",), ("answerable",))


def test_a_folder_gives_both_halves_and_shares_their_passages(tmp_path: Path) -> None:
    other = {"title": "Old Mill", "text": "Another part of the same page ."}
    write_lines(tmp_path / "dev_answerable.jsonl", [record("yes", ("It grinds .",)), record("too", ("It grinds .",))])
    write_lines(tmp_path / "dev_unanswerable.jsonl", [record("no", (), passage=other)])
    read = converted("clapnq", tmp_path, WITHIN)
    assert [article.text for article in read.articles.values()] == [PASSAGE["text"], other["text"]]
    assert {name: q.within for name, q in read.questions.items()} == {
        "yes": ("Old Mill-0",),
        "too": ("Old Mill-0",),
        "no": ("Old Mill-1",),
    }
    assert (read.questions["no"].answerable, read.questions["no"].has_gold) == (False, False)


def test_a_folder_without_such_files_is_refused_with_their_names(tmp_path: Path) -> None:
    assert "answerable.jsonl" in refusal("clapnq", tmp_path)


def test_a_missing_field_is_named_with_its_line(tmp_path: Path) -> None:
    broken = {**record("r", ("It grinds .",)), "passages": [{"title": "Old Mill"}]}
    path = write_lines(tmp_path / "a.jsonl", [record("q", ("It grinds .",)), broken])
    assert "a.jsonl, line 2, field passages[0].text: Field required." in refusal("clapnq", path)
