"""Questions as full-text searches: any of the content words, ranked by BM25 (SQLite's FTS5)."""

from collections.abc import Sequence

from rag.words import content_words, words

MOST_WORDS = 64  # of a question; each costs a look-up, and a pasted page must not become a thousand


def any_word(question: str) -> str | None:
    """The FTS5 expression for passages with any content word of the question; None if it has no words at all."""
    chosen = content_words(question) or words(question)
    unique = list(dict.fromkeys(chosen))[:MOST_WORDS]
    return any_of(unique) if unique else None


def any_of(chosen: Sequence[str]) -> str:
    """The FTS5 expression for passages with any of the words, in any of their forms."""
    return " OR ".join(f'"{word}"' for word in chosen)
