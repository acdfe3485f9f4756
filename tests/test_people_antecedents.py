"""Who of those seen before is meant, and why."""

import pytest

from rag.people.antecedents import Antecedent, Seen, antecedent
from rag.schema import Sentence, Speaker

SENTENCES = [Sentence(10 * at, 10 * at + 9, at // 2, "reporting", at + 1) for at in range(6)]
ANN, BOB = (Speaker(name, None, 0, 3) for name in ("Ann", "Bob"))
HE, SHE = frozenset(("he",)), frozenset(("she",))


def meant(*seen: Seen, pronoun: str = "she", sentence: int = 1) -> Antecedent | None:
    return antecedent(pronoun, sentence, seen, SENTENCES)


@pytest.mark.parametrize(
    ("seen", "sentence", "reason"),
    [
        (Seen(10, 1, ANN, SHE, is_speaker=True), 1, "speaker of the same sentence"),
        (Seen(10, 1, ANN, SHE, is_subject=True), 1, "subject of the same sentence"),
        (Seen(10, 1, ANN, SHE), 1, "named in the same sentence"),
        (Seen(0, 0, ANN, SHE, is_speaker=True), 1, "speaker just before"),
        (Seen(10, 1, ANN, SHE, is_speaker=True), 2, "speaker a paragraph before"),
        (Seen(0, 0, ANN, SHE, is_subject=True), 1, "subject just before"),
        (Seen(10, 1, ANN, SHE, is_subject=True), 2, "subject a paragraph before"),
        (Seen(0, 0, ANN, SHE), 1, "named just before"),
        (Seen(10, 1, ANN, SHE), 2, "named a paragraph before"),
    ],
)
def test_the_reason_says_where_and_as_what_someone_was_seen(seen: Seen, sentence: int, reason: str) -> None:
    assert meant(seen, sentence=sentence) == Antecedent(seen, reason)  # type: ignore[arg-type]


def test_only_those_whom_the_pronoun_can_mean_count() -> None:
    ann, bob = Seen(0, 0, ANN, SHE), Seen(5, 0, BOB, HE)
    found = meant(ann, bob)
    assert found is not None
    assert found.seen is ann
    assert meant(bob) is None


def test_a_speaker_goes_before_whoever_else_is_named() -> None:
    ann, bob = Seen(0, 0, ANN, SHE, is_speaker=True), Seen(5, 0, BOB, SHE)
    found = meant(ann, bob)
    assert found is not None
    assert found.seen is ann


def test_two_who_are_named_alike_are_one_of_several() -> None:
    found = meant(Seen(0, 0, ANN, SHE), Seen(5, 0, BOB, SHE))
    assert found is not None
    assert found.reason == "one of several"


def test_a_new_subject_after_the_speaker_leaves_it_open() -> None:
    found = meant(Seen(10, 1, ANN, SHE, is_speaker=True), Seen(15, 1, BOB, SHE, is_subject=True))
    assert found is not None
    assert found.reason == "one of several"


def test_whoever_was_seen_long_before_is_out_of_sight() -> None:
    assert meant(Seen(0, 0, ANN, SHE, is_speaker=True), sentence=4) is None
