"""The conversation as HTML: each question with its answer, abstention, reply or refusal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from rag import wording
from rag.changes import Change
from rag.chat.markup import NOTHING, lines
from rag.chat.quotation import number, quotation, speaker
from rag.chat.reading import choices, read_as
from rag.chat.steps import steps
from rag.chat.turns import Citation, closest_of, quotes_of
from rag.conversations import to_come
from rag.schema import Abstention, Answer, Disagreement, Found, Interpretation, Quote, Reason, Turn

LONGEST_QUESTION_SHOWN = 1000


@dataclass(frozen=True)
class Beside:
    """What there is to a conversation beside its turns: its id, once it is kept, and what has become of its quotes.

    `to_come`: how many quotes of what a turn lists are still to be shown.
    """

    id: str | None = None
    to_come: int = 0
    changes: Mapping[Quote, Change] = field(default_factory=dict)


def conversation(turns: Sequence[Turn], beside: Beside = Beside()) -> Markup:
    """All turns that something came of. The script reads the data attributes, to tell when something new has come."""
    if not turns:
        return NOTHING
    return Markup(
        '<section class="conversation" role="log" aria-label="{}" tabindex="0" data-state="{}" data-quotes="{}" '
        'data-conversation="{}">{}</section>'
    ).format(
        wording.labels.CONVERSATION_LABEL,
        turns[-1].number,
        len(quotes_of(turns[-1])),
        beside.id or "",
        lines(
            *(exchange(turn, reply(turn, beside)) for turn in turns[:-1]),
            exchange(turns[-1], reply(turns[-1], replace(beside, to_come=to_come(turns)))),
        ),
    )


def asked(turn: Turn, progress: Sequence[Interpretation | Found] = ()) -> Markup:
    """A question without an answer: the steps to it so far or, where it was refused, why."""
    return exchange(turn, notice(turn.refusal) if turn.refusal else steps(progress, turn.question))


def exchange(turn: Turn, outcome: Markup) -> Markup:
    """One question and what came of it."""
    question = Markup('<span class="unseen">{} </span>{}').format(
        wording.labels.YOU_ASKED, shown_question(turn.question)
    )
    return Markup('<div class="turn"><p class="question" dir="auto">{}</p>{}</div>').format(question, outcome)


def notice(sentence: str) -> Markup:
    """A sentence of ours that stands for an answer."""
    return Markup('<p class="statement">{}</p>').format(sentence)


def shown_question(question: str) -> str:
    """The question, cut when a book was pasted; a lone surrogate, which no browser can be sent, becomes `?`."""
    sendable = question.strip().encode("utf-8", "replace").decode()
    return sendable if len(sendable) <= LONGEST_QUESTION_SHOWN else sendable[:LONGEST_QUESTION_SHOWN] + "…"


def reply(turn: Turn, beside: Beside) -> Markup:
    """An answer, an abstention, a reply to small talk, or a refusal."""
    refusal = notice(turn.refusal) if turn.refusal else NOTHING
    answer = turn.answer
    if answer is None:
        return refusal
    if answer.reply:
        return lines(notice(answer.reply.text), refusal)
    if answer.abstention:
        outcome = abstained(turn, answer, answer.abstention, beside)
    else:
        outcome = answered(turn, answer, beside)
    model = wording.language_model.used(answer.model) if answer.model else ""
    return lines(read_as(turn), outcome, checked(model), refusal)


def answered(turn: Turn, answer: Answer, beside: Beside) -> Markup:
    """The figures that disagree, the quotes, and what was searched and checked."""
    cited = quotes_of(turn)
    tables = (disagreement(found, cited) for found in answer.disagreements)
    return lines(*tables, *quotations(cited, beside), more(beside.to_come), checked(wording.outcome.searched(answer)))


def quotations(cited: Sequence[Citation], beside: Beside) -> list[Markup]:
    """Quotes as they were quoted, each with what has become of it."""
    return [quotation(citation, beside.changes.get(citation.quote)) for citation in cited]


def more(to_come: int) -> Markup:
    """What brings the next quotes, where there are any."""
    if not to_come:
        return NOTHING
    return Markup('<button type="button" class="more" data-act="more">{}</button>').format(
        wording.coverage.more(to_come)
    )


def abstained(turn: Turn, answer: Answer, abstention: Abstention, beside: Beside) -> Markup:
    """That the articles do not say, why, and the closest sentences, which are not answers."""
    closest = lines(*quotations(closest_of(turn), beside))
    if closest:
        heading = wording.coverage.closest(abstention.reason)
        closest = Markup('<section class="closest"><h3>{}</h3>{}</section>').format(heading, closest)
    searched = checked(wording.outcome.searched(answer))
    return lines(statement(abstention.reason, answer), choices(turn), closest, searched)


def statement(reason: Reason, answer: Answer) -> Markup:
    """That there is no answer, and why."""
    why = wording.outcome.reason(reason, answer)
    if reason in wording.outcome.COMPLETE:
        return notice(why)
    return lines(notice(wording.coverage.do_not_say(answer.coverage)), Markup('<p class="reason">{}</p>').format(why))


def checked(sentences: str) -> Markup:
    """What was done for an answer: what was searched and checked, and what a language model did."""
    return Markup('<p class="coverage">{}</p>').format(sentences) if sentences else NOTHING


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
