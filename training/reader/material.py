"""What the reader is trained on and what is held back, from a folder with the public sets.

Held back from the first stage: five articles of SQuAD 2.0, half of CLAPNQ and of RealTime QA, TREC-QA's development
file.
"""

from dataclasses import dataclass
from pathlib import Path

from rag.errors import InputError
from training.reader.canard import Dialogue, read_dialogues
from training.reader.clapnq import read_clapnq
from training.reader.example import Example
from training.reader.held_back import ARTICLES, is_in_held_half
from training.reader.polnear import Annotation, read_polnear
from training.reader.realtimeqa import read_realtimeqa
from training.reader.squad import Paragraph, examples_of, read_paragraphs
from training.reader.trecqa import Candidates, alone, read_candidates

NEEDED = (
    "squad2/dev.json",
    "squadshifts/new_wiki_v1.0.json",
    "clapnq/answerable.jsonl",
    "clapnq/unanswerable.jsonl",
    "trecqa/train.csv",
    "trecqa/dev.csv",
    "canard/dev.jsonl",
    "realtimeqa/articles.jsonl.gz",
    "realtimeqa/questions.jsonl",
    "polnear/train/text",
    "polnear/train/attributions",
)


@dataclass(frozen=True)
class Material:
    """What epochs are drawn from; `candidates` has an entry for each file."""

    paragraphs: tuple[Paragraph, ...]
    clapnq: tuple[Example, ...]
    candidates: tuple[Candidates, ...]
    dialogues: tuple[Dialogue, ...]
    news: tuple[Example, ...]
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True)
class HeldBack:
    """What is measured; examples of one question share their group."""

    squad2: tuple[Example, ...]
    clapnq: tuple[Example, ...]
    trecqa: tuple[Example, ...]


def check_data(data: Path) -> None:
    """Raises InputError for the first file or folder that is missing."""
    for name in NEEDED:
        if not (data / name).exists():
            raise InputError(f"{data / name} is missing; docs/datasets.md says where to get it.")


def read_material(data: Path, everything: bool) -> Material:
    """The training parts, or these and what is held back."""
    squad = read_paragraphs(data / "squad2/dev.json", "squad2")
    shifts = read_paragraphs(data / "squadshifts/new_wiki_v1.0.json", "squadshifts")
    groups = [g for g in read_clapnq(data / "clapnq") if everything or not is_in_held_half(g[0].group)]
    files = ("train.csv", "dev.csv") if everything else ("train.csv",)
    return Material(
        paragraphs=(*shifts, *(p for p in squad if everything or p.article not in ARTICLES)),
        clapnq=tuple(example for group in groups for example in group),
        candidates=tuple(read_candidates(data / "trecqa" / name) for name in files),
        dialogues=tuple(read_dialogues(data / "canard/dev.jsonl")),
        news=tuple(read_realtimeqa(data / "realtimeqa", everything)),
        annotations=tuple(read_polnear(data / "polnear/train")),
    )


def read_held_back(data: Path) -> HeldBack:
    """The held-back parts; RealTime QA's is for measuring the program as a whole."""
    squad = read_paragraphs(data / "squad2/dev.json", "squad2")
    inside = [group for p in squad if p.article in ARTICLES for _, group in examples_of(p)]
    groups = [group for group in read_clapnq(data / "clapnq") if is_in_held_half(group[0].group)]
    return HeldBack(
        squad2=tuple(example for group in inside for example in group),
        clapnq=tuple(example for group in groups for example in group),
        trecqa=tuple(alone(read_candidates(data / "trecqa/dev.csv"))),
    )
