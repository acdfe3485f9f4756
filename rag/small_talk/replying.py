"""A plain reply to small talk, and to questions about the articles themselves: how many, which, the newest."""

from collections.abc import Callable, Sequence
from typing import Final

from rag.answer import reference
from rag.schema import Article, ArticleReference, Reply, ReplyKind
from rag.small_talk.utterance import Utterance, in_plain, publisher_asked, utterance_of
from rag.wording import replies

Articles = Callable[[], Sequence[Article]]

_LONGEST: Final = 16  # words: whoever says more says something

_SAID: Final[dict[Utterance, tuple[ReplyKind, str]]] = {
    "greeting": ("greeting", replies.GREETING),
    "thanks": ("thanks", replies.THANKS),
    "acknowledgement": ("thanks", replies.ACKNOWLEDGED),
    "farewell": ("farewell", replies.FAREWELL),
    "feeling": ("feeling", replies.FEELING),
    "who": ("help", replies.WHO),
    "help": ("help", replies.HELP),
}


def reply_to(text: str, articles: Articles, *, goes_on: bool = False) -> Reply | None:
    """The reply to what asks nothing of the articles; None for everything else, which is a question for them.

    After a question (`goes_on`), "the oldest one" is one of what that was about.
    """
    if len(text.split()) > _LONGEST or (goes_on and in_plain(text).endswith(" one")):
        return None
    asked = publisher_asked(text)
    if asked is not None:
        return _of_publisher(asked, _references(articles))
    utterance = utterance_of(text)
    if utterance is None:
        return None
    if utterance in _SAID:
        kind, said = _SAID[utterance]
        return Reply(kind, said)
    return _about(utterance, _references(articles))


def _about(utterance: Utterance, articles: Sequence[ArticleReference]) -> Reply:
    """What there is to say of the articles, which are given newest first, undated ones last."""
    dated = [article for article in articles if article.published]
    if utterance == "newest":
        newest = [article for article in dated if article.published == dated[0].published]
        return Reply("newest", replies.newest(newest, len(articles)), replies.named(newest))
    if utterance == "oldest":
        oldest = [article for article in dated if article.published == dated[-1].published]
        return Reply("oldest", replies.oldest(oldest, len(articles)), replies.named(oldest))
    return Reply("articles", replies.overview(articles), replies.named(articles))


def _of_publisher(asked: str, articles: Sequence[ArticleReference]) -> Reply | None:
    """The articles of a publisher; None where nobody of that name is one, since a place or a person may be meant."""
    own = [article for article in articles if article.publisher and _bare(article.publisher) == _bare(asked)]
    return Reply("articles", replies.of_publisher(own), replies.named(own)) if own else None


def _bare(name: str) -> str:
    """A name as people type it: "guardian" for The Guardian."""
    return in_plain(name).removeprefix("the ")


def _references(articles: Articles) -> list[ArticleReference]:
    """All articles, newest first, undated ones last."""
    dates_first = sorted(articles(), key=lambda article: article.published or "", reverse=True)
    return [reference(article) for article in dates_first]
