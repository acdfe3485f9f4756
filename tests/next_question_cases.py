"""A shelf of made-up articles with who speaks in them, for the tests of questions to ask next."""

from collections.abc import Sequence

from rag.next_questions.excerpts import Excerpt
from rag.schema import Answer, Article, Filters, Passage, Question, ReadPassage, SpokenSentence
from rag.words import content_words
from tests.chat_cases import abstained, answered, article, quote, sentences
from tests.speech_cases import Said, spoken_in


def excerpt(text: str, *said: Said | None) -> Excerpt:
    """An article, and who speaks in each of its first sentences."""
    made = article("made-up", f"The news\n\n{text}\n", "The news")
    reporting = [sentence for sentence in sentences(made) if sentence.kind == "reporting"]
    voices = [*said, *[None] * (len(reporting) - len(said))]
    return Excerpt(
        made,
        tuple(
            spoken_in(made.text, sentence, (voice,) if voice else ())
            for sentence, voice in zip(reporting, voices, strict=True)
        ),
    )


class Shelf:
    """Answers with the two sentences that share most words with a question; is silent where it has a given word.

    `before` are the answers that were given before the one that is asked about, `typed` questions without an answer.
    """

    def __init__(
        self, *excerpts: Excerpt, silent: str = "none", before: Sequence[Answer] = (), typed: Sequence[str] = ()
    ) -> None:
        self._excerpts = {one.article.id: one for one in excerpts}
        self._silent = silent
        self._before = {answer.id: answer.to_json() for answer in before}
        self._typed = tuple(typed)
        self.asked: list[str] = []

    def article(self, article: str, /) -> Article | None:
        """The article with this id."""
        return self._excerpts[article].article

    def sentences(self, article: str, /) -> tuple[SpokenSentence, ...]:
        """Its sentences."""
        return self._excerpts[article].sentences

    def passages(self, question: str, filters: Filters, limit: int) -> list[ReadPassage]:
        """Each article as one passage, as far as the filters allow it."""
        return [_whole(one) for one in self._excerpts.values() if filters.allow(one.article)][:limit]

    def kept_answer(self, answer: str, /) -> dict[str, object] | None:
        """One of the answers before."""
        return self._before.get(answer)

    def request_of(self, answer: str, /) -> Question | None:
        """What came before any answer."""
        return Question("?", self._typed, earlier=tuple(self._before))

    def answer_to(self, question: Question, /) -> Answer:
        """The best two sentences of all that the filters allow."""
        self.asked.append(question.text)
        if self._silent in question.text:
            return abstained(question=question.text)
        asked = set(content_words(question.text))
        found = [
            (-len(asked & set(content_words(one.text(spoken)))), one.article, spoken.sentence.number)
            for one in self._excerpts.values()
            for spoken in one.sentences
            if question.filters.allow(one.article)
        ]
        best = sorted(found, key=lambda hit: (hit[0], hit[1].id, hit[2]))[:2]
        return answered(*(quote(article, number) for _, article, number in best), question=question.text)


def _whole(one: Excerpt) -> ReadPassage:
    first, last = one.sentences[0].sentence, one.sentences[-1].sentence
    return ReadPassage(one.article, Passage(first.start, last.end, 1, last.number), one.sentences)
