"""What the network is to learn of an example: where the answer stands, in which sentence, and whether there is one."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.reader.batches import Batch, Prepared
from training.reader.network import Output

IMPOSSIBLE = -1e4  # a logit of what cannot be
WEIGHTS = {"span": 1.0, "choice": 1.0, "alone": 0.5, "whole": 1.0}


def losses(output: Output, batch: Batch, prepared: Sequence[Prepared]) -> dict[str, Tensor]:
    """By the names of the weights.

    `span`: start and end of the answer, against the first row where nothing answers. `choice`: the answering sentences
    against the others and against none. `alone`: whether each sentence answers. `whole`: whether anything does.
    """
    gold = _gold(output.sentences, prepared)
    answered = gold.any(1)
    sentences = output.sentences.masked_fill(~batch.read, IMPOSSIBLE)
    none, answerable = output.whole.unbind(-1)
    each = functional.binary_cross_entropy_with_logits(sentences, gold.float(), reduction="none")
    alone = (each * batch.read).sum(1) / batch.read.sum(1).clamp(min=1)
    chosen = _unlikeliness(torch.cat((sentences, none[:, None]), 1), torch.cat((gold, ~answered[:, None]), 1))
    return {
        "span": _span(output.spans.masked_fill(~batch.passage[:, :, None], IMPOSSIBLE), prepared),
        "choice": chosen.mean(),
        "alone": alone.mean(),
        "whole": functional.binary_cross_entropy_with_logits(answerable, answered.float()),
    }


def _gold(sentences: Tensor, prepared: Sequence[Prepared]) -> Tensor:
    gold = torch.zeros(sentences.shape, dtype=torch.bool)
    for number, one in enumerate(prepared):
        gold[number, list(one.gold)] = True
    return gold


def _span(logits: Tensor, prepared: Sequence[Prepared]) -> Tensor:
    """Over the examples of which it is known: of some only the sentence is."""
    right = torch.zeros(logits.shape, dtype=torch.bool)
    known = torch.tensor([bool(one.spans) or not one.gold for one in prepared])
    for number, one in enumerate(prepared):
        for start, end in one.spans if one.gold else ((0, 0), *one.spans):
            right[number, start, 0] = right[number, end, 1] = True
    unlikeliness = _unlikeliness(logits, right).mean(1)
    return (unlikeliness * known).sum() / known.sum().clamp(min=1)


def _unlikeliness(logits: Tensor, right: Tensor) -> Tensor:
    """Minus the log of the share that the right ones have together, of all along the second dimension."""
    return torch.logsumexp(logits, 1) - torch.logsumexp(logits.masked_fill(~right, IMPOSSIBLE), 1)
