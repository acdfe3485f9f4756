"""docs/answer.schema.json describes the answer object, and nothing else."""

import json
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from referencing import Registry, Resource

from rag.question import QuotesRequest
from rag.quotes import Emptiness, QuoteList
from rag.schema import (
    Abstention,
    Answer,
    ArticleReference,
    Asks,
    Chip,
    ChipKind,
    Coverage,
    DateBound,
    DateMention,
    DateRule,
    DisagreeingValue,
    Disagreement,
    Filters,
    Highlight,
    Interpretation,
    Mention,
    ModelUse,
    Question,
    Quote,
    Reason,
    Repetition,
    Reply,
    ReplyKind,
    Speaker,
    SpeakerKind,
    SpeechFlag,
    SpeechKind,
    Status,
    answer_from_json,
)
from tests.chat_cases import HOSTILE, SEED, TSUKANOV, WIRE, WordAsker, abstained, answered, quote, repetition, speaker

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "answer.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def full() -> Answer:
    """An answer in which every optional thing is there."""
    role = SEED.text.index(TSUKANOV)
    named = replace(
        speaker(SEED, "Alexei Tsukanov", TSUKANOV),
        role_start=role,
        role_end=role + len(TSUKANOV),
        mention=Mention("he", 5, 7),
        antecedent=2,
    )
    said = replace(
        quote(SEED, 2, "789", named),
        cue=Mention("stated", 5, 11),
        via=Mention("as per Seym", 5, 16),
        dates=(
            DateMention("Tuesday", 5, 12, "2025-05-20", None, "weekday_before_publication"),
            DateMention("three years ago", 5, 20, "2022", "before", "counted_from_publication"),
            DateMention("last month", 5, 15),
        ),
        also_in=(repetition(WIRE, 5), repetition(HOSTILE, 2)),
        flags=("hedged", "asked"),
        said=(Highlight(5, 12), Highlight(20, 30)),
    )
    figures = (DisagreeingValue(288, "288", 1), DisagreeingValue(358, "358", 0))
    answer = answered(said, quote(SEED, 7), question="How many?", disagreements=[Disagreement("dead", figures)])
    coverage = Coverage(2, "2025-05-20", "2025-06-01", 2, 1)
    chip = Chip("place", "in Kursk", "How many died?", Filters(publisher="Espreso"))
    reading = Interpretation("How many died in Kursk?", Filters(since="2025-05-01"), "more", (chip,), ("Who died?",))
    reply = Reply("newest", "The newest article is this.", (said.article,))
    model = ModelUse("openai:small", rewrote=True, chose=True, dropped=1, note="It took too long.")
    return identified(replace(answer, coverage=coverage, total=40, reading=reading, reply=reply, model=model))


def silent() -> Answer:
    return identified(abstained(quote(SEED, 1), question="How many?"))


def identified(answer: Answer) -> Answer:
    """The answer under an id and over a corpus such as real ones have."""
    return replace(answer, id="0123456789abcdef", corpus="sha256:" + "0" * 64)


def as_read(answer: Answer) -> dict[str, Any]:
    """The answer as a caller gets it."""
    record: dict[str, Any] = json.loads(json.dumps(answer.to_json()))
    return record


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("answer", [full(), silent()])
def test_answers_and_abstentions_are_as_described(answer: Answer) -> None:
    VALIDATOR.validate(as_read(answer))


def test_an_answer_that_was_kept_before_there_were_these_fields_is_still_read() -> None:
    record = as_read(full())
    for name in ("total", "reading", "reply", "model"):
        del record[name]
    for kept in record["quotes"]:
        for name in ("also_in", "flags", "said"):
            del kept[name]
        for name in ("role_start", "role_end", "kind", "mention", "confidence", "antecedent"):
            (kept["speaker"] or {}).pop(name, None)
        for date in kept["dates"]:
            del date["bound"], date["rule"]
    older = replace(full(), quotes=tuple(map(before, full().quotes)), total=None, reading=None, reply=None, model=None)
    assert answer_from_json(record) == older
    assert answer_from_json(as_read(full())) == full()


def before(quote: Quote) -> Quote:
    """A quote as it was before it told of repetitions, roles, mentions and how its dates were resolved."""
    who = quote.speaker
    return replace(
        quote,
        also_in=(),
        flags=(),
        said=(),
        speaker=Speaker(who.name, who.role, who.start, who.end) if who else None,
        dates=tuple(replace(date, bound=None, rule=None) for date in quote.dates),
    )


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_is_described(reason: Reason) -> None:
    VALIDATOR.validate(as_read(replace(silent(), abstention=Abstention(reason, ()))))


@pytest.mark.parametrize(
    ("described", "type_"),
    [
        (SCHEMA, Answer),
        (SCHEMA["$defs"]["quote"], Quote),
        (SCHEMA["$defs"]["repetition"], Repetition),
        (SCHEMA["$defs"]["article"], ArticleReference),
        (SCHEMA["$defs"]["highlight"], Highlight),
        (SCHEMA["$defs"]["speaker"], Speaker),
        (SCHEMA["$defs"]["mention"], Mention),
        (SCHEMA["$defs"]["date_mention"], DateMention),
        (SCHEMA["$defs"]["disagreement"], Disagreement),
        (SCHEMA["$defs"]["disagreement"]["properties"]["values"]["items"], DisagreeingValue),
        (SCHEMA["$defs"]["abstention"], Abstention),
        (SCHEMA["$defs"]["filters"], Filters),
        (SCHEMA["$defs"]["reading"], Interpretation),
        (SCHEMA["$defs"]["reading"]["properties"]["chips"]["items"], Chip),
        (SCHEMA["$defs"]["reply"], Reply),
        (SCHEMA["$defs"]["model"], ModelUse),
    ],
)
def test_every_field_is_required_described_and_in_the_order_of_the_type(described: dict[str, Any], type_: type) -> None:
    names = [field.name for field in fields(type_)]
    assert list(described["properties"]) == described["required"] == names
    assert described["additionalProperties"] is False


