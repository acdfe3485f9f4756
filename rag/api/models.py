"""What goes over HTTP: the request, and a problem (RFC 9457)."""

from pydantic import BaseModel, ConfigDict, Field

from rag.schema import Filters, Question


class AnswerRequest(BaseModel):
    """A question, the earlier questions of its conversation (oldest first), and which articles may answer."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"question": "How many people are missing?", "history": []}]}
    )

    question: str = Field(description="The question, 2,000 characters at most.")
    history: list[str] = Field(default=[], description="Earlier questions of the conversation, oldest first.")
    since: str | None = Field(default=None, description="Only articles published on this ISO date or later.")
    until: str | None = Field(default=None, description="Only articles published on this ISO date or earlier.")
    publisher: str | None = Field(default=None, description="Only articles of this publisher, compared without case.")

    def to_question(self) -> Question:
        """The question as the pipeline takes it."""
        return Question(self.question, tuple(self.history), Filters(self.since, self.until, self.publisher))


class Problem(BaseModel):
    """What is wrong and what to do about it, as application/problem+json."""

    title: str
    status: int
    detail: str
