"""Is a question read in its conversation as it is meant? By cases over the seed article and over made-up ones."""

from eval.followups.case import ARTICLES, CASES, FollowUpCase, load_cases
from eval.followups.figures import measure
from eval.followups.retrieval import WAYS, recall_by_way, recall_table
from eval.followups.table import follow_ups_table
from eval.followups.times import added_seconds
from eval.followups.words import read_turns, words_table

__all__ = [
    "ARTICLES",
    "CASES",
    "WAYS",
    "FollowUpCase",
    "added_seconds",
    "follow_ups_table",
    "load_cases",
    "measure",
    "read_turns",
    "recall_by_way",
    "recall_table",
    "words_table",
]
