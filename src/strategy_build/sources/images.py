"""Files of a publication made safe: pictures decoded, scaled and stripped; other files by known kinds."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from strategy_build.diagnostics import Location
from strategy_build.model.content import Picture
from strategy_build.model.ports import Store
from strategy_build.sources.findings import Findings
from strategy_build.sources.names import slug

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

RASTER = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp"})
KINDS: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".vtt": "text/vtt",
    ".epub": "application/epub+zip",
    ".zip": "application/zip",
    ".brf": "application/x-brf",
}
LARGEST = 1600  # pixels
_PIXELS = 80_000_000
_BYTES = 30_000_000
_QUALITY = 85
_VERSION = b"1"  # of what is done to a picture: part of the key in the store
_SAVE_AS = "Save it again as PNG or JPEG, or replace it."


def known(path: str) -> bool:
    """Whether a file may be published by its kind."""
    suffix = PurePosixPath(path).suffix.lower()
    return suffix in RASTER or suffix == ".svg" or suffix in KINDS


def picture(
    data: bytes, path: str, shown: str, findings: Findings, store: Store | None = None
) -> Picture | None:
    """The file as it will be published, or None where it cannot be; `shown` is its path in messages."""
    suffix = PurePosixPath(path).suffix.lower()
    place = Location(shown, 0, 0)
    if not data:
        findings.error(
            "IMG06",
            place,
            "This file is empty.",
            why="Readers would get nothing.",
            fix="Put the right file in its place.",
        )
        return None
    if len(data) > _BYTES:
        findings.error(
            "IMG06", place, f"This file has {len(data) / 1_000_000:.0f} MB; at most {_BYTES // 1_000_000} can be published.",
            why="People on a phone or a slow line could not open the page.", fix="Save a smaller version.",
        )  # fmt: skip
        return None
    if suffix in KINDS:
        return _named(data, path, KINDS[suffix], (0, 0), suffix)
    if suffix == ".svg":
        return _drawing(data, path, place, findings)
    return _raster(data, path, place, findings, store)


def _named(data: bytes, path: str, media_type: str, size: tuple[int, int], suffix: str) -> Picture:
    pure = PurePosixPath(path)
    digest = hashlib.sha256(data).hexdigest()
    name = (slug(pure.stem) or f"file-{digest[:8]}") + suffix
    return Picture(name, data, digest, media_type, *size)


def missing(path: str) -> Picture:
    """What stands for a file that could not be read and was reported, so that links to it are known."""
    return _named(b"", path, "application/octet-stream", (1, 1), PurePosixPath(path).suffix.lower())


def unique(pictures: Mapping[str, Picture]) -> dict[str, Picture]:
    """The files of a publication, each with a name of its own."""
    from dataclasses import replace

    taken: set[str] = set()
    out: dict[str, Picture] = {}
    for path in sorted(pictures):
        made = pictures[path]
        stem, dot, suffix = made.name.rpartition(".")
        name, number = made.name, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}{dot}{suffix}"
        taken.add(name)
        out[path] = replace(made, name=name)
    return out


def _drawing(data: bytes, path: str, place: Location, findings: Findings) -> Picture | None:
    from strategy_build.sources.svg import rebuilt

    made = rebuilt(data, place, findings)
    return None if made is None else _named(made.data, path, "image/svg+xml", made.size, ".svg")


def _raster(
    data: bytes, path: str, place: Location, findings: Findings, store: Store | None
) -> Picture | None:
    key = hashlib.sha256(b"picture" + _VERSION + data).hexdigest()
    kept = store.get(key) if store else None
    if kept is None:
        kept = _safe(data, place, findings)
        if kept is None:
            return None
        if store:
            store.put(key, kept)
    head, _, body = kept.partition(b"\n")
    width, height = (int(part) for part in head.split())
    suffix, media_type = (
        (".jpg", "image/jpeg") if body.startswith(b"\xff\xd8") else (".png", "image/png")
    )
    return _named(body, path, media_type, (width, height), suffix)


def _safe(data: bytes, place: Location, findings: Findings) -> bytes | None:
    """Width and height, a line end, and the bytes of the picture as it will be published."""
    from PIL import Image

    why = "Nobody would see it, and the page could not be made."
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(
                io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP", "MPO")
            ) as opened:
                if opened.width * opened.height > _PIXELS:
                    findings.error(
                        "IMG06", place, f"This picture has {opened.width} by {opened.height} pixels, which is too many.",
                        why="It would fill the memory of the computer that builds the site.", fix="Save a smaller version.",
                    )  # fmt: skip
                    return None
                _load_whole(opened)
                if getattr(opened, "n_frames", 1) > 1 and opened.format == "GIF":
                    findings.warning(
                        "IMG09", place, "This picture moves; only its first frame is published.",
                        why="Movement that cannot be stopped makes some people ill.", fix="Use a still picture.",
                    )  # fmt: skip
                return _written(opened)
    except Exception as problem:  # noqa: BLE001 (a broken file may fail anywhere in its decoder)
        findings.error(
            "IMG06",
            place,
            f"This picture cannot be read: {_reason(problem)}.",
            why=why,
            fix=_SAVE_AS,
        )
        return None


def _load_whole(opened: Raster) -> None:
    """Decode all of it: half a picture is an error, whatever other libraries have set for all."""
    from PIL import ImageFile

    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        opened.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _reason(problem: Exception) -> str:
    name = type(problem).__name__
    if name == "UnidentifiedImageError":
        return "it is not a picture of a kind that is known, or it is damaged"
    return "it is damaged or not complete"


def _written(opened: Raster) -> bytes:
    """Turned upright, in the colours of screens, at most LARGEST pixels, without anything else."""
    from PIL import Image, ImageOps

    jpeg = opened.format in {"JPEG", "MPO"}
    made = _screen_colours(ImageOps.exif_transpose(opened))
    clear = "A" in made.getbands() or "transparency" in made.info
    made = made.convert(
        "RGBA" if clear and not jpeg else "L" if made.mode in {"1", "L"} and not clear else "RGB"
    )
    if max(made.size) > LARGEST:
        made.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    bare = Image.new(made.mode, made.size)
    bare.paste(made)
    out = io.BytesIO()
    if jpeg:
        bare.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=False)
    else:
        bare.save(out, "PNG", optimize=False)
    return b"%d %d\n" % bare.size + out.getvalue()


def _screen_colours(made: Raster) -> Raster:
    profile = made.info.get("icc_profile")
    if not profile or made.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return made
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if made.mode == "RGBA" else "RGB"
        turned = ImageCms.profileToProfile(
            made, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return made  # a profile that cannot be used says nothing about the colours
    return turned or made
