"""A page as readers set it up for themselves: letters twice as large, wider spacing, own colours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from strategy_build.checks.validators import axe, focus, opinions, probes, walk
from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from strategy_build.checks.validators.passes import Kinds

LIGHT, DARK, NARROW = "light", "dark", "320 pixels wide"
FORCED, LARGE = "forced colours", "text twice as large"
MORE = "more contrast"
WIDE_SCREEN, SMALL_SCREEN = (1280, 900), (320, 640)  # CSS pixels

# What "zoom text only" does in a browser: every letter twice as large, the window and the
# pictures as they were.
_TWICE = """() => {
  const all = [document.documentElement, ...document.body.querySelectorAll('*')].filter(
    one => !one.ownerSVGElement);
  const sizes = all.map(one => parseFloat(getComputedStyle(one).fontSize));
  all.forEach((one, at) =>
    one.style?.setProperty('font-size', 2 * sizes[at] + 'px', 'important'));
}"""


@dataclass(slots=True)
class Answers:
    """What the engines said of one page, by the way of looking at it."""

    axe: dict[str, dict[str, Any]] = field(default_factory=dict)
    opinions: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def diagnostics(self, file: Path) -> tuple[Diagnostic, ...]:
        """The faults that the engines found."""
        return (
            *axe.diagnostics(file, self.axe),
            *opinions.diagnostics(file, self.opinions),
        )


def by_keyboard(page: Page, file: Path, kinds: Kinds) -> tuple[Diagnostic, ...]:
    """Walk through an open page and see whether the keyboard shows, in all kinds of colours."""
    walked = walk.walk(page)
    dim = {LIGHT: focus.unseen(page, walked.stops, kinds, LIGHT)}
    page.emulate_media(color_scheme="dark")
    dim[DARK] = focus.unseen(page, walked.stops, kinds, DARK)
    page.emulate_media(color_scheme="light", forced_colors="active")
    dim[FORCED] = focus.unseen(page, walked.stops, kinds, FORCED)
    page.emulate_media(forced_colors="none")
    return (*walk.diagnostics(file, walked), *focus.diagnostics(file, dim))


def by_small_keyboard(page: Page, file: Path) -> tuple[Diagnostic, ...]:
    """The walk on a small screen, where everything stands below each other (1.4.10 Reflow)."""
    show(page, SMALL_SCREEN)
    return walk.diagnostics(file, walk.walk(page), NARROW)


def show(page: Page, size: tuple[int, int]) -> None:
    """Make the window of a page so many CSS pixels wide and high."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


def in_own_colours(page: Page, answers: Answers) -> None:
    """Ask the engines again with what readers chose for the whole computer.

    Some want stronger contrast, by day or by night; some have a few colours of their own.
    """
    page.emulate_media(contrast="more")
    _ask(page, answers, MORE)
    page.emulate_media(color_scheme="dark")
    _ask(page, answers, f"{MORE}, {DARK}")
    page.emulate_media(color_scheme="light", contrast="no-preference", forced_colors="active")
    _ask(page, answers, FORCED)
    page.emulate_media(forced_colors="none")


def _ask(page: Page, answers: Answers, look: str) -> None:
    """What could not be decided was told by day already."""
    answers.axe[look] = {**page.evaluate(axe.RUN), "incomplete": []}
    answers.opinions[look] = page.evaluate(opinions.RUN)


def spread(page: Page, file: Path) -> tuple[Diagnostic, ...]:
    """Wider spacing on a wide screen, where text stands in columns; the page stays changed."""
    style = page.add_style_tag(content=probes.SPACING)
    cut = (*page.evaluate(probes.CLIPPED), *page.evaluate(probes.OVERFLOW))
    style.evaluate("one => one.remove()")
    if not cut:
        return ()
    return (
        _fault(
            "text-spacing",
            f"On a wide screen, wider spacing of the text cuts words off ({walk.named(cut)}).",
            file,
        ),
    )


def enlarged(page: Page, file: Path, answers: Answers) -> tuple[Diagnostic, ...]:
    """Letters twice as large (WCAG 2.2, 1.4.4 Resize text, AA); the page stays changed."""
    page.evaluate(_TWICE)
    _ask(page, answers, LARGE)
    cut = (*page.evaluate(probes.CLIPPED), *page.evaluate(probes.OVERFLOW))
    if not cut:
        return ()
    return (
        _fault(
            "text-size",
            f"With text twice as large, words are cut off or leave the screen ({walk.named(cut)}).",
            file,
        ),
    )


def _fault(rule: str, message: str, file: Path) -> Diagnostic:
    why = "People with low vision set larger letters or wider spacing, and would miss words."
    return Diagnostic(f"browser/{rule}", Severity.ERROR, message, Location(str(file)), why)
