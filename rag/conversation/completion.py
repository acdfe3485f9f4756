"""What a reading lacks, set beside it: "Is there a doctor, about the island that was cut off?"."""

import re
from collections.abc import Sequence
from typing import Final

from rag.conversation.adverbs import is_adverb_alone
from rag.conversation.earlier import Earlier
from rag.conversation.follow_ups import asks_little, is_vague, lacks_its_matter, points_back
from rag.conversation.fragments import is_owned_alone
from rag.conversation.grammar import asks
from rag.conversation.matters import lost_name, matter_unsaid, phrase_unsaid
from rag.conversation.topics import APPENDED, beside

_TELLS_OF_WHAT: Final = re.compile(r"\babout (?!that$|this$|it$)\w", re.IGNORECASE)


def completed_as_typed(asked: str, resolved: str, history: Sequence[Earlier]) -> str:
    """A question that has no place for what it is about, beside that; "" for any other."""
    about = _about(asked, resolved, history)
    whole = f"{asked} was that" if is_adverb_alone(asked) else resolved
    return beside(whole, about) if about else ""


def completed(reading: str, asked: str, history: Sequence[Earlier]) -> str:
    """A reading with what it is about, where it lacks that; `asked` is what was typed."""
    if APPENDED in reading or _TELLS_OF_WHAT.search(reading):
        return reading
    about = matter_unsaid(reading, history) if lacks_its_matter(reading) else ""
    if not about and reading != asked and asks_little(asked):
        about = lost_name(reading, history)
    return beside(reading, about) if about else reading


def beside_its_matter(asked: str, history: Sequence[Earlier]) -> str:
    """A question that points back, beside what it is about; "" for any other."""
    about = matter_unsaid(asked, history) if points_back(asked) and asks(asked) else ""
    return beside(asked, about) if about else ""


def _about(asked: str, resolved: str, history: Sequence[Earlier]) -> str:
    if resolved != asked:
        return phrase_unsaid(resolved, history) if is_owned_alone(asked) else ""
    about = phrase_unsaid(asked, history) if is_vague(asked) else ""
    return about or (matter_unsaid(asked, history) if points_back(asked) else "")
