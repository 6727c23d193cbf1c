"""The page on which each sentence begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from strategy_build.formats.pdf.tree import Start, letters

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from weasyprint.document import Page


def pages(starts: Mapping[str, Start], laid_out: Iterable[Page]) -> dict[str, int]:
    """The number of the page, from 1, for each start whose element is shown."""
    told: dict[Element, list[tuple[int, int]]] = {}  # letters until then, and the page
    seen: Counter[Element] = Counter()
    for number, page in enumerate(laid_out, 1):
        for box in boxes(page._page_box):  # noqa: SLF001 (WeasyPrint names no page of an element)
            element = box.element
            if element is None or "::" in box.element_tag:
                continue
            seen[element] += letters(getattr(box, "text", ""))
            ends = told.setdefault(element, [])
            if ends and ends[-1][1] == number:
                ends[-1] = (seen[element], number)
            else:
                ends.append((seen[element], number))
    return {
        name: _page(told[start.element], start.before)
        for name, start in starts.items()
        if start.element in told
    }


def _page(ends: list[tuple[int, int]], before: int) -> int:
    return next((page for end, page in ends if end > before), ends[0][1])


def boxes(box: Any) -> Iterator[Any]:
    """A box and all below it, in the order of the page."""
    from weasyprint.layout.absolute import AbsolutePlaceholder

    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001 (it has no other way to its box)
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)
