"""Small questions to an open page that no accessibility engine asks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Elements that stick out to the right, but for those inside something that scrolls by itself.
OVERFLOW = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const scrolls = one => {
    for (let box = one.parentElement; box && box !== document.body; box = box.parentElement)
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
    return false;
  };
  const name = one => one.localName + (one.id ? '#' + one.id : '')
    + [...one.classList].map(word => '.' + word).join('');
  const wide = [...document.body.querySelectorAll('*')].filter(
    one => one.getBoundingClientRect().right > room + 1 && !scrolls(one));
  return [...new Set(wide.map(name))].slice(0, 3).concat(wide.length ? [] : ['html']);
}"""

# The spacing that WCAG 2.2 lets every reader set (1.4.12).
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""

# Boxes that hide a part of their words; not those of 1 pixel, which hide all of them on purpose.
CLIPPED = """() => [...document.body.querySelectorAll('*')].filter(one => {
  const style = getComputedStyle(one);
  return one.innerText?.trim() && one.clientWidth > 1 && one.clientHeight > 1
    && (/hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1
      || /hidden|clip/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
}).slice(0, 3).map(one => one.localName + (one.id ? '#' + one.id : '')
  + [...one.classList].map(word => '.' + word).join(''))"""

# What a person can read, text by text; not the words of controls, which a script may add, and
# with what lies in closed details, which anyone can open.
READABLE = """() => {
  const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.replace(/\\s+/g, ' ').trim();
    const box = walk.currentNode.parentElement;
    if (!text) continue;
    if (box.closest('script,style,template,noscript,button,select,fieldset,[role=status]')) continue;
    if (box.checkVisibility({visibilityProperty: true}) || box.closest('details:not([open])'))
      texts.push(text);
  }
  return texts;
}"""

_TEXTS_SHOWN = 2
_LETTERS_SHOWN = 60


@dataclass(slots=True)
class Happenings:
    """What a page did while it was open: requests, requests that failed, errors of scripts."""

    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sight:
    """All that the probes saw of one page."""

    overflow: tuple[str, ...]
    clipped: tuple[str, ...]
    with_script: tuple[str, ...]
    without_script: tuple[str, ...]
    requests: tuple[str, ...]
    failures: tuple[str, ...]
    errors: tuple[str, ...]


def diagnostics(page: Path, root: Path, sight: Sight) -> tuple[Diagnostic, ...]:
    """What is wrong with a page that has to work in its folder, for everyone, on any screen."""
    return tuple(
        Diagnostic(f"browser/{rule}", Severity.ERROR, message, Location(str(page)), why)
        for rule, message, why in (
            *_reflow(sight),
            *_spacing(sight),
            *_script(sight),
            *_leaving(root, sight),
            *_broken(sight),
        )
    )


def _reflow(sight: Sight) -> Iterable[tuple[str, str, str]]:
    """WCAG 2.2, 1.4.10 Reflow (AA)."""
    if sight.overflow:
        yield (
            "reflow",
            f"The page is wider than a screen of 320 pixels ({', '.join(sight.overflow)}).",
            "People who zoom to 400% or read on a small telephone scroll sideways for every line.",
        )


def _spacing(sight: Sight) -> Iterable[tuple[str, str, str]]:
    """WCAG 2.2, 1.4.12 Text spacing (AA)."""
    if sight.clipped:
        yield (
            "text-spacing",
            f"With wider spacing of the text, words are cut off ({', '.join(sight.clipped)}).",
            "Many dyslexic readers and people with low vision set wider spacing in their browser.",
        )


def _script(sight: Sight) -> Iterable[tuple[str, str, str]]:
    shown, plain = Counter(sight.with_script), Counter(sight.without_script)
    if lost := tuple(shown - plain):
        yield (
            "needs-script",
            f"Without JavaScript the page does not show {_quoted(lost)}.",
            "Where scripts are switched off or do not load, readers would miss these words.",
        )
    if hidden := tuple(plain - shown):
        yield (
            "script-hides",
            f"With JavaScript the page no longer shows {_quoted(hidden)}.",
            "Most readers have scripts switched on, so they would miss these words.",
        )


def _leaving(root: Path, sight: Sight) -> Iterable[tuple[str, str, str]]:
    inside = (root.as_uri().rstrip("/") + "/", "data:", "blob:")
    for address in sorted({one for one in sight.requests if not one.startswith(inside)}):
        yield (
            "leaves-folder",
            f"The page asks for {address}, which is not part of the site.",
            "The site must work offline, and nobody else should learn who reads it.",
        )


def _broken(sight: Sight) -> Iterable[tuple[str, str, str]]:
    for failure in sorted(set(sight.failures)):
        yield (
            "missing-file",
            f"The page could not load {failure}.",
            "Readers would meet a gap where something should be.",
        )
    for error in sorted(set(sight.errors)):
        yield (
            "script-error",
            f"The page reports an error: {' '.join(error.split())[:200]}.",
            "After an error the rest of the script does not run.",
        )


def _quoted(texts: tuple[str, ...]) -> str:
    shown = " and ".join(f"'{text[:_LETTERS_SHOWN]}'" for text in texts[:_TEXTS_SHOWN])
    more = len(texts) - _TEXTS_SHOWN
    return f"{shown} and {more} more texts" if more > 0 else shown
