"""The network: MiniLM's layers over a stretch of an article, with heads for cues and for what belongs to each of them.

Whether a row is the source or the content of a cue depends on both rows: each label has its own product of the two,
as in Dozat and Manning's parser, and a number for how far apart they stand.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from rag.models.tagging import CUE_LABELS, PART_LABELS
from rag.models.windows import SHAPES
from training.weights import begin_as_packaged, load_weights

FARTHEST = 64  # rows between a cue and what belongs to it; farther is all one
PAIRED = 64  # dimensions in which a cue and a row are compared, for each label


@dataclass(frozen=True)
class Read:
    """Rows of several windows, each array (batch, length); `mask` is 1 for those that there are."""

    ids: Tensor
    own: Tensor
    shapes: Tensor
    quoted: Tensor
    mask: Tensor


class TaggerNetwork(nn.Module):
    """The layers and the heads."""

    def __init__(self, config: BertConfig, dropout: float) -> None:
        super().__init__()
        # Eager attention: with bf16 on processors the other ways are a third slower.
        config._attn_implementation = "eager"
        config.hidden_dropout_prob, config.attention_probs_dropout_prob = dropout, 0.0
        size, labels = config.hidden_size, len(PART_LABELS)
        self.bert = BertModel(config, add_pooling_layer=False)
        self.shape = nn.Embedding(SHAPES, size)
        self.quotation = nn.Embedding(2, size)
        for embedding in (self.shape, self.quotation):
            nn.init.normal_(embedding.weight, std=0.02)
        self.cue = nn.Linear(size, len(CUE_LABELS))
        self.alone = nn.Linear(size, labels)
        self.of_cue = _projection(size, labels * PAIRED, dropout)
        self.of_row = _projection(size, labels * PAIRED, dropout)
        self.apart = nn.Parameter(torch.zeros(2 * FARTHEST + 1, labels))

    def read(self, rows: Read) -> Tensor:
        """The last hidden states, (batch, length, dimension)."""
        words = self.bert.embeddings.word_embeddings(rows.ids)
        described = words + self.shape(rows.shapes) + self.quotation(rows.quoted)
        output = self.bert(inputs_embeds=described, attention_mask=rows.mask, token_type_ids=rows.own)
        hidden: Tensor = output.last_hidden_state
        return hidden

    def parts(self, hidden: Tensor, cue_rows: Tensor) -> Tensor:
        """For the cues that start at `cue_rows`, (batch, cues), of each row: (batch, cues, length, labels)."""
        batch, length, size = hidden.shape
        cues = torch.gather(hidden, 1, cue_rows[:, :, None].expand(-1, -1, size))
        left = self.of_cue(cues).view(batch, -1, len(PART_LABELS), PAIRED)
        right = self.of_row(hidden).view(batch, length, len(PART_LABELS), PAIRED)
        paired = torch.einsum("bcld,btld->bctl", left, right) / math.sqrt(PAIRED)
        rows = torch.cumsum(torch.ones_like(hidden[:1, :, 0], dtype=torch.long), 1) - 1
        apart = (rows[:, None] - cue_rows[:, :, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        judged: Tensor = paired + self.apart[apart] + self.alone(hidden)[:, None]
        return judged


def _projection(size: int, width: int, dropout: float) -> nn.Module:
    """From a hidden state to the vectors in which it is compared, of all labels one after the other."""
    return nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Dropout(dropout), nn.Linear(size, width))


def packaged_network(model: Path, dropout: float = 0.0) -> TaggerNetwork:
    """The packaged model's layers with new heads."""
    return begin_as_packaged(TaggerNetwork(BertConfig.from_pretrained(str(model)), dropout), model)


def trained_network(model: Path, weights: Path) -> TaggerNetwork:
    """The network with weights that `save_weights` wrote. Raises InputError for a file that has others."""
    return load_weights(packaged_network(model), weights)
