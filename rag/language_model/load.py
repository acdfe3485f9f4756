"""The language model that a setting asks for."""

from typing import TYPE_CHECKING, Any, Final

from rag.errors import SettingsError
from rag.language_model.bounds import UNPACKED, read_within_bounds
from rag.language_model.model import LanguageModel

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_LONGEST_ANSWER: Final = 4000  # tokens; an answer takes about 50, the rest is for models that reason before they answer
# The providers that were tried, each with its name for the longest answer. Most others have a server that speaks as
# OpenAI's does; LangChain knows more, but one of them loads the model at once, from the network.
_PROVIDERS: Final = {"openai": "max_tokens", "anthropic": "max_tokens", "ollama": "num_predict"}


def load_language_model(name: str, timeout: float) -> LanguageModel:
    """The model of a name such as "ollama:llama3", with the seconds it has for an answer. Sends nothing.

    Raises SettingsError.
    """
    provider, _, model = (part.strip() for part in name.partition(":"))
    if provider not in _PROVIDERS or not model:
        raise SettingsError(f"RAG_LLM is {name!r}. Write it as openai:MODEL, anthropic:MODEL or ollama:MODEL.")
    try:
        return LanguageModel(f"{provider}:{model}", _chat_model(provider, model), timeout)
    except ImportError as error:
        raise SettingsError(f"RAG_LLM={name!r} needs another package: pip install langchain-{provider}") from error
    except Exception as error:  # the provider's own, most often because no key is set
        reason = str(error).strip().partition("\n")[0]
        raise SettingsError(f"RAG_LLM={name!r} cannot be set up: {reason}") from error


def _chat_model(provider: str, model: str) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model  # here: it takes a second, and most do without

    options: dict[str, Any] = {"temperature": 0, "max_retries": 0, _PROVIDERS[provider]: _LONGEST_ANSWER}
    # What users ask and articles say goes to the server that was named, and to no other; the clients would follow it.
    client: dict[str, Any] = {
        "follow_redirects": False,
        "headers": UNPACKED,
        "event_hooks": {"response": [read_within_bounds]},
    }
    if provider == "openai":
        from openai import DefaultAsyncHttpxClient

        options["http_async_client"] = DefaultAsyncHttpxClient(**client)
    elif provider == "ollama":
        options["async_client_kwargs"] = client
    chat_model: BaseChatModel = init_chat_model(model, model_provider=provider, **options)
    return chat_model
