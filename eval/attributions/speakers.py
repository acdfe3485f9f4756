"""How often the speakers that the program shows are those who speak: each figure's docstring is its definition."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.attributions.articles import CutArticle
from eval.attributions.judgements import Judged, JudgedSentence
from eval.attributions.matching import GRADES, RIGHT, Grade, grade
from eval.attributions.share import share, total
from eval.metrics.measure import Measure
from eval.metrics.shares import NOT_COUNTED, Tally
from rag.schema import Sentence, Speech

Speeches = Sequence[Sequence[Speech]]  # of each sentence of an article, the main one first
Attribute = Callable[[str, Sequence[Sentence]], Speeches]

LENIENT: tuple[Grade, ...] = (*RIGHT, "partial")
NOBODY = "nobody"


@dataclass(frozen=True)
class Seen:
    """A judged sentence, and the grades of the speakers that are shown on it, the main one first.

    `main` is the best grade that any of them has as the one who says the most of the sentence.
    """

    article: str
    judged: JudgedSentence
    grades: tuple[Grade, ...]
    main: Grade

    @property
    def kind(self) -> str:
        """What the one is who says the most of it, or who might be shown."""
        return self.judged.speakers[0].kind if self.judged.speakers else NOBODY

    @property
    def names_its_speaker(self) -> bool:
        """Whether the article names the one who says the most of it."""
        return any(one.kind != "unnamed" for one in self.judged.main)


def see(judged: Sequence[Judged], speeches: Mapping[str, Speeches]) -> list[Seen]:
    """Each judged sentence with what is shown on it, given the speeches of each article by its name."""
    return [_see(article, sentence, _of(article, sentence, speeches[article.name])) for article, sentence in judged]


def _see(article: CutArticle, judged: JudgedSentence, speeches: Sequence[Speech]) -> Seen:
    shown = [speech.speaker for speech in speeches if speech.speaker]
    grades = tuple(grade(speaker, judged.speakers, article.text) for speaker in shown)
    as_main = [grade(speaker, judged.main, article.text) for speaker in shown]
    return Seen(article.name, judged, grades, min(as_main, key=GRADES.index, default="wrong"))


def _of(article: CutArticle, judged: JudgedSentence, speeches: Speeches) -> Sequence[Speech]:
    """The speeches of the sentence that holds the most of the judged one, should the text be cut otherwise by now."""

    def held(number: int) -> int:
        sentence = article.sentences[number]
        return min(sentence.end, judged.end) - max(sentence.start, judged.start)

    return speeches[max(range(len(article.sentences)), key=held)]


def precision(seen: Seen) -> Tally:
    """Share of the shown speakers that are right; one who is shown only as "he" is not counted."""
    return _precision(seen, RIGHT)


def precision_exact(seen: Seen) -> Tally:
    """The same, where only a form that may be shown is right, word for word."""
    return _precision(seen, GRADES[:1])


def precision_lenient(seen: Seen) -> Tally:
    """The same, where the end of a name ("Berg") is right too."""
    return _precision(seen, LENIENT)


def recall(seen: Seen) -> Tally:
    """Share of sentences, the one who says the most of them named in the article, with that speaker shown."""
    return _recall(seen, RIGHT) if seen.names_its_speaker else NOT_COUNTED


def recall_exact(seen: Seen) -> Tally:
    """The same, where only a form that may be shown is right, word for word."""
    return _recall(seen, GRADES[:1]) if seen.names_its_speaker else NOT_COUNTED


def recall_lenient(seen: Seen) -> Tally:
    """The same, where the end of a name ("Berg") is right too."""
    return _recall(seen, LENIENT) if seen.names_its_speaker else NOT_COUNTED


def recall_with_unnamed(seen: Seen) -> Tally:
    """The same as recall, over the sentences too whose speaker has no name ("local officials")."""
    return _recall(seen, RIGHT) if seen.judged.main else NOT_COUNTED


def right_first(seen: Seen) -> Tally:
    """Share of the sentences that show anyone, and of which someone says the most, whose first speaker is right."""
    counts = bool(seen.grades) and bool(seen.judged.main)
    return Tally(int(seen.grades[0] in RIGHT), 1) if counts else NOT_COUNTED


def unresolved(seen: Seen) -> Tally:
    """Share of the shown speakers of whom only "he" or "the mayor" is shown."""
    return Tally(seen.grades.count("unresolved"), len(seen.grades))


def false_speakers(seen: Seen) -> Tally:
    """Share of the sentences in which nobody speaks that show a speaker; lower is better."""
    return NOT_COUNTED if seen.judged.speakers else Tally(int(bool(seen.grades)), 1)


FIGURES = (
    precision,
    precision_exact,
    precision_lenient,
    recall,
    recall_exact,
    recall_lenient,
    recall_with_unnamed,
    right_first,
    unresolved,
    false_speakers,
)


def figures(seen: Sequence[Seen]) -> dict[str, Measure]:
    """Each figure by its name."""
    articles = sorted({one.article for one in seen})
    sentences = [[one for one in seen if one.article == article] for article in articles]
    return {
        figure.__name__: share([total([figure(one) for one in of_article]) for of_article in sentences])
        for figure in FIGURES
    }


def groups(seen: Sequence[Seen], belongs: Callable[[Seen], Sequence[str]]) -> dict[str, list[Seen]]:
    """The sentences by what each belongs to: its kind, or each of its phenomena."""
    names = sorted({name for one in seen for name in belongs(one)})
    return {name: [one for one in seen if name in belongs(one)] for name in names}


def _precision(seen: Seen, accepted: Sequence[Grade]) -> Tally:
    return Tally(sum(one in accepted for one in seen.grades), sum(one != "unresolved" for one in seen.grades))


def _recall(seen: Seen, accepted: Sequence[Grade]) -> Tally:
    return Tally(int(seen.main in accepted), 1)
