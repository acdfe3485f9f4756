"""The formats by name, and `eval convert` as a function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eval.convert.beir import convert_beir
from eval.convert.canard import convert_canard
from eval.convert.cast import convert_cast
from eval.convert.clapnq import convert_clapnq
from eval.convert.material import ConvertOptions, Material
from eval.convert.mtrag import convert_mtrag
from eval.convert.polnear import convert_polnear
from eval.convert.realtimeqa import convert_realtimeqa
from eval.convert.squad2 import convert_squad2
from eval.convert.trecqa import convert_trecqa
from eval.convert.write import write_material
from rag.errors import InputError

_CONVERTERS: Mapping[str, Callable[[Path, ConvertOptions], Material]] = {
    "squad2": convert_squad2,
    "clapnq": convert_clapnq,
    "realtimeqa": convert_realtimeqa,
    "trecqa": convert_trecqa,
    "polnear": convert_polnear,
    "canard": convert_canard,
    "cast": convert_cast,
    "mtrag": convert_mtrag,
    "beir": convert_beir,
}
FORMATS = tuple(_CONVERTERS)
HAVE_WITHIN = ("squad2", "clapnq", "trecqa", "polnear", "canard")  # a question has an article of its own
HAVE_WITHOUT_GOLD = ("realtimeqa",)


@dataclass(frozen=True)
class Converted:
    """How many articles and questions were written, and how much was left out for which reason."""

    articles: int
    questions: int
    left_out: Mapping[str, int] = field(default_factory=dict)


def convert(format: str, path: Path, out: Path, options: ConvertOptions) -> Converted:
    """Writes OUT/articles/articles.jsonl and OUT/questions.jsonl. Raises InputError with file, line and field."""
    if format not in _CONVERTERS:
        raise InputError(f"There is no format {format!r}; there are {', '.join(FORMATS)}.")
    if options.within and format not in HAVE_WITHIN:
        raise InputError(f"--within has no meaning for {format}; it is for {', '.join(HAVE_WITHIN)}.")
    if options.without_gold and format not in HAVE_WITHOUT_GOLD:
        raise InputError(f"--without-gold has no meaning for {format}; it is for {', '.join(HAVE_WITHOUT_GOLD)}.")
    material = _CONVERTERS[format](path, options)
    if not material.questions:
        raise InputError(f"{path}: gives no question.")
    write_material(material, out)
    left_out = {reason: count for reason, count in material.left_out.items() if count}
    return Converted(len(material.articles), len(material.questions), left_out)
