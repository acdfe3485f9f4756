"""What each form of date expression means that is not printed in full, as precisely as its words say.

A week, a weekend, a season and a decade are neither a day nor a month nor a year: they stay unresolved.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from rag.dates.counted import ago, near, stepped_period
from rag.dates.expressions import Form
from rag.dates.meaning import Meaning
from rag.dates.named import month_of_year, named_day, named_month, stepped_month
from rag.dates.surroundings import Surroundings
from rag.dates.tense import Tense, tense_of
from rag.dates.weekdays import stepped_weekday, weekday, weekday_of_week

_FROM_PUBLICATION: Final[dict[Form, Callable[[str, date, Tense | None], Meaning | None]]] = {
    "day": named_day,
    "month": named_month,
    "month_and_year": month_of_year,
    "stepped_month": stepped_month,
    "stepped_period": stepped_period,
    "near": near,
    "weekday": weekday,
    "stepped_weekday": stepped_weekday,
    "weekday_of_week": weekday_of_week,
    "ago": ago,
}
# These name what they mean; the others only count, and words beside them may count from somewhere else.
_NAMED: Final = frozenset[Form](("day", "month", "month_and_year"))


def from_publication(form: Form, words: str, around: Surroundings, published: date) -> Meaning | None:
    """What an expression means that is not printed in full; None where it is not determined.

    Somebody who is quoted counts from when they spoke, which is not known: inside a quotation nothing is.
    """
    if around.quoted or form not in _FROM_PUBLICATION:
        return None
    if form not in _NAMED and around.count_from_elsewhere:
        return None
    return _FROM_PUBLICATION[form](words, published, tense_of(around.before, around.after))
