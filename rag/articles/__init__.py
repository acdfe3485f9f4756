"""Article files of every format, read into `Article`s with canonical text."""

from rag.articles.canonical import canonical_text, decode, sha256_of
from rag.articles.files import SUFFIXES, ArticleFile, Unreadable, find_files, read_file

__all__ = ["SUFFIXES", "ArticleFile", "Unreadable", "canonical_text", "decode", "find_files", "read_file", "sha256_of"]
