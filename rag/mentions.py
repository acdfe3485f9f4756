"""How many articles mention what a question is about: the number that an abstention says, which a recount confirms."""

from rag.index.lexical import any_of
from rag.schema import Filters
from rag.store import Store
from rag.topic import mentions_all, spellings, topic_of
from rag.words import words


def count_mentioning(store: Store, question: str, filters: Filters) -> int:
    """How many articles that pass the filters mention, in title or text, every name that the question prints.

    Where it names nothing, those with any of its rare content words, in any form; failing these, with any
    of its words.
    """
    topic = topic_of(question)
    if topic.names:
        # The full-text search knows no capitals and takes "Banks" for "bank": what it finds is read again.
        candidates = store.articles.texts_with({name: _printed(name) for name in topic.names}, filters)
        return sum(mentions_all(text, topic.names) for text in candidates)
    chosen = topic.words or tuple(words(question))
    if not chosen:
        return 0
    titled = store.articles.titled(chosen, filters)
    found = {article for article, title in titled.items() if not set(chosen).isdisjoint(words(title))}
    return len(found | store.passages.matching_articles(any_of(chosen), filters))


def _printed(name: str) -> str:
    """The FTS5 expression for passages that may print a name: its words side by side, in any case."""
    return any_of([" ".join(words(spelling)) for spelling in spellings(name)])
