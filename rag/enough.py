"""As many quotes as a question needs: one where one is surely right, more where it is not sure, all where several are.

Chosen on eval/questions/kursk.jsonl, the scores being probabilities.
"""

import re
from collections.abc import Sequence
from typing import Final

from rag.expected import expected_kind
from rag.said import speech_question
from rag.schema import ScoredSentence

SURE = 0.8  # that what is shown has the answer, to leave it at that
ALSO_LIKELY = 0.35  # of the best one's score, for a sentence to be shown beside it
# Others may give another figure for the same thing, and then all belong side by side.
ALSO_COUNTS = 0.25

# "Which regions", "what figures", "who are": asks for several things. Not "what is", "which was", "what does".
_SEVERAL: Final = re.compile(
    r"\b(?:what|which)\s+(?:(?!is\b|was\b|does\b|has\b)[\w’'-]+\s+){0,2}?(?!(?:is|was|does|has|this)\b)[\w’'-]+(?<![su’'i])s\b"
    r"|\b(?:who|what|which) (?:else )?(?:are|were)\b|\b(?:list|names of|each|both|all)\b"
    r"|\b(?:compare[ds]?|differ|differs|agree[ds]?|change[ds]?)\b|\bhow\b.*\bdo(?:es)?\b.*\band\b",
    re.IGNORECASE,
)

# What asks or denies makes nothing sure: another sentence may say it.
_UNDECIDED: Final = re.compile(
    r"\?|\b(?:ask(?:s|ed)?|whether|wonder\w*|to know|not|never|den(?:y|ies|ied)|\w+n[’']t)\b", re.IGNORECASE
)


def enough(question: str, ranked: Sequence[ScoredSentence], most: int) -> Sequence[ScoredSentence]:
    """Of sentences that answer, best first, those to show: at least one, at most `most`."""
    if asks_for_several(question):
        return [scored for scored in ranked if scored.score >= ALSO_LIKELY * ranked[0].score][:most]
    shown: list[ScoredSentence] = []
    missed = 1.0  # the chance that what is shown so far is all wrong
    for scored in ranked[:most]:
        if not shown or _is_needed(scored, ranked[0], missed, question):
            shown.append(scored)
            missed *= 1.0 if _UNDECIDED.search(_text(scored)) else 1 - scored.score
    return shown


def asks_for_several(question: str) -> bool:
    """Whether the question wants all of something: figures, names, what somebody said."""
    said = speech_question(question)
    return bool(_SEVERAL.search(question)) or (said is not None and said.asks != "speaker")


def _is_needed(scored: ScoredSentence, best: ScoredSentence, missed: float, question: str) -> bool:
    if expected_kind(question) == "number" and best.highlight and scored.highlight:
        return scored.score >= ALSO_COUNTS * best.score
    return missed > 1 - SURE and scored.score >= ALSO_LIKELY * best.score


def _text(scored: ScoredSentence) -> str:
    sentence = scored.spoken.sentence
    return scored.article.text[sentence.start : sentence.end]
