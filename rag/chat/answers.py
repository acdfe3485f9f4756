"""The conversation as HTML: each question with its answer, abstention or refusal."""

from collections.abc import Sequence

from markupsafe import Markup

from rag import wording
from rag.chat.markup import NOTHING, lines, runs
from rag.chat.turns import Citation, Turn, closest_of, quotes_of, repetitions_of
from rag.schema import Answer, Disagreement, Quote

LONGEST_QUESTION_SHOWN = 1000


def conversation(turns: Sequence[Turn]) -> Markup:
    """All turns so far. `data-state` tells the script that something new has come."""
    if not turns:
        return NOTHING
    state = f"{turns[-1].number}-{'waiting' if is_waiting(turns[-1]) else 'done'}"
    return Markup(
        '<section class="conversation" role="log" aria-label="{}" tabindex="0" data-state="{}">{}</section>'
    ).format(wording.CONVERSATION_LABEL, state, lines(*map(exchange, turns)))


def is_waiting(turn: Turn) -> bool:
    """Whether the question is still being read."""
    return turn.answer is None and turn.refusal is None


def exchange(turn: Turn) -> Markup:
    """One question and what came of it."""
    return Markup('<div class="turn"><p class="question" dir="auto">{}{}</p>{}</div>').format(
        Markup('<span class="unseen">{} </span>').format(wording.YOU_ASKED), shown_question(turn.question), reply(turn)
    )


def shown_question(question: str) -> str:
    """The question, cut when a book was pasted; a lone surrogate, which no browser can be sent, becomes `?`."""
    sendable = question.strip().encode("utf-8", "replace").decode()
    return sendable if len(sendable) <= LONGEST_QUESTION_SHOWN else sendable[:LONGEST_QUESTION_SHOWN] + "…"


def reply(turn: Turn) -> Markup:
    """An answer, an abstention, a refusal, or that the articles are being read."""
    if turn.refusal is not None:
        return Markup('<p class="statement">{}</p>').format(turn.refusal)
    if turn.answer is None:
        return Markup('<p class="waiting">{}</p>').format(wording.READING)
    body = abstained(turn, turn.answer) if turn.answer.abstention else answered(turn, turn.answer)
    return lines(read_as(turn.answer), body)


def read_as(answer: Answer) -> Markup:
    """The question as it was understood, where that differs from what was typed."""
    if answer.standalone_question.strip() == answer.question.strip():
        return NOTHING
    return Markup('<p class="read-as">{} <q dir="auto">{}</q></p>').format(
        wording.I_READ_THIS_AS, answer.standalone_question
    )


def answered(turn: Turn, answer: Answer) -> Markup:
    """The figures that disagree, the quotes, and what was searched and checked."""
    cited = quotes_of(turn)
    tables = (disagreement(found, cited) for found in answer.disagreements)
    coverage = f"{wording.searched(answer.coverage)} {wording.quotes_match(len(cited))}"
    return lines(*tables, *map(quotation, cited), Markup('<p class="coverage">{}</p>').format(coverage))


def abstained(turn: Turn, answer: Answer) -> Markup:
    """That the articles do not say, why, and the closest sentences, which are not answers."""
    reason = answer.abstention.reason if answer.abstention else ""
    statement = Markup('<p class="statement">{}</p><p class="reason">{}</p>').format(
        wording.do_not_say(answer.coverage), wording.reason(reason, answer.coverage)
    )
    closest = lines(*map(quotation, closest_of(turn)))
    if closest:
        closest = Markup('<section class="closest"><h3>{}</h3>{}</section>').format(wording.closest(reason), closest)
    return lines(statement, closest, Markup('<p class="coverage">{}</p>').format(wording.searched_in_vain(answer)))


def quotation(citation: Citation) -> Markup:
    """A sentence of an article, who said it, and where it stands."""
    return Markup(
        '<figure class="quote">{}<blockquote dir="auto">{}</blockquote>'
        '<figcaption><p class="who">{}</p><p class="source">{}</p>{}</figcaption></figure>'
    ).format(
        number(citation), highlighted(citation.quote), who(citation.quote), source(citation.quote), also_in(citation)
    )


