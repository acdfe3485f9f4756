"""One SQLite file: queries and transactions, one thread at a time, failures told in one sentence."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from rag.errors import DataFolderError, InputError

Parameters = tuple[object, ...] | Mapping[str, object]


class Connection:
    """A connection that threads take turns on.

    Everything raises DataFolderError where the file cannot be used, and InputError for what is not text.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.RLock()
        with self._usable_file():
            # Every statement outside `transaction` commits by itself.
            self._sqlite = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            self._sqlite.row_factory = sqlite3.Row
            self._sqlite.execute("PRAGMA foreign_keys = ON")
            self._sqlite.execute("PRAGMA journal_mode = WAL")

    def close(self) -> None:
        """Close the file."""
        self._sqlite.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block, or nothing of it."""
        with self._turn, self._usable_file():
            self._sqlite.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._sqlite.rollback()
                raise
            self._sqlite.commit()

    def write(self, statement: str, parameters: Parameters = ()) -> int:
        """Execute one statement; the number of the row that it inserted, if it did."""
        with self._turn, self._usable_file():
            return self._sqlite.execute(statement, parameters).lastrowid or 0

    def write_many(self, statement: str, rows: Iterable[Parameters]) -> None:
        """Execute one statement for each row."""
        with self._turn, self._usable_file():
            self._sqlite.executemany(statement, rows)

    def write_script(self, statements: str) -> None:
        """Execute several statements, all or none."""
        with self._turn, self._usable_file():
            self._sqlite.executescript(f"BEGIN; {statements} COMMIT;")

    def all(self, query: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """All rows."""
        with self._turn, self._usable_file():
            return self._sqlite.execute(query, parameters).fetchall()

    def one(self, query: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row, if there is one."""
        with self._turn, self._usable_file():
            row: sqlite3.Row | None = self._sqlite.execute(query, parameters).fetchone()
            return row

    def number(self, query: str, parameters: Parameters = ()) -> int:
        """The one number of a query that counts; 0 where it is null."""
        row = self.one(query, parameters)
        return int(row[0] or 0) if row else 0

    @contextmanager
    def _usable_file(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # a mistake of this program, not of the file
        except UnicodeEncodeError as error:  # half a surrogate pair, which a command line and JSON can have
            code = f"U+{ord(error.object[error.start]):04X}"
            raise InputError(f"What was given contains the character {code}, which is not text. Remove it.") from error
        except sqlite3.DatabaseError as error:
            raise DataFolderError(
                f"The database {self._path} cannot be used ({error}). If it is damaged, move it away and index again."
            ) from error
