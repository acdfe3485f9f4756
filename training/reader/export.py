"""The trained network as it ships; the vectors of word pieces and positions come from outside."""

import torch
from torch import Tensor, nn

from training.int8 import Traced
from training.reader.network import ReaderNetwork

INPUTS = {
    "words": {1: "length"},
    "types": {1: "length"},
    "sentence_rows": {1: "sentences", 2: "length"},
    "question_rows": {2: "length"},
}
OUTPUTS = {"spans": {1: "length"}, "sentences": {1: "sentences"}, "whole": dict[int, str]()}


class _OneExample(nn.Module):
    """The network on one example without padding, its vectors of word pieces and positions given."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, words: Tensor, types: Tensor, sentence_rows: Tensor, question_rows: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """The logits of spans, sentences and whole."""
        embeddings = self.network.bert.embeddings
        hidden = embeddings.LayerNorm(words + embeddings.token_type_embeddings(types))
        hidden = self.network.bert.encoder(hidden).last_hidden_state
        output = self.network.judge(hidden, sentence_rows, question_rows)
        return output.spans, output.sentences, output.whole


def traced(network: ReaderNetwork) -> Traced:
    """What is exported."""
    length, sentences, size = 12, 3, network.span.in_features
    example = (
        torch.randn(1, length, size),
        torch.ones(1, length, dtype=torch.long),
        torch.full((1, sentences, length), 1 / length),
        torch.full((1, 1, length), 1 / length),
    )
    return Traced(_OneExample(network), example, INPUTS, OUTPUTS)
