"""PolNeAR 1.0 (Newell, Margolin and Ruths 2018, for research): `polnear/train/` and `polnear/dev/`, every attribution
of political news annotated. Some articles were annotated by several people. Nothing of the articles ships.
"""

from eval.convert.attributions import Annotated, Gold, by_article, read_part
from rag.attribution.printed import as_printed
from rag.models import Laid
from rag.segment import split_sentences

__all__ = ["Annotated", "Gold", "by_article", "laid", "read_part"]


def laid(text: str) -> Laid:
    """The text as the network is given it."""
    return as_printed(text, split_sentences(text)).laid
