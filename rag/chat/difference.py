"""What has become of a quoted sentence since it was quoted, as HTML. The quote itself stays as it was."""

from markupsafe import Markup

from rag import wording
from rag.changes import Change, Piece
from rag.chat.markup import NOTHING, lines
from rag.schema import Quote


def changed(change: Change, quote: Quote) -> Markup:
    """What its article says now, and what is said otherwise of the article."""
    details = lines(*(paragraph(wording.changes.detail(detail)) for detail in change.details))
    return Markup('<div class="changed">{}{}{}</div>').format(
        paragraph(wording.changes.became(change, quote)), difference(change), details
    )


def paragraph(sentence: str) -> Markup:
    """A sentence of ours."""
    return Markup('<p dir="auto">{}</p>').format(sentence)


def difference(change: Change) -> Markup:
    """The words that were taken out and put in, where the sentence was reworded."""
    if not change.pieces:
        return NOTHING
    return Markup('<p class="difference" dir="auto">{}</p>').format(lines(*map(piece, change.pieces)))


def piece(part: Piece) -> Markup:
    """Words that both versions have, or one of them; which one is also said to those who cannot see it."""
    if part.kind == "same":
        return Markup("{}").format(part.text)
    form = Markup("<del>{}{}</del>{}") if part.kind == "removed" else Markup("<ins>{}{}</ins>{}")
    said = wording.changes.REMOVED if part.kind == "removed" else wording.changes.ADDED
    words = part.text.rstrip()  # the line through or below them ends with the last
    return form.format(Markup('<span class="unseen">{} </span>').format(said), words, part.text[len(words) :])
