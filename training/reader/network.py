"""The network: MiniLM's layers over question and passage at once, with heads for spans, sentences and silence.

The vectors of word pieces and positions are the packaged model's and stay as they are, so that they ship only once.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.reader.batches import Batch
from training.weights import begin_as_packaged, load_weights

PRODUCT_SCALE = 4.0  # hidden values are of the size 0.3: their products are scaled up to be seen


@dataclass(frozen=True)
class Output:
    """Logits. `spans`: (batch, length, 2), start and end. `sentences`: (batch, sentences).

    `whole`: (batch, 2), that no sentence answers, to be held against the sentences; and that the passage answers.
    """

    spans: Tensor
    sentences: Tensor
    whole: Tensor


class ReaderNetwork(nn.Module):
    """The layers and the heads."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        # Eager attention: with bf16 on processors the other ways are a third slower.
        config._attn_implementation = "eager"
        config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
        size = config.hidden_size
        self.bert = BertModel(config, add_pooling_layer=False)
        self.span = nn.Linear(size, 2)
        self.sentence = nn.Sequential(nn.Linear(3 * size, size), nn.GELU(), nn.Linear(size, 1))
        self.whole = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Linear(size, 2))

    def forward(self, batch: Batch) -> Output:
        """What it says of each example."""
        hidden = self.bert(batch.ids, attention_mask=batch.mask, token_type_ids=batch.types).last_hidden_state
        return self.judge(hidden, batch.sentence_rows, batch.question_rows)

    def judge(self, hidden: Tensor, sentence_rows: Tensor, question_rows: Tensor) -> Output:
        """The heads on the last hidden states, (batch, length, dimension)."""
        own = sentence_rows.to(hidden.dtype) @ hidden
        asked = (question_rows.to(hidden.dtype) @ hidden).expand_as(own)
        first = hidden[:, :1]
        seen = torch.cat((own, own * asked * PRODUCT_SCALE, first.expand_as(own)), -1)
        return Output(
            spans=self.span(hidden).float(),
            sentences=self.sentence(seen).squeeze(-1).float(),
            whole=self.whole(first).squeeze(1).float(),
        )


def packaged_network(model: Path) -> ReaderNetwork:
    """The packaged model's layers with new heads."""
    return begin_as_packaged(ReaderNetwork(BertConfig.from_pretrained(str(model))), model)


def trained_network(model: Path, weights: Path) -> ReaderNetwork:
    """The network with weights that `save_weights` wrote. Raises InputError for a file that has others."""
    return load_weights(packaged_network(model), weights)
