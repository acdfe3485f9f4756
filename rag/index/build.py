"""Building the index from article files: only what changed is done again, and any stop can be resumed.

A file's articles, their passages and the note of what the vector index has yet to hear are one transaction. So a stop
at any point, `kill -9` included, leaves files that are done and files that are not, and the next run does the rest.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.articles import ArticleFile, Unreadable, find_files, read_file
from rag.attribution import attribute
from rag.models import Encoder, Vectors
from rag.schema import Article, Passage
from rag.segment import split_passages, split_sentences
from rag.store import IndexedArticle, Store, fingerprint

LoadEncoder = Callable[[], Encoder]
Progress = Callable[[Sequence[ArticleFile]], Iterable[ArticleFile]]


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


def update_articles(store: Store, load_encoder: LoadEncoder, paths: Sequence[Path], progress: Progress) -> Update:
    """Bring the store up to the files under `paths`; the encoder is loaded only if there is something to embed."""
    known = _KnownFiles(store)
    roots = [path.absolute() for path in paths]
    updates = [_update_file(store, load_encoder, file, known) for file in progress(find_files(roots))]
    found = frozenset[str]().union(*(update.found for update in updates))
    unreadable = tuple(problem for update in updates for problem in update.unreadable)
    return Update(
        added=tuple(article for update in updates for article in update.added),
        changed=tuple(article for update in updates for article in update.changed),
        unchanged=tuple(article for update in updates for article in update.unchanged),
        vanished=_vanished(store, roots, found, unreadable),
        unreadable=unreadable,
    )


def embedded_text(article: Article, passage: Passage) -> str:
    """What is embedded for a passage: the title says what the passage alone may not."""
    return f"{article.title}\n{article.text[passage.start : passage.end]}"


class _KnownFiles:
    """What the store holds of each file, as it was when the run began."""

    def __init__(self, store: Store) -> None:
        self._stamps = store.file_stamps()
        self._articles: dict[str, list[str]] = {}
        for article, source in store.article_sources().items():
            self._articles.setdefault(source, []).append(article)

    def unchanged(self, file: ArticleFile) -> tuple[str, ...] | None:
        """The articles of a file that is as it was when it was read; None for any other."""
        source = str(file.path)
        if self._stamps.get(source) != _stamp(file.path):
            return None
        return tuple(self._articles.get(source, ()))


def _update_file(store: Store, load_encoder: LoadEncoder, file: ArticleFile, known: _KnownFiles) -> Update:
    unchanged = known.unchanged(file)
    if unchanged is not None:
        return Update(unchanged=unchanged)
    stamp = _stamp(file.path)
    read = read_file(file)
    stored = store.fingerprints()
    articles, unreadable = _usable(read, store.article_sources())
    new = [article for article in articles if stored.get(article.id) != fingerprint(article)]
    indexed, vectors = _take_apart(store, load_encoder, new)
    # A file with an unreadable record has no stamp: it is read, and reported, again.
    store.put(str(file.path), None if unreadable else stamp, indexed, vectors)
    return Update(
        added=tuple(article.id for article in new if article.id not in stored),
        changed=tuple(article.id for article in new if article.id in stored),
        unchanged=tuple(article.id for article in articles if article not in new),
        unreadable=unreadable,
    )


def _usable(
    read: Iterable[Article | Unreadable], sources: dict[str, str]
) -> tuple[list[Article], tuple[Unreadable, ...]]:
    """The articles whose ids are free or their own, and the rest with what to do about it."""
    articles: dict[str, Article] = {}
    unreadable: list[Unreadable] = []
    for item in read:
        if isinstance(item, Unreadable):
            unreadable.append(item)
            continue
        owner = item.source if item.id in articles else sources.get(item.id, item.source)
        if item.id in articles or (owner != item.source and Path(owner).exists()):
            unreadable.append(
                Unreadable(item.source, f"Its id {item.id!r} is taken by {owner}. Give one of them an `id` of its own.")
            )
        else:
            articles[item.id] = item
    return list(articles.values()), tuple(unreadable)


def _take_apart(
    store: Store, load_encoder: LoadEncoder, articles: Sequence[Article]
) -> tuple[list[IndexedArticle], dict[str, Vectors]]:
    """The articles with sentences, speech and passages, and the vectors that the store does not have yet."""
    indexed: list[IndexedArticle] = []
    texts: dict[str, str] = {}
    for article in articles:
        sentences = split_sentences(article.text, article.title)
        passages = split_passages(sentences, article.text)
        embedded = [embedded_text(article, passage) for passage in passages]
        keys = tuple(_key(text) for text in embedded)
        indexed.append(IndexedArticle(article, sentences, attribute(article.text, sentences), passages, keys))
        texts.update(zip(keys, embedded, strict=True))
    missing = sorted(texts.keys() - store.known_embeddings(list(texts)))
    if not missing:
        return indexed, {}
    vectors = load_encoder().encode([texts[key] for key in missing])
    return indexed, dict(zip(missing, vectors, strict=True))


def _vanished(
    store: Store, roots: Sequence[Path], found: frozenset[str], unreadable: Sequence[Unreadable]
) -> tuple[str, ...]:
    """Stored articles that came from under `roots` and are in no file there any more.

    An article whose file cannot be read just now has not vanished.
    """
    withheld = {problem.source for problem in unreadable}
    return tuple(
        article
        for article, source in sorted(store.article_sources().items())
        if article not in found and source not in withheld and any(Path(source).is_relative_to(root) for root in roots)
    )


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _stamp(path: Path) -> str | None:
    """Size and time of change; None for a file that cannot be looked at."""
    try:
        state = path.stat()
    except OSError:
        return None
    return f"{state.st_size} {state.st_mtime_ns}"
