"""Are the words found that people put in when they write a follow-up in full? By CANARD's rewrites."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, TypeAdapter

from eval.convert.canard import FILES, UNKNOWN
from eval.convert.rows import find_file, json_lines
from eval.followups.retrieval import exchanges_of, read_in
from rag.schema import Exchange
from rag.words import content_words


@dataclass(frozen=True)
class Turn:
    """A follow-up with its rewrite; before it title and section, then questions and answers in turn."""

    dialogue: Annotated[str, Field(alias="QuAC_dialog_id")]
    question: Annotated[str, Field(alias="Question")]
    rewrite: Annotated[str, Field(alias="Rewrite")]
    history: Annotated[tuple[str, ...], Field(alias="History", min_length=2)]

    @property
    def titles(self) -> tuple[str, ...]:
        """Of the article and of its section."""
        return self.history[:2]

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """What was said before; no reply where the section did not say."""
        said = zip(self.history[2::2], self.history[3::2], strict=True)
        return tuple(Exchange(question, reply="" if reply in UNKNOWN else reply) for question, reply in said)

    @property
    def added(self) -> frozenset[str]:
        """The content words that the rewrite puts in."""
        return frozenset(content_words(self.rewrite)) - frozenset(content_words(self.question))


Picker = Callable[[Turn], Collection[str]]  # the content words that the question leaves out, case-folded


@dataclass(frozen=True)
class WordsFound:
    """How many of the added words were picked, over all turns."""

    found: int
    picked: int
    added: int

    @property
    def precision(self) -> float:
        """The share of what was picked that the rewrite adds."""
        return self.found / self.picked if self.picked else 0.0

    @property
    def recall(self) -> float:
        """The share of what the rewrite adds that was picked."""
        return self.found / self.added if self.added else 0.0

    @property
    def f1(self) -> float:
        """Of precision and recall."""
        return 2 * self.found / (self.picked + self.added) if self.picked + self.added else 0.0


_turn = TypeAdapter(Turn)


def read_turns(path: Path) -> tuple[Turn, ...]:
    """The turns of a file of CANARD, or of the folder that holds it. Raises QuestionSetError."""
    return tuple(row.content for row in json_lines(find_file(path, FILES), _turn))


def words_found(turns: Iterable[Turn], pick: Picker) -> WordsFound:
    """What is picked for each turn, against what its rewrite adds."""
    pairs = [(frozenset(pick(turn)), turn.added) for turn in turns]
    return WordsFound(
        found=sum(len(picked & added) for picked, added in pairs),
        picked=sum(len(picked) for picked, _ in pairs),
        added=sum(len(added) for _, added in pairs),
    )


def by_rules(turn: Turn) -> frozenset[str]:
    """What the reading has more than the question; the title and its section begin the conversation."""
    title, section = turn.titles
    said = (Exchange(title, reply=section), *turn.exchanges)
    exchanges = exchanges_of([one.question for one in said], [one.reply for one in said])
    return _more(read_in(exchanges, turn.question).question, turn)


def of_the_title(turn: Turn) -> frozenset[str]:
    """All words of the article's title, which no conversation of the program has."""
    return _more(turn.titles[0], turn)


def at_hand(turn: Turn) -> frozenset[str]:
    """As much as can be picked: what the rewrite adds, as far as it was said before."""
    return turn.added.intersection(content_words(" ".join(turn.history)))


PICKERS: Final[Mapping[str, Picker]] = {
    "reading, by rules (ours)": by_rules,
    "all words of the title": of_the_title,
    "all that was said before, of the added": at_hand,
}


def words_table(turns: Sequence[Turn], pickers: Mapping[str, Picker] = PICKERS) -> str:
    """Precision, recall and F1, a row for each way of picking."""
    head = f"{f'words that {len(turns)} rewrites of CANARD add':<44}precision  recall     F1"
    return "\n".join((head, *(_row(name, words_found(turns, pick)) for name, pick in pickers.items())))


def _row(name: str, words: WordsFound) -> str:
    return f"{name:<44}{words.precision:>9.3f}{words.recall:>8.3f}{words.f1:>7.3f}"


def _more(text: str, turn: Turn) -> frozenset[str]:
    return frozenset(content_words(text)) - frozenset(content_words(turn.question))
