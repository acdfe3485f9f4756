"""What stands below a quote in plain text: who said it, what its dates mean, and where it stands."""

from rag.schema import Quote
from rag.wording import dates, places, speech
from rag.wording.labels import ALSO_IN

BETWEEN = " · "


def below(quote: Quote) -> tuple[str, ...]:
    """A line for who said it and how, for each date that has to be worked out, for its place, and for other places."""
    who = BETWEEN.join((speech.speaker(quote), *speech.manner(quote)))
    source = BETWEEN.join((quote.article.title, *places.source(quote)))
    return (who, *_dates(quote), source, *_also_in(quote))


def _dates(quote: Quote) -> tuple[str, ...]:
    published = quote.article.published
    return tuple(f"{dates.explained(date)}: {dates.rule(date, published)}" for date in dates.worked_out(quote.dates))


def _also_in(quote: Quote) -> tuple[str, ...]:
    """Where else the sentence is printed, on a line; none where it stands only here."""
    elsewhere = (f"{place.article.title} ({', '.join(places.source(place))})" for place in quote.also_in)
    return (f"{ALSO_IN} {'; '.join(elsewhere)}",) if quote.also_in else ()
