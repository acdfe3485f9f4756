"""Questions to ask next, as HTML."""

from collections.abc import Sequence

from markupsafe import Markup

from rag import wording
from rag.chat.markup import NOTHING, lines
from rag.schema import NextQuestion


def offered(questions: Sequence[NextQuestion]) -> Markup:
    """Buttons that ask what the articles answer too, each with what it is for."""
    if not questions:
        return NOTHING
    return Markup('<section class="next"><h3>{}</h3><ul>{}</ul></section>').format(
        wording.next_questions.ASK_NEXT, lines(*map(offer, questions))
    )


def offer(question: NextQuestion) -> Markup:
    """One question, which asks it."""
    return Markup(
        '<li><button type="button" data-act="ask" data-text="{}">'
        '<span class="text" dir="auto">{}</span> <span class="kind">{}</span></button></li>'
    ).format(question.question, question.question, wording.next_questions.kind(question.kind))
