"""The Tab walk: a page by keyboard alone, key by key, as people without a mouse go through it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.sync_api import Page

# A recording's own buttons are many stops, all of them under the name of the recording.
_LONGEST_STAY = 25
_SMALLEST = 24  # CSS pixels: WCAG 2.2, 2.5.8 (AA)

# Numbers all elements in the order of the page and keeps those that a keyboard has to reach.
_START = """() => {
  document.activeElement?.blur();
  getSelection().removeAllRanges();
  scrollTo(0, 0);
  const all = [...document.querySelectorAll('*')];
  const wanted = 'a[href],button,input:not([type=hidden]),select,textarea,summary,'
    + 'audio[controls],video[controls]';
  const seen = one => !one.disabled && one.checkVisibility({visibilityProperty: true})
    && one.getClientRects().length > 0;
  const name = one => one.localName + (one.id ? '#' + one.id : '')
    + [...one.classList].map(word => '.' + word).join('');
  const called = one => name(one) + ' "'
    + (one.getAttribute('aria-label') || one.innerText || one.labels?.[0]?.innerText || '')
        .trim().replace(/\\s+/g, ' ').slice(0, 40) + '"';
  globalThis.walked = {all, called, number: new Map(all.map((one, at) => [one, at]))};
  return [...document.querySelectorAll(wanted)].filter(seen).map(one => (
    {at: walked.number.get(one), name: called(one),
     group: one.type === 'radio' && one.name ? one.name : ''}));
}"""

# Where the keyboard is. Points of it are hidden under what stays in place while the
# page scrolls. A link amid a sentence may be as low as its line (WCAG 2.2, 2.5.8, Inline).
_STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const labels = [...one.labels ?? []];
  const mine = hit => [one, ...labels].some(each => each.contains(hit));
  const stuck = hit => hit && (/fixed|sticky/.test(getComputedStyle(hit).position)
    || stuck(hit.parentElement));
  const boxes = [one, ...labels].flatMap(each => [...each.getClientRects()]).filter(
    box => box.width > 2 && box.height > 2);
  let shown = 0, hidden = 0;
  for (const box of boxes) {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (right - left < 2 || bottom - top < 2) continue;
    for (const x of [left + 1, (left + right) / 2, right - 1])
      for (const y of [top + 1, (top + bottom) / 2, bottom - 1])
      {
        const hit = document.elementFromPoint(x, y);
        if (mine(hit)) shown++;
        else if (stuck(hit)) hidden++;
      }
  }
  const whole = one.getBoundingClientRect(), targets = [one, ...labels].map(
    target => target.getBoundingClientRect());
  const within = one.parentElement.closest('p,li,dd,dt,td,th,figcaption,summary,div,section,body');
  const inline = getComputedStyle(one).display === 'inline'
    && within.innerText.trim() !== one.innerText.trim();
  return {at: walked.number.get(one) ?? -1, name: walked.called(one), shown, hidden, inline,
    group: one.type === 'radio' && one.name ? one.name : '',
    width: Math.max(...targets.map(box => box.width)),
    height: Math.max(...targets.map(box => box.height)),
    left: whole.left, right: whole.right,
    top: whole.top + scrollY, bottom: whole.bottom + scrollY};
}"""

