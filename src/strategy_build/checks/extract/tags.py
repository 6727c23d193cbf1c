"""The tags of a PDF with the words in each, as a screen reader meets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from strategy_build.checks.extract.drawn import Drawn, Glyphs, drawn, in_order
from strategy_build.checks.normal import is_right_to_left

if TYPE_CHECKING:
    import pikepdf

_FACTS = ("Lang", "Alt", "ActualText", "E", "ID")
_DEEP = 60


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its kind, what it says of itself, and what is in it: tags and words in order."""

    kind: str
    facts: Mapping[str, str]
    kids: tuple[Tag | str, ...] = ()

    def below(self) -> Iterator[Tag]:
        """Itself and every tag in it, outer before inner."""
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting.extend(kid for kid in reversed(tag.kids) if isinstance(kid, Tag))

    def find(self, *kinds: str) -> Iterator[Tag]:
        """Every tag of these kinds in it."""
        return (tag for tag in self.below() if tag.kind in kinds)

    @property
    def text(self) -> str:
        """Its words; a picture says its alternative text."""
        return " ".join("".join(self.pieces()).split())

    def pieces(self) -> Iterator[str]:
        """Its words with the spaces that the file has; a group of its own stands on lines of its own.

        The number that calls a note is no word of the sentence that it stands in.
        """
        said = self.facts.get("Alt") or self.facts.get("ActualText")
        if said:
            yield f" {said} "
            return
        for kid in self.kids:
            if isinstance(kid, str):
                yield kid
            elif kid.kind == "Reference" and self.kind not in _CONTENTS:
                continue
            elif kid.kind in _IN_LINE:
                yield from kid.pieces()
            else:
                yield f"\n{kid.text}\n"


_CONTENTS = frozenset(("TOCI",))  # of which each line is a reference
_IN_LINE = frozenset(("Span", "Link", "Reference", "Code", "Quote", "Em", "Strong"))


@dataclass(frozen=True, slots=True)
class Tagged:
    """A whole PDF: its tags, and what is drawn on each page. `links` are (words, address)."""

    root: Tag
    pages: tuple[Drawn, ...]
    links: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def tagged(data: bytes) -> Tagged:
    """Read a PDF. The last one is remembered, for those who look at it one after another."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as file:
        known: dict[str, Glyphs] = {}
        pages = tuple(drawn(page, known) for page in file.pages)
        reader = _Reader(file, pages)
        root = file.Root.get("/StructTreeRoot")
        rtl = is_right_to_left(str(file.Root.get("/Lang", "")))
        kids = reader.kids(root, _Around(None, rtl=rtl), 0) if root is not None else ()
        return Tagged(Tag("", {}, tuple(kids)), pages, tuple(reader.links))


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for all in a tag: its page, and whether its words run from right to left."""

    page: tuple[int, int] | None
    rtl: bool


class _Reader:
    def __init__(self, file: pikepdf.Pdf, pages: tuple[Drawn, ...]) -> None:
        self._pages = {
            page.obj.objgen: found for page, found in zip(file.pages, pages, strict=True)
        }
        self.links: list[tuple[str, str]] = []

    def kids(self, node: pikepdf.Object, around: _Around, depth: int) -> list[Tag | str]:
        import pikepdf

        inside = node.get("/K")
        if inside is None or depth > _DEEP:
            return []
        listed = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
        return [kid for one in listed for kid in self._kid(one, around, depth)]

    def _kid(self, kid: pikepdf.Object | int, around: _Around, depth: int) -> Iterator[Tag | str]:
        import pikepdf

        if not isinstance(kid, pikepdf.Dictionary):
            yield self._words(around, int(kid))
            return
        place = _Around(kid["/Pg"].objgen if "/Pg" in kid else around.page, rtl=around.rtl)
        if "/S" in kid:
            facts = {name: str(kid[f"/{name}"]) for name in _FACTS if f"/{name}" in kid}
            facts |= _attributes(kid.get("/A"))
            if "Lang" in facts:
                place = _Around(place.page, rtl=is_right_to_left(facts["Lang"]))
            made = Tag(str(kid["/S"])[1:], facts, tuple(self.kids(kid, place, depth + 1)))
            yield made
            self._press(kid, made)
        elif "/MCID" in kid:
            yield self._words(place, int(kid["/MCID"]))

    def _words(self, around: _Around, mark: int) -> str:
        found = self._pages.get(around.page) if around.page is not None else None
        if found is None:
            return ""
        if mark in found.said:
            return found.said[mark]
        if around.rtl:
            return in_order(found.glyphs.get(mark, ()), rtl=True)
        return found.marked.get(mark, "")

    def _press(self, node: pikepdf.Object, made: Tag) -> None:
        """Where a link leads: an address, or the name of a place in the file."""
        if made.kind != "Link":
            return
        for kid in node.get("/K", ()):
            mark = kid.get("/Obj") if hasattr(kid, "get") else None
            if mark is not None:
                action = mark.get("/A")
                target = action.get("/URI", "") if action is not None else mark.get("/Dest", "")
                self.links.append((made.text, str(target)))
                return


def _attributes(found: pikepdf.Object | None) -> dict[str, str]:
    """The scope, numbering and spans that a tag names, with single values only."""
    import pikepdf

    if not isinstance(found, pikepdf.Dictionary):
        return {}
    return {
        name: str(found[f"/{name}"]).removeprefix("/")
        for name in ("Scope", "ListNumbering", "ColSpan", "RowSpan")
        if f"/{name}" in found
    }
