"""Every sentence that the window says in its own voice."""

from calendar import month_name
from collections.abc import Sequence
from datetime import date

from rag.expected import Kind, asks_for_money, expected_kind
from rag.schema import Answer, ArticleReference, Coverage, DateMention, Quote, Repetition
from rag.topic import topic_of

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
ALSO_IN = "also in:"
READ_AT_SOURCE = "Read it where it was published"
TABLE_HEADINGS = ("Figure", "Who", "When", "Where")

_HOW_IT_IS_SAID = {
    "direct": ("said ", "quoted directly"),
    "mixed": ("said ", "partly quoted directly"),
    "indirect": ("reported by ", "the article’s words"),
    "none": ("according to ", "the article’s words"),
}

NOTHING_PASSES = "No article passes the dates or the publisher that were asked for. Widen them or leave them out."
# Why there is no answer: for one article, and for several or none.
_REASONS = {
    "topic_absent": ("It is not about this.", "None of them is about this."),
    "not_stated": (
        "It comes near, but no sentence states it.",
        "Some come near, but no sentence states it.",
    ),
    "outside_filters": (
        "What answers stands outside the dates or the publisher that were asked for. Widen them or leave them out.",
    )
    * 2,
    "only_asked": (
        "It raises the question, but leaves it open.",
        "The question is raised in them, but left open.",
    ),
    "only_denied": (
        "It tells of this only to say that it was denied.",
        "They tell of this only to say that it was denied.",
    ),
    "ambiguous": (
        "The question can mean two things. Say which: one sentence for each stands below.",
        "The question can mean two things. Say which: one sentence for each stands below.",
    ),
    "false_premise": (
        "The question assumes something that it nowhere says. The sentences nearest to that stand below.",
        "The question assumes something that none of them says. The sentences nearest to that stand below.",
    ),
    "withheld": ("What would answer does not match the stored text, and is withheld. The log has the details.",) * 2,
    "empty_corpus": ("There are no articles here yet. “python -m rag index” adds them.",) * 2,
}
_NEAREST = {
    "outside_filters": "From outside what was asked for, and so not answers",
    "ambiguous": "What it can mean: one sentence for each, not answers",
}
_KINDS: dict[Kind, str] = {
    "age": "the age",
    "number": "the number",
    "date": "the date",
    "person": "the name",
    "place": "the place",
    "reason": "the reason",
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


def sentence(quote: Quote | Repetition) -> str:
    """Which sentence of its article a quote is."""
    return f"sentence {quote.sentence}"


def place(quote: Quote | Repetition) -> str:
    """Where in its article a quote stands."""
    return f"{sentence(quote)} of {quote.sentences}"


def source(quote: Quote | Repetition) -> tuple[str, ...]:
    """What stands after the title of a quoted article: its publisher where one is known, its date, and the place."""
    return (*imprint(quote.article), place(quote))


def imprint(article: ArticleReference) -> tuple[str, ...]:
    """An article's publisher, where one is known, and its date."""
    publisher = (article.publisher,) if article.publisher else ()
    return (*publisher, published(article.published))


def printed(article: ArticleReference) -> str:
    """An article in a few words: `The flood (The Gazette, 20 May 2025)`."""
    return f"{article.title} ({', '.join(imprint(article))})"


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


def show_also_in(label: str, answers: bool, article: ArticleReference) -> str:
    """The accessible name of another article that repeats a quote."""
    return f"{_citation(label, answers)}, {ALSO_IN} {printed(article)}, show in the article"


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
    if code == "outside_filters" and not coverage.articles:
        return NOTHING_PASSES
    one, many = _REASONS.get(code, ("No sentence answers the question.",) * 2)
    return one if coverage.articles == 1 else many


def closest(code: str) -> str:
    """What stands over the near misses: what they are to the question."""
    return _NEAREST.get(code, CLOSEST)


def searched(coverage: Coverage) -> str:
    """How much was searched."""
    return f"{_searched(coverage)}."


def searched_in_vain(answer: Answer) -> str:
    """How much was searched, how much of it mentions what was asked about, and what none of it gives."""
    coverage = answer.coverage
    parts = [_searched(coverage)]
    if coverage.articles:
        parts += [part for part in (_mentioning(answer), _giving(answer)) if part]
    return f"{'; '.join(parts)}."


def _searched(coverage: Coverage) -> str:
    dates = ""
    if coverage.articles > 1 and coverage.first and coverage.last:
        dates = f", {_period(coverage.first, coverage.last)}"
    return f"Searched {count(coverage.articles, 'article')}{dates}"


def _period(first: str, last: str) -> str:
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def _mentioning(answer: Answer) -> str:
    """ "14 mention Tsukanov and Kursk": the very names, or words, by which the articles were counted."""
    topic, coverage = topic_of(answer.standalone_question), answer.coverage
    if topic.names:
        named, verb = listed(topic.names, "and"), "mention"
    elif topic.words:
        named, verb = listed([f"“{word}”" for word in topic.words], "or"), "use"
    else:
        return ""
    both = {0: "", 1: "", 2: "both "}.get(len(topic.names), "all of ")
    if coverage.articles == 1:
        return f"it {verb}s {named}" if coverage.matched else f"it does not {verb} {both}{named}"
    if not coverage.matched:
        return f"none {verb}s {both}{named}"
    return f"1 {verb}s {named}" if coverage.matched == 1 else f"{coverage.matched:,} {verb} {named}"


def _giving(answer: Answer) -> str:
    """ "none gives the number": the kind of answer that was asked for, where the wording of the question tells."""
    thing = _kind_asked(answer.standalone_question)
    if not thing or not answer.abstention or answer.abstention.reason != "not_stated":
        return ""
    return f"it does not give {thing}" if answer.coverage.articles == 1 else f"none gives {thing}"


def _kind_asked(question: str) -> str:
    if asks_for_money(question):
        return "the cost"
    return _KINDS.get(expected_kind(question), "")


def listed(items: Sequence[str], conjunction: str) -> str:
    """ "Tsukanov", "Tsukanov and Kursk", "Tsukanov, Kursk and Seym"."""
    *others, last = items
    return f"{', '.join(others)} {conjunction} {last}" if others else last


def quotes_match(quotes: int) -> str:
    """What was checked before the quotes were shown."""
    if quotes == 1:
        return "The quote matches the stored text."
    return "Both quotes match the stored text." if quotes == 2 else f"All {quotes} quotes match the stored text."


def version(sha256: str) -> str:
    """Which version of an article is shown: enough of its digest to tell versions apart."""
    return f"version {sha256[:8]}"
