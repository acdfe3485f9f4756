"""Writes the questions that the first stage of `training.reader` never saw: `python -m training.held_back SETS OUT`.

SETS is where `python -m eval public DATA --out DIR` has put the converted sets, `DIR/sets`. With the weights of that
stage in `RAG_READER`, `python -m eval run OUT/NAME.jsonl --corpus SETS/NAME/articles --out …` measures fairly.
"""

import argparse
from pathlib import Path

from eval.questions import load_questions
from training.reader.held_back import is_held_back

SETS = ("realtimeqa", "squad2", "clapnq")


def main() -> None:
    """Writes a file for each set, its lines as they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, help="folder of the converted sets")
    parser.add_argument("out", type=Path, help="folder for the questions")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name in SETS:
        file = options.sets / name / "questions.jsonl"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line, gold in zip(lines, load_questions(file), strict=True) if is_held_back(name, gold)]
        (options.out / f"{name}.jsonl").write_text("".join(kept), encoding="utf-8")
        print(f"{name}: {len(kept)} of {len(lines)} questions")


if __name__ == "__main__":
    main()
