"""The two stages: what is measured, and from there what ships. Each has a folder; what is done is not done again."""

import hashlib
import json
import shutil
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from rag.errors import InputError
from rag.models.joined import Joiner, load_joiner
from rag.models.load import packaged_model
from rag.models.trained_reader import load_trained_reader
from training.fit import LOG, fit
from training.int8 import Int8, export
from training.progress import hours
from training.reader.card import CARD, Facts, card
from training.reader.course import Course, Recipe
from training.reader.epochs import Epochs
from training.reader.exchanges import Siblings
from training.reader.export import traced
from training.reader.material import check_data, read_held_back, read_material
from training.reader.measure import Figure, measure
from training.reader.network import ReaderNetwork, packaged_network, trained_network
from training.weights import save_weights

MEASURED, EVERYTHING = STAGES = ("measured", "everything")
TRAINED, EXPORTED, FIGURES = "reader.safetensors", "reader.onnx", "figures.json"
LAST_EPOCHS, LAST_PACE = 1.0, 0.5  # of the second stage; the share of the first one's rates


@dataclass(frozen=True)
class Plan:
    """What to make of which data, and where."""

    data: Path
    out: Path
    recipe: Recipe
    int8: Int8


def carry_out(plan: Plan, stages: Collection[str]) -> None:
    """Trains and exports each of the stages; measures the first. Raises InputError for data that is missing."""
    check_data(plan.data)
    for stage in (stage for stage in STAGES if stage in stages):
        folder = plan.out / stage
        folder.mkdir(parents=True, exist_ok=True)
        export(traced(_trained(plan, stage)), folder / EXPORTED, plan.int8)
        print(f"Wrote {folder / EXPORTED}.")
        if stage == MEASURED:
            _measure(plan, folder)


def ship(plan: Plan, folder: Path) -> None:
    """Copies what was made last into `folder`, with its model card. Raises InputError if a stage is not done."""
    made, figures = plan.out / EVERYTHING / EXPORTED, plan.out / MEASURED / FIGURES
    for needed in (made, figures):
        if not needed.exists():
            raise InputError(f"{needed} is missing; run both stages first.")
    measured = json.loads(figures.read_text("utf-8"))
    if measured["int8"] != plan.int8:
        raise InputError(f"{figures} is of --int8 {measured['int8']}; run the stage {MEASURED} as it is to ship.")
    spent = [hours(plan.out / stage / LOG) for stage in STAGES]
    facts = Facts(
        recipe=plan.recipe,
        int8=plan.int8,
        figures={name: Figure(**figure) for name, figure in measured["figures"].items()},
        examples=_epochs(plan, EVERYTHING).epoch(0),
        took=f"{sum(spent):.1f} hours on {torch.get_num_threads()} cores" if all(spent) else "",
    )
    folder.mkdir(exist_ok=True)
    shutil.copy(made, folder / EXPORTED)
    (folder / CARD).write_text(card(facts), encoding="utf-8")
    print(f"Wrote {folder / EXPORTED} and its card.")


def _trained(plan: Plan, stage: str) -> ReaderNetwork:
    """The network with the weights of a stage, trained if they are not there."""
    weights = plan.out / stage / TRAINED
    if not weights.exists():
        network = _begun(plan, stage)
        fit(Course(network, _epochs(plan, stage), _joiner(), _recipe(plan, stage)), weights.parent)
        save_weights(network, weights)
    return trained_network(packaged_model(), weights)


def _begun(plan: Plan, stage: str) -> ReaderNetwork:
    if stage == EVERYTHING:
        first = plan.out / MEASURED / TRAINED
        if not first.exists():
            raise InputError(f"{first} is missing; run the stage {MEASURED} first.")
        return trained_network(packaged_model(), first)
    torch.manual_seed(plan.recipe.seed)  # of the new heads
    return packaged_network(packaged_model())


def _recipe(plan: Plan, stage: str) -> Recipe:
    recipe = plan.recipe
    if stage == MEASURED:
        return recipe
    rate, head_rate = recipe.rate * LAST_PACE, recipe.head_rate * LAST_PACE
    return replace(recipe, epochs=LAST_EPOCHS, rate=rate, head_rate=head_rate)


def _epochs(plan: Plan, stage: str) -> Epochs:
    model = packaged_model()
    vectors = load_file(model / "model.safetensors")["embeddings.word_embeddings.weight"]
    vocabulary = Tokenizer.from_file(str(model / "tokenizer.json")).get_vocab()
    material = read_material(plan.data, everything=stage == EVERYTHING)
    return Epochs(material, Siblings(vectors, vocabulary), plan.recipe.seed, plan.recipe.made_up)


def _joiner() -> Joiner:
    return load_joiner(str(packaged_model() / "tokenizer.json"))


def _measure(plan: Plan, folder: Path) -> None:
    """Measures what was exported, as the program would run it, unless that was done."""
    exported, written = folder / EXPORTED, folder / FIGURES
    digest = hashlib.sha256(exported.read_bytes()).hexdigest()
    if written.exists() and json.loads(written.read_text("utf-8"))["sha256"] == digest:
        return
    reader = load_trained_reader(exported)
    figures = measure(reader, read_held_back(plan.data))
    found = {"sha256": digest, "int8": plan.int8, "figures": {name: asdict(one) for name, one in figures.items()}}
    written.write_text(f"{json.dumps(found, indent=2)}\n", encoding="utf-8")
    for name, figure in figures.items():
        print(f"{name}: {figure.value:.3f}")
