"""A server that speaks as OpenAI's does, on loopback, and answers as it is told to: well, badly, late or not at all."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import sleep
from typing import Any, Literal

Request = dict[str, Any]


@dataclass(frozen=True)
class Scripted:
    """What the server does with a request: the model's text, or how else it behaves.

    `refusal` stands in place of a text, `body` in place of the whole answer; `location` is where a redirect leads,
    `encoding` how the body is packed. `manner`: "waits" until the client has left, "drips" a byte or "floods" it with
    megabytes at a time until then, "hangs up" before or "breaks off" within its answer.
    """

    text: str | None = None
    refusal: str | None = None
    body: bytes | None = None
    status: int = 200
    location: str = ""
    encoding: str = ""
    ends: str = "stop"
    manner: Literal["answers", "waits", "drips", "floods", "hangs up", "breaks off"] = "answers"

    def to_bytes(self) -> bytes:
        """The body of the HTTP answer."""
        if self.body is not None:
            return self.body
        message = {"role": "assistant", "content": self.text, "refusal": self.refusal}
        choice = {"index": 0, "message": message, "finish_reason": self.ends}
        used = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        completion = {"id": "1", "object": "chat.completion", "created": 1, "model": "scripted", "usage": used}
        return json.dumps({**completion, "choices": [choice]}).encode()


Script = Callable[[Request], Scripted]


@dataclass
class ModelServer:
    """A running server: its address, what it was asked, oldest first, and what it does from now on."""

    address: str
    script: Script
    requests: list[Request] = field(default_factory=list)
    left: Event = field(default_factory=Event)  # a client has gone without waiting for the end


def always(scripted: Scripted) -> Script:
    """The same for every request."""
    return lambda request: scripted


def filled(sentences: object = (), question: object = "") -> Script:
    """The form that is asked for, filled with these: the ids of sentences, or a rewritten question."""

    def script(request: Request) -> Scripted:
        answer = {"sentences": sentences} if form_of(request) == "Chosen" else {"question": question}
        return Scripted(json.dumps(answer))

    return script


def form_of(request: Request) -> str:
    """The name of the form that a request wants filled."""
    return str(request["response_format"]["json_schema"]["name"])


def text_of(request: Request) -> str:
    """What a request says, without the instructions."""
    return str(request["messages"][-1]["content"])


@contextmanager
def model_server(script: Script) -> Iterator[ModelServer]:
    """A server on a free port, until the block ends."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    httpd.running = ModelServer(f"http://127.0.0.1:{httpd.server_port}/v1", script)  # type: ignore[attr-defined]
    Thread(target=httpd.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield httpd.running  # type: ignore[attr-defined]
    finally:
        httpd.shutdown()
        httpd.server_close()


class _Handler(BaseHTTPRequestHandler):
    """One connection of a client."""

    def do_POST(self) -> None:
        running: ModelServer = self.server.running  # type: ignore[attr-defined]
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        running.requests.append(request)
        scripted = running.script(request)
        try:
            self._behave(scripted)
        except OSError:
            running.left.set()
        if scripted.manner != "answers":
            self.connection.close()
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: tests are quiet."""

    def _behave(self, scripted: Scripted) -> None:
        match scripted.manner:
            case "answers":
                self._send(scripted, scripted.to_bytes())
            case "breaks off":
                self._send(scripted, scripted.to_bytes()[:20])
            case "waits":
                if self.connection.recv(1) == b"":  # the client has closed its end
                    raise ConnectionAbortedError
            case "drips":
                self._send(scripted, b"")
                while True:
                    sleep(0.02)
                    self.wfile.write(b" ")
            case "floods":
                self._send(scripted, b"", length=10**12)
                while True:
                    self.wfile.write(b" " * 10**6)

    def _send(self, scripted: Scripted, body: bytes, length: int | None = None) -> None:
        self.send_response(scripted.status)
        self.send_header("Content-Type", "application/json")
        if scripted.location:
            self.send_header("Location", scripted.location)
        if scripted.encoding:
            self.send_header("Content-Encoding", scripted.encoding)
        self.send_header("Content-Length", str(length or len(scripted.to_bytes())))
        self.end_headers()
        self.wfile.write(body)
