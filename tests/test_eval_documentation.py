"""docs/evaluation.md says what the code does."""

import re
from dataclasses import fields
from pathlib import Path

from eval.__main__ import command_line
from eval.judgement import OUTCOMES
from eval.metrics import DEFINITIONS
from eval.questions import GoldQuestion, load_questions
from eval.table import HEADLINES

ROOT = Path(__file__).parent.parent
DOCUMENTATION = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")


def test_every_metric_stands_there_with_its_definition() -> None:
    assert HEADLINES.keys() == DEFINITIONS.keys()
    for name, definition in DEFINITIONS.items():
        assert f"| {HEADLINES[name]} | `{name}` | {definition} |" in DOCUMENTATION


def test_every_outcome_stands_there_in_order() -> None:
    places = [DOCUMENTATION.replace("\n", " ").index(f"*{outcome}*") for outcome in OUTCOMES]
    assert places == sorted(places)


def test_every_field_of_a_question_stands_there() -> None:
    assert re.findall(r"^\| `(\w+)` \|", DOCUMENTATION, re.MULTILINE)[:10] == [f.name for f in fields(GoldQuestion)]


def test_every_tag_of_the_committed_set_stands_there_and_its_size() -> None:
    questions = load_questions(ROOT / "eval" / "questions" / "kursk.jsonl")
    assert all(f"`{tag}`" in DOCUMENTATION for question in questions for tag in question.tags)
    assert f"holds {len(questions)} questions" in DOCUMENTATION


def test_every_command_shown_is_one_that_the_program_takes() -> None:
    commands = re.findall(r"^python -m eval (.+)$", DOCUMENTATION, re.MULTILINE)
    assert {command_line().parse_args(command.split()).command for command in commands} == {"run", "compare"}
