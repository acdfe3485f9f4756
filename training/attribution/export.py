"""The trained network as it ships; the vectors of word pieces and positions come from outside."""

import torch
from torch import Tensor, nn

from training.attribution.network import TaggerNetwork
from training.int8 import Traced

INPUTS = {name: {1: "length"} for name in ("words", "own", "shapes", "quoted")}
OUTPUTS = {"cues": {1: "length"}, "parts": {1: "length", 2: "length"}}


class _OneWindow(nn.Module):
    """The network on one window without padding, its vectors of word pieces and positions given.

    Any row may turn out to begin a cue, so each is judged as one.
    """

    def __init__(self, network: TaggerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, own: Tensor, shapes: Tensor, quoted: Tensor) -> tuple[Tensor, Tensor]:
        """The logits of cues and parts."""
        network, embeddings = self.network, self.network.bert.embeddings
        described = words + network.shape(shapes) + network.quotation(quoted)
        hidden = network.bert.encoder(
            embeddings.LayerNorm(described + embeddings.token_type_embeddings(own))
        ).last_hidden_state
        rows = torch.cumsum(torch.ones_like(own), 1) - 1
        return network.cue(hidden), network.parts(hidden, rows)


def traced(network: TaggerNetwork) -> Traced:
    """What is exported."""
    length, size = 12, network.cue.in_features
    ones = torch.ones(1, length, dtype=torch.long)
    return Traced(_OneWindow(network), (torch.randn(1, length, size), ones, ones, ones), INPUTS, OUTPUTS)
