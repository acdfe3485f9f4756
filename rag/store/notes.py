"""Facts about the data folder itself: its format, its encoder, its vector index."""

from rag.store.connection import Connection


class Notes:
    """Named facts."""

    def __init__(self, database: Connection) -> None:
        self._database = database

    def write(self, name: str, value: str) -> None:
        """Note a fact, in place of what was noted under this name."""
        self._database.write("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def read(self, name: str) -> str | None:
        """What was noted under this name."""
        row = self._database.one("SELECT value FROM about WHERE name = ?", (name,))
        return row["value"] if row else None
