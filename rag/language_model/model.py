"""A language model that is asked for sentence ids and for a rewritten question; none of its words is an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import BaseModel

from rag.language_model.acceptance import accepted
from rag.language_model.deadline import within
from rag.language_model.failures import UNUSABLE, reason_of
from rag.language_model.request import (
    Chosen,
    Messages,
    Rewritten,
    conversation_of,
    messages_to_choose,
    messages_to_rewrite,
)
from rag.schema import Exchange, ModelUse

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

Form = TypeVar("Form", bound=BaseModel)

_BROUGHT_IN: Final = "The language model’s reading of the question is not made of what was asked and answered."
_INVENTED: Final = "The language model chose only sentences that it was not given."


@dataclass(frozen=True)
class Rewriting:
    """A follow-up in full words; None where there was nothing to rewrite, or where `note` says why it is not used."""

    question: str | None
    note: str | None = None


@dataclass(frozen=True)
class Choice:
    """Which of the given sentences answer, by their places (from 0), the best first; () says that none does.

    None says that the model failed, and `note` why. `dropped` counts what it returned that was no given sentence.
    """

    chosen: tuple[int, ...] | None
    dropped: int = 0
    note: str | None = None


class LanguageModel:
    """A language model, asked once for each thing. Safe to use from several threads; raises for nothing it does."""

    def __init__(self, name: str, model: "BaseChatModel", timeout: float) -> None:
        self.name = name
        self._timeout = timeout
        self._choosing = model.with_structured_output(Chosen)
        self._rewriting = model.with_structured_output(Rewritten)

    def rewrite(self, question: str, exchanges: Sequence[Exchange]) -> Rewriting:
        """The question in full words, if all that it says stands in it or in the exchanges before it (oldest first)."""
        if not exchanges:
            return Rewriting(None)
        conversation = conversation_of(exchanges)
        answer = self._ask(self._rewriting, messages_to_rewrite(question, conversation), Rewritten)
        if isinstance(answer, str):
            return Rewriting(None, answer)
        rewritten = accepted(answer.question, question, conversation)
        if rewritten is None:
            return Rewriting(None, _BROUGHT_IN)
        return Rewriting(rewritten)

    def choose(self, question: str, sentences: Sequence[str]) -> Choice | None:
        """Which of the sentences answer the question in full words; None where there are none."""
        if not sentences:
            return None
        answer = self._ask(self._choosing, messages_to_choose(question, sentences), Chosen)
        if isinstance(answer, str):
            return Choice(None, 0, answer)
        ids = [found for found in answer.sentences if type(found) is int and 1 <= found <= len(sentences)]
        dropped = len(answer.sentences) - len(ids)
        if dropped and not ids:
            return Choice(None, dropped, _INVENTED)
        return Choice(tuple(found - 1 for found in dict.fromkeys(ids)), dropped)

    def use(self, rewriting: Rewriting | None, choice: Choice | None) -> ModelUse | None:
        """What it did for an answer; None where it was asked for nothing."""
        asked = [one for one in (rewriting, choice) if one]
        if not asked:
            return None
        return ModelUse(
            name=self.name,
            rewrote=rewriting is not None and rewriting.question is not None,
            chose=choice is not None and choice.chosen is not None,
            dropped=choice.dropped if choice else 0,
            note=" ".join(dict.fromkeys(one.note for one in asked if one.note)) or None,
        )

    def _ask(self, asked: "Runnable[Messages, object]", messages: Messages, form: type[Form]) -> Form | str:
        """The filled form, or why there is none."""
        try:
            answer = within(self._timeout, asked.ainvoke(messages))
        except Exception as error:  # whatever a server does, the question is answered without it
            return reason_of(error, self._timeout)
        return answer if isinstance(answer, form) else UNUSABLE
