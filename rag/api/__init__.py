"""The HTTP interface: `POST /v1/answers` and what belongs to it."""

from rag.api.application import build_api

__all__ = ["build_api"]
