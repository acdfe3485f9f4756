"""A calm answer to whoever asks Gradio for an event that the window does not have; Gradio itself would fail over it."""

from gradio.route_utils import FnIndexInferError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

# Where a request names an event by its number, which Gradio looks up unchecked.
TAKES_NUMBERS = ("/queue/join", "/run/predict")


def unknown_name(request: Request, error: Exception) -> Response:
    """There is no such event."""
    return PlainTextResponse("There is no such event here.", status_code=404)


def unknown_number(request: Request, error: Exception) -> Response:
    """There is no such event; a KeyError anywhere else is a fault, and stays one."""
    if not request.url.path.endswith(TAKES_NUMBERS):
        raise error
    return unknown_name(request, error)


UNKNOWN_EVENTS = {FnIndexInferError: unknown_name, KeyError: unknown_number}
