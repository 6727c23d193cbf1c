"""What all writers of a Word file share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from strategy_build.formats.docx.anchors import Mark
from strategy_build.formats.docx.numbering import Numbering
from strategy_build.formats.docx.pictures import Pictures
from strategy_build.formats.docx.relations import Relations
from strategy_build.model.document import Document
from strategy_build.model.labels import Labels


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper. `root` is the size of its letters in points; lengths are twentieths of one.

    `size` is its width and height, `margins` are top, right, bottom and left.
    """

    root: float
    size: tuple[int, int]
    margins: tuple[int, int, int, int]

    @property
    def column(self) -> int:
        """How wide the text is."""
        return self.size[0] - self.margins[1] - self.margins[3]

    @property
    def em(self) -> int:
        """The size of its letters."""
        return round(self.root * 20)

    @property
    def rail(self) -> int:
        """Where the words of a fact begin, 0 where letters are too large for a column of names."""
        return 0 if self.root > 14 else 2550


@dataclass(frozen=True, slots=True)
class Setting:
    """The document, its labels and bookmarks, and what gathers while it is written.

    `names` are bookmarks by anchor. `relations` are those of the part that is being written, to
    which links belong.
    """

    document: Document
    labels: Labels
    names: Mapping[str, Mark]
    calls: Mapping[str, int]  # the first call of each note, by its id, with the note's number
    sheet: Sheet
    lists: Numbering
    pictures: Pictures
    relations: Relations
