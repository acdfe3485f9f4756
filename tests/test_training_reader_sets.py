"""The public sets as the reader learns from them: which sentences answer, and what is held back."""

import random
from pathlib import Path

import pytest

from eval.questions import GoldQuestion
from rag.errors import InputError
from tests.training_reader_cases import (
    HELD,
    NEWS,
    STORM,
    TRAINED,
    write_canard,
    write_clapnq,
    write_data,
    write_polnear,
    write_realtimeqa,
    write_squad,
    write_trecqa,
)
from training.reader import canard, polnear, squad, trecqa
from training.reader.clapnq import read_clapnq
from training.reader.example import Example, passages_of
from training.reader.held_back import ARTICLES, is_held_back
from training.reader.material import NEEDED, check_data, read_held_back, read_material
from training.reader.realtimeqa import read_realtimeqa


def gold(example: Example) -> list[str]:
    """The sentences that answer."""
    return [sentences(example)[number] for number in example.gold]


def sentences(example: Example) -> list[str]:
    return [example.passage.text[start:end] for start, end in example.passage.sentences]


def answers(example: Example) -> list[str]:
    return [example.passage.text[start:end] for start, end in example.answers]


def test_passages_are_cut_as_the_program_cuts_them() -> None:
    placed = passages_of("T" * 300, STORM * 3)
    assert len(placed) > 1
    assert all((STORM * 3)[p.start :].startswith(p.passage.text) for p in placed)
    assert {len(p.passage.title) for p in placed} == {200}


def test_a_squad_answer_stands_in_one_sentence_of_one_passage(tmp_path: Path) -> None:
    write_squad(tmp_path / "dev.json", "Two_storms")
    storm = next(p for p in squad.read_paragraphs(tmp_path / "dev.json", "squad2") if p.article == "Two_storms")
    groups = {question.id: group for question, group in squad.examples_of(storm)}
    (right,) = [example for example in groups["q2"] if example.gold]
    assert (right.passage.title, right.group, right.kind) == ("Two storms", "q2", "squad2")
    assert gold(right) == ["Mayor Ann Berg closed the old bridge early."]
    assert answers(right) == ["Mayor Ann Berg"]
    assert not any(example.gold or example.answers for example in groups["q4"])


def test_the_passage_with_what_seems_an_answer_comes_first(tmp_path: Path) -> None:
    write_squad(tmp_path / "dev.json", "Storms")
    storm = squad.read_paragraphs(tmp_path / "dev.json", "squad2")[-2]
    (*_, last) = storm.passages
    question = squad.Question("q", "Who?", (), (squad.Answer("Nobody", STORM.index("Nobody")),), is_impossible=True)
    group = next(group for _, group in squad.examples_of(storm))
    assert len(group) > 1
    assert squad.plausible_first(storm, question, group)[0].passage == last.passage


def test_clapnq_is_answered_by_its_selected_sentences(tmp_path: Path) -> None:
    write_clapnq(tmp_path)
    ((first,), (second,), (nothing,)) = read_clapnq(tmp_path)
    assert gold(first) == gold(second) == ["The mayor's bridge closed."]
    assert (first.group, nothing.gold, nothing.passage.title) == (TRAINED, (), "Storm")


def test_trecqa_candidates_stand_alone_and_together(tmp_path: Path) -> None:
    write_trecqa(tmp_path / "train.csv")
    candidates = trecqa.read_candidates(tmp_path / "train.csv")
    assert [gold(example) for example in trecqa.alone(candidates)] == [["Ann Berg won."], [], [], [], [], []]
    assert len(trecqa.some_alone(candidates, random.Random(1))) == 1 + 2
    for seed in range(20):
        right, wrong = trecqa.together(candidates, random.Random(seed))
        assert gold(right) == ["Ann Berg won."]
        assert 2 <= len(right.passage.sentences) <= 4
        assert (wrong.gold, len(wrong.passage.sentences)) == ((), 3)


def test_a_turns_answer_is_one_of_the_sentences_of_its_dialogue(tmp_path: Path) -> None:
    write_canard(tmp_path / "dev.jsonl")
    (dialogue,) = canard.read_dialogues(tmp_path / "dev.jsonl")
    first, second, unknown, fourth = canard.examples_of(dialogue, random.Random(1))
    assert gold(first) == answers(first) == ["she was born in a village near Voss."]
    assert gold(second) == ["she taught at two schools in Bergen."]
    assert gold(fourth) == ["he became the mayor of Oslo in 1992."]
    assert (unknown.question, unknown.gold) == ("Question 3?", ())
    assert sorted(sentences(unknown)) == sorted(sentences(first)) == sorted(sentences(fourth))


