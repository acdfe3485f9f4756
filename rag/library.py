"""What is stored, as whoever shows it reads it: articles, their sentences, answers and conversations."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from rag.errors import UnknownId
from rag.schema import UNFILTERED, Answer, Article, Passage, Question, SpokenSentence, answer_from_json
from rag.store import KeptConversations, Store


class Library:
    """The data folder's articles and what was asked about them. Safe to use from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def conversations(self) -> KeptConversations:
        """The conversations that are kept."""
        return self._store.conversations

    def passages_of(self, article: str) -> Sequence[Passage]:
        """An article's passages, in order."""
        return self._store.passages.of_article(article)

    def article(self, article: str) -> Article | None:
        """An article of the corpus, freshly read from the store."""
        return self._store.articles.get(article)

    def articles(self) -> Sequence[Article]:
        """All articles of the corpus, newest first."""
        return self._store.articles.all()

    def count_articles(self) -> int:
        """How many articles the corpus has."""
        return self._store.articles.count()

    def sentences(self, article: str) -> tuple[SpokenSentence, ...]:
        """An article's sentences, in order, each with who speaks in it."""
        return self._store.articles.sentences(article)

    def count_sentences(self, article: str) -> int:
        """How many reporting sentences an article has."""
        return self._store.articles.count_sentences(article)

    def kept_answer(self, answer: str) -> dict[str, object] | None:
        """An answer that was given before, as it was given."""
        return self._store.answers.kept(answer)

    def given(self, answer: str) -> Answer:
        """An answer that was given before. Raises UnknownId."""
        record = self.kept_answer(answer)
        if record is None:
            raise UnknownId(f"No answer with the id {answer!r} is kept.")
        return answer_from_json(record)

    def request_of(self, answer: str) -> Question | None:
        """What a kept answer was given to, with what was asked before it; None where that was not kept."""
        found = self._store.answers.request_of(answer)
        return found[0] if found else None

    @cached_property
    def digest(self) -> str:
        """One hash of the corpus: the folder is ours alone, so it cannot change under us."""
        return self._store.articles.digest()

    @cached_property
    def newest(self) -> date | None:
        """The day of the newest article, which is today as far as the corpus knows."""
        last = self._store.articles.summary(UNFILTERED).last
        return date.fromisoformat(last) if last else None

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Who published the articles of the corpus."""
        return self._store.articles.publishers()
