"""Whether one sees where the keyboard is: each kind of control with and without it, in pixels."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from strategy_build.checks.validators.walk import named
from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from playwright.sync_api import Page

    from strategy_build.checks.validators.passes import Kinds
    from strategy_build.checks.validators.walk import Stop

_CONTRAST = 3.0  # WCAG 2.2, 1.4.11 and 2.4.13

# Controls with the same classes in the same place look alike. Styles are part of the answer, so
# that what was seen on one page need not be looked at again on the next.
_KIND = """number => {
  const one = walked.all[number];
  const styles = [...document.querySelectorAll('link[rel=stylesheet],style')].map(
    style => style.href ?? style.textContent);
  const place = [one, one.parentElement, one.closest('header,main,footer,nav,form,figure')];
  return JSON.stringify([place.map(box => box && [box.localName, box.className]), one.type,
    [...document.documentElement.attributes].map(mark => mark.value), styles]);
}"""

_REACH = """number => {
  const one = walked.all[number];
  one.focus({focusVisible: true});
  one.scrollIntoView({block: 'nearest'});
  const boxes = [one, ...one.labels ?? []].map(each => each.getBoundingClientRect());
  // A box that is drawn in place of a hidden one may be as small as its label.
  const own = boxes.find(box => box.width > 2 && box.height > 2) ?? boxes[0];
  const left = Math.max(Math.min(...boxes.map(box => box.left)) - 8, 0);
  const top = Math.max(Math.min(...boxes.map(box => box.top)) - 8, 0);
  return {around: 2 * (Math.min(own.width, innerWidth) + Math.min(own.height, innerHeight)),
    x: left, y: top,
    width: Math.min(Math.max(...boxes.map(box => box.right)) + 8, innerWidth) - left,
    height: Math.min(Math.max(...boxes.map(box => box.bottom)) + 8, innerHeight) - top};
}"""

_LEAVE = "number => walked.all[number].blur()"


def unseen(page: Page, stops: tuple[Stop, ...], kinds: Kinds, look: str) -> tuple[str, ...]:
    """The controls of an open page, walked before, on which nobody sees the keyboard.

    `kinds` holds what was looked at before, with `look`, the way of looking; it is added to.
    """
    names = []
    for stop in stops:
        if stop.at < 0 or not kinds.is_new(f"{look} {page.evaluate(_KIND, stop.at)}"):
            continue
        if not _changes(page, stop.at):
            names.append(stop.name)
    return tuple(names)


def diagnostics(file: Path, found: Mapping[str, tuple[str, ...]]) -> tuple[Diagnostic, ...]:
    """WCAG 2.2, 2.4.7 Focus visible (AA); the contrast and size of 2.4.13 (AAA).

    `found` holds the controls by the way of looking at the page.
    """
    return tuple(
        Diagnostic(
            "keyboard/focus-unseen",
            Severity.ERROR,
            f"Nobody sees that the keyboard is on {named(names)} ({look}).",
            Location(str(file)),
            "People who use a keyboard do not know what their next key would press.",
            "Give :focus-visible an outline of 3 pixels in a colour far from the background.",
        )
        for look, names in found.items()
        if names
    )


def _changes(page: Page, number: int) -> bool:
    """Whether at least a line around the control changes by a contrast of 3 to 1."""
    clip: Any = page.evaluate(_REACH, number)
    around = clip.pop("around")
    if clip["width"] <= 0 or clip["height"] <= 0:
        return False
    on = page.screenshot(clip=clip)
    page.evaluate(_LEAVE, number)
    off = page.screenshot(clip=clip)
    return on != off and _changed_pixels(on, off) >= around


def _changed_pixels(one: bytes, other: bytes) -> int:
    return sum(
        first != second and _contrast(first, second) >= _CONTRAST
        for first, second in zip(_pixels(one), _pixels(other), strict=False)
    )


def _pixels(picture: bytes) -> Iterable[tuple[int, int, int]]:
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as opened:
        data = opened.convert("RGB").tobytes()
    return zip(data[::3], data[1::3], data[2::3], strict=True)


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance of WCAG 2.2."""
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