def test_news_that_hold_the_answer_by_chance_are_not_learnt_from(tmp_path: Path) -> None:
    write_realtimeqa(tmp_path)
    examples = read_realtimeqa(tmp_path, everything=False)
    assert {example.group for example in examples} == {TRAINED}
    right = [example for example in examples if example.gold]
    assert len(right) == 3
    assert {(*gold(example), *answers(example)) for example in right} == {
        ("It chose Ann Berg as the new mayor of Bergen.", "Ann Berg")
    }
    assert NEWS[1] not in {example.passage.text for example in examples}
    assert {example.group for example in read_realtimeqa(tmp_path, everything=True)} == {TRAINED, HELD}


def test_who_said_what_becomes_questions(tmp_path: Path) -> None:
    write_polnear(tmp_path)
    (annotation,) = polnear.read_polnear(tmp_path)
    assert annotation.speakers == ("Ann Berg", "Jon Dahl")
    made = [example for seed in range(60) for example in polnear.examples_of(annotation, random.Random(seed))]
    assert {example.kind for example in made} == {"said", "who", "unsaid"}
    about = next(example for example in made if example.kind == "said" and "Ann Berg" in example.question)
    assert "Mayor Ann Berg said" in gold(about)[0]
    assert answers(about) == ["that the harbour bridge in Oslo will close for two weeks"]
    who = next(example for example in made if example.kind == "who" and "ferries" in example.question)
    assert (who.question, who.answers) == ("Who said that most ferries never left Bergen at all?", ())
    unsaid = [example for example in made if example.kind == "unsaid"]
    assert not any(
        example.gold or "Ann Berg said" in example.passage.text for example in unsaid if "Ann" in example.question
    )


def test_somebody_is_asked_about_whom_the_article_quotes_elsewhere(tmp_path: Path) -> None:
    write_polnear(tmp_path)
    (annotation,) = polnear.read_polnear(tmp_path)
    quoted = polnear.Annotation(("Ann Berg", "Eva Lund"), annotation.sayings)
    made = [example for seed in range(60) for example in polnear.examples_of(quoted, random.Random(seed))]
    others = [example for example in made if example.kind == "other"]
    assert others
    assert all("Eva Lund" in example.question and not example.gold for example in others)


def test_what_is_held_back_is_in_no_training_part(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    held, part, whole = (
        read_held_back(data),
        read_material(data, everything=False),
        read_material(data, everything=True),
    )
    assert {example.passage.title for example in held.squad2} == {"Normans"}
    squad2 = [paragraph.article for paragraph in part.paragraphs if paragraph.kind == "squad2"]
    assert set(squad2) == {"Storms"}
    assert {paragraph.article for paragraph in whole.paragraphs} & ARTICLES == {"Normans"}
    assert {example.group for example in part.clapnq} == {TRAINED}
    assert {example.group for example in held.clapnq} == {HELD}
    assert (len(part.candidates), len(whole.candidates), len(held.trecqa)) == (1, 2, 6)


@pytest.mark.parametrize(
    ("name", "question", "held"),
    [
        ("squad2", GoldQuestion("q", "?", within=("Normans-3",)), True),
        ("squad2", GoldQuestion("q", "?", articles=("Huguenot-3",)), False),
        ("clapnq", GoldQuestion(HELD, "?"), True),
        ("realtimeqa", GoldQuestion(f"{HELD}-without", "?"), True),
        ("realtimeqa", GoldQuestion(TRAINED, "?"), False),
        ("canard", GoldQuestion(HELD, "?"), False),
    ],
)
def test_a_converted_question_tells_whether_it_is_held_back(name: str, question: GoldQuestion, *, held: bool) -> None:
    assert is_held_back(name, question) == held


def test_the_first_missing_file_is_named(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    check_data(data)
    for name in NEEDED[:7]:
        (data / name).unlink()
        with pytest.raises(InputError, match=rf"{name} is missing; docs/datasets.md"):
            check_data(data)
        write_data(tmp_path)
