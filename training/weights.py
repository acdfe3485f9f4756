"""The weights of a network over the packaged model, without the vectors that ship only once, with that model.

A network has the packaged model's layers as `bert`; the vectors of word pieces and positions stay as they are.
"""

from pathlib import Path
from typing import TypeVar

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import nn

from rag.errors import InputError

FROZEN = ("word_embeddings", "position_embeddings")


Network = TypeVar("Network", bound=nn.Module)


def begin_as_packaged(network: Network, model: Path) -> Network:
    """The network with the packaged model's layers, of which its vectors stay. Raises InputError."""
    bert = network.get_submodule("bert")
    missing, _ = bert.load_state_dict(load_file(model / "model.safetensors"), strict=False)
    if missing:
        raise InputError(f"{model} is not the packaged model: it has no {missing[0]}.")
    for name, parameter in bert.named_parameters():
        parameter.requires_grad = not is_frozen(name)
    return network


def load_weights(network: Network, weights: Path) -> Network:
    """The network with weights that `save_weights` wrote. Raises InputError for a file that has others."""
    try:
        stored = {name: value.float() for name, value in load_file(weights).items()}
        missing, unexpected = network.load_state_dict(stored, strict=False)
    except (SafetensorError, RuntimeError) as error:
        raise InputError(f"{weights} holds no weights of this network ({error}).") from error
    strange = [*unexpected, *(name for name in missing if not is_frozen(name))]
    if strange:
        raise InputError(f"{weights} holds no weights of this network: {strange[0]} is missing, or of another.")
    return network


def save_weights(network: nn.Module, path: Path) -> None:
    """All but the packaged model's own vectors, as bf16, which is what they were trained in; never half a file."""
    weights = {name: value for name, value in network.state_dict().items() if not is_frozen(name)}
    draft = path.with_name(f"{path.name}.draft")
    save_file({name: value.detach().to(torch.bfloat16).contiguous() for name, value in weights.items()}, draft)
    draft.replace(path)


def is_frozen(name: str) -> bool:
    """Whether weights of this name are the packaged model's own vectors."""
    return any(part in name for part in FROZEN)
