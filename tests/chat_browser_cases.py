"""A server for the chat window over made-up askers, and a browser that notes whatever it should not do."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, expect

from rag.pipeline import Examination, Step
from rag.retrieve import Sought
from rag.schema import Answer, Chip, Found, Interpretation, NextQuestion, Question, Reply, Scores
from tests.chat_cases import WordAsker, abstained
from tests.conftest import free_port
from tests.conversation_cases import conversations_in

NEXT = "What was ordered to evacuate?"
GREETING = "Hello"
UNCLEAR = "Who is he?"
READINGS = ("How many people are missing in Kursk?", "What is the civilian toll?")
SLOWLY = "slowly"  # a question with this word waits before each step until it is let go on


class TalkingAsker(WordAsker):
    """Answers in steps, reads a follow-up with the question before it, and knows small talk and two-edged questions."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.given: dict[str, Answer] = {}
        self.let_go = threading.Semaphore(0)

    def steps(self, asked: Question) -> Iterator[Step]:
        """The reading, what is found, and the answer."""
        self._wait(asked)
        reading = self._reading(asked)
        yield reading
        self._wait(asked)
        answer = self._answer(asked, reading)
        yield Found(len(answer.quotes), tuple({quote.article.id: quote.article for quote in answer.quotes}.values()))
        self._wait(asked)
        self.given[answer.id] = answer
        yield Examination(answer, Sought(reading.question, reading.filters), Scores((), answer.confidence))

    def next_questions(self, answer: str) -> tuple[NextQuestion, ...]:
        """One question, after an answer that has quotes."""
        return (NextQuestion("response", NEXT),) if self.given[answer].quotes else ()

    def _wait(self, asked: Question) -> None:
        if SLOWLY in asked.text:
            self.let_go.acquire(timeout=20)

    def _reading(self, asked: Question) -> Interpretation:
        before = [self.given[id].standalone_question for id in asked.earlier]
        if asked.text == UNCLEAR:
            return Interpretation(READINGS[0], others=READINGS)
        if not before or asked.is_standalone:
            return Interpretation(asked.text, asked.filters)
        return Interpretation(f"{asked.text} (after: {before[-1]})", chips=(Chip("place", "Kursk", asked.text),))

    def _answer(self, asked: Question, reading: Interpretation) -> Answer:
        id = f"answer-{len(self.given) + 1}"
        if asked.text == GREETING:
            said = Reply("greeting", "Hello. Ask the articles.")
            return replace(abstained(question=asked.text, reason="not_a_question"), id=id, reply=said)
        if reading.others:
            return replace(abstained(question=asked.text, reason="unclear"), id=id, reading=reading)
        shown = None if reading == Interpretation(asked.text) else reading
        return replace(self.ask(asked), id=id, standalone_question=reading.question, reading=shown)


@contextmanager
def serving(asker: TalkingAsker, folder: Path) -> Iterator[str]:
    """The address of a server with the window over an asker, which keeps conversations in a folder."""
    import uvicorn
    from fastapi import FastAPI

    from rag.api.owner import OwnerCookie
    from rag.chat.window import mount_window

    with conversations_in(folder, asker) as conversations:
        app = mount_window(FastAPI(), asker, conversations)
        app.add_middleware(OwnerCookie)
        port = free_port()
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        deadline = time.monotonic() + 30
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
        server.should_exit = server.force_exit = True
        thread.join(10)


@contextmanager
def watched(browser: Browser, address: str, width: int) -> Iterator[BrowserContext]:
    """A browser of its own; a dialog, an error in a script or a request to elsewhere fails the test."""
    trouble: list[str] = []

    def note_dialog(dialog: Dialog) -> None:
        trouble.append(dialog.message)
        dialog.dismiss()

    def note_request(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            trouble.append(request.url)

    context = browser.new_context(viewport={"width": width, "height": 844}, reduced_motion="reduce")
    context.on("dialog", note_dialog)
    context.on("weberror", lambda error: trouble.append(str(error.error)))
    context.on("request", note_request)
    yield context
    context.close()
    assert not trouble


def opened(context: BrowserContext, address: str) -> Page:
    """The window in a new tab, ready."""
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".evidence")).to_be_attached(timeout=20_000)
    return page


def ask(page: Page, question: str, turn: int) -> None:
    """Type a question, ask it, and wait for what comes of it."""
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()
    answered(page, turn)


def answered(page: Page, turn: int) -> None:
    """Wait until the turn with this number has come to its end."""
    expect(page.locator(f'.conversation[data-state="{turn}"]')).to_be_attached(timeout=10_000)


def fits(page: Page) -> bool:
    """Whether nothing scrolls sideways."""
    return bool(
        page.evaluate(
            """[document.documentElement, ...document.querySelectorAll("#scroll, .conversation, .evidence")]
            .every((scrolling) => scrolling.scrollWidth <= scrolling.clientWidth)"""
        )
    )
