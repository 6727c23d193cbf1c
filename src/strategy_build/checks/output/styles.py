"""VIS: colours, sizes and lines of the site's style sheet, as far as they can be read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from strategy_build.checks.rule import Finding, Rule, error, warning
from strategy_build.diagnostics import Location
from strategy_build.markup.palette import contrast

_SHEET = "site.css"
_BLOCK = re.compile(r"(?P<chosen>[^{}]*)\{(?P<inside>[^{}]*)\}")
_TOKEN = re.compile(r"--(?P<name>[\w-]+)\s*:\s*(?P<value>[^;{}]+)")
_PAIR = re.compile(
    r"light-dark\((?P<light>(?:[^(),]|\([^()]*\))+),(?P<dark>(?:[^(),]|\([^()]*\))+)\)"
)
_USED = re.compile(r"var\(--([\w-]+)\)")
_COLOUR = re.compile(r"^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")
_SIZE = re.compile(r"font-size\s*:\s*(?P<number>\d*\.?\d+)(?P<unit>px|pt|rem|em|%)")
_SMALLEST = {"px": 16.0, "pt": 12.0, "rem": 1.0, "em": 0.8, "%": 80.0}
_TEXT, _SIGNS = 4.5, 3.0  # least contrast of text, and of what is no text
_PAIRS = (
    ("ink", "paper", _TEXT), ("ink", "tint", _TEXT), ("quiet", "paper", _TEXT), ("quiet", "tint", _TEXT),
    ("link", "paper", _TEXT), ("link", "tint", _TEXT), ("on-band", "band", _TEXT), ("on-mark", "mark", _TEXT),
    ("edge", "paper", _SIGNS), ("edge", "tint", _SIGNS),
)  # fmt: skip
_LEAST_LEAD, _MOST_LETTERS, _LETTER = 1.5, 80, 0.5  # a letter is about half as wide as its size
_POINTED_AT = re.compile(
    r"(?:a|button|input|select|summary|textarea|label)(?![\w-])(?!.*::)|\[type="
)
_EXTENT = re.compile(
    r"(?<![\w-])(?:min-|max-)?(?:height|width|block-size|inline-size)\s*:\s*(?P<number>\d*\.?\d+)(?P<unit>px|rem|em|pt)"
)
_PIXELS = {"px": 1.0, "rem": 16.0, "em": 16.0, "pt": 4 / 3}
_TARGET = 24.0  # pixels
_MODES = {
    "dark colours": re.compile(r"light-dark\(|prefers-color-scheme"),
    "strong contrast": re.compile(r"prefers-contrast"),
    "the reader's own colours": re.compile(r"forced-colors"),
}


@dataclass(frozen=True, slots=True)
class _Scheme:
    """The colours of one way of showing the site, and the line where they are chosen."""

    line: int
    tokens: Mapping[str, str]


@error("VIS02")
def colours(path: str, css: str) -> Iterator[Finding]:
    """In light, dark and strong colours, text has a contrast of 4.5 to 1 and signs one of 3 to 1.

    Why: Pale words and thin edges vanish for people with low vision, on old screens and in
        sunlight.
    Bad: --ink: #9a9a9a
    Good: --ink: #1d1b18
    Source: WCAG 2.2, 1.4.3 Contrast (Minimum) and 1.4.11 Non-text Contrast (AA)
    """
    if not path.endswith(_SHEET):
        return
    schemes = _schemes(css)
    if not schemes:
        yield Finding("nobody can tell the colours: --ink and --paper are missing", Location(path))
    for scheme in schemes:
        for front, back, least in _PAIRS:
            one, other = _hex(scheme.tokens.get(front, "")), _hex(scheme.tokens.get(back, ""))
            if one and other and (ratio := contrast(one, other)) < least:
                message = (
                    f"--{front} on --{back} has a contrast of {ratio:.1f}; {least} is the least"
                )
                yield Finding(message, Location(path, scheme.line, 0))


def _schemes(css: str) -> list[_Scheme]:
    """Every block that sets both paper and ink, twice where it knows light and dark."""
    base: dict[str, str] = {}
    found: list[_Scheme] = []
    for block in _BLOCK.finditer(css):
        if ":root" not in block["chosen"]:
            continue
        own = {one["name"]: one["value"].strip() for one in _TOKEN.finditer(block["inside"])}
        if not found:
            base |= own
        elif "light-dark(" in block["inside"]:
            base |= {name: value for name, value in own.items() if "light-dark(" not in value}
        if "paper" not in own or "ink" not in own:
            base |= {name: value for name, value in own.items() if name not in base}
            continue
        line = css.count("\n", 0, block.start("inside")) + 1
        for side in ("light", "dark") if "light-dark(" in block["inside"] else ("",):
            mixed = base | {name: _side(value, side) for name, value in own.items()}
            found.append(_Scheme(line, {name: _value(mixed, name) for name in mixed}))
    return found


def _side(value: str, side: str) -> str:
    pair = _PAIR.fullmatch(value)
    return pair[side].strip() if pair and side else value


def _value(tokens: Mapping[str, str], name: str) -> str:
    value = tokens[name]
    for _ in range(5):
        if not (used := _USED.fullmatch(value)):
            break
        value = tokens.get(used[1], "")
    return value


def _hex(value: str) -> str:
    if not _COLOUR.match(value):
        return ""
    return value if len(value) == 7 else "#" + "".join(2 * digit for digit in value[1:])


@error("VIS03")
def sizes(path: str, css: str) -> Iterator[Finding]:
    """No letters are smaller than 16 pixels on a screen and 12 points on paper.

    Why: Two million people in the United Kingdom live with sight loss; small print is the first
        thing that stops them.
    Bad: .note { font-size: 11px }
    Good: .note { font-size: 1rem }
    Source: UKAAF G003; GOV.UK, publishing accessible documents
    """
    for found in _SIZE.finditer(css):
        if float(found["number"]) < _SMALLEST[found["unit"]]:
            message = f'"{found[0]}" makes letters too small'
            yield Finding(message, _line(path, css, found.start()))


@warning("VIS07")
def spacing(path: str, css: str) -> Iterator[Finding]:
    """Lines of running text stand one and a half lines apart, or more.

    Why: Close lines run into each other for people with dyslexia or low vision.
    Bad: --lead: 1.2
    Good: --lead: 1.6
    Source: British Dyslexia Association style guide; WCAG 2.2, 1.4.12 Text Spacing (AA)
    """
    for found in re.finditer(r"--lead\s*:\s*(\d*\.?\d+)", css):
        if float(found[1]) < _LEAST_LEAD:
            message = f"lines stand {found[1]} lines apart"
            yield Finding(message, _line(path, css, found.start()))


@warning("VIS08")
def measure(path: str, css: str) -> Iterator[Finding]:
    """A line of running text holds at most 80 letters, unless the reader asks for more.

    Why: On the way back from a long line many people lose their place.
    Bad: --measure: 70rem
    Good: --measure: 37.5rem
    Source: WCAG 2.2, 1.4.8 Visual Presentation (AAA); British Dyslexia Association style guide
    """
    for block in _BLOCK.finditer(css):
        if block["chosen"].strip().rpartition("\n")[2].strip() != ":root":
            continue
        for found in re.finditer(r"--measure\s*:\s*(\d*\.?\d+)(rem|em|ch)", block["inside"]):
            letters = float(found[1]) if found[2] == "ch" else float(found[1]) / _LETTER
            if letters > _MOST_LETTERS:
                place = _line(path, css, block.start("inside") + found.start())
                yield Finding(f"a line holds about {letters:.0f} letters", place)


@warning("VIS09")
def modes(path: str, css: str) -> Iterator[Finding]:
    """The site follows what readers set on their devices: dark, strong contrast, their own colours.

    Why: White screens hurt some eyes and give some people migraine; others see nothing without
        strong contrast.
    Bad: a style sheet with one set of colours
    Good: @media (prefers-contrast: more) { … }
    Source: WCAG 2.2, 1.4.8 Visual Presentation (AAA); British Dyslexia Association style guide
    """
    if path.endswith(_SHEET):
        for what, pattern in _MODES.items():
            if not pattern.search(css):
                yield Finding(f"the style sheet does not know {what}", Location(path))


@error("WEB04")
def targets(path: str, css: str) -> Iterator[Finding]:
    """Links, buttons and fields are not made smaller than 24 pixels each way.

    Why: People whose hands shake, and people who point with their head or a stick, hit the one
        beside it.
    Bad: [type=radio] { width: 13px; height: 13px }
    Good: [type=radio] { width: 1.6rem; height: 1.6rem }
    Source: WCAG 2.2, 2.5.8 Target Size (Minimum) (AA)
    """
    for block in _BLOCK.finditer(css):
        ends = (re.split(r"[\s>+~]+", one.strip())[-1] for one in block["chosen"].split(","))
        if not any(_POINTED_AT.match(end) for end in ends):
            continue
        for found in _EXTENT.finditer(block["inside"]):
            if float(found["number"]) * _PIXELS[found["unit"]] < _TARGET:
                place = _line(path, css, block.start("inside") + found.start())
                yield Finding(f'"{found[0]}" makes something to press too small', place)


def _line(path: str, css: str, at: int) -> Location:
    return Location(path, css.count("\n", 0, at) + 1, 0)


RULES: tuple[Rule[[str, str]], ...] = (colours, sizes, spacing, measure, modes, targets)
