"""HTML as the tests of the chat look at it."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from rag.chat.turns import next_turn
from rag.schema import Answer, Turn


class Tags(HTMLParser):
    """Collects what a browser would make elements and attributes of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


def turns_of(*answers: Answer) -> tuple[Turn, ...]:
    turns: tuple[Turn, ...] = ()
    for answer in answers:
        turns = (*turns, replace(next_turn(turns, answer.question), answer=answer))
    return turns


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def marks_in(html: str) -> dict[str, str]:
    """The marked text under each key."""
    found = re.findall(r'<mark data-turns="[^"]*" data-closest="[^"]*" data-keys="([^"]*)">(.*?)</mark>', html, re.S)
    return {key: text_of(inner) for keys, inner in found for key in keys.split()}
