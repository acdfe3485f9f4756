"""Turns the files of public question sets into articles and questions that `eval run` reads."""

from eval.convert.folder import FoundSet, find_data
from eval.convert.formats import FORMATS, Converted, convert
from eval.convert.material import ConvertOptions

__all__ = ["FORMATS", "ConvertOptions", "Converted", "FoundSet", "convert", "find_data"]
