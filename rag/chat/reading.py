"""How a follow-up was read, as HTML: in full words that can be edited, with parts that can be taken out."""

from markupsafe import Markup

from rag import wording
from rag.chat.markup import NOTHING, lines
from rag.schema import Chip, Interpretation, Turn


def read_as(turn: Turn) -> Markup:
    """The reading of a follow-up, for the user to correct; nothing where the question was read as it stands."""
    reading = turn.answer.reading if turn.answer else None
    if reading is None or reading.others:
        return NOTHING
    return Markup('<div class="read-as">{} {}{}</div>').format(
        stated(reading), editor(turn.number, reading.question), chips(turn.number, reading)
    )


def choices(turn: Turn) -> Markup:
    """A button for each of the readings that are as good as each other."""
    questions = wording.outcome.choices(turn.answer) if turn.answer else ()
    items = lines(*(choice(turn.number, question) for question in questions))
    return Markup('<ul class="choices">{}</ul>').format(items) if items else NOTHING


def choice(turn: int, question: str) -> Markup:
    """One of the readings, which asks it."""
    return Markup(
        '<li><button type="button" data-act="edit" data-turn="{}" data-text="{}" dir="auto">{}</button></li>'
    ).format(turn, question, question)


def stated(reading: Interpretation) -> Markup:
    """The question in full words."""
    return Markup('<p class="stated">{} <q dir="auto">{}</q></p>').format(
        wording.readings.read_as(reading.asks), reading.question
    )


def editor(turn: int, question: str) -> Markup:
    """The question in a field, once it is to be edited; the style sheet shows it in place of the line above."""
    return Markup(
        '<details class="editor"><summary aria-label="{}">{}</summary><form data-act="edit" data-turn="{}">'
        '<textarea name="text" rows="2" required dir="auto" aria-label="{}">\n{}</textarea>'
        '<button type="submit">{}</button><button type="button" data-closes="">{}</button></form></details>'
    ).format(
        wording.readings.EDIT_READING,
        wording.readings.EDIT,
        turn,
        wording.readings.EDITED,
        question,
        wording.labels.ASK,
        wording.readings.CANCEL,
    )


def chips(turn: int, reading: Interpretation) -> Markup:
    """Whom and what the reading holds; each can be taken out of it."""
    if not reading.chips:
        return NOTHING
    items = (chip(turn, number, part) for number, part in enumerate(reading.chips))
    return Markup('<ul class="chips">{}</ul>').format(lines(*items))


def chip(turn: int, number: int, part: Chip) -> Markup:
    """A part of the reading, which asks without it."""
    return Markup(
        '<li><button type="button" class="chip" data-act="remove" data-turn="{}" data-chip="{}" aria-label="{}">'
        '<span class="kind">{}</span> <bdi>{}</bdi></button></li>'
    ).format(turn, number, wording.readings.removing(part), part.kind, part.text)
