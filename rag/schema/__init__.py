"""The things this program handles, as frozen data. Offsets are half-open character positions in `Article.text`."""

from rag.schema.answer import (
    Abstention,
    Answer,
    Coverage,
    DisagreeingValue,
    Disagreement,
    Reason,
    Status,
)
from rag.schema.article import (
    LONGEST_HEADING,
    Article,
    Highlight,
    Mention,
    Passage,
    Sentence,
    SentenceKey,
    SentenceKind,
)
from rag.schema.conversation import (
    Asks,
    Chip,
    ChipKind,
    Exchange,
    Found,
    Interpretation,
    ModelUse,
    NextKind,
    NextQuestion,
    Reply,
    ReplyKind,
)
from rag.schema.dates import (
    DateBound,
    DateMention,
    DateRule,
)
from rag.schema.question import (
    UNFILTERED,
    Filters,
    Question,
    Retrieval,
)
from rag.schema.quote import (
    ArticleReference,
    Quote,
    Repetition,
)
from rag.schema.reading import (
    ReadPassage,
    ScoredSentence,
    Scores,
)
from rag.schema.records import answer_from_json
from rag.schema.speech import (
    Speaker,
    SpeakerKind,
    Speech,
    SpeechFlag,
    SpeechKind,
    SpokenSentence,
)
from rag.schema.turn import (
    Conversation,
    ConversationEntry,
    Turn,
)

__all__ = [
    "LONGEST_HEADING",
    "UNFILTERED",
    "Abstention",
    "Answer",
    "Article",
    "ArticleReference",
    "Asks",
    "Chip",
    "ChipKind",
    "Conversation",
    "ConversationEntry",
    "Coverage",
    "DateBound",
    "DateMention",
    "DateRule",
    "DisagreeingValue",
    "Disagreement",
    "Exchange",
    "Filters",
    "Found",
    "Highlight",
    "Interpretation",
    "Mention",
    "ModelUse",
    "NextKind",
    "NextQuestion",
    "Passage",
    "Question",
    "Quote",
    "ReadPassage",
    "Reason",
    "Repetition",
    "Reply",
    "ReplyKind",
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
    "Turn",
    "answer_from_json",
]
