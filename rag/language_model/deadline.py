"""Waiting for a server, but not longer than so many seconds in all."""

import asyncio
from collections.abc import Coroutine
from functools import cache
from threading import Lock, Thread
from typing import TypeVar

Answer = TypeVar("Answer")

_STARTING = Lock()


def within(seconds: float, work: Coroutine[object, object, Answer]) -> Answer:
    """What the work returns. Raises TimeoutError when the time is up, and stops the work.

    The timeouts of HTTP clients begin anew with every byte: a server that drips would never exceed them.
    """
    with _STARTING:
        loop = _event_loop()
    future = asyncio.run_coroutine_threadsafe(work, loop)
    try:
        return future.result(seconds)
    except TimeoutError:
        future.cancel()
        raise


@cache
def _event_loop() -> asyncio.AbstractEventLoop:
    """One for the whole program: the clients' connections are shared, and belong to the loop that opened them."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop
