"""What the controls in our own HTML ask for: a button with `data-act` sends its data attributes as JSON."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError


@dataclass(frozen=True)
class Ask:
    """A question that is offered: an example, or one to ask next."""

    text: str
    act: Literal["ask"] = "ask"


@dataclass(frozen=True)
class Edit:
    """The reading of a turn in other words: the user's own, or the one of several that the user means."""

    turn: int
    text: str
    act: Literal["edit"] = "edit"


@dataclass(frozen=True)
class Remove:
    """The reading of a turn without one of its chips, which are counted from 0."""

    turn: int
    chip: int
    act: Literal["remove"] = "remove"


@dataclass(frozen=True)
class More:
    """The next quotes of the last answer."""

    act: Literal["more"] = "more"


@dataclass(frozen=True)
class Open:
    """Another conversation."""

    id: str
    act: Literal["open"] = "open"


@dataclass(frozen=True)
class New:
    """A new conversation."""

    act: Literal["new"] = "new"


@dataclass(frozen=True)
class Rename:
    """A conversation under another title."""

    id: str
    title: str
    act: Literal["rename"] = "rename"


@dataclass(frozen=True)
class Delete:
    """A conversation no more."""

    id: str
    act: Literal["delete"] = "delete"


Action = Ask | Edit | Remove | More | Open | New | Rename | Delete
_actions: TypeAdapter[Action] = TypeAdapter(Annotated[Action, Field(discriminator="act")])


def action_from_json(text: str) -> Action | None:
    """What was asked for; None for what no control of ours sends."""
    try:
        return _actions.validate_json(text)
    except ValidationError:
        return None
