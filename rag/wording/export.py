"""What stands in an exported conversation and nowhere else."""

from datetime import datetime

from rag.wording.dates import readable


def held(begun: str, changed: str) -> str:
    """When a conversation was held, from ISO times in UTC; a file that is passed on has no other clock."""
    first, last = map(_minute, (begun, changed))
    return f"Asked on {first} (UTC)" if first == last else f"Asked from {first} to {last} (UTC)"


def _minute(time: str) -> str:
    moment = datetime.fromisoformat(time)
    return f"{readable(moment.date().isoformat())}, {moment:%H:%M}"
