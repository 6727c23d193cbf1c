from __future__ import annotations

import io

import pytest
from PIL import Image

from strategy_build.model.content import Picture
from strategy_build.sources.findings import Findings
from strategy_build.sources.images import LARGEST, picture, unique


def made(kind: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red" if mode != "P" else 1).save(out, kind, **more)
    return out.getvalue()


def safe(data: bytes, path: str = "images/The River.png") -> Picture:
    findings = Findings()
    one = picture(data, path, f"content/plan/{path}", findings)

    assert findings.all == []
    assert one is not None
    return one


def told(data: bytes, path: str = "a.png") -> list[str]:
    findings = Findings()
    picture(data, path, path, findings)
    return [f"{f.rule} {f.message}" for f in findings.all]


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("GIF", "image/png"),
        ("WEBP", "image/png"),
        ("BMP", "image/png"),
    ],
)
def test_pictures_become_what_every_format_can_show(kind: str, media_type: str) -> None:
    one = safe(made(kind))

    assert one.media_type == media_type
    assert (one.width, one.height) == (40, 20)
    assert one.name == ("the-river.jpg" if kind == "JPEG" else "the-river.png")


def test_large_pictures_are_scaled() -> None:
    one = safe(made("PNG", (3200, 800)))

    assert (one.width, one.height) == (LARGEST, 400)


def test_nothing_personal_stays_in_a_photo() -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif[0x0112] = 6
    one = safe(made("JPEG", (40, 20), exif=exif))
    again = Image.open(io.BytesIO(one.data))

    assert (one.width, one.height) == (20, 40)
    assert not again.getexif()
    assert b"camera" not in one.data


def test_see_through_pictures_stay_so() -> None:
    one = safe(made("PNG", mode="RGBA"))

    assert Image.open(io.BytesIO(one.data)).mode == "RGBA"


def test_the_same_picture_has_the_same_bytes() -> None:
    data = made("JPEG")

    assert safe(data) == safe(data)
    assert safe(data).data == safe(data).data


class Shelf:
    """A store that counts."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.found = 0

    def get(self, key: str) -> bytes | None:
        self.found += key in self.kept
        return self.kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.kept[key] = data


def test_a_picture_is_made_safe_once() -> None:
    shelf, findings, data = Shelf(), Findings(), made("PNG")
    first = picture(data, "a.png", "a.png", findings, shelf)
    second = picture(data, "a.png", "a.png", findings, shelf)

    assert first is not None
    assert second is not None
    assert (first, first.data) == (second, second.data)
    assert shelf.found == 1


@pytest.mark.parametrize("data", [b"", b"no picture", made("PNG")[:60], made("JPEG")[:200]])
def test_tells_what_cannot_be_read(data: bytes) -> None:
    assert [one[:5] for one in told(data)] == ["IMG06"]


def test_refuses_a_picture_that_would_fill_the_memory() -> None:
    data = made("PNG", (12000, 7000), mode="1")

    assert "12000 by 7000" in told(data)[0]


def test_tells_that_a_picture_moves() -> None:
    frames = [Image.new("P", (9, 9), n) for n in range(3)]
    out = io.BytesIO()
    frames[0].putpalette([n % 256 for n in range(768)])
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    assert [one[:5] for one in told(out.getvalue())] == ["IMG09"]


def test_two_files_never_have_one_name() -> None:
    one = safe(made("PNG"))
    names = unique({"a/x.png": one, "b/x.png": one, "c/x.png": one})

    assert [p.name for p in names.values()] == [
        "the-river.png",
        "the-river-2.png",
        "the-river-3.png",
    ]


def test_other_files_are_kept_as_they_are() -> None:
    one = safe(b"%PDF-1.7", "Our slides (final).pdf")

    assert (one.name, one.media_type, one.data) == (
        "our-slides-final.pdf",
        "application/pdf",
        b"%PDF-1.7",
    )
