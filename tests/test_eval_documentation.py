"""docs/evaluation.md says what the code does."""

import argparse
import re
from dataclasses import fields
from pathlib import Path

from eval.command_line import command_line
from eval.judgement import OUTCOMES
from eval.metrics.definitions import METRICS
from eval.questions import GoldQuestion, load_questions

ROOT = Path(__file__).parent.parent
DOCUMENTATION = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")


def test_every_metric_stands_there_with_its_definition() -> None:
    rows = [f"| {metric.title} | `{metric.name}` | {metric.definition} |" for metric in METRICS.values()]
    assert "\n".join(rows) in DOCUMENTATION


def test_every_outcome_stands_there_in_order() -> None:
    places = [DOCUMENTATION.replace("\n", " ").index(f"*{outcome}*") for outcome in OUTCOMES]
    assert places == sorted(places)


def test_every_field_of_a_question_stands_there() -> None:
    names = [field.name for field in fields(GoldQuestion)]
    assert re.findall(r"^\| `(\w+)` \|", DOCUMENTATION, re.MULTILINE)[: len(names)] == names


def test_every_tag_of_the_committed_set_stands_there_and_its_size() -> None:
    questions = load_questions(ROOT / "eval" / "questions" / "kursk.jsonl")
    assert all(f"`{tag}`" in DOCUMENTATION for question in questions for tag in question.tags)
    assert f"holds {len(questions)} questions" in DOCUMENTATION


def test_every_command_stands_there_with_its_options() -> None:
    synopsis = DOCUMENTATION.split("```")[1]
    shown = re.findall(r"^python -m eval (\w+)((?:.|\n +)*)", synopsis, re.MULTILINE)
    assert {name: set(re.findall(r"--[\w-]+", rest)) for name, rest in shown} == options_of_commands()


def options_of_commands() -> dict[str, set[str]]:
    """What the program takes."""
    (commands,) = (found for found in command_line()._actions if isinstance(found, argparse._SubParsersAction))
    return {
        name: {option for option in command._option_string_actions if option.startswith("--")} - {"--help"}
        for name, command in commands.choices.items()
    }
