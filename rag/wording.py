"""Every sentence that the window says in its own voice."""

from calendar import month_name
from collections.abc import Sequence
from datetime import date

from rag.schema import Coverage, DateMention, Quote

NAME = "On the Record"
WELCOME = "Ask, and read the answer in the articles’ own words."
WELCOME_DETAIL = (
    "Every answer is a sentence as it was printed, with who said it and its place in the article. "
    "When the articles do not say, you are told so."
)
EXAMPLES_LABEL = "For example"
EXAMPLE_ARTICLE = "000_e152aec2c99f597f"  # its id: the examples ask about this article of corpus/
EXAMPLES = (
    "How many people are missing?",
    "What is the death toll in the Kursk region?",
    "How many North Korean troops fought in Kursk?",
)
QUESTION_LABEL = "Your question"
QUESTION_HINT = "Ask the articles…"
ASK = "Ask"
CONVERSATION_LABEL = "Conversation"
EVIDENCE_LABEL = "Evidence: the articles that are quoted"
BACK = "Back to the conversation"
YOU_ASKED = "You asked:"
READING = "Reading the articles…"
I_READ_THIS_AS = "I read this as:"
CLOSEST = "Closest sentences, not answers"
SOMETHING_WRONG = "Something went wrong here; nothing was lost. The log has the details."
NO_EVIDENCE = "No sentence is quoted for this question, so no article stands here."
EVIDENCE_TO_COME = "The articles that an answer quotes stand here, in full, each quoted sentence marked in its place."
ARTICLE_GONE = "This article is no longer stored. What was quoted from it:"
ARTICLE_CHANGED = "This article has changed since it was quoted, so these words are not marked in it:"
UNDATED = "undated"
PUBLISHER_NOT_GIVEN = "publisher not given"
READ_AT_SOURCE = "Read it where it was published"
TABLE_HEADINGS = ("Figure", "Who", "When", "Where")

_HOW_IT_IS_SAID = {
    "direct": ("said ", "quoted directly"),
    "mixed": ("said ", "partly quoted directly"),
    "indirect": ("reported by ", "the article’s words"),
    "none": ("according to ", "the article’s words"),
}


def tagline(articles: int) -> str:
    """How much is here, and that it stays here."""
    return f"{count(articles, 'article')} · nothing leaves this machine"


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 article`, `1,842 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day(iso: str) -> str:
    """An ISO date for reading: `20 May 2025`; anything else stays as it is."""
    try:
        parsed = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{parsed.day} {month_name[parsed.month]} {parsed.year}"


def published(iso: str | None) -> str:
    """When an article came out."""
    return day(iso) if iso else UNDATED


def said_how(quote: Quote) -> tuple[str, str]:
    """What stands before the speaker's name and after it."""
    return _HOW_IT_IS_SAID[quote.speech]


def unnamed_speaker(quote: Quote) -> str:
    """Who speaks, where no speaker is known."""
    return "the article itself" if quote.speech == "none" else "speaker not named in the text"


def sentence(quote: Quote) -> str:
    """Which sentence of its article a quote is."""
    return f"sentence {quote.sentence}"


def place(quote: Quote) -> str:
    """Where in its article a quote stands."""
    return f"{sentence(quote)} of {quote.sentences}"


def source(quote: Quote) -> tuple[str, ...]:
    """What stands after the title of a quoted article: its publisher where one is known, its date, and the place."""
    publisher = (quote.article.publisher,) if quote.article.publisher else ()
    return (*publisher, published(quote.article.published), place(quote))


def when(dates: Sequence[DateMention], publication: str | None) -> str:
    """The dates that a sentence prints, with the day they mean where that is known; else the article's date."""
    if not dates:
        return f"published {day(publication)}" if publication else UNDATED
    return ", ".join(f"{d.text} ({day(d.resolved)})" if d.resolved else d.text for d in dates)


def show_in_article(label: str, answers: bool) -> str:
    """The accessible name of a number in the conversation."""
    return f"{_citation(label, answers)}, show in the article"


def back_to_answer(label: str, answers: bool) -> str:
    """The accessible name of a number in an article."""
    return f"{_citation(label, answers)}, back to the answer"


def _citation(label: str, answers: bool) -> str:
    return f"Quote {label}" if answers else f"Closest sentence {label}, not an answer"


def different_figures(articles: int) -> str:
    """The heading of a table of figures that disagree."""
    return "The article gives different figures" if articles == 1 else "The articles give different figures"


def do_not_say(coverage: Coverage) -> str:
    """The first sentence of an abstention."""
    return "The article does not say." if coverage.articles == 1 else "The articles do not say."


def reason(code: str, coverage: Coverage) -> str:
    """Why there is no answer, from the reason that the answer object carries."""
    one = coverage.articles == 1
    sentences = {
        "topic_absent": "It is not about this." if one else "None of them is about this.",
        "not_stated": "It comes near, but no sentence states it."
        if one
        else "Some come near, but no sentence states it.",
        "outside_filters": "No article passes the dates or the publisher that were asked for. "
        "Widen them or leave them out.",
        "withheld": "What would answer does not match the stored text, and is withheld. The log has the details.",
        "empty_corpus": "There are no articles here yet. “python -m rag index” adds them.",
    }
    return sentences.get(code, "No sentence answers the question.")


def searched(coverage: Coverage) -> str:
    """How much was searched."""
    dates = ""
    if coverage.articles > 1 and coverage.first and coverage.last:
        dates = f", {day(coverage.first)} to {day(coverage.last)}"
    return f"Searched {count(coverage.articles, 'article')}{dates}."


def quotes_match(quotes: int) -> str:
    """What was checked before the quotes were shown."""
    if quotes == 1:
        return "The quote matches the stored text."
    return "Both quotes match the stored text." if quotes == 2 else f"All {quotes} quotes match the stored text."


def version(sha256: str) -> str:
    """Which version of an article is shown: enough of its digest to tell versions apart."""
    return f"version {sha256[:8]}"
