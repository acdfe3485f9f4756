"""The figures of attribution as text for the terminal."""

from collections.abc import Iterator

from eval.attributions.judgements import PHENOMENA
from eval.attributions.record import AttributionsRecord, Figures, SpeakersRecord
from eval.metrics.measure import Measure


def speakers_table(record: SpeakersRecord) -> str:
    """In all, by kind of speaker and by phenomenon."""
    lines = [f"{name.replace('_', ' '):<30}{_share(measure)}" for name, measure in record.figures.items()]
    lines += ["", f"{'by kind of speaker':<54}{'precision':>24}{'recall with unnamed':>24}"]
    lines += [_group(kind, figures) for kind, figures in record.kinds.items()]
    lines += ["", f"{'by phenomenon':<54}{'precision':>24}{'recall with unnamed':>24}"]
    lines += [_group(PHENOMENA.get(letter, letter), figures) for letter, figures in record.phenomena.items()]
    return "\n".join(lines)


def attributions_table(record: AttributionsRecord) -> str:
    """Precision, recall and F1 of each kind of piece, with the agreement of two annotators."""
    return "\n".join(line for way in record.scores for line in _way(way, record))


def _way(way: str, record: AttributionsRecord) -> Iterator[str]:
    yield f"exact match by {way}, and F1 of two annotators of the {record.read_twice} articles that several read"
    for kind, scores in record.scores[way].items():
        named = {"precision": scores.precision, "recall": scores.recall, "F1": scores.f1}
        figures = "".join(f"{name} {_percent(measure)} {_bounds(measure):<17}" for name, measure in named.items())
        yield f"  {kind:<9}{figures}annotators {_percent(record.agreement[way][kind])}"


def _group(name: str, figures: Figures) -> str:
    return f"  {name:<52}{_counted(figures['precision']):>24}{_counted(figures['recall_with_unnamed']):>24}"


def _share(measure: Measure) -> str:
    return f"{_counted(measure):>24}   {_bounds(measure)}".rstrip()


def _counted(measure: Measure) -> str:
    counts = f" ({measure.tally.hits} of {measure.tally.of})" if measure.tally and measure.tally.of else ""
    return f"{_percent(measure)}{counts}"


def _percent(measure: Measure) -> str:
    return "–" if measure.value is None else f"{100 * measure.value:.1f} %"


def _bounds(measure: Measure) -> str:
    if measure.low is None or measure.high is None:
        return ""
    return f"[{100 * measure.low:.1f}, {100 * measure.high:.1f}]"
