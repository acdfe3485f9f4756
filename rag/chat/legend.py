"""The legend of an article: who speaks in it, under which label and colour, and how often."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from rag import wording
from rag.chat.markup import NOTHING, lines
from rag.chat.voices import Stretch, Voice
from rag.schema import Sentence

LONGEST_OPEN = 10  # voices: about half a screen


def legend(voices: Mapping[str, Voice], said: Mapping[Sentence, Sequence[Stretch]]) -> Markup:
    """Who speaks in the article, most in a line each; nothing where the article alone speaks."""
    if not voices:
        return NOTHING
    reporting = [sentence for sentence in said if sentence.number]
    spoken = sum(1 for sentence in reporting if said[sentence])
    return Markup('<details class="voices" {}><summary>{}</summary><ul>{}{}</ul><p>{}</p></details>').format(
        "open" if len(voices) <= LONGEST_OPEN else "",
        wording.speech.who_speaks(len(voices.keys() - {wording.speech.UNCERTAIN}), spoken, len(reporting)),
        lines(*map(row, voices.values())),
        the_article_itself(len(reporting) - spoken),
        wording.speech.LINES,
    )


def row(voice: Voice) -> Markup:
    """A voice: its label in its colour, name and role as printed, and in how many sentences it speaks."""
    is_name = voice.name != wording.speech.UNCERTAIN
    name = Markup("<strong><bdi>{}</bdi></strong>" if is_name else "{}").format(voice.name)
    role = Markup(", <bdi>{}</bdi>").format(voice.role) if voice.role else NOTHING
    kind = wording.speech.kind_of_speaker(voice.kind)
    manner = Markup('<span class="manner"> · {}</span>').format(kind) if kind else NOTHING
    return Markup('<li><span class="label {}">{}</span><span>{}</span><span class="count">{}</span></li>').format(
        colour(voice), voice.label, lines(name, role, manner), wording.counts.count(voice.sentences, "sentence")
    )


def the_article_itself(sentences: int) -> Markup:
    """The rest, which nobody but the article says."""
    return Markup('<li><span></span><span>{}</span><span class="count">{}</span></li>').format(
        wording.speech.ITSELF, wording.counts.count(sentences, "sentence")
    )


def colour(voice: Voice | None) -> str:
    """The class that the style sheet gives a colour; a voice without a colour of its own is told by its label alone."""
    return f"voice-{voice.colour}" if voice and voice.colour else "voice"
