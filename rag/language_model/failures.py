"""Why a language model gave nothing that can be used, in words of ours: a server's own are not to be trusted."""

from collections.abc import Iterator
from typing import Final

from rag.language_model.bounds import OutOfBounds

UNUSABLE: Final = "The language model did not answer in the form that was asked for."
_REFUSALS: Final = {
    401: "The language model’s server does not accept the key.",
    403: "The language model’s server does not accept the key.",
    404: "The language model’s server does not know the model.",
    429: "The language model’s server has too much to do, or the account has no credit left.",
}


def reason_of(error: BaseException, timeout: float) -> str:
    """One sentence for the user."""
    from langchain_core.exceptions import ModelConnectionError, ModelTimeoutError  # here: most do without LangChain

    if any(isinstance(cause, OutOfBounds) for cause in _causes(error)):
        return UNUSABLE
    if isinstance(error, TimeoutError | ModelTimeoutError):
        return f"The language model did not answer within {timeout:g} seconds."
    if isinstance(error, ModelConnectionError) or any(isinstance(cause, OSError) for cause in _causes(error)):
        return "The language model’s server cannot be reached."
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        did = "failed" if status >= 500 else "refused the request"
        return _REFUSALS.get(status, f"The language model’s server {did} (HTTP {status}).")
    if "Refusal" in type(error).__name__:  # langchain-openai's own, which has no parent that tells as much
        return "The language model refused to answer."
    return UNUSABLE


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what led to it."""
    while error:
        yield error
        error = error.__cause__ or error.__context__
