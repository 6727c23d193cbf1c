"""BRF: pages for an embosser, one ASCII letter a cell."""

from __future__ import annotations

from collections.abc import Mapping

from strategy_build.formats.braille.cells import BLANK, ascii_of
from strategy_build.formats.braille.edition import edition, laid_out, paper_of
from strategy_build.formats.braille.flow import Page
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs, Rendered


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """The publication as one file; its volumes follow each other.

    Options: `grade` is 2 for contracted and 1 for uncontracted braille, `cells`, `lines` and `volume`
    say how large a line, a page and a volume may be.
    """
    contracted = options.get("grade", "2") == "2"
    made = edition(document, inputs, contracted=contracted)
    bound = laid_out(made, paper_of(options), "braille-emboss-brf")
    pages = [page for volume in bound for page in volume.pages]
    ending = "" if contracted else "-grade-1"
    data = "".join(_page(page) for page in pages).encode("ascii")
    return Rendered({f"{document.id}{ending}.brf": data}, pages=len(pages))


def _page(page: Page) -> str:
    """Lines end as embossers want them; a form feed ends the page."""
    return "".join(f"{ascii_of(line.rstrip(BLANK))}\r\n" for line in page) + "\f"
