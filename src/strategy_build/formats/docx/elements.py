"""WordprocessingML as text: one element, its attributes and what is in it, escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}"'

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SIGNS = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}
_NONE: Mapping[str, str | int] = {}


def escaped(text: str) -> str:
    """Text as it may stand in XML, in an element or in an attribute."""
    return _NOT_XML.sub("", text).translate(_SIGNS)


def element(name: str, attributes: Mapping[str, str | int] = _NONE, inside: str = "") -> str:
    """`<name …>inside</name>`; `inside` is XML, attributes are escaped."""
    written = "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def value(name: str, said: str | int) -> str:
    """`<w:name w:val="said"/>`, the form of most properties."""
    return f'<w:{name} w:val="{escaped(str(said))}"/>'


def words(text: str) -> str:
    """Text inside a run, its spaces kept."""
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>' if text else ""


def field(code: str, shown: str, properties: str = "") -> str:
    """A field with the result that is shown until a program works it out anew."""
    run = element("w:rPr", _NONE, properties) if properties else ""
    return "".join(
        f"<w:r>{run}{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> {escaped(code)} </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            words(shown),
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
