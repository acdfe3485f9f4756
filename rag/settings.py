"""Every setting, read once from the environment (prefix `RAG_`) and `.env`."""

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from rag.errors import SettingsError
from rag.schema import Retrieval


class Settings(BaseSettings):
    """One flat, frozen object; the name of a setting in the environment is RAG_ and the field's name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="RAG_", env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data: Path = Field(default=Path("data"), description="folder of the database and the vector index")
    models: Path = Field(default=Path("data/models"), description="cache of exported models")
    embedding_model: str = Field(
        default="", description="sentence-transformers model, name or folder; empty: all-MiniLM-L6-v2"
    )
    backend: str = Field(default="onnx", pattern="^(onnx|torch)$", description="how the default embedding model is run")
    chroma_url: str = Field(
        default="",
        validation_alias="CHROMA_URL",
        description="address of a Chroma server; empty: embedded in the data folder",
    )
    exact_up_to: int = Field(
        default=5000, ge=0, description="passages up to which every vector is compared, beyond which Chroma is asked"
    )
    retrieval: Retrieval = Field(
        default="fused", description="passages by vectors and words, fused or alternating, or by one of the two"
    )
    passages: int = Field(
        default=12,
        ge=1,
        le=200,
        description="passages found for a question; the built-in reader reads the first 3,500 characters of them",
    )
    reader: str = Field(
        default="built-in",
        min_length=1,
        description="what judges the sentences: built-in, late-interaction, cosine, or a folder or name of a model",
    )
    llm: str = Field(
        default="",
        description="language model that may complete follow-ups and choose sentences, such as ollama:llama3",
    )
    llm_timeout: float = Field(default=20.0, gt=0, le=600, description="seconds that the language model has to answer")
    host: str = Field(default="127.0.0.1", description="address that the server listens on")
    port: int = Field(default=7860, ge=1, le=65535, description="port that the server listens on")
    quotes: int = Field(default=3, ge=1, le=20, description="quotes in an answer, at most")
    threshold: float | None = Field(
        default=None, ge=0, le=1, description="confidence below which to abstain; empty: the tuned one"
    )


def load_settings() -> Settings:
    """The settings of this process. Raises SettingsError, naming each bad variable."""
    try:
        return Settings()
    except ValidationError as error:
        problems = "; ".join(f"RAG_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"A setting cannot be used. {problems}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError("The file .env is not UTF-8 text. Save it as such, or remove it.") from error
