"""The data folder: one SQLite database that holds every text and vector, and the lock that keeps it one process's."""

from rag.store.conversations import KeptConversations
from rag.store.convert import fingerprint
from rag.store.database import Store, open_store
from rag.store.folder import own_folder
from rag.store.records import ArticleChange, CorpusSummary, IndexedArticle, Origin, StoredPassage, StoredSpeaker

__all__ = [
    "ArticleChange",
    "CorpusSummary",
    "IndexedArticle",
    "KeptConversations",
    "Origin",
    "Store",
    "StoredPassage",
    "StoredSpeaker",
    "fingerprint",
    "open_store",
    "own_folder",
]
