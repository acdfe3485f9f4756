"""Whether somebody who is asked after spoke at all: "Did the police comment on the letters?"."""

import re
from collections.abc import Sequence
from typing import Final

from rag.paragraphs import line_start
from rag.said import mentions
from rag.schema import ScoredSentence
from rag.variants import speaks
from rag.verbs import stem
from rag.words import WORD, content_words

_COMMENTED: Final = re.compile(
    r"^(?:and |but |so )?(?:did|does|has|have|had) (?P<speaker>.+?) (?:already |also |ever )?"
    r"(?:comment(?:ed)?|respond(?:ed)?|react(?:ed)?|repl(?:y|ied)|speak|spoken|(?:say|said) anything)"
    r"(?P<on> (?:on|to|about) (?P<topic>.+?))?[?. ]*$",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"\b(?:comment|respon[ds]|react|repl(?:y|ie)|spoke|speak|said|says?)", re.IGNORECASE)


def nobody_commented(question: str, sentences: Sequence[ScoredSentence]) -> bool:
    """Whether it is asked if somebody commented, and no sentence is theirs, or tells of it, where the topic stands.

    What "it" is has been read into the question, if it was known: an "it" that is left is no topic of any sentence.
    """
    match = _COMMENTED.match(question)
    if match is None or not content_words(match["speaker"]):
        return False
    topic = {stem(word) for word in content_words(match["topic"] or "")}
    if match["on"] and not topic:
        return True
    theirs = (one for one in sentences if _is_theirs(one, match["speaker"]))
    return not any(not topic or topic & _told_at(one) for one in theirs)


def _is_theirs(one: ScoredSentence, speaker: str) -> bool:
    """Whether they speak in a sentence, or it says of them that they spoke or did not."""
    text = one.article.text[one.spoken.sentence.start : one.spoken.sentence.end]
    is_spoken = any(speaks(speech, speaker) for speech in one.spoken.speeches)
    return is_spoken or (mentions(text, speaker) and _COMMENT.search(text) is not None)


def _told_at(one: ScoredSentence) -> set[str]:
    """The stems of what an article's title and a sentence's paragraph, up to its end, are about."""
    text = one.article.text[: one.spoken.sentence.end]
    paragraph = text[line_start(text, one.spoken.sentence.start) :]
    return {stem(word) for word in WORD.findall(f"{one.article.title} {paragraph}")}
