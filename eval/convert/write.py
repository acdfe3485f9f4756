"""Writes what was converted: OUT/articles/articles.jsonl and OUT/questions.jsonl."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter

from eval.convert.material import Material, SourceArticle
from eval.questions import GoldQuestion
from rag.errors import InputError

_articles = TypeAdapter(SourceArticle)
_questions = TypeAdapter(GoldQuestion)


def write_material(material: Material, out: Path) -> None:
    """Both files or none: they are written under other names first. Raises InputError for a folder with other files."""
    folder = out / "articles"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_other_articles(folder)
        articles = (_articles.dump_json(article, exclude_defaults=True) for article in material.articles)
        questions = (_questions.dump_json(question, exclude_defaults=True) for question in material.questions)
        written = {
            folder / "articles.jsonl": _write_lines(folder / ".articles.jsonl.partial", articles),
            out / "questions.jsonl": _write_lines(out / ".questions.jsonl.partial", questions),
        }
        for path, partial in written.items():
            partial.replace(path)
    except OSError as error:
        raise InputError(f"{out}: cannot be written: {error.strerror}.") from error


def _refuse_other_articles(folder: Path) -> None:
    """Whatever lies in the folder would be indexed with the articles of the set."""
    others = sorted(
        path.name for path in folder.iterdir() if path.name not in (".articles.jsonl.partial", "articles.jsonl")
    )
    if others:
        raise InputError(f"{folder}: holds {others[0]}, which is not of this set; name another folder.")


def _write_lines(path: Path, lines: Iterable[bytes]) -> Path:
    with path.open("wb") as file:
        file.writelines(line + b"\n" for line in lines)
    return path
