"""What was searched, what was checked, and why there is no answer."""

from rag.expected import Kind, asks_for_money, expected_kind
from rag.schema import Answer, Coverage
from rag.topic import topic_of
from rag.wording.counts import count, listed
from rag.wording.dates import readable
from rag.wording.labels import CLOSEST, NO_ARTICLES

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
    "ambiguous": ("The question can mean two things. Say which: one sentence for each stands below.",) * 2,
    "false_premise": (
        "The question assumes something that it nowhere says. The sentences nearest to that stand below.",
        "The question assumes something that none of them says. The sentences nearest to that stand below.",
    ),
    "withheld": ("What would answer does not match the stored text, and is withheld. The log has the details.",) * 2,
    "empty_corpus": (NO_ARTICLES,) * 2,
    "not_a_question": ("Nothing was asked of it.", "Nothing was asked of the articles."),
    "unclear": ("The question can be read in more than one way. Choose the one that you mean.",) * 2,
    "no_more": (
        "It says no more about this than was quoted above.",
        "They say no more about this than was quoted above.",
    ),
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


def nothing_of(publisher: str) -> str:
    """Why there is no answer where only a publisher was asked for who has no article."""
    return f"None of them is of a publisher named “{publisher}”."


def closest(code: str) -> str:
    """What stands over the near misses: what they are to the question."""
    return _NEAREST.get(code, CLOSEST)


def found(answer: Answer) -> str:
    """How many of all quotes are shown, where there are more; how much was searched; and what was checked."""
    quotes = len(answer.quotes)
    parts = (_of_all(quotes, answer.total), f"{_searched(answer.coverage)}.", _quotes_match(quotes))
    return " ".join(filter(None, parts))


def more(quotes: int) -> str:
    """What a reader presses to see the next of so many quotes."""
    return f"Show more ({count(quotes, 'quote')} to come)"


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
    return readable(first) if first == last else f"{readable(first)} to {readable(last)}"


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


def _of_all(quotes: int, total: int | None) -> str:
    """How many of all quotes are shown, where all were asked for."""
    if total is None:
        return ""
    return f"{quotes:,} of {count(total, 'quote')}." if quotes < total else f"{count(total, 'quote')}."


def _quotes_match(quotes: int) -> str:
    """What was checked before the quotes were shown; their articles may have changed since."""
    if quotes == 1:
        return "The quote matched the stored text."
    return "Both quotes matched the stored text." if quotes == 2 else f"All {quotes} quotes matched the stored text."
