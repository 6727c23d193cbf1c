"""SVG rebuilt by allow-list: shapes, text and gradients; no script, no entities, nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strategy_build.diagnostics import Location
from strategy_build.sources.findings import Findings

if TYPE_CHECKING:
    from lxml.etree import _Element

_SVG = "http://www.w3.org/2000/svg"
_XML = "http://www.w3.org/XML/1998/namespace"
_XLINK = "http://www.w3.org/1999/xlink"
_ELEMENTS = frozenset(
    """svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan
    linearGradient radialGradient stop clipPath mask pattern marker""".split()
)
_ATTRIBUTES = frozenset(
    """id class x y x1 x2 y1 y2 cx cy r rx ry fx fy width height d points transform viewBox
    preserveAspectRatio fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin
    stroke-dasharray stroke-dashoffset stroke-miterlimit stroke-opacity opacity font-family font-size
    font-style font-weight text-anchor dominant-baseline letter-spacing dx dy rotate offset stop-color
    stop-opacity gradientUnits gradientTransform spreadMethod clip-path clip-rule clipPathUnits mask
    maskUnits maskContentUnits patternUnits patternContentUnits patternTransform marker-start marker-mid
    marker-end markerWidth markerHeight markerUnits refX refY orient href style display visibility color
    version baseProfile lang pathLength vector-effect paint-order""".split()
)
_INSTEAD = {"a": "g", "switch": "g"}  # what they hold is kept
_INSIDE = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)
_STYLE = re.compile(r"[a-z-]+\s*:\s*[^;:{}@\\]+")
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)")
_BYTES = 2_000_000
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that is safe to show, and its size in pixels."""

    data: bytes
    size: tuple[int, int]


def rebuilt(data: bytes, place: Location, findings: Findings) -> Drawing | None:
    """The drawing with nothing but what is allowed, or None where it cannot be read."""
    from lxml import etree

    if len(data) > _BYTES or b"<!ENTITY" in data:
        message = (
            "This drawing is too large." if len(data) > _BYTES else "This drawing defines entities."
        )
        _refuse(place, message, findings)
        return None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        line = getattr(problem, "lineno", 0) or 0
        _refuse(
            Location(place.file, line, 1 if line else 0), "This drawing is not valid SVG.", findings
        )
        return None
    if root is None or etree.QName(root).localname != "svg":
        _refuse(place, "This file is XML, but not a drawing.", findings)
        return None
    dropped: dict[str, int] = {}
    made = _copy(root, dropped, 0)
    if made is None:
        _refuse(place, "This drawing holds nothing that can be shown.", findings)
        return None
    for what in sorted(dropped):
        findings.warning(
            "IMG09",
            Location(place.file, dropped[what], 1),
            f"{what} was left out of this drawing.",
            why="Drawings hold shapes and words only: nothing that runs, and nothing from other places.",
            fix="Draw it with shapes, or save the drawing as PNG.",
        )
    size = _size(made)
    made.set("width", str(size[0]))
    made.set("height", str(size[1]))
    etree.cleanup_namespaces(made)
    return Drawing(etree.tostring(made, encoding="utf-8"), size)


def _refuse(place: Location, message: str, findings: Findings) -> None:
    findings.error(
        "IMG06",
        place,
        message,
        why="Nobody would see it, and the page could not be made.",
        fix="Save it again as plain SVG, or as PNG.",
    )


def _copy(source: _Element, dropped: dict[str, int], depth: int) -> _Element | None:
    from lxml import etree

    tag: object = source.tag
    if not isinstance(tag, str):
        return None
    name: Any = etree.QName(tag)
    line: int = getattr(source, "sourceline", 0) or 0
    if name.namespace not in {_SVG, None} or depth > _DEEPEST:
        return None  # data of drawing programs: never shown
    if name.localname in _INSTEAD:
        dropped.setdefault(f"The <{name.localname}> around shapes", line)
    elif name.localname not in _ELEMENTS:
        if name.localname not in {"metadata", "style"} or (source.text or "").strip():
            dropped.setdefault(f"<{name.localname}>", line)
        return None
    nsmap: dict[Any, str] = {None: _SVG}
    made = etree.Element(f"{{{_SVG}}}{_INSTEAD.get(name.localname, name.localname)}", nsmap=nsmap)
    for typed, value in source.attrib.items():
        _attribute(made, str(typed), str(value), dropped, line)
    made.text = source.text
    for child in source:
        copied = _copy(child, dropped, depth + 1)
        if copied is not None:
            copied.tail = child.tail
            made.append(copied)
    return made


def _attribute(made: _Element, typed: str, value: str, dropped: dict[str, int], line: int) -> None:
    from lxml import etree

    name: Any = etree.QName(typed)
    if name.namespace == _XML and name.localname in {"lang", "space"}:
        made.set(typed, value)
    elif name.localname == "href" and name.namespace in {None, _XLINK}:
        if value.startswith("#"):
            made.set("href", value)
        else:
            dropped.setdefault(f'The address "{value[:40]}"', line)
    elif name.namespace is None and name.localname in _ATTRIBUTES:
        if _INSIDE.search(value):
            dropped.setdefault(f'The address in {name.localname}="…"', line)
        elif name.localname == "style":
            safe = [part.strip() for part in value.split(";") if _STYLE.fullmatch(part.strip())]
            made.set("style", "; ".join(safe))
        else:
            made.set(name.localname, value)
    elif name.namespace is None and name.localname.casefold().startswith("on"):
        dropped.setdefault(f"The script in {name.localname}", line)


def _size(root: _Element) -> tuple[int, int]:
    numbers = [_NUMBER.match(root.get(name) or "") for name in ("width", "height")]
    units = [(root.get(name) or "").strip().endswith("%") for name in ("width", "height")]
    box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    if len(box) == 4 and all(_NUMBER.fullmatch(part.lstrip("-")) for part in box):
        boxed = float(box[2]), float(box[3])
    else:
        boxed = (300.0, 150.0)
        if numbers[0] and numbers[1] and not any(units):
            root.set("viewBox", f"0 0 {numbers[0][1]} {numbers[1][1]}")
    if numbers[0] and numbers[1] and not any(units):
        wide, high = float(numbers[0][1]), float(numbers[1][1])
    else:
        wide, high = boxed
    return max(1, min(20000, round(wide))), max(1, min(20000, round(high)))
