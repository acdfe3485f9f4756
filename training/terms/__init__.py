"""A picker of the words that follow-ups leave out: tried, measured, and no part of the program (docs/training.md)."""
