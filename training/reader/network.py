"""The network: MiniLM's layers over question and passage at once, with heads for spans, sentences and silence.

The vectors of word pieces and positions are the packaged model's and stay as they are, so that they ship only once.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from rag.errors import InputError
from training.reader.batches import Batch

FROZEN = ("word_embeddings", "position_embeddings")
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
    network = ReaderNetwork(BertConfig.from_pretrained(str(model)))
    missing, _ = network.bert.load_state_dict(load_file(model / "model.safetensors"), strict=False)
    if missing:
        raise InputError(f"{model} is not the packaged model: it has no {missing[0]}.")
    for name, parameter in network.bert.named_parameters():
        parameter.requires_grad = not _is_frozen(name)
    return network


def trained_network(model: Path, weights: Path) -> ReaderNetwork:
    """The network with weights that `save_weights` wrote. Raises InputError for a file that has others."""
    network = packaged_network(model)
    try:
        stored = {name: value.float() for name, value in load_file(weights).items()}
        missing, unexpected = network.load_state_dict(stored, strict=False)
    except (SafetensorError, RuntimeError) as error:
        raise InputError(f"{weights} holds no weights of this network ({error}).") from error
    strange = [*unexpected, *(name for name in missing if not _is_frozen(name))]
    if strange:
        raise InputError(f"{weights} holds no weights of this network: {strange[0]} is missing, or of another.")
    return network


def save_weights(network: ReaderNetwork, path: Path) -> None:
    """All but the packaged model's own vectors, as bf16, which is what they were trained in; never half a file."""
    weights = {name: value for name, value in network.state_dict().items() if not _is_frozen(name)}
    draft = path.with_name(f"{path.name}.draft")
    save_file({name: value.detach().to(torch.bfloat16).contiguous() for name, value in weights.items()}, draft)
    draft.replace(path)


def _is_frozen(name: str) -> bool:
    return any(part in name for part in FROZEN)
