"""The cover picture."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from strategy_build.markup.cover import BOOK, SQUARE, cover
from strategy_build.markup.palette import contrast
from strategy_build.model.inputs import Inputs

SHAPES = (BOOK, SQUARE)


def _picture(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("size", SHAPES)
def test_has_its_size_and_light_words_on_a_dark_ground(
    size: tuple[int, int], inputs: Inputs
) -> None:
    picture = _picture(cover("Title", ("Subtitle", "Us"), "#ffff00", inputs.fonts, size))
    ground = picture.getpixel((1, 1))

    assert picture.size == size
    assert isinstance(ground, tuple)
    assert contrast("#" + "".join(f"{part:02x}" for part in ground), "#ffffff") >= 7
    assert picture.getcolors(256) is not None
    assert (255, 255, 255) in {colour for _, colour in picture.getcolors(256) or ()}


@pytest.mark.parametrize("size", SHAPES)
def test_a_long_title_stays_inside_the_page(size: tuple[int, int], inputs: Inputs) -> None:
    title = "Interdisciplinary responsibilities for neighbourhood accountability " * 4
    picture = _picture(cover(title, ("", ""), "#0b4f6c", inputs.fonts, size))
    edge = {picture.getpixel((size[0] - 20, y)) for y in range(size[1])}

    assert edge == {picture.getpixel((1, 1))}


def test_a_long_title_leaves_room_for_who_speaks(inputs: Inputs) -> None:
    title = "Interdisciplinary responsibilities for neighbourhood accountability " * 4
    alone = _picture(cover(title, ("", ""), "#0b4f6c", inputs.fonts, SQUARE))
    signed = _picture(cover(title, ("", "Harbour Lane"), "#0b4f6c", inputs.fonts, SQUARE))
    top = SQUARE[1] - 230  # the last row and its margin

    assert alone.crop((0, top, *SQUARE)).getcolors(1) is not None  # no row of the title so low
    assert signed.crop((0, top, *SQUARE)).getcolors(1) is None
    above = (0, 0, SQUARE[0], top)
    assert alone.crop(above).tobytes() == signed.crop(above).tobytes()
