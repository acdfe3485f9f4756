"""What can go wrong, as one tree; each message names the record and the remedy.

RecordError
├── InputError              the caller's input cannot be used (command line: exit 2, HTTP: 4xx)
│   ├── QuestionError       a question that is empty, too long or not text
│   ├── UnknownId           no conversation or answer of that id is kept for whoever asks
│   ├── ArticleError        an article file that cannot be read
│   └── QuestionSetError    a line of a question set that breaks the format
├── SettingsError           a setting that has no meaning
├── DataFolderError         the data folder cannot be used as it is
│   ├── FolderInUse         another process has it
│   └── FolderMismatch      written by another format version or embedding model
├── IndexDamaged            the vector index has lost passages; rebuild it
└── QuoteMismatch           a quote is not, byte for byte, what the article says
"""


class RecordError(Exception):
    """Anything that this program reports in one sentence instead of a traceback."""


class InputError(RecordError):
    """The caller's input cannot be used."""


class QuestionError(InputError):
    """A question that is empty, too long or not text."""


class UnknownId(InputError):
    """No conversation or answer of that id is kept for whoever asks."""


class ArticleError(InputError):
    """An article file that cannot be read; the message says why, the caller knows which file."""


class QuestionSetError(InputError):
    """A line of a question set that breaks the format."""


class SettingsError(RecordError):
    """A setting that has no meaning."""


class DataFolderError(RecordError):
    """The data folder cannot be used as it is."""


class FolderInUse(DataFolderError):
    """Another process has the data folder."""


class FolderMismatch(DataFolderError):
    """The data folder was written by another format version or embedding model."""


class IndexDamaged(RecordError):
    """The vector index does not find every stored passage."""


class QuoteMismatch(RecordError):
    """A quote is not, byte for byte, what the stored article says."""
