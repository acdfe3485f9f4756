"""What `python -m eval speakers` and `python -m eval attributions` measured, with the data and the program it is of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from eval.attributions.articles import CutArticle, read_articles
from eval.attributions.exact import WAYS, Scores, agreement, scores
from eval.attributions.judgements import in_articles, read_judgements
from eval.attributions.pieces import as_gold
from eval.attributions.speakers import Attribute, Seen, Speeches, figures, groups, see
from eval.attributions.strings import loose, printed
from eval.digests import file_digest, program_digest
from eval.metrics.measure import Measure
from rag.models import Attribution

Tag = Callable[[CutArticle], Sequence[Attribution]]
Figures = dict[str, Measure]


@dataclass(frozen=True)
class SpeakersRecord:
    """The speakers of the judged sentences; `strings` were shown in all articles, `loose` of them are not printed."""

    program: str
    tagger: str
    judgements: str
    sentences: int
    figures: Figures
    kinds: dict[str, Figures]
    phenomena: dict[str, Figures]
    strings: int
    loose: tuple[str, ...]
    seen: tuple[Seen, ...]


@dataclass(frozen=True)
class AttributionsRecord:
    """Exact matches by kind of piece, in each way to compare them; `agreement` is that of two annotators."""

    program: str
    tagger: str
    articles: int
    annotations: int
    read_twice: int
    scores: dict[str, dict[str, Scores]]
    agreement: dict[str, Figures]


def measure_speakers(data: Path, judgements: Path, attribute: Attribute, tagger: str) -> SpeakersRecord:
    """Attributes every article as indexing does, and compares with the judgements. Raises InputError."""
    articles = read_articles(data)
    judged = list(in_articles(read_judgements(judgements), articles))
    speeches = {article.name: attribute(article.text, article.sentences) for article in articles}
    seen = see(judged, speeches)
    return SpeakersRecord(
        program=program_digest(),
        tagger=tagger,
        judgements=f"sha256:{file_digest(judgements)}",
        sentences=len(seen),
        figures=figures(seen),
        kinds={kind: figures(some) for kind, some in groups(seen, lambda one: [one.kind]).items()},
        phenomena={letter: figures(some) for letter, some in groups(seen, lambda one: one.judged.notes).items()},
        strings=sum(_strings(said) for said in speeches.values()),
        loose=tuple(line for article in articles for line in _loose(article, speeches[article.name])),
        seen=tuple(seen),
    )


def measure_attributions(data: Path, tag: Tag, tagger: str) -> AttributionsRecord:
    """Tags every article, and compares with what was annotated. Raises InputError."""
    articles = read_articles(data)
    found = {article.name: as_gold(tag(article)) for article in articles}
    return AttributionsRecord(
        program=program_digest(),
        tagger=tagger,
        articles=len(articles),
        annotations=sum(len(article.annotations) for article in articles),
        read_twice=sum(len(article.annotations) > 1 for article in articles),
        scores={way: scores(way, articles, found) for way in WAYS},
        agreement={way: agreement(way, articles) for way in WAYS},
    )


def write_record(record: SpeakersRecord | AttributionsRecord, out: Path, name: str) -> None:
    """Writes `name`.json into the folder."""
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.json").write_bytes(TypeAdapter(type(record)).dump_json(record, indent=2) + b"\n")


def _strings(speeches: Speeches) -> int:
    return sum(1 for sentence in speeches for speech in sentence for _ in printed(speech))


def _loose(article: CutArticle, speeches: Speeches) -> list[str]:
    problems = loose(article.text, (speech for sentence in speeches for speech in sentence))
    return [f"{article.name}: {problem}" for problem in problems]
