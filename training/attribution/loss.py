"""What the network is to learn: which rows are cues, and for each cue which rows are its source and its content."""

from torch import Tensor
from torch.nn import functional

from training.attribution.batches import UNREAD, Batch
from training.attribution.network import TaggerNetwork

WEIGHTS = {"cue": 1.0, "parts": 1.0, "alone": 0.3}


def losses(network: TaggerNetwork, batch: Batch) -> dict[str, Tensor]:
    """By the names of the weights, each in nats per attribution.

    `alone`: whether a row is a source or a content of any cue, which the judgement by pairs builds upon.
    """
    hidden = network.read(batch.read)
    count = batch.is_cue.sum().clamp(min=1)
    return {
        "cue": _unlikeliness(network.cue(hidden), batch.cues) / count,
        "parts": _unlikeliness(network.parts(hidden, batch.cue_rows), batch.parts) / count,
        "alone": _unlikeliness(network.alone(hidden), batch.alone) / count,
    }


def _unlikeliness(logits: Tensor, labels: Tensor) -> Tensor:
    flat = logits.float().flatten(0, -2)
    return functional.cross_entropy(flat, labels.flatten(), ignore_index=UNREAD, reduction="sum")
