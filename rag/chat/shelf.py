"""The list of conversations as HTML: each can be opened, renamed, exported and deleted."""

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from rag import wording
from rag.chat.markup import lines
from rag.schema import ConversationEntry

WORDS = wording.conversations


def shelf(entries: Sequence[ConversationEntry], open_id: str | None) -> Markup:
    """The conversations under the days on which they last went on, in their order, and what begins a new one."""
    days = groupby(entries, key=lambda entry: WORDS.day(entry.changed))
    listed = lines(*(of_a_day(day, list(group), open_id) for day, group in days))
    return Markup(
        '<details class="shelf"><summary><span>{}</span></summary><nav aria-label="{}">'
        '<button type="button" class="new" data-act="new">{}</button>{}</nav></details>'
    ).format(WORDS.CONVERSATIONS, WORDS.CONVERSATIONS, WORDS.NEW, listed or note())


def note() -> Markup:
    """What stands here before the first question."""
    return Markup('<p class="note">{}</p>').format(WORDS.NONE_YET)


def of_a_day(day: str, entries: Sequence[ConversationEntry], open_id: str | None) -> Markup:
    """The conversations of one day."""
    items = lines(*(item(entry, entry.id == open_id) for entry in entries))
    return Markup('<h3>{}</h3><ul class="entries">{}</ul>').format(day, items)


def item(entry: ConversationEntry, is_open: bool) -> Markup:
    """One conversation, which opens it, with its menu."""
    return Markup(
        '<li><button type="button" class="entry" data-act="open" data-id="{}" {}><span dir="auto">{}</span></button>'
        '<details class="options" name="options"><summary aria-label="{}"></summary>'
        '<div class="menu">{}{}{}</div></details></li>'
    ).format(
        entry.id,
        Markup('aria-current="true"') if is_open else "",
        entry.title,
        WORDS.options(entry.title),
        renaming(entry),
        exports(entry),
        deleting(entry),
    )


def renaming(entry: ConversationEntry) -> Markup:
    """The title in a field."""
    return Markup(
        '<details class="rename" name="act"><summary>{}</summary><form data-act="rename" data-id="{}">'
        '<input name="title" value="{}" required autocomplete="off" dir="auto" aria-label="{}">'
        '<button type="submit">{}</button><button type="button" data-closes="">{}</button></form></details>'
    ).format(WORDS.RENAME, entry.id, entry.title, WORDS.TITLE, WORDS.SAVE, wording.readings.CANCEL)


def exports(entry: ConversationEntry) -> Markup:
    """A link for each form in which the conversation can be taken away."""
    address = f"/v1/conversations/{quote(entry.id, safe='')}/export?form="
    links = (
        Markup('<a href="{}" download>{}</a>').format(address + form, name) for form, name in WORDS.EXPORT_FORMS.items()
    )
    return Markup('<p class="exports"><span>{}</span> {}</p>').format(WORDS.EXPORT_AS, Markup(" ").join(links))


def deleting(entry: ConversationEntry) -> Markup:
    """What deletes the conversation, after asking once more."""
    return Markup(
        '<details class="delete" name="act"><summary>{}</summary><p>{}</p>'
        '<button type="button" data-act="delete" data-id="{}">{}</button>'
        '<button type="button" data-closes="">{}</button></details>'
    ).format(WORDS.DELETE, WORDS.DELETE_QUESTION, entry.id, WORDS.DELETE, WORDS.KEEP)
