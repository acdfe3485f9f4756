"""The corpus as an index: vectors in Chroma, words in SQLite, and the building of both from article files."""
