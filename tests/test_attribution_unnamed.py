import pytest

from rag.attribution import attribute
from rag.schema import Speech
from rag.segment import split_sentences


def speeches_of(text: str) -> tuple[Speech, ...]:
    return attribute(text, split_sentences(text, ""))


def last_speech(text: str) -> Speech:
    return speeches_of(text)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said that 1,350 workers took part.",
        "The headline said the bridge was open.",
        "The law says that men must go.",
        "It was said that he left.",
        "One of them said it was weak.",
        "Several of the residents, 45 in all, said they were tired.",
        "Some 55 percent of voters said they were tired.",
        "Three died, according to a report published by the auditor.",
    ],
)
def test_a_report_of_speech_without_a_sure_speaker_is_not_the_articles_own(text: str) -> None:
    speech = last_speech(text)
    assert (speech.kind, speech.speaker) == ("indirect", None)
    assert speech.cue is not None


def test_a_quotation_of_several_sentences_without_a_sure_speaker_is_direct_throughout() -> None:
    speeches = speeches_of("“It is weak. It must close,” the sign says.")
    assert [(speech.kind, speech.speaker) for speech in speeches] == [("direct", None)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is called “the Old Lady” in Leeds.",
        "The band called “The Beatles” left.",
        "Nothing he said was true.",
        "Mary Jones, whose lawyer said it was weak, left.",
        "After Mary Jones said the bridge would close, traders left.",
        "Mary Jones declined to say that the bridge would close.",
        "Traders met Amir Said on Monday.",
    ],
)
def test_a_cue_in_another_clause_leaves_the_sentence_to_the_article(text: str) -> None:
    assert last_speech(text) == Speech()
