"""A made-up article in PolNeAR's form, with what two annotators found in it, and a judgement of its sentences."""

import json
from pathlib import Path

from eval.attributions.articles import CutArticle, read_articles
from rag.articles import sha256_of
from rag.models import Place
from rag.schema import Mention, Speaker, Speech
from tests.convert_cases import write_text

OPENS = "The old mill will open in May, Ann Berg, the mayor of Lund, said."
WAITED = "“We have waited,” she said."
CALM = "The river is calm."
DOUBTS = "A lawyer who asked not to be named doubted it."
TEXT = f"Mill to reopen\n\n{OPENS} {WAITED}\n\n{CALM} {DOUBTS}\n"
NAME = "daily_mill"


def place(piece: str, within: str = TEXT) -> Place:
    """Where a piece of a part of the article stands."""
    start = TEXT.index(within) + within.index(piece)
    return start, start + len(piece)


def mention(piece: str, within: str = TEXT) -> Mention:
    """The same with its text."""
    return Mention(piece, *place(piece, within))


def speaker(name: str, within: str = TEXT, *, antecedent: int | None = None) -> Speaker:
    """Someone shown by these words of the article."""
    start, end = place(name, within)
    return Speaker(name, None, start, end, antecedent=antecedent)


def said_by(*speakers: Speaker) -> tuple[Speech, ...]:
    """The speeches of a sentence by these; one without a speaker where there are none."""
    return tuple(Speech("direct", one) for one in speakers) or (Speech(),)


def annotation(*attributions: tuple[Place, Place, Place]) -> str:
    """The .ann file of attributions given as source, cue and content."""
    lines = []
    for number, places in enumerate(attributions, start=1):
        for role, (start, end) in zip(("Source", "Cue", "Content"), places, strict=True):
            lines.append(f"T{number}{len(role)}\t{role} {start} {end}\t{TEXT[start:end]}\n")
        lines.append(f"E{number}\tAttribution:T{number}3 Source:T{number}6 Cue:T{number}3 Content:T{number}7\n")
    return "".join(lines)


MILL = place("The old mill will open in May")
FIRST = annotation(
    (place("Ann Berg, the mayor of Lund,"), place("said"), MILL),
    (place("she", WAITED), place("said", WAITED), place("“We have waited,”")),
)
SECOND = annotation((place("Ann Berg"), place("said"), MILL))


def write_corpus(data: Path) -> Path:
    """The article, annotated by two."""
    write_text(data / "dev" / "text" / f"{NAME}.txt", TEXT)
    write_text(data / "dev" / "attributions" / f"{NAME}_a1.ann", FIRST)
    write_text(data / "dev" / "attributions" / f"{NAME}_b2.ann", SECOND)
    return data


def cut_article(data: Path) -> CutArticle:
    """The article as it is read back."""
    (article,) = read_articles(write_corpus(data))
    return article


def judged_speaker(name: str, **more: object) -> dict[str, object]:
    """A person who says the most of a sentence."""
    return {"kind": "person", "part": "main", "names": [place(name)], **more}


def judged_sentence(sentence: str, notes: str, *speakers: dict[str, object]) -> dict[str, object]:
    """A sentence as it is judged."""
    start, end = place(sentence)
    return {"start": start, "end": end, "notes": notes, "speakers": speakers}


JUDGED = (
    judged_sentence(OPENS, "f", judged_speaker("Ann Berg", mention=place("Ann Berg, the mayor of Lund,"))),
    judged_sentence(WAITED, "p", judged_speaker("Ann Berg", mention=place("she", WAITED))),
    judged_sentence(CALM, "n"),
    judged_sentence(DOUBTS, "u", judged_speaker("A lawyer", kind="unnamed", mention=place("A lawyer"))),
)


def write_judgements(path: Path, *, sha256: str = sha256_of(TEXT), name: str = NAME) -> Path:
    """The judgement as a file of one article."""
    write_text(path, json.dumps({"article": name, "sha256": sha256, "sentences": JUDGED}) + "\n")
    return path
