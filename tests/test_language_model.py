"""What a language model may do: name sentences by their ids, and complete a question from what was said."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from typing import Any, cast

import pytest

from rag.errors import SettingsError
from rag.language_model import Choice, LanguageModel, Rewriting, load_language_model
from rag.schema import Exchange, ModelUse
from tests.conftest import ROOT

SENTENCES = ["The dam broke on Monday.", "Nobody was hurt, the mayor said.", "Repairs will take a year."]
BEFORE = [Exchange("How many people are missing in Kursk?", reply="789 people are missing, Tsukanov said.")]

Form = Callable[..., object]


class FormFiller:
    """In place of LangChain's model: answers with what it is told to; notes what it was sent."""

    def __init__(self, fill: Callable[[Form], object]) -> None:
        self.fill = fill
        self.sent: list[list[tuple[str, str]]] = []

    def with_structured_output(self, form: Form) -> "FormFiller":
        """The same: it knows both forms."""
        filler = FormFiller(lambda _: self.fill(form))
        filler.sent = self.sent
        return filler

    async def ainvoke(self, messages: list[tuple[str, str]]) -> object:
        """The filled form."""
        self.sent.append(messages)
        answer = self.fill(object)
        return await answer if asyncio.iscoroutine(answer) else answer


def model(fill: Callable[[Form], object], timeout: float = 5) -> tuple[LanguageModel, FormFiller]:
    filler = FormFiller(fill)
    return LanguageModel("scripted:one", cast(Any, filler), timeout), filler


def chosen_of(*ids: object) -> Choice:
    choice = model(lambda form: form(sentences=list(ids)))[0].choose("What broke?", SENTENCES)
    assert choice
    return choice


def rewriting_of(question: str) -> Rewriting:
    return model(lambda form: form(question=question))[0].rewrite("And in Belgorod?", BEFORE)


def test_what_is_chosen_are_places_of_the_given_sentences_best_first() -> None:
    assert chosen_of(3, 1) == Choice((2, 0))


def test_no_id_says_that_none_answers() -> None:
    assert chosen_of() == Choice(())


def test_a_sentence_that_is_named_twice_is_chosen_once() -> None:
    assert chosen_of(2, 2, 1, 2) == Choice((1, 0))


@pytest.mark.parametrize("invented", [0, -1, 4, 10**30, "2", "The mayor fled.", 1.0, True, None, [1], {"id": 1}])
def test_what_is_no_given_id_is_dropped_and_counted(invented: object) -> None:
    assert chosen_of(invented, 2) == Choice((1,), dropped=1)


def test_a_model_that_names_only_what_it_was_not_given_has_failed() -> None:
    choice = chosen_of(17, "Nobody died.")
    assert (choice.chosen, choice.dropped) == (None, 2)
    assert choice.note == "The language model chose only sentences that it was not given."


def test_without_sentences_nothing_is_asked() -> None:
    asked, filler = model(lambda form: form(sentences=[1]))
    assert asked.choose("What broke?", []) is None
    assert filler.sent == []


def test_all_sentences_are_sent_and_the_last_can_be_chosen() -> None:
    asked, filler = model(lambda form: form(sentences=[12, 13]))
    assert asked.choose("Which?", [f"This is number {number}." for number in range(12)]) == Choice((11,), dropped=1)
    assert filler.sent[0][1][1].count("<sentence id=") == 12


def test_a_first_question_is_not_sent_to_be_rewritten() -> None:
    asked, filler = model(lambda form: form(question="What?"))
    assert asked.rewrite("Who said that?", []) == Rewriting(None)
    assert filler.sent == []


def test_a_follow_up_is_completed_with_what_was_said() -> None:
    question = "How many people are missing in Belgorod?"
    assert rewriting_of(f" {question}\n") == Rewriting(question)


def test_a_question_that_brings_something_in_is_not_used_and_the_note_does_not_repeat_it() -> None:
    rewriting = rewriting_of("Why did Putin flee Belgorod?")
    assert rewriting.question is None
    assert rewriting.note
    assert "Putin" not in rewriting.note


def test_a_model_that_takes_too_long_is_left_and_told_about() -> None:
    stopped: list[str] = []

    async def wait() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            stopped.append("stopped")
            raise

    asked, _ = model(lambda _: wait(), timeout=0.1)
    assert asked.choose("What broke?", SENTENCES) == Choice(
        None, note="The language model did not answer within 0.1 seconds."
    )
    assert model(lambda form: form(sentences=[1]))[0].choose("What broke?", SENTENCES) == Choice((0,))
    assert stopped == ["stopped"]


@pytest.mark.parametrize("answer", [None, "The dam broke.", 17, {"sentences": [1]}])
def test_what_is_no_filled_form_is_not_used(answer: object) -> None:
    asked, _ = model(lambda _: answer)
    note = "The language model did not answer in the form that was asked for."
    assert asked.choose("What broke?", SENTENCES) == Choice(None, note=note)
    assert asked.rewrite("And then?", BEFORE) == Rewriting(None, note)


def test_whatever_goes_wrong_is_a_note() -> None:
    def fail(_: Form) -> object:
        raise RecursionError("maximum depth")

    choice = model(fail)[0].choose("What broke?", SENTENCES)
    assert choice
    assert choice.chosen is None
    assert choice.note


def test_what_it_did_for_an_answer_is_told_and_what_went_wrong_twice_only_once() -> None:
    asked, _ = model(lambda _: None)
    assert asked.use(None, None) is None
    assert asked.use(Rewriting("What broke?"), Choice((), dropped=2)) == ModelUse(asked.name, True, True, 2)
    late = "It took too long."
    assert asked.use(Rewriting(None, late), Choice(None, note=late)) == ModelUse(asked.name, note=late)


@pytest.mark.parametrize("name", ["", "openai", "openai:", ":gpt", " : ", "gpt-4.1", "huggingface:gpt2", "Nobody:one"])
def test_a_name_without_a_known_provider_or_a_model_is_refused(name: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load_language_model(name, 20)
    message = str(refused.value)
    assert message == f"RAG_LLM is {name!r}. Write it as openai:MODEL, anthropic:MODEL or ollama:MODEL."


def test_a_missing_package_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_ollama", None)
    with pytest.raises(SettingsError, match=r"^RAG_LLM='ollama:x' needs .*: pip install langchain-ollama$"):
        load_language_model("ollama:x", 20)


def test_without_the_setting_no_library_is_loaded() -> None:
    script = "import sys, rag.language_model; print({'langchain', 'langchain_core', 'openai'} & sys.modules.keys())"
    printed = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "set()"