_PLACES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the keyboard came to rest: an element and its box in the page, in CSS pixels.

    `at` is its number in the order of the page; `shown` and `hidden` count points of it on the
    screen that are free, and that lie under something which does not scroll.
    """

    at: int
    name: str
    shown: int
    hidden: int
    inline: bool
    group: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Walk:
    """A whole walk: its stops, the controls that it never came to, and where it was caught."""

    stops: tuple[Stop, ...]
    missed: tuple[str, ...]
    trap: str | None


def walk(page: Page) -> Walk:
    """Press Tab from the start of a page, fresh from opening, until the keyboard leaves it."""
    wanted: list[dict[str, Any]] = page.evaluate(_START)
    stops: list[Stop] = []
    stayed = 0
    trap = None
    while trap is None:
        page.keyboard.press("Tab")
        found = page.evaluate(_STOP)
        stop = Stop(**found) if found else None
        if stop is None or (stops and stop.at == stops[0].at != stops[-1].at):
            break
        if stops and stop.at == stops[-1].at:
            stayed += 1
            trap = stop.name if stayed > _LONGEST_STAY else None
            continue
        stayed = 0
        trap = stop.name if any(stop.at == one.at for one in stops) else None
        stops.append(stop)
    reached = {stop.at for stop in stops} | {stop.group for stop in stops if stop.group}
    missed = tuple(
        one["name"] for one in wanted if one["at"] not in reached and one["group"] not in reached
    )
    return Walk(tuple(stops), missed, trap)


def diagnostics(file: Path, walked: Walk, look: str = "") -> tuple[Diagnostic, ...]:
    """What stops, confuses or tires somebody who goes through the page by keyboard.

    `look` is the way of looking at the page, "" for the usual one.
    """
    at = f" ({look})" if look else ""
    return tuple(
        Diagnostic(f"keyboard/{rule}", Severity.ERROR, f"{message}{at}", Location(str(file)), why)
        for rule, message, why in (
            *_trapped(walked),
            *_missed(walked),
            *_disordered(walked),
            *_hidden(walked),
            *_small(walked),
        )
    )


def named(names: Iterable[str]) -> str:
    """The first few of the names, and how many more there are."""
    known = tuple(dict.fromkeys(names))
    more = len(known) - _PLACES_SHOWN
    return ", ".join(known[:_PLACES_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _trapped(walked: Walk) -> Iterable[tuple[str, str, str]]:
    """WCAG 2.2, 2.1.2 No keyboard trap (A)."""
    if walked.trap is not None:
        yield (
            "trap",
            f"The Tab key does not get away from {walked.trap}.",
            "People who use a keyboard or a switch cannot reach anything after it.",
        )


def _missed(walked: Walk) -> Iterable[tuple[str, str, str]]:
    """WCAG 2.2, 2.1.1 Keyboard (A)."""
    if walked.missed:
        yield (
            "unreached",
            f"The Tab key never comes to {named(walked.missed)}.",
            "People who use a keyboard or a switch cannot use it.",
        )


def _disordered(walked: Walk) -> Iterable[tuple[str, str, str]]:
    """WCAG 2.2, 2.4.3 Focus order (A), and 1.3.2 Meaningful sequence (A) for what is seen."""
    for before, after in pairwise(walked.stops):
        above = after.bottom <= before.top
        same_column = after.left < before.right and before.left < after.right
        if after.at < before.at or (above and same_column):
            yield (
                "order",
                f"The Tab key goes back from {before.name} to {after.name}, further up the page.",
                "People who see a small part of the page at a time lose their place.",
            )


def _hidden(walked: Walk) -> Iterable[tuple[str, str, str]]:
    """WCAG 2.2, 2.4.11 Focus not obscured (AA); 2.4.12 (AAA) for a part of it."""
    if covered := [one.name for one in walked.stops if one.hidden or not one.shown]:
        yield (
            "hidden",
            f"With the keyboard on it, something covers {named(covered)}, or it is not on screen.",
            "People who use a keyboard cannot see where they are.",
        )


def _small(walked: Walk) -> Iterable[tuple[str, str, str]]:
    """WCAG 2.2, 2.5.8 Target size (AA), without its exception for targets far apart."""
    small = [
        f"{one.name} ({one.width:.0f} by {one.height:.0f})"
        for one in walked.stops
        if not one.inline and min(one.width, one.height) < _SMALLEST
    ]
    if small:
        yield (
            "target-size",
            f"Smaller than {_SMALLEST} pixels to press: {named(small)}. 44 would be better.",
            "People with unsteady hands press beside it, or press its neighbour.",
        )
