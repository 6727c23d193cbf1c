"""WeasyPrint, held at one version, laying out our tree from memory alone."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from strategy_build.formats.pdf.arrival import arrive
from strategy_build.formats.pdf.memory import BASE, fetcher

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from weasyprint.document import Document

PINNED = "70.0"  # the bytes of a page depend on the exact version, and so do our tags
_ROUNDED = 0.01  # pixels: lengths are cut to whole units where the text engine takes them


def engine() -> Any:
    """WeasyPrint, if it is the version that we know."""
    weasyprint = arrive()
    if weasyprint.__version__ != PINNED:
        message = f"WeasyPrint {PINNED} is needed, {weasyprint.__version__} is here"
        raise RuntimeError(message)
    return weasyprint


@contextmanager
def quiet() -> Iterator[None]:
    """The engine leaves the file of its colour profile open; Python would complain of that."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield


@contextmanager
def evenly_spaced() -> Iterator[None]:
    """A line whose letters stand apart ends where the line ends.

    The engine fills a line to its end and then adds the space after its last letter: the line is
    too long, and its last word would stand on a line of its own.
    """
    engine()
    from weasyprint.text import line_break

    whole = line_break.create_layout

    def shorter(text: str, style: Any, context: Any, width: float | None, *others: Any) -> Any:
        apart = style["letter_spacing"]
        if width is not None and apart != "normal":
            width -= apart - _ROUNDED
        return whole(text, style, context, width, *others)

    line_break.create_layout = shorter
    try:
        yield
    finally:
        line_break.create_layout = whole


def lay_out(root: Element, files: Mapping[str, bytes], options: Mapping[str, object]) -> Document:
    """The pages of a tree; `files` are all that they can fetch."""
    weasyprint = engine()
    from cssselect2 import ElementWrapper
    from weasyprint.text.fonts import FontConfiguration

    class Page(weasyprint.HTML):  # type: ignore[misc, name-defined]  # WeasyPrint has no types
        """A page that need not be parsed, under no style sheet but its own."""

        def __init__(self) -> None:
            self.base_url = BASE
            self.url_fetcher = fetcher(files)
            self.media_type = "print"
            self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = root

        def _ua_stylesheets(self, forms: bool = False) -> tuple[()]:  # noqa: ARG002 (asked by name)
            return ()

    return Page().render(font_config=FontConfiguration(), **options)