def test_the_words_that_a_field_may_have_are_those_of_the_type() -> None:
    assert SCHEMA["properties"]["status"]["enum"] == list(get_args(Status))
    assert SCHEMA["$defs"]["quote"]["properties"]["speech"]["enum"] == list(get_args(SpeechKind))
    assert SCHEMA["$defs"]["abstention"]["properties"]["reason"]["enum"] == list(get_args(Reason))
    assert SCHEMA["$defs"]["quote"]["properties"]["flags"]["items"]["enum"] == list(get_args(SpeechFlag))
    assert SCHEMA["$defs"]["speaker"]["properties"]["kind"]["enum"] == list(get_args(SpeakerKind))
    reading = SCHEMA["$defs"]["reading"]["properties"]
    assert reading["asks"]["enum"] == list(get_args(Asks))
    assert reading["chips"]["items"]["properties"]["kind"]["enum"] == list(get_args(ChipKind))
    assert SCHEMA["$defs"]["reply"]["properties"]["kind"]["enum"] == list(get_args(ReplyKind))
    assert SCHEMA["$defs"]["date_mention"]["properties"]["bound"]["enum"] == [*get_args(DateBound), None]
    assert SCHEMA["$defs"]["date_mention"]["properties"]["rule"]["enum"] == [*get_args(DateRule), None]


def test_a_list_of_quotes_is_as_described() -> None:
    described = json.loads((ROOT / "docs" / "quotes.schema.json").read_text(encoding="utf-8"))
    assert list(described["properties"]) == described["required"] == [field.name for field in fields(QuoteList)]
    assert described["properties"]["empty"]["enum"] == [*get_args(Emptiness), None]
    registry: Registry[Any] = Registry().with_resource("answer.schema.json", Resource.from_contents(SCHEMA))
    validator = jsonschema.Draft202012Validator(described, registry=registry)
    listed = WordAsker(SEED, spoken=full().quotes).quotes(QuotesRequest("Tsukanov", size=1))
    record = json.loads(json.dumps(listed.to_json()))
    validator.validate(record)
    record["quotes"][0]["speech"] = "whispered"
    assert not validator.is_valid(record)


def put(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    """A change: this value at this place."""

    def change(record: dict[str, Any]) -> None:
        place: Any = record
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("answer", "change"),
    [
        (full(), put("quotes", value=[])),
        (full(), put("status", value="abstained")),
        (full(), put("abstention", value={"reason": "withheld", "near_misses": []})),
        (silent(), put("status", value="answered")),
        (silent(), put("abstention", value=None)),
        (silent(), put("abstention", "reason", value="tired")),
        (silent(), put("quotes", value=as_read(full())["quotes"])),
        (full(), put("confidence", value=1.1)),
        (full(), put("corpus", value="sha256:0")),
        (full(), put("model", value="x")),
        (full(), put("quotes", 0, "also_in", value=None)),
        (full(), put("quotes", 0, "also_in", 0, "sentence", value=0)),
        (full(), put("quotes", 0, "also_in", 0, "text", value="It rained.")),
        (full(), put("quotes", 0, "text", value="")),
        (full(), put("quotes", 0, "speech", value="whispered")),
        (full(), put("quotes", 0, "sentence", value=0)),
        (full(), put("quotes", 0, "start", value=-1)),
        (full(), put("quotes", 0, "speaker", value={"name": "Tsukanov"})),
        (full(), put("quotes", 0, "article", "text", value="…")),
        (full(), put("quotes", 0, "article", "published", value="20 May 2025")),
        (full(), put("quotes", 0, "dates", 0, "resolved", value="2025-02-30")),
        (full(), put("quotes", 0, "dates", 0, "resolved", value="2025-13")),
        (full(), put("quotes", 0, "dates", 0, "rule", value="guessed")),
        (full(), put("quotes", 0, "flags", value=["doubted"])),
        (full(), put("quotes", 0, "said", 0, "end", value=-1)),
        (full(), put("quotes", 0, "speaker", "kind", value="animal")),
        (full(), put("quotes", 0, "speaker", "confidence", value=2)),
        (full(), put("total", value=0)),
        (full(), put("disagreements", 0, "values", value=[])),
    ],
)
def test_what_is_no_answer_is_refused(answer: Answer, change: Callable[[dict[str, Any]], None]) -> None:
    record = as_read(answer)
    VALIDATOR.validate(record)
    change(record)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(record)


def test_the_range_of_dates_is_called_from_and_to() -> None:
    assert as_read(full())["coverage"] == {
        "articles": 2,
        "from": "2025-05-20",
        "to": "2025-06-01",
        "matched": 2,
        "quoted": 1,
    }


def test_an_article_is_listed_without_its_text_and_the_path_of_its_file() -> None:
    assert SEED.to_json().keys() == {"id", "sha256", "title", "publisher", "published", "authors", "url"}


@pytest.mark.parametrize("value", [full(), SEED, Question("Who?"), full().quotes[0]])
def test_what_flows_through_the_program_cannot_be_changed(value: object) -> None:
    with pytest.raises(FrozenInstanceError):
        value.text = "another"  # type: ignore[attr-defined]
