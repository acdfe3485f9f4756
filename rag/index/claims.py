"""Which article has an id, when two files want it: the one that has it keeps it, and the other is told what to do."""

from collections.abc import Sequence
from pathlib import Path

from rag.articles import Unreadable
from rag.schema import Article
from rag.store import Origin, Store


def usable(store: Store, read: Sequence[Article | Unreadable]) -> tuple[tuple[Article, ...], tuple[Unreadable, ...]]:
    """The articles of one file whose ids are free or their own, and the rest with what to do about it."""
    stored = store.articles.origins([item.id for item in read if isinstance(item, Article)])
    articles: dict[str, Article] = {}
    unreadable: list[Unreadable] = []
    for item in read:
        if isinstance(item, Unreadable):
            unreadable.append(item)
        elif item.id in articles:
            unreadable.append(_taken(item, item.source))
        elif item.id in stored and _is_still_held(stored[item.id], item.source):
            unreadable.append(_taken(item, stored[item.id].source))
        else:
            articles[item.id] = item
    return tuple(articles.values()), tuple(unreadable)


def _is_still_held(origin: Origin, source: str) -> bool:
    """Another file than `source` has it; an article whose file is gone, or holds it no more, has moved."""
    return origin.source != source and origin.held and Path(origin.source).exists()


def _taken(article: Article, owner: str) -> Unreadable:
    return Unreadable(
        article.source, f"Its id {article.id!r} is taken by {owner}. Give one of them an `id` of its own."
    )
