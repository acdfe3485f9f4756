"""The conversation as HTML: each question with its answer, abstention or refusal."""

from collections.abc import Sequence

from markupsafe import Markup

from rag import wording
from rag.chat.markup import NOTHING, lines
from rag.chat.quotation import number, quotation, speaker
from rag.chat.turns import Citation, closest_of, quotes_of, unshown
from rag.schema import Answer, Disagreement, Turn

LONGEST_QUESTION_SHOWN = 1000


def conversation(turns: Sequence[Turn]) -> Markup:
    """All turns so far. `data-state` and `data-quotes` tell the script that something new has come."""
    if not turns:
        return NOTHING
    state = f"{turns[-1].number}-{'waiting' if is_waiting(turns[-1]) else 'done'}"
    return Markup(
        '<section class="conversation" role="log" aria-label="{}" tabindex="0" data-state="{}" data-quotes="{}">'
        "{}</section>"
    ).format(wording.labels.CONVERSATION_LABEL, state, len(quotes_of(turns[-1])), lines(*map(exchange, turns)))


def is_waiting(turn: Turn) -> bool:
    """Whether the question is still being read."""
    return turn.answer is None and turn.refusal is None


def exchange(turn: Turn) -> Markup:
    """One question and what came of it."""
    asked = Markup('<span class="unseen">{} </span>{}').format(wording.labels.YOU_ASKED, shown_question(turn.question))
    return Markup('<div class="turn"><p class="question" dir="auto">{}</p>{}</div>').format(asked, reply(turn))


def shown_question(question: str) -> str:
    """The question, cut when a book was pasted; a lone surrogate, which no browser can be sent, becomes `?`."""
    sendable = question.strip().encode("utf-8", "replace").decode()
    return sendable if len(sendable) <= LONGEST_QUESTION_SHOWN else sendable[:LONGEST_QUESTION_SHOWN] + "…"


def reply(turn: Turn) -> Markup:
    """An answer, an abstention, a refusal, or that the articles are being read."""
    if is_waiting(turn):
        return Markup('<p class="waiting">{}</p>').format(wording.labels.READING)
    refusal = Markup('<p class="statement">{}</p>').format(turn.refusal) if turn.refusal else NOTHING
    if turn.answer is None:
        return refusal
    body = abstained(turn, turn.answer) if turn.answer.abstention else answered(turn, turn.answer)
    return lines(read_as(turn.answer), body, refusal)


def read_as(answer: Answer) -> Markup:
    """The question as it was understood, where that differs from what was typed."""
    if answer.standalone_question.strip() == answer.question.strip():
        return NOTHING
    return Markup('<p class="read-as">{} <q dir="auto">{}</q></p>').format(
        wording.labels.I_READ_THIS_AS, answer.standalone_question
    )


def answered(turn: Turn, answer: Answer) -> Markup:
    """The figures that disagree, the quotes, and what was searched and checked."""
    cited = quotes_of(turn)
    tables = (disagreement(found, cited) for found in answer.disagreements)
    searched = Markup('<p class="coverage">{}</p>').format(wording.coverage.found(answer))
    return lines(*tables, *map(quotation, cited), more(turn), searched)


def more(turn: Turn) -> Markup:
    """What brings the next quotes, where there are any; only those of the last answer are shown."""
    if not unshown(turn):
        return NOTHING
    return Markup('<button type="button" class="more">{}</button>').format(wording.coverage.more(unshown(turn)))


def abstained(turn: Turn, answer: Answer) -> Markup:
    """That the articles do not say, why, and the closest sentences, which are not answers."""
    reason = answer.abstention.reason if answer.abstention else ""
    statement = Markup('<p class="statement">{}</p><p class="reason">{}</p>').format(
        wording.coverage.do_not_say(answer.coverage), wording.coverage.reason(reason, answer.coverage)
    )
    closest = lines(*map(quotation, closest_of(turn)))
    if closest:
        heading = wording.coverage.closest(reason)
        closest = Markup('<section class="closest"><h3>{}</h3>{}</section>').format(heading, closest)
    searched = Markup('<p class="coverage">{}</p>').format(wording.coverage.searched_in_vain(answer))
    return lines(statement, closest, searched)


def disagreement(found: Disagreement, cited: Sequence[Citation]) -> Markup:
    """Figures for the same thing, side by side in the order given; none is set apart from the others."""
    articles = {citation.quote.article.id for citation in (cited[value.quote] for value in found.values)}
    heading = wording.coverage.different_figures(len(articles))
    head = lines(*(Markup('<th scope="col">{}</th>').format(name) for name in wording.labels.TABLE_HEADINGS))
    body = lines(*(figure_row(value.text, cited[value.quote]) for value in found.values))
    return Markup(
        '<table class="figures"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(heading, head, body)


def figure_row(figure: str, citation: Citation) -> Markup:
    """One figure: who gave it, when, and in which sentence."""
    quote = citation.quote
    when = wording.dates.when(quote.dates, quote.article.published)
    where = Markup("<span>{}</span> {}").format(wording.places.sentence(quote), number(citation))
    return Markup('<tr><th scope="row"><bdi>{}</bdi></th><td>{}</td><td><bdi>{}</bdi></td><td>{}</td></tr>').format(
        figure, speaker(quote), when, where
    )
