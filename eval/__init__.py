"""Question sets run against the system, and what their answers are worth (docs/evaluation.md)."""
