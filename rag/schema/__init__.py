"""The things this program handles, as frozen data. Offsets are half-open character positions in `Article.text`."""

from rag.schema.answer import (
    Abstention,
    Answer,
    ArticleReference,
    Coverage,
    DisagreeingValue,
    Disagreement,
    Quote,
    Reason,
    Repetition,
    Status,
)
from rag.schema.article import (
    LONGEST_HEADING,
    Article,
    Highlight,
    Mention,
    Passage,
    Sentence,
    SentenceKind,
)
from rag.schema.dates import (
    DateBound,
    DateMention,
    DateRule,
)
from rag.schema.question import (
    Filters,
    Question,
    Retrieval,
)
from rag.schema.reading import (
    ReadPassage,
    ScoredSentence,
    Scores,
    SentenceKey,
)
from rag.schema.speech import (
    Speaker,
    SpeakerKind,
    Speech,
    SpeechFlag,
    SpeechKind,
    SpokenSentence,
)

__all__ = [
    "LONGEST_HEADING",
    "Abstention",
    "Answer",
    "Article",
    "ArticleReference",
    "Coverage",
    "DateBound",
    "DateMention",
    "DateRule",
    "DisagreeingValue",
    "Disagreement",
    "Filters",
    "Highlight",
    "Mention",
    "Passage",
    "Question",
    "Quote",
    "ReadPassage",
    "Reason",
    "Repetition",
    "Retrieval",
    "ScoredSentence",
    "Scores",
    "Sentence",
    "SentenceKey",
    "SentenceKind",
    "Speaker",
    "SpeakerKind",
    "Speech",
    "SpeechFlag",
    "SpeechKind",
    "SpokenSentence",
    "Status",
]
