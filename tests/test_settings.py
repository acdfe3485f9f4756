"""Settings come from the environment and .env, and a bad one is named."""

from pathlib import Path

import pytest

from rag.errors import SettingsError
from rag.settings import Settings, load_settings

# Variable, a value for it, the field, what the value means there
EACH: list[tuple[str, str, str, object]] = [
    ("RAG_DATA", "elsewhere", "data", Path("elsewhere")),
    ("RAG_MODELS", "cache", "models", Path("cache")),
    ("RAG_EMBEDDING_MODEL", "a/model", "embedding_model", "a/model"),
    ("RAG_BACKEND", "torch", "backend", "torch"),
    ("CHROMA_URL", "http://localhost:8000", "chroma_url", "http://localhost:8000"),
    ("RAG_HOST", "::1", "host", "::1"),
    ("RAG_PORT", "1", "port", 1),
    ("RAG_QUOTES", "20", "quotes", 20),
    ("RAG_THRESHOLD", "0.5", "threshold", 0.5),
    ("RAG_RETRIEVAL", "dense", "retrieval", "dense"),
    ("RAG_PASSAGES", "30", "passages", 30),
    ("RAG_READER", "cosine", "reader", "cosine"),
    ("RAG_EXACT_UP_TO", "0", "exact_up_to", 0),
    ("RAG_LLM", "ollama:llama3", "llm", "ollama:llama3"),
    ("RAG_LLM_TIMEOUT", "5", "llm_timeout", 5.0),
]


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the person who runs the tests, and no .env of theirs."""
    for field, setting in Settings.model_fields.items():
        monkeypatch.delenv(str(setting.validation_alias or f"RAG_{field.upper()}"), raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_the_server_is_for_this_machine_only() -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.chroma_url, settings.threshold) == ("127.0.0.1", 7860, "", None)


@pytest.mark.parametrize(("variable", "value", "field", "meaning"), EACH)
def test_every_setting_is_read_from_its_variable_and_from_a_file(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, field: str, meaning: object
) -> None:
    Path(".env").write_text(f"{variable}={value}\n", encoding="utf-8")
    assert getattr(load_settings(), field) == meaning
    Path(".env").unlink()
    assert getattr(load_settings(), field) != meaning
    monkeypatch.setenv(variable, value)
    assert getattr(load_settings(), field) == meaning


def test_every_setting_is_tested_here_and_described() -> None:
    assert {field for _, _, field, _ in EACH} == set(Settings.model_fields)
    assert all(setting.description for setting in Settings.model_fields.values())


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("RAG_PORT=8000\n", encoding="utf-8")
    monkeypatch.setenv("RAG_PORT", "9000")
    assert load_settings().port == 9000


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("RAG_BACKEND", "tensorflow"),
        ("RAG_BACKEND", "onnx\n"),
        ("RAG_PORT", "0"),
        ("RAG_PORT", "65536"),
        ("RAG_PORT", "http"),
        ("RAG_QUOTES", "0"),
        ("RAG_QUOTES", "21"),
        ("RAG_QUOTES", "three"),
        ("RAG_THRESHOLD", "1.01"),
        ("RAG_THRESHOLD", "-0.1"),
        ("RAG_THRESHOLD", "nan"),
        ("RAG_THRESHOLD", "high"),
    ],
)
def test_a_value_without_meaning_is_refused_by_the_name_of_its_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"^A setting cannot be used. {variable}: "):
        load_settings()


def test_all_bad_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAG_PORT", "0")
    monkeypatch.setenv("RAG_QUOTES", "0")
    with pytest.raises(SettingsError, match=r"RAG_PORT: .*; RAG_QUOTES: "):
        load_settings()


@pytest.mark.parametrize("variable", ["RAG_THRESHOLD", "RAG_PORT", "RAG_BACKEND", "RAG_EMBEDDING_MODEL"])
def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "")
    assert load_settings() == Settings()


def test_variables_of_other_programs_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAG_OF_ANOTHER_PROGRAM", "1")
    Path(".env").write_text("SOMETHING=else\nRAG_UNKNOWN=1\n", encoding="utf-8")
    assert load_settings().port == 7860


def test_a_file_that_is_not_text_is_told_of() -> None:
    Path(".env").write_bytes(b"RAG_PORT=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env is not UTF-8"):
        load_settings()


def test_settings_cannot_be_changed_while_the_program_runs() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().port = 1  # type: ignore[misc]
