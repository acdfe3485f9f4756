"""What goes over HTTP: the requests, and a problem (RFC 9457)."""

from dataclasses import replace
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from rag.conversations import LONGEST_TITLE
from rag.errors import QuestionError
from rag.question import LARGEST_PAGE, PAGE, QuotesRequest
from rag.schema import Filters, Question

SINCE = "Only articles published on this ISO date or later."
UNTIL = "Only articles published on this ISO date or earlier."
MOST_EARLIER = 1000  # ids of earlier answers: more than anybody asks in a row, and only the last ones are read
PUBLISHER = "Only articles of this publisher, compared without case."


def _text(given: str) -> str:
    """JSON can have half a surrogate pair, which nothing can keep. Raises PydanticCustomError."""
    try:
        given.encode()
    except UnicodeEncodeError as error:
        said = "Remove the character U+{code}, which is not text"
        raise PydanticCustomError("not_text", said, {"code": f"{ord(given[error.start]):04X}"}) from error
    return given


Text = Annotated[str, AfterValidator(_text)]
Id = Annotated[str, StringConstraints(max_length=100)]  # ours have 32; an unknown one comes back in full


class TurnRequest(BaseModel):
    """A question, and which articles may answer."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"question": "How many people are missing?"}]}
    )

    question: str = Field(description="The question, 2,000 characters at most.")
    since: str | None = Field(default=None, description=SINCE)
    until: str | None = Field(default=None, description=UNTIL)
    publisher: str | None = Field(default=None, description=PUBLISHER)
    standalone: bool = Field(default=False, description="Read the question as it stands, whatever was asked before it.")

    def to_question(self) -> Question:
        """The question as the pipeline takes it."""
        filters = Filters(self.since, self.until, self.publisher)
        return Question(self.question, filters=filters, is_standalone=self.standalone)


class AnswerRequest(TurnRequest):
    """A question, what was asked before it, and which articles may answer.

    What was asked before is a kept `conversation`, whose next turn this is; or answers that were given here, by id
    (`earlier`); or questions (`history`), with the `replies` of another program, if that is what answered them.
    """

    conversation: Id | None = Field(
        default=None,
        description="The id of a conversation, the next turn of which this is. It needs the header Record-Owner.",
    )
    history: list[str] = Field(default=[], description="Earlier questions of the conversation, oldest first.")
    replies: list[Text] = Field(default=[], description="What another program replied to the first of them, in order.")
    earlier: list[Id] = Field(
        default=[],
        max_length=MOST_EARLIER,
        description=f"Ids of the answers before this question, oldest first; {MOST_EARLIER:,} at most.",
    )

    def to_question(self) -> Question:
        """The question as the pipeline takes it. Raises QuestionError where two things are said to come before it."""
        if sum(map(bool, (self.conversation, self.history, self.earlier))) > 1:
            raise QuestionError("Give what was asked before only once: as conversation, as earlier or as history.")
        return replace(
            super().to_question(),
            history=tuple(self.history),
            replies=tuple(self.replies),
            earlier=tuple(self.earlier),
        )


class TitleRequest(BaseModel):
    """Another title for a conversation."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"title": "The missing"}]})

    title: Text = Field(description=f"A few words; what is beyond {LONGEST_TITLE} characters is cut.")


class QuotesQuery(BaseModel):
    """Whose words, about what, of which articles, and which page of the list."""

    model_config = ConfigDict(extra="forbid")

    speaker: str = Field(description="Whose words: a name, a role or initials.")
    about: str | None = Field(default=None, description="Only what is about this.")
    since: str | None = Field(default=None, description=SINCE)
    until: str | None = Field(default=None, description=UNTIL)
    publisher: str | None = Field(default=None, description=PUBLISHER)
    page: int = Field(default=1, description="Which page, from 1.")
    size: int = Field(default=PAGE, description=f"How many quotes stand on a page, {LARGEST_PAGE} at most.")

    def to_request(self) -> QuotesRequest:
        """The request as the pipeline takes it."""
        filters = Filters(self.since, self.until, self.publisher)
        return QuotesRequest(self.speaker, self.about, filters, self.page, self.size)


class Problem(BaseModel):
    """What is wrong and what to do about it, as application/problem+json."""

    title: str
    status: int
    detail: str
