"""What a language model did for an answer."""

from rag.schema import ModelUse
from rag.wording.counts import count, listed


def used(use: ModelUse) -> str:
    """What it did, what of its work was dropped, and why it was not used; nothing where it changed nothing."""
    did = [*["put the question into full words"] * use.rewrote, *["chose among the sentences"] * use.chose]
    done = f"{use.name} {listed(did, 'and')}." if did else ""
    return " ".join(filter(None, (done, _dropped(use.dropped), use.note)))


def _dropped(numbers: int) -> str:
    if not numbers:
        return ""
    return f"{count(numbers, 'number')} that it returned stood for no sentence and had to be left out."
