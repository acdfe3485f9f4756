"""A folder with a few made-up lines of each public set, in the sets' own formats."""

import csv
import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from training.reader.held_back import is_in_held_half

if TYPE_CHECKING:
    from training.reader.material import Material

STORM = (
    "The storm reached Bergen on Monday in 1992 before the ferries stopped. "
    "Mayor Ann Berg closed the old bridge early. Four schools opened again. "
) * 5 + "Nobody was hurt in the harbour of Oslo."
FLOOD = "The flood reached Bergen after the storm had passed. Water covered the old road near Voss for two days."
TRAINED = next(name for name in map(str, range(99)) if not is_in_held_half(name))
HELD = next(name for name in map(str, range(99)) if is_in_held_half(name))
NEWS = (
    "The city council of Bergen voted on Friday. It chose Ann Berg as the new mayor of Bergen.",
    "Ann Berg opened a shop in Voss.",
    "Snow fell in Oslo.",
)
POLITICS = (
    "The day was long. Mayor Ann Berg said that the harbour bridge in Oslo will close for two weeks. "
    "The reporter Jon Dahl told the readers that most ferries never left Bergen at all. It rained in the evening."
)


Record = Mapping[str, object]


def asked(
    name: str, question: str, answer: str, context: str = STORM, *, impossible: bool = False
) -> dict[str, object]:
    """A question of SQuAD 2.0; the answer only seems to be one where it is impossible."""
    marked = [{"text": answer, "answer_start": context.index(answer)}]
    kept = {"answers": [], "plausible_answers": marked} if impossible else {"answers": marked}
    return {"id": name, "question": question, "is_impossible": impossible, **kept}


def write_squad(path: Path, title: str) -> None:
    storm = [
        asked("q1", "When did the storm reach Bergen in 1992?", "Monday"),
        asked("q2", "Who closed the old bridge early?", "Mayor Ann Berg"),
        asked("q3", "Where in Oslo was nobody hurt?", "the harbour"),
        asked("q4", "How many hotels opened again?", "Four", impossible=True),
    ]
    paragraphs = [{"context": STORM, "qas": storm}, {"context": FLOOD, "qas": []}]
    pages = [{"title": title, "paragraphs": paragraphs}, {"title": "Normans", "paragraphs": paragraphs[:1]}]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"data": pages}), "utf-8")


def write_lines(path: Path, records: Iterable[Record]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{json.dumps(record)}\n" for record in records)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


def write_clapnq(folder: Path) -> None:
    sentences = ["The mayor 's bridge closed .", "It ( was ) old ."]
    passages = [{"title": "Storm", "sentences": sentences}]
    chosen = [{"selected_sentences": sentences[:1]}]
    asked = [{"id": name, "input": "what closed", "passages": passages, "output": chosen} for name in (TRAINED, HELD)]
    write_lines(folder / "answerable.jsonl", asked)
    none = {"id": TRAINED, "input": "who won", "passages": passages, "output": [{}]}
    write_lines(folder / "unanswerable.jsonl", [none])


def write_trecqa(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    candidates = [("1", "Ann Berg won ."), *(("0", f"It rained {n} times .") for n in range(5))]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("qtext", "label", "atext"))
        rows.writerows(("Who won ?", label, text) for label, text in candidates)


def write_canard(path: Path) -> None:
    """Three answers that are known, and one turn that the section does not answer."""
    told = ["she was born in a village near Voss", "she taught at two schools in Bergen", "CANNOTANSWER"]
    told += ["he became the mayor of Oslo in 1992,"]
    history = ["Ann Berg", "Early life"]
    turns: list[Record] = []
    for number, answer in enumerate([*told, ""], start=1):
        turn = {"QuAC_dialog_id": "d", "Question_no": number, "Rewrite": f"Question {number}?"}
        turns.append({**turn, "Question": "what?", "History": list(history)})
        history += [f"Question {number}?", answer]
    write_lines(path, turns)


def write_realtimeqa(folder: Path) -> None:
    articles = [{"id": f"a{n}", "title": "News", "text": text} for n, text in enumerate(NEWS)]
    write_lines(folder / "articles.jsonl.gz", articles)
    question = {"question": "Who is the new mayor of Bergen?", "answer": ["Ann Berg"]}
    gold = {"gold_articles": ["a0"], "gold_articles_with_answer": ["a0"]}
    write_lines(folder / "questions.jsonl", [{"id": name, **question, **gold} for name in (TRAINED, HELD)])


def write_polnear(folder: Path) -> None:
    parts = [
        ("Mayor Ann Berg", "said", "that the harbour bridge in Oslo will close for two weeks"),
        ("The reporter Jon Dahl", "told", "that most ferries never left Bergen at all"),
    ]
    lines: list[str] = []
    for number, pieces in enumerate(parts):
        names = [f"T{3 * number + n}" for n in range(3)]
        for name, piece in zip(names, pieces, strict=True):
            start = POLITICS.index(piece)
            lines.append(f"{name}\tPiece {start} {start + len(piece)}\t{piece}")
        source, cue, content = names
        lines.append(f"E{number}\tAttribution:{cue} Source:{source} Cue:{cue} Content:{content}")
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "text" / "news.txt").write_text(POLITICS, "utf-8")
    (folder / "attributions" / "news_1.ann").write_text("\n".join(lines), "utf-8")


def write_data(folder: Path) -> Path:
    """All sets."""
    write_squad(folder / "squad2" / "dev.json", "Storms")
    write_squad(folder / "squadshifts" / "new_wiki_v1.0.json", "Gales")
    write_clapnq(folder / "clapnq")
    for name in ("train.csv", "dev.csv"):
        write_trecqa(folder / "trecqa" / name)
    write_canard(folder / "canard" / "dev.jsonl")
    write_realtimeqa(folder / "realtimeqa")
    write_polnear(folder / "polnear" / "train")
    return folder


def tiny_material(folder: Path) -> "Material":
    """SQuAD alone."""
    from training.reader.material import Material
    from training.reader.squad import read_paragraphs

    write_squad(folder / "dev.json", "Storms")
    return Material(tuple(read_paragraphs(folder / "dev.json", "squad2")), (), (), (), (), ())
