"""What goes over HTTP: the request, and a problem (RFC 9457)."""

from pydantic import BaseModel, ConfigDict, Field

from rag.question import LARGEST_PAGE, PAGE, QuotesRequest
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


class QuotesQuery(BaseModel):
    """Whose words, about what, of which articles, and which page of the list."""

    model_config = ConfigDict(extra="forbid")

    speaker: str = Field(description="Whose words: a name, a role or initials.")
    about: str | None = Field(default=None, description="Only what is about this.")
    since: str | None = Field(default=None, description="Only articles published on this ISO date or later.")
    until: str | None = Field(default=None, description="Only articles published on this ISO date or earlier.")
    publisher: str | None = Field(default=None, description="Only articles of this publisher, compared without case.")
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
