"""A finished PDF as the rules on paper see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strategy_build.checks.extract.tags import Tagged, tagged
from strategy_build.diagnostics import Location
from strategy_build.formats.pdf.edition import Edition
from strategy_build.model.document import Document

if TYPE_CHECKING:
    import pikepdf


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF: its name, its bytes, its objects, the document that it was made from, its edition.

    `shown` is the document as this edition shows it: with lists for tables that do not fit. That no
    word is lost on that way is for the parity proof, which knows the document alone.
    """

    path: str
    data: bytes
    file: pikepdf.Pdf
    document: Document
    edition: Edition
    shown: Document

    @property
    def place(self) -> Location:
        """The file."""
        return Location(self.path)

    @property
    def tagged(self) -> Tagged:
        """Its tags and what is drawn on its pages."""
        return tagged(self.data)

    @property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """The level and the words of each heading among the tags."""
        kinds = [f"H{level}" for level in range(1, 7)]
        return tuple((int(tag.kind[1:]), tag.text) for tag in self.tagged.root.find(*kinds))
