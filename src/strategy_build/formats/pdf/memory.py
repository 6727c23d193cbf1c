"""What the page may fetch: files from the build's own memory, nothing else, ever."""

from __future__ import annotations

from collections.abc import Mapping
from mimetypes import guess_type
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

BASE = "pub://publication/"


def address(folder: str, name: str) -> str:
    """The whole address of a file; relative ones are not resolved against a scheme of our own."""
    return f"{BASE}{folder}/{quote(name, safe='')}"


def fetcher(files: Mapping[str, bytes]) -> URLFetcher:
    """A fetcher that knows `files` by their address under `BASE`; any other address fails loudly."""
    from weasyprint.urls import (
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )

    class Memory(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Serves from memory."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 (asked so)
            name = unquote(url.removeprefix(BASE))
            data = files.get(name) if url.startswith(BASE) else None
            if data is None:
                message = f"a page asked for {url}"
                raise FatalURLFetchingError(message)
            kind = guess_type(name, strict=False)[0] or "application/octet-stream"
            return URLFetcherResponse(url, data, {"Content-Type": kind})

    return Memory()
