"""The tags of a PDF: one for each element of the page that means something, whatever the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from strategy_build.formats.pdf.roles import (
    GROUPING,
    INLINE,
    Family,
    alternative,
    role,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content: the page, counted from 0, and its number on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Reference:
    """Something on a page that is no content: a link that can be pressed, as its PDF reference."""

    page: int
    target: bytes


@dataclass(slots=True, eq=False)
class Node:
    """A tag. `kids` are in the order of reading; `facts` are its entries, such as `Lang`."""

    tag: str
    element: Element | None = None
    kids: list[Node | Mark | Reference] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    box: tuple[float, float, float, float] | None = None

    def last(self, *tags: str) -> Node | None:
        """The last tag in it, if it is one of `tags`."""
        kid = self.kids[-1] if self.kids else None
        return kid if isinstance(kid, Node) and kid.tag in tags else None


class Structure:
    """Makes the tags of a tree of elements as they are met on its pages."""

    def __init__(self, root: Element, family: Family) -> None:
        self._family = family
        self.document = Node("Document", root)
        self._nodes = {root: self.document}

    def node(self, element: Element) -> Node:
        """The tag of an element, or the one around it where it has none of its own."""
        if element not in self._nodes:
            self._nodes[element] = self._made(element)
        return self._nodes[element]

    def label(self, element: Element) -> Node:
        """The tag for the mark before an item of a list."""
        item = self.node(element)
        first = item.kids[0] if item.kids else None
        if isinstance(first, Node) and first.tag == "Lbl":
            return first
        label = Node("Lbl")
        item.kids.insert(0, label)
        return label

    def host(self, element: Element) -> Node:
        """The tag that the words of an element hang on."""
        node = self.node(element)
        match node.tag:
            case "LI":
                return self._body(node)
            case "TOCI":
                return node.last("Lbl", "Reference") or self._paragraph(node, element)
            case tag if tag in GROUPING:
                return self._paragraph(node, element)
            case _:
                return node

    def _made(self, element: Element) -> Node:
        above = self._family.parent(element)
        around = self.node(above) if above is not None else self.document
        tag = role(element, self._family)
        lang = element.get("lang")
        if not tag and lang:
            tag = "Span" if element.tag in INLINE else "Div"
        if not tag:
            return around
        node = Node(tag, element)
        if lang:
            node.facts["Lang"] = lang
        if tag == "Figure":
            node.facts["Alt"] = alternative(element)
        if element.tag == "abbr" and element.get("title"):
            node.facts["E"] = element.get("title", "")
        self._place(node, element, around)
        return node

    def _place(self, node: Node, element: Element, around: Node) -> None:
        match around.tag, node.tag:
            case "L", "Lbl":
                item = around.last("LI")
                if item is None or item.last("LBody"):
                    item = Node("LI")
                    around.kids.append(item)
                item.kids.append(node)
            case "L", "LBody":
                item = around.last("LI") or Node("LI")
                if item not in around.kids:
                    around.kids.append(item)
                item.kids.append(node)
            case "LI", _:
                self._body(around).kids.append(node)
            case "TOCI", "Link":
                around.kids.append(Node("Reference", None, [node]))
            case tag, _ if tag in GROUPING and tag != "TOCI" and element.tag in INLINE:
                self._paragraph(around, element).kids.append(node)
            case _:
                around.kids.append(node)

    def _body(self, item: Node) -> Node:
        """What an item of a list says, apart from its mark; a note is a tag of its own in it."""
        body = next((k for k in item.kids if isinstance(k, Node) and k.tag == "LBody"), None)
        if body is None:
            body = Node("LBody")
            item.kids.append(body)
        if item.element is None or not self._family.is_note(item.element):
            return body
        if not body.kids:
            body.kids.append(Node("Note", None, [], {"ID": item.element.get("id", "")}))
        return body.last("Note") or body

    def _paragraph(self, around: Node, element: Element) -> Node:
        """A tag for words that stand in a group without a paragraph."""
        block = self._family.block(element)
        last = around.last("P")
        if last is not None and last.element is block and self._nodes.get(block) is not last:
            return last
        made = Node("P", block)
        around.kids.append(made)
        return made