def number(citation: Citation) -> Markup:
    """The number of a quote, which shows it in its article."""
    return Markup(
        '<button type="button" class="number" data-turn="{}" data-shows="{}" aria-label="{}">{}</button>'
    ).format(citation.turn, citation.key, wording.show_in_article(citation.label, citation.answers), citation.label)


def highlighted(quote: Quote) -> Markup:
    """The sentence, with the answer in it marked."""
    spans = [quote.highlight] if quote.highlight else []
    return lines(
        *(
            Markup("<mark>{}</mark>" if covering else "{}").format(quote.text[left - quote.start : right - quote.start])
            for left, right, covering in runs(quote.start, quote.end, spans)
        )
    )


def who(quote: Quote) -> Markup:
    """Who said it, in whose words, and through whom the article knows it."""
    if quote.speaker is None:
        said = Markup("{}").format(wording.unnamed_speaker(quote))
    else:
        before, after = wording.said_how(quote)
        said = Markup('{}{} <span class="manner">· {}</span>').format(before, speaker(quote), after)
    if quote.via is None:
        return said
    return Markup('{} <span class="manner">· <bdi>{}</bdi></span>').format(said, quote.via.text)


def speaker(quote: Quote) -> Markup:
    """The speaker's name and role, as printed."""
    if quote.speaker is None:
        return Markup("{}").format(wording.unnamed_speaker(quote))
    name = Markup("<strong><bdi>{}</bdi></strong>").format(quote.speaker.name)
    return Markup("{}, <bdi>{}</bdi>").format(name, quote.speaker.role) if quote.speaker.role else name


def source(quote: Quote) -> Markup:
    """The article, its publisher and date, and the sentence's place in it."""
    title = quote.article.title
    rest = Markup(" · ").join(Markup("<bdi>{}</bdi>").format(part) for part in wording.source(quote))
    return Markup('<cite dir="auto" title="{}">{}</cite> <span><span class="dot">· </span>{}</span>').format(
        title, title, rest
    )


def also_in(citation: Citation) -> Markup:
    """The other articles that print the sentence, each of which shows it in its place."""
    places = Markup(" ").join(map(elsewhere, repetitions_of(citation)))
    return Markup('<p class="also"><span>{}</span> {}</p>').format(wording.ALSO_IN, places) if places else NOTHING


def elsewhere(citation: Citation) -> Markup:
    """Another article that prints the sentence."""
    article = citation.place.article
    return Markup(
        '<button type="button" class="elsewhere" data-turn="{}" data-shows="{}" aria-label="{}"><bdi>{}</bdi></button>'
    ).format(
        citation.turn,
        citation.key,
        wording.show_also_in(citation.label, citation.answers, article),
        wording.printed(article),
    )


def disagreement(found: Disagreement, cited: Sequence[Citation]) -> Markup:
    """Figures for the same thing, side by side in the order given; none is set apart from the others."""
    articles = {citation.quote.article.id for citation in (cited[value.quote] for value in found.values)}
    heading = wording.different_figures(len(articles))
    head = lines(*(Markup('<th scope="col">{}</th>').format(name) for name in wording.TABLE_HEADINGS))
    body = lines(*(figure_row(value.text, cited[value.quote]) for value in found.values))
    return Markup(
        '<table class="figures"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(heading, head, body)


def figure_row(figure: str, citation: Citation) -> Markup:
    """One figure: who gave it, when, and in which sentence."""
    quote = citation.quote
    when = wording.when(quote.dates, quote.article.published)
    where = Markup("<span>{}</span> {}").format(wording.sentence(quote), number(citation))
    return Markup('<tr><th scope="row"><bdi>{}</bdi></th><td>{}</td><td><bdi>{}</bdi></td><td>{}</td></tr>').format(
        figure, speaker(quote), when, where
    )
