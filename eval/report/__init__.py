"""report.html: one file with the figures of a run, its plots and all of its questions."""

from eval.report.page import write_report

__all__ = ["write_report"]
