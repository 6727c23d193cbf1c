"""A Word file as a package of parts (ISO 29500-2), the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strategy_build.formats.docx.elements import DECLARATION, element
from strategy_build.formats.docx.relations import Relations

_NAMES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP file can say
_READABLE = 0o644 << 16
_FIRST = ("[Content_Types].xml", "_rels/.rels")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SUFFIXES: Mapping[str, str] = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its path, its bytes, its type where the suffix does not say it, what it points to."""

    path: str
    data: bytes
    media_type: str = ""
    relations: Relations | None = None


def packed(parts: Iterable[Part], root: Relations) -> bytes:
    """The whole file."""
    files = {"_rels/.rels": root.part().encode()}
    types: dict[str, str] = {}
    for part in parts:
        files[part.path] = part.data
        if part.media_type:
            types[part.path] = part.media_type
        if part.relations is not None and part.relations.rows:
            folder, _, name = part.path.rpartition("/")
            files[f"{folder}/_rels/{name}.rels"] = part.relations.part().encode()
    files["[Content_Types].xml"] = _types(files, types).encode()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for path in sorted(files, key=lambda path: (path not in _FIRST, path)):
            info = zipfile.ZipInfo(path, _OLDEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = _READABLE
            info.create_system = 3  # the same on every system
            package.writestr(info, files[path])
    return held.getvalue()


def _types(files: Iterable[str], types: Mapping[str, str]) -> str:
    suffixes = sorted({path.rpartition(".")[2].lower() for path in files if path not in types})
    inside = "".join(
        element("Default", {"Extension": suffix, "ContentType": SUFFIXES[suffix]})
        for suffix in suffixes
        if suffix in SUFFIXES
    )
    inside += "".join(
        element("Override", {"PartName": f"/{path}", "ContentType": types[path]})
        for path in sorted(types)
    )
    return f'{DECLARATION}<Types xmlns="{_NAMES}">{inside}</Types>'
