"""Training, export and measurement of the tagger, each into the same folder; what is done is not done again."""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from rag.errors import InputError
from rag.models.load import packaged_model
from rag.models.trained_tagger import load_trained_tagger
from rag.models.windows import load_window_cutter
from training.attribution.card import CARD, Facts, card
from training.attribution.course import Course, Recipe
from training.attribution.export import traced
from training.attribution.material import by_article, read_part
from training.attribution.measure import Match, measure
from training.attribution.network import TaggerNetwork, packaged_network, trained_network
from training.fit import LOG, fit
from training.int8 import Int8, export
from training.progress import hours
from training.weights import save_weights

TRAINED, EXPORTED, FIGURES = "tagger.safetensors", "tagger.onnx", "figures.json"


@dataclass(frozen=True)
class Plan:
    """What to make of which data, and where."""

    data: Path
    out: Path
    recipe: Recipe
    int8: Int8


def carry_out(plan: Plan) -> None:
    """Trains on PolNeAR's training part and measures its development part. Raises InputError for missing data."""
    plan.out.mkdir(parents=True, exist_ok=True)
    network = _trained(plan)
    export(traced(network), plan.out / EXPORTED, plan.int8)
    found = measure(load_trained_tagger(plan.out / EXPORTED), read_part(plan.data / "polnear" / "dev"))
    figures = {"int8": plan.int8, "figures": {role: asdict(match) for role, match in found.items()}}
    (plan.out / FIGURES).write_text(f"{json.dumps(figures, indent=2)}\n", encoding="utf-8")
    for role, match in found.items():
        print(f"{role}: precision {match.precision:.3f}, recall {match.recall:.3f}, F1 {match.f1:.3f}")


def ship(plan: Plan, folder: Path) -> None:
    """Copies what was made into `folder`, with its model card. Raises InputError if it is not done."""
    for needed in (plan.out / EXPORTED, plan.out / FIGURES):
        if not needed.exists():
            raise InputError(f"{needed} is missing; train first.")
    figures = json.loads((plan.out / FIGURES).read_text("utf-8"))["figures"]
    spent = hours(plan.out / LOG)
    facts = Facts(
        recipe=plan.recipe,
        int8=plan.int8,
        figures={role: Match(**match) for role, match in figures.items()},
        articles=_count(plan.data / "polnear" / "train"),
        measured=_count(plan.data / "polnear" / "dev"),
        took=f"{spent:.1f} hours on {torch.get_num_threads()} cores" if spent else "",
    )
    folder.mkdir(exist_ok=True)
    shutil.copy(plan.out / EXPORTED, folder / EXPORTED)
    (folder / CARD).write_text(card(facts), encoding="utf-8")
    print(f"Wrote {folder / EXPORTED} and its card.")


def _trained(plan: Plan) -> TaggerNetwork:
    """The network with its weights, trained if they are not there."""
    weights = plan.out / TRAINED
    if not weights.exists():
        torch.manual_seed(plan.recipe.seed)  # of the new heads
        network = packaged_network(packaged_model(), plan.recipe.dropout)
        articles = by_article(read_part(plan.data / "polnear" / "train"))
        cutter = load_window_cutter(str(packaged_model() / "tokenizer.json"))
        fit(Course(network, articles, cutter, plan.recipe), plan.out)
        save_weights(network, weights)
    return trained_network(packaged_model(), weights)


def _count(part: Path) -> tuple[int, int]:
    """Articles and attributions."""
    annotated = read_part(part)
    return len(by_article(annotated)), sum(len(one.attributions) for one in annotated)
