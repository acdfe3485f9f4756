"""What stands in the window whatever is asked."""

from rag.wording.counts import count

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
STOP = "Stop"
CONVERSATION_LABEL = "Conversation"
EVIDENCE_LABEL = "Evidence: the articles that are quoted"
BACK = "Back to the conversation"
YOU_ASKED = "You asked:"
CLOSEST = "Closest sentences, not answers"
SOMETHING_WRONG = "Something went wrong here; nothing was lost. The log has the details."
NO_EVIDENCE = "No sentence is quoted for this question, so no article stands here."
EVIDENCE_TO_COME = "The articles that an answer quotes stand here, in full, each quoted sentence marked in its place."
ARTICLE_GONE = "This article is no longer stored. What was quoted from it:"
ARTICLE_CHANGED = "This article has changed since it was quoted, so these words are not marked in it:"
NO_ARTICLES = "There are no articles here yet. “python -m rag index” adds them."
UNDATED = "undated"
PUBLISHER_NOT_GIVEN = "publisher not given"
ALSO_IN = "also in:"
READ_AT_SOURCE = "Read it where it was published"
TABLE_HEADINGS = ("Figure", "Who", "When", "Where")


def tagline(articles: int) -> str:
    """How much is here, and that it stays here."""
    return f"{count(articles, 'article')} · nothing leaves this machine"
