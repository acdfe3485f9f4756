"""Building the index from article files: only what changed is done again, and any stop can be resumed.

Some articles, their passages and the note of what the vector index has yet to hear are one transaction, and a file is
noted as read after the last of its articles. So a stop at any point, `kill -9` included, leaves articles that are done
and files that are to be read again, and the next run does the rest.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from rag.articles import ArticleFile, Unreadable, find_files, read_file
from rag.attribution import attribute
from rag.index.claims import usable
from rag.models import AttributionTagger, Encoder, Vectors
from rag.schema import Article
from rag.segment import split_passages, split_sentences
from rag.store import IndexedArticle, Store, fingerprint

TRANSACTION = 20  # articles: about a second of work, so that a stop loses little of a file of thousands


@dataclass(frozen=True)
class Models:
    """What an index run asks of models; each is loaded when there is something for it to do."""

    load_encoder: Callable[[], Encoder]
    load_tagger: Callable[[], AttributionTagger]


class Progress(Protocol):
    """Hears how far a run is. A file counts as one article until it is read."""

    def expect(self, articles: int) -> None:
        """So many more articles are to be done than was thought."""
        ...

    def done(self, articles: int) -> None:
        """So many more articles are done."""
        ...


@dataclass(frozen=True)
class Update:
    """What an index run found, as article ids, and what could not be read."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def found(self) -> frozenset[str]:
        """The articles that the files hold now."""
        return frozenset((*self.added, *self.changed, *self.unchanged))


def update_articles(store: Store, models: Models, paths: Sequence[Path], progress: Progress) -> Update:
    """Bring the store up to the files under `paths`; a model is loaded only if there is something for it.

    Raises ArticleError for a path that does not exist, unless articles were once read from there: they have vanished.
    """
    # Not resolve(): a link that comes to point elsewhere is still the same folder to whoever named it.
    roots = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100
    files = find_files([root for root in roots if root.exists() or not _was_read(store, root)])
    progress.expect(len(files))
    update = _merged([update for file in files for update in _update_file(store, models, file, progress)])
    return replace(update, vanished=_vanished(store, roots, update))


def _update_file(store: Store, models: Models, file: ArticleFile, progress: Progress) -> Iterator[Update]:
    source, stamp = str(file.path), _stamp(file.path)
    if stamp and (held := store.articles.of_file(source, stamp)) is not None:
        progress.expect(len(held) - 1)
        progress.done(len(held))
        yield Update(unchanged=held)
        return
    articles, unreadable = usable(store, read_file(file))
    progress.expect(len(articles) - 1)
    yield Update(unreadable=unreadable)
    for first in range(0, len(articles), TRANSACTION):
        some = articles[first : first + TRANSACTION]
        yield _update_some(store, models, some)
        progress.done(len(some))
    if stamp:  # what could not be read is read, and reported, again
        store.updates.file_read(source, "" if unreadable else stamp, [article.id for article in articles])


def _update_some(store: Store, models: Models, articles: Sequence[Article]) -> Update:
    stored = store.articles.origins([article.id for article in articles])
    added = [article for article in articles if article.id not in stored]
    changed = [a for a in articles if a.id in stored and stored[a.id].fingerprint != fingerprint(a)]
    touched = {article.id for article in (*added, *changed)}
    if touched:
        store.updates.put(*_take_apart(store, models, [*added, *changed]))
    return Update(
        added=tuple(article.id for article in added),
        changed=tuple(article.id for article in changed),
        unchanged=tuple(article.id for article in articles if article.id not in touched),
    )


def _take_apart(
    store: Store, models: Models, articles: Sequence[Article]
) -> tuple[list[IndexedArticle], dict[str, Vectors]]:
    """The articles with sentences, speech and passages, and the vectors that the store does not have yet."""
    indexed: list[IndexedArticle] = []
    texts: dict[str, str] = {}
    for article in articles:
        sentences = split_sentences(article.text, article.title)
        passages = split_passages(sentences, article.text)
        embedded = [article.under_heading(passage) for passage in passages]
        keys = tuple(hashlib.sha256(text.encode()).hexdigest() for text in embedded)
        speeches = attribute(article.text, sentences, models.load_tagger())
        indexed.append(IndexedArticle(article, sentences, speeches, passages, keys))
        texts.update(zip(keys, embedded, strict=True))
    missing = sorted(texts.keys() - store.passages.known_embeddings(list(texts)))
    if not missing:
        return indexed, {}
    vectors = models.load_encoder().encode([texts[key] for key in missing])
    return indexed, dict(zip(missing, vectors, strict=True))


def _merged(updates: Sequence[Update]) -> Update:
    return Update(
        added=tuple(article for update in updates for article in update.added),
        changed=tuple(article for update in updates for article in update.changed),
        unchanged=tuple(article for update in updates for article in update.unchanged),
        unreadable=tuple(problem for update in updates for problem in update.unreadable),
    )


def _was_read(store: Store, root: Path) -> bool:
    return any(_under(source, [root]) for source in store.articles.sources().values())


def _vanished(store: Store, roots: Sequence[Path], update: Update) -> tuple[str, ...]:
    """Stored articles that came from under `roots` and are in no file there any more.

    An article whose file or folder cannot be read just now has not vanished.
    """
    found = update.found
    withheld = [Path(problem.source) for problem in update.unreadable]
    return tuple(
        article
        for article, source in store.articles.sources().items()
        if article not in found and _under(source, roots) and not _under(source, withheld)
    )


def _under(source: str, places: Iterable[Path]) -> bool:
    return any(Path(source).is_relative_to(place) for place in places)


def _stamp(path: Path) -> str:
    """Size and time of change; empty for a file that cannot be looked at or noted: reading it says why."""
    try:
        str(path).encode()
        state = path.stat()
    except (OSError, UnicodeEncodeError):
        return ""
    return f"{state.st_size} {state.st_mtime_ns}"
