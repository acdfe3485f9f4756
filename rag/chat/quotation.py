"""A quote as HTML: the sentence, who said it and how, what its dates mean, and where it stands."""

from markupsafe import Markup

from rag import wording
from rag.changes import Change
from rag.chat.difference import changed
from rag.chat.markup import NOTHING, lines, runs
from rag.chat.turns import Citation, repetitions_of, sentence_key
from rag.schema import DateMention, Quote

DOT = Markup(" · ")


def quotation(citation: Citation, change: Change | None = None) -> Markup:
    """A sentence of an article as it was quoted, who said it, where it stands, and what has become of it."""
    return Markup(
        '<figure class="quote">{}<blockquote dir="auto">{}</blockquote>'
        '<figcaption><p class="who">{}</p>{}<p class="source">{}</p>{}{}</figcaption></figure>'
    ).format(
        number(citation),
        highlighted(citation),
        who(citation),
        dates(citation.quote),
        source(citation.quote),
        also_in(citation),
        changed(change, citation.quote) if change else NOTHING,
    )


def number(citation: Citation) -> Markup:
    """The number of a quote, which shows it in its article."""
    return Markup(
        '<button type="button" class="number" data-turn="{}" data-shows="{}" aria-label="{}">{}</button>'
    ).format(
        citation.turn, citation.key, wording.places.show_in_article(citation.label, citation.answers), citation.label
    )


def highlighted(citation: Citation) -> Markup:
    """The sentence, with the answer in it marked; a closest sentence has none."""
    quote = citation.quote
    spans = [quote.highlight] if quote.highlight and citation.answers else []
    return lines(
        *(
            Markup("<mark>{}</mark>" if covering else "{}").format(quote.text[left - quote.start : right - quote.start])
            for left, right, covering in runs(quote.start, quote.end, spans)
        )
    )


def who(citation: Citation) -> Markup:
    """Who said it, how, and through whom the article knows it."""
    manner = (
        Markup('<span class="manner">{}<bdi>{}</bdi></span>').format(DOT, part)
        for part in wording.speech.manner(citation.quote)
    )
    return lines(speaker(citation.quote), probably_named(citation), *manner)


def speaker(quote: Quote) -> Markup:
    """The speaker's name and role, as printed."""
    if quote.speaker is None:
        return Markup("{}").format(wording.speech.unnamed_speaker(quote))
    name = Markup("<strong><bdi>{}</bdi></strong>").format(wording.speech.named(quote.speaker))
    return Markup("{}, <bdi>{}</bdi>").format(name, quote.speaker.role) if quote.speaker.role else name


def probably_named(citation: Citation) -> Markup:
    """Where one who is only called "he" is probably named, which shows that sentence."""
    quote = citation.quote
    if quote.speaker is None or quote.speaker.antecedent is None:
        return NOTHING
    return Markup('{}<button type="button" class="elsewhere" data-turn="{}" data-shows="{}">{}</button>').format(
        DOT,
        citation.turn,
        sentence_key(quote.article.id, quote.speaker.antecedent),
        wording.speech.probably(quote.speaker.antecedent),
    )


def dates(quote: Quote) -> Markup:
    """What its dates mean; each opens, or shows to a pointer, by which rule."""
    explained = (date(mention, quote.article.published) for mention in wording.dates.worked_out(quote.dates))
    return lines(*explained)


def date(mention: DateMention, publication: str | None) -> Markup:
    """A date as printed, what it means, and by which rule."""
    rule = wording.dates.rule(mention, publication)
    return Markup('<details class="date"><summary title="{}"><bdi>{}</bdi> ({})</summary><p>{}</p></details>').format(
        rule, mention.text, wording.dates.meant(mention), rule
    )


def source(quote: Quote) -> Markup:
    """The article, its publisher and date, and the sentence's place in it."""
    title = quote.article.title
    rest = DOT.join(Markup("<bdi>{}</bdi>").format(part) for part in wording.places.source(quote))
    return Markup('<cite dir="auto" title="{}">{}</cite> <span><span class="dot">· </span>{}</span>').format(
        title, title, rest
    )


def also_in(citation: Citation) -> Markup:
    """The other articles that print the sentence, each of which shows it in its place."""
    places = Markup(" ").join(map(elsewhere, repetitions_of(citation)))
    if not places:
        return NOTHING
    return Markup('<p class="also"><span>{}</span> {}</p>').format(wording.labels.ALSO_IN, places)


def elsewhere(citation: Citation) -> Markup:
    """Another article that prints the sentence."""
    article = citation.place.article
    return Markup(
        '<button type="button" class="elsewhere" data-turn="{}" data-shows="{}" aria-label="{}"><bdi>{}</bdi></button>'
    ).format(
        citation.turn,
        citation.key,
        wording.places.show_also_in(citation.label, citation.answers, article),
        wording.places.printed(article),
    )
