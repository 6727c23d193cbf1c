"""What an element is called among the tags of a PDF (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strategy_build.formats.pdf.fields import CLASS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROLES = {
    "section": "Sect",
    "article": "Sect",
    "aside": "Sect",
    "nav": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "legend": "P",
    "address": "P",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "a": "Link",
    "code": "Code",
    "q": "Quote",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
# tags that hold other tags and no words of their own
GROUPING = frozenset(
    {"Document", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "L", "LI"}
    | {"Table", "THead", "TBody", "TFoot", "TR"}
)
INLINE = frozenset(
    {"a", "abbr", "b", "br", "cite", "code", "dfn", "em", "i", "img", "q"}
    | {"small", "span", "strong", "sub", "sup", "time"}
)
_CONTENTS = {"ol": "TOC", "ul": "TOC", "li": "TOCI"}


class Family:
    """Which element stands in which."""

    def __init__(self, root: Element) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._blocks: dict[Element, Element] = {}
        self._hidden: dict[Element, bool] = {}

    def parent(self, element: Element) -> Element | None:
        """The element around it; none around the first."""
        return self._parents.get(element)

    def block(self, element: Element) -> Element:
        """The nearest element from it outwards that does not stand in a line."""
        if element.tag not in INLINE:
            return element
        if element not in self._blocks:
            self._blocks[element] = self.block(self._parents[element])
        return self._blocks[element]

    def within(self, element: Element, role_: str) -> bool:
        """Whether it stands in an element with this ARIA role, or has it."""
        around: Element | None = element
        while around is not None and around.get("role") != role_:
            around = self._parents.get(around)
        return around is not None

    def is_hidden(self, element: Element) -> bool:
        """Whether nobody is told about it: a picture without words, or one for the eye alone."""
        if element not in self._hidden:
            around = self._parents.get(element)
            self._hidden[element] = (
                element.get("aria-hidden") == "true"
                or (element.tag == "img" and not alternative(element))
                or (around is not None and self.is_hidden(around))
            )
        return self._hidden[element]

    def is_note(self, element: Element) -> bool:
        """Whether it is an item of the list of notes."""
        return element.tag == "li" and bool(element.get("id")) and self._is_in_notes(element)

    def _is_in_notes(self, element: Element) -> bool:
        around = self._parents.get(self._parents[element])
        return around is not None and around.get("role") == "doc-endnotes"


def role(element: Element, family: Family) -> str:
    """The tag of an element; "" where the words in it belong to what is around it."""
    tag = str(element.tag)
    parent = family.parent(element)
    match tag:
        case "figure" if element.find("img") is not None:
            return "Div"
        case "figcaption":
            pictured = parent is not None and parent.find("img") is not None
            return "Caption" if pictured else "P"
        case "div" | "span" if CLASS in _classes(element):
            return "Form"
        case "a" if not element.get("href"):
            return ""
        case "sup" if element.find("a[@role='doc-noteref']") is not None:
            return "Reference"
        case "abbr" if element.get("title"):
            return "Span"
        case "ol" | "ul" | "li" if family.within(element, "doc-toc"):
            return _CONTENTS[tag]
        case "span" if "no" in _classes(element) and family.within(element, "doc-toc"):
            return "Lbl"
        case _:
            return _ROLES.get(tag, "")


def alternative(element: Element) -> str:
    """What a picture says in words."""
    return (element.get("aria-label") or element.get("alt") or "").strip()


def plain_text(element: Element) -> str:
    """All words of an element with single spaces; pictures in it say theirs."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> list[str]:
    pieces = [alternative(element) if element.tag == "img" else element.text or ""]
    for child in element:
        pieces += [*_pieces(child), child.tail or ""]
    return pieces


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()
