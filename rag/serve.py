"""The server: chat window at `/`, API at `/v1`, one process that owns the data folder."""

import asyncio
import logging
import socket
from datetime import UTC, datetime

from rag.errors import SettingsError
from rag.settings import Settings

# A window that is open in a browser never closes its connection; a question takes a fraction of this.
SECONDS_TO_FINISH = 3
LOOPBACK = ("127.0.0.1", "localhost")


def serve(settings: Settings) -> None:
    """Serve until interrupted; prints the address. Raises SettingsError when the port cannot be had."""
    _refuse_taken_port(settings)
    print("On the Record is starting …", flush=True)
    # Imported here: gradio, chromadb and the server take seconds, and a taken port should be told at once.
    import uvicorn
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from rag.api import build_api
    from rag.chat.window import mount_window
    from rag.conversations import Conversations
    from rag.pipeline import open_pipeline

    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    with open_pipeline(settings) as pipeline:
        conversations = Conversations(pipeline, pipeline.conversations, lambda: datetime.now(UTC))
        app = mount_window(build_api(pipeline, conversations), pipeline, conversations)
        if settings.host in LOOPBACK:
            # A page elsewhere could have its own name point here and read along: only our own names are answered.
            app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(LOOPBACK))
        print(f"On the Record: {address(settings)}  (Ctrl-C stops it)", flush=True)
        uvicorn.run(
            app,
            host=settings.host,
            port=settings.port,
            log_level="warning",
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )


def address(settings: Settings) -> str:
    """Where a browser finds the window."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"


def _refuse_taken_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that has just closed is free
            probe.bind((settings.host, settings.port))
    except OSError as error:
        raise SettingsError(
            f"Port {settings.port} on {settings.host} cannot be opened ({error.strerror}). "
            "Stop what uses it, or set RAG_PORT to another one."
        ) from error


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a line of the log says more than that a window's connection was closed because the server stops."""
    closed = record.exc_info is not None and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not closed and "graceful shutdown exceeded" not in record.getMessage()
