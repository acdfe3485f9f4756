"""What is said to someone who asks nothing of the articles, and that no question for them is taken for that."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from rag.schema import Article, Reply, ReplyKind
from rag.small_talk import reply_to, without_greeting
from rag.wording import labels, replies


def article(name: str, publisher: str | None = None, published: str | None = None) -> Article:
    return Article(name, f"{name}.", "0" * 64, name, f"{name}.md", publisher, published)


FLOOD = article("The flood", "The Guardian", "2025-05-20")
BRIDGE = article("The bridge", "Gazette & Echo", "2024-01-02")
LETTER = article("A letter")
THREE = (LETTER, BRIDGE, FLOOD)
MANY = tuple(article(f"Report {day}", f"Paper {day % 7}", f"2025-03-{day:02}") for day in range(1, 21))

SMALL_TALK: dict[ReplyKind, str] = {
    "greeting": """hi | hi there | Hello! | hey | good morning | Good evening, everyone | hellooo | helo | Hi again
        | greetings | howdy | Hallo | nice to meet you | well, hello there""",
    "thanks": """thx | thanks | Thank you! | thank you very much | thanks a lot for your help | cheers | many thanks
        | ty | great, thanks | ok thanks | Thanks for the information. | thnaks | much appreciated
        | Perfect, thank you so much! | ok | okay | great | got it | I see. | that’s helpful | cool | never mind
        | good to know | that is fine. thank you.""",
    "farewell": """bye | Goodbye! | bye bye | good night | see you later | thanks, bye | ok bye for now | take care
        | have a nice day | thank you and goodbye | cya""",
    "feeling": """how are you? | hello, how are you? | how are you doing today | how’s it going? | what’s up
        | how do you do""",
    "help": """help | help me please | what can you do? | what can u do | waht can you do | can you help me?
        | how do you work? | hi, what can you do for me? | what can I ask? | which questions can i ask
        | how do i use this | example questions | who are you? | Who r u | what are you | what’s your name?
        | are you a bot? | are you ChatGPT | introduce yourself | thanks! what else can i ask you
        | tell me a joke | write me a poem | can you sing a song? | please tell us a funny story | make me laugh
        | I have a question | can I ask you something? | tell me about yourself""",
    "articles": """which articles do you have? | what articles are there | wich artciles do u have | list the articles
        | how many articles are there? | how many articles do you have | how many articles
        | list all articles please | what are the articles about? | what are your articles about
        | what topics do you cover | what do you have | which publishers do you have?
        | how far back do the articles go | Hello, which articles do you have? | show me all the articles
        | can you list your articles | what is in the archive | how big is the corpus
        | do you have anything from the Guardian? | which articles are there by Gazette & Echo""",
    "newest": """what is the newest article? | newest article | the latest article | which article is the most recent
        | show me the latest article please | when was the newest article published
        | what’s the most recent article about""",
    "oldest": """what is the oldest article? | oldest article | which is the oldest of the articles
        | What’s the oldest one? | the earliest article""",
}

QUESTIONS = """Hello, how many people are missing? | hi, who is Tsukanov | thanks, and in Belgorod? | ok and when
        | great, who said that? | What is the newest figure? | what is the latest? | what is the latest death toll
        | Thanks to whom was the village saved? | thanks to whom | Who thanked the mayor? | who said thanks
        | What can you do about floods? | what can you do against mould | what can be done | What can I do?
        | Which articles of the law were broken? | how many articles does the treaty have
        | which articles mention Kursk | which articles do you have about floods
        | what articles are there on the flood | what is the first article
        | what is the newest article about floods | which newspaper is the oldest | Who is the oldest? | newest
        | help reached the village when? | who needs help | did help arrive | can you help me find the death toll
        | which article? | which article says that | source? | where does it say that | more | go on
        | say that again | again please | what else | anything else | show me the articles | the article
        | articles | list them | Who are you going to vote for? | who are they | what are they | who is this
        | what is this | what is this about | how does it work | how does this work
        | how are you going to pay, he was asked | how are the victims | what is your source | are you sure?
        | is that right | good? | interesting? | fine? | nice? | ok? | and nice | and Good | and Hope | yes | no
        | no, I meant the governor | When? | why | who | Kursk | Tsukanov | how many stories are there
        | which reports are there | do you have anything from Mars? | do you have a date
        | is there anything from the Guardian on floods | do you have anything from the Guardian on floods
        | anything from the guardian | only the Guardian | what does the Guardian report
        | what did the Guardian say about it | an example | give me an example | can you provide an example?
        | what do people do there | what is the archive worth | how big is the flood | what is on the record
        | is he a bot | was the program named | what is his name | goodbye party when | who said goodbye
        | see you in court, who said that | have a nice day was said by whom | how many publishers went bankrupt
        | what is the latest on the flood | who wrote the newest article"""


def phrases(text: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in text.split("|")]


def no_articles() -> Sequence[Article]:
    raise AssertionError("the articles were read, though nothing was asked about them")


def said(text: str, *articles: Article) -> Reply:
    reply = reply_to(text, lambda: articles)
    assert reply, text
    return reply


def test_there_are_enough_of_both() -> None:
    assert sum(len(phrases(text)) for text in SMALL_TALK.values()) >= 90
    assert len(phrases(QUESTIONS)) >= 90


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, some in SMALL_TALK.items() for text in phrases(some)]
)
def test_small_talk_gets_a_reply_of_its_kind(kind: ReplyKind, text: str) -> None:
    assert said(text, *THREE).kind == kind


@pytest.mark.parametrize("text", phrases(QUESTIONS))
def test_a_question_for_the_articles_is_never_taken_for_small_talk(text: str) -> None:
    assert reply_to(text, lambda: THREE) is None


def test_after_a_question_the_oldest_one_is_no_article() -> None:
    assert reply_to("What’s the oldest one?", lambda: THREE) is not None
    assert reply_to("What’s the oldest one?", lambda: THREE, goes_on=True) is None
    assert reply_to("What is the oldest article?", lambda: THREE, goes_on=True) is not None


def test_no_question_of_our_sets_is_taken_for_small_talk() -> None:
    folder = Path(__file__).parent.parent / "eval"
    files = [folder / "questions" / "kursk.jsonl", *(folder / "followups" / "cases").glob("*.jsonl")]
    records = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    asked = {question for record in records for question in (record["question"], *record.get("history", ()))}
    assert len(asked) > 400
    assert [question for question in asked if reply_to(question, lambda: THREE)] == []


@pytest.mark.parametrize("text", ["hi", "thanks", "ok", "bye", "how are you", "who are you", "help", "How many died?"])
def test_the_articles_are_read_only_where_something_is_asked_about_them(text: str) -> None:
    reply_to(text, no_articles)


def test_of_several_things_the_one_that_asks_for_most_is_replied_to() -> None:
    assert said("Hi! Thanks. What can you do?").text == replies.HELP
    assert said("ok, thank you, bye").text == replies.FAREWELL
    assert said("hi, how are you? which articles do you have", FLOOD).kind == "articles"


def test_few_articles_are_all_named_newest_first_and_undated_ones_last() -> None:
    reply = said("which articles do you have", *THREE)
    assert reply.text == (
        "There are 3 articles: The flood (The Guardian, 20 May 2025); The bridge (Gazette & Echo, 2 January 2024); "
        "A letter (undated)."
    )
    assert [reference.id for reference in reply.articles] == ["The flood", "The bridge", "A letter"]
    assert said("how many articles are there", FLOOD).text.startswith("There is 1 article: The flood")


def test_of_many_articles_the_reply_gives_number_dates_publishers_and_the_newest_five() -> None:
    reply = said("how many articles are there?", *MANY, LETTER)
    opening, newest = reply.text.split(" The newest: ")
    assert opening == (
        "There are 21 articles, from 1 March 2025 to 20 March 2025, 1 undated, by Paper 6, Paper 5, Paper 4, Paper 3, "
        "Paper 2 and 2 others."
    )
    assert newest.startswith("Report 20 (Paper 6, 20 March 2025); Report 19")
    assert [reference.id for reference in reply.articles] == [f"Report {day}" for day in (20, 19, 18, 17, 16)]


def test_many_articles_without_dates_have_no_newest() -> None:
    undated = [article(f"Letter {number}") for number in range(9)]
    text = said("list the articles", *undated).text
    assert text.startswith("There are 9 articles, none of them dated. Some of them: Letter 0 (undated);")
    assert said("newest article", *undated).text == "None of the articles has a date."
    assert said("oldest article", LETTER).text == "The article has no date."


def test_the_newest_and_the_oldest_are_those_of_the_outermost_days() -> None:
    assert said("newest article", *THREE).text == "The newest article: The flood (The Guardian, 20 May 2025)."
    assert said("oldest article", *THREE).text == "The oldest article: The bridge (Gazette & Echo, 2 January 2024)."
    both = said("newest article", FLOOD, article("The storm", None, "2025-05-20"), BRIDGE)
    assert both.text.startswith("2 articles are the newest, all of 20 May 2025: The flood")
    assert [reference.id for reference in both.articles] == ["The flood", "The storm"]
    week = [article(f"Report {number}", None, "2025-03-01") for number in range(8)]
    assert said("newest article", *week).text.startswith("8 articles are the newest, all of 1 March 2025, among them: ")


def test_with_no_articles_that_is_said() -> None:
    for text in ("which articles do you have", "newest article", "oldest article", "how many articles are there"):
        assert said(text) == Reply(said(text).kind, labels.NO_ARTICLES)


@pytest.mark.parametrize(
    "text",
    [
        "do you have anything from the Guardian?",
        "have you got articles by guardian please",
        "which articles do you have from The Guardian",
        "hi, are there any articles from the guardian",
        "list all the articles by the Guardian",
    ],
)
def test_the_articles_of_a_publisher_are_listed(text: str) -> None:
    reply = said(text, *THREE)
    assert reply.text == "There is 1 article by The Guardian: The flood (The Guardian, 20 May 2025)."
    assert [reference.id for reference in reply.articles] == ["The flood"]


def test_of_a_publisher_with_many_articles_the_newest_are_named() -> None:
    many = [article(f"Report {day}", "The Guardian", f"2025-03-{day:02}") for day in range(1, 10)]
    assert said("do you have anything from the guardian", *many).text.startswith(
        "There are 9 articles by The Guardian, from 1 March 2025 to 9 March 2025. The newest: Report 9"
    )


def test_a_long_text_is_no_small_talk_and_is_refused_at_once() -> None:
    assert reply_to("hello " * 5_000, no_articles) is None
    assert reply_to("do you have anything from " * 500, no_articles) is None


@pytest.mark.parametrize("text", ["", "?", "…", "please", "and now", "🙂"])
def test_what_says_nothing_is_no_small_talk(text: str) -> None:
    assert reply_to(text, no_articles) is None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Hello, how many people are missing?", "how many people are missing?"),
        ("hi who is Tsukanov", "who is Tsukanov"),
        ("Good morning! Thanks. What did he say?", "What did he say?"),
        ("Thank you for your help. And when?", "Thank you for your help. And when?"),
        ("thx, when was that", "when was that"),
        ("Hey there — did the mayor resign?", "did the mayor resign?"),
    ],
)
def test_a_greeting_before_a_question_is_not_part_of_it(text: str, question: str) -> None:
    assert without_greeting(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "How many people are missing?",
        "Hello, Dolly opened when?",
        "Good Morning Vietnam was released when?",
        "Thanks to whom was the village saved?",
        "Heyday of the mill: when was it?",
        "hi",
        "",
        "hello " * 2_000,
    ],
)
def test_what_is_no_greeting_before_a_question_stays(text: str) -> None:
    assert without_greeting(text) == text
