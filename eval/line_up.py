"""Who is asked: the program, the program with a part left out, or a rival, by name."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from eval.corpora import open_corpus
from eval.ours import ABLATIONS, NO_FOLLOW_UPS, OURS, LastTurnOnly, OnTheRecord
from eval.rivals import RIVALS, build_rival
from eval.system import System
from rag.errors import InputError
from rag.settings import Settings

GROUPS = {"ablations": tuple(ABLATIONS), "rivals": RIVALS}
SYSTEMS = (OURS, *ABLATIONS, *RIVALS)


@dataclass(frozen=True)
class Entrant:
    """A system, the digest of its articles, and the seconds that indexing took it (None: not known)."""

    system: System
    corpus: str
    indexing: float | None


def systems_named(names: Sequence[str]) -> tuple[str, ...]:
    """The systems of these names and groups, each once. Raises InputError."""
    spread = [system for name in names for system in GROUPS.get(name, (name,))]
    unknown = [name for name in spread if name not in SYSTEMS]
    if unknown:
        raise InputError(f"There is no system {unknown[0]!r}; there are {', '.join((*GROUPS, *SYSTEMS))}.")
    return tuple(dict.fromkeys(spread))


@contextmanager
def open_system(name: str, paths: Sequence[Path], settings: Settings) -> Iterator[Entrant]:
    """The system of that name over exactly these articles; with no paths, over what is indexed."""
    own = settings.model_copy(update=ABLATIONS.get(name, {}))
    with open_corpus(paths, own) as corpus:
        if name in RIVALS:
            articles = corpus.pipeline.articles()
            began = time.perf_counter()
            rival = build_rival(name, articles, settings)
            yield Entrant(rival, corpus.pipeline.digest, time.perf_counter() - began)
        else:
            ours = OnTheRecord(corpus.pipeline)
            system = LastTurnOnly(ours) if name == NO_FOLLOW_UPS else ours
            yield Entrant(system, corpus.pipeline.digest, corpus.seconds)
