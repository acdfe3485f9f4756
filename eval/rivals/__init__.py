"""Other ways to answer from articles, measured beside ours: each by its own documentation, over the same articles.

Their packages are not the program's: `pip install -r eval/rivals/requirements.txt`.
"""

import os
from collections.abc import Callable, Sequence

from eval.rivals.quoting import Finder, Library, Rival
from eval.system import System
from rag.errors import InputError
from rag.models import load_encoder
from rag.schema import Article
from rag.settings import Settings

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"  # read when haystack is imported; there is no later way to say no

INSTALL = "pip install -r eval/rivals/requirements.txt"


def build_rival(name: str, articles: Sequence[Article], settings: Settings) -> System:
    """The rival of that name, with the articles indexed. Raises InputError where its packages are missing."""
    library = Library(articles)
    try:
        finder = _BUILDERS[name](library, settings)
    except ModuleNotFoundError as error:
        raise InputError(f"The rival {name} needs the package {error.name}. Run `{INSTALL}`.") from error
    return Rival(name, library, finder, settings.quotes)


# Each rival is imported where it is built: its libraries take seconds, and need not be installed for the others.


def _bm25(library: Library, _settings: Settings) -> Finder:
    from eval.rivals.bm25 import Bm25

    return Bm25(library)


def _dense(library: Library, settings: Settings) -> Finder:
    from eval.rivals.dense import Dense

    return Dense(library, load_encoder(settings))


def _haystack(library: Library, settings: Settings) -> Finder:
    from eval.rivals.haystack_hybrid import HaystackHybrid

    return HaystackHybrid(library, load_encoder(settings))


def _langchain(library: Library, settings: Settings) -> Finder:
    from eval.rivals.langchain_chunks import LangChainChunks

    return LangChainChunks(library, load_encoder(settings))


_BUILDERS: dict[str, Callable[[Library, Settings], Finder]] = {
    "bm25": _bm25,
    "dense": _dense,
    "haystack": _haystack,
    "langchain": _langchain,
}
RIVALS = tuple(_BUILDERS)
