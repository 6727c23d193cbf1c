"""The cover picture."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from strategy_build.formats.epub.cover import SIZE, cover
from strategy_build.markup.palette import contrast
from strategy_build.model.inputs import Inputs


def _picture(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def test_has_its_size_and_light_words_on_a_dark_ground(inputs: Inputs) -> None:
    picture = _picture(cover("Title", ("Subtitle", "Us"), "#ffff00", inputs.fonts))
    ground = picture.getpixel((1, 1))

    assert picture.size == SIZE
    assert isinstance(ground, tuple)
    assert contrast("#" + "".join(f"{part:02x}" for part in ground), "#ffffff") >= 7
    assert picture.getcolors(256) is not None
    assert (255, 255, 255) in {colour for _, colour in picture.getcolors(256) or ()}


def test_a_long_title_stays_inside_the_page(inputs: Inputs) -> None:
    title = "Interdisciplinary responsibilities for neighbourhood accountability " * 4
    picture = _picture(cover(title, ("", ""), "#0b4f6c", inputs.fonts))
    edge = {picture.getpixel((SIZE[0] - 20, y)) for y in range(SIZE[1])}

    assert edge == {picture.getpixel((1, 1))}
