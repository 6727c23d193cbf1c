"""The colours of the site: text has a contrast of 7 to 1 in every way of showing it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from strategy_build.markup.palette import contrast
from strategy_build.model.inputs import Inputs, Theme
from strategy_build.publish.look import style

ENOUGH = 7.0  # WCAG 2.2, 1.4.6 Contrast (Enhanced), AAA
SIGNS = 3.0  # WCAG 2.2, 1.4.11 Non-text Contrast, AA
TEXT = ("ink", "quiet", "link")
GROUNDS = ("paper", "tint")
PIECE = re.compile(r"([^{}]*)([{}])")
TOKEN = re.compile(r"--([\w-]+)\s*:\s*((?:[^;()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+)")
BOTH = re.compile(r"light-dark\(((?:[^(),]|\([^()]*\))+),((?:[^(),]|\([^()]*\))+)\)")
ACCENTS = ("#0b4f6c", "#4a2a6b", "#ffff00", "#00ffff", "#ff0000", "#00aa00", "#777777", "#000000")


def blocks(css: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The places that set tokens, by all that stands around and before each, in order."""
    around: list[str] = []
    for text, sign in PIECE.findall(css):
        if sign == "{":
            around.append(text.strip())
            continue
        tokens = {name: value.strip() for name, value in TOKEN.findall(text)}
        if ":root" in around[-1] and tokens and "@media print" not in around:
            yield " ".join(around), tokens
        around.pop()


def schemes(css: str) -> dict[str, Mapping[str, str]]:
    """Each way of showing the site: its colours by token."""
    usual: dict[str, str] = {}
    more: dict[str, str] = {}
    own: dict[str, str] = {}
    for chosen, tokens in blocks(css):
        if "data-colour=contrast" in chosen:
            own |= tokens
        elif "prefers-contrast" in chosen:
            more |= tokens
        elif chosen.endswith(":root"):
            usual |= tokens
    found = {}
    for side in (1, 2):
        name = ("light", "dark")[side - 1]
        found[name] = one_side(usual, side)
        found[f"{name}, more contrast"] = one_side(usual | more, side)
    found["high contrast"] = one_side(usual | own, 2)
    return found


def one_side(tokens: Mapping[str, str], side: int) -> Mapping[str, str]:
    chosen = {name: BOTH.sub(lambda both: both[side].strip(), v) for name, v in tokens.items()}
    for _ in range(3):
        chosen = {name: chosen.get(value[6:-1], value) for name, value in chosen.items()}
    return {name: full(value) for name, value in chosen.items() if value.startswith("#")}


def full(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * sign for sign in colour[1:])


@pytest.fixture(params=ACCENTS)
def shown(request: pytest.FixtureRequest, inputs: Inputs) -> dict[str, Mapping[str, str]]:
    return schemes(style(replace(inputs, theme=Theme(request.param))))


def test_finds_every_way_of_showing_the_site(shown: dict[str, Mapping[str, str]]) -> None:
    assert shown["light"]["paper"] == "#fdfaf4"
    assert shown["dark"]["paper"] == "#14181a"
    assert shown["light, more contrast"]["paper"] == "#ffffff"
    assert shown["dark, more contrast"]["paper"] == "#000000"
    assert shown["high contrast"]["link"] == "#ffe95c"


def test_text_has_seven_to_one_on_every_ground(shown: dict[str, Mapping[str, str]]) -> None:
    pairs = [(text, ground) for text in TEXT for ground in GROUNDS]
    pairs += [("on-band", "band"), ("on-mark", "mark")]
    weak = [
        (scheme, front, back)
        for scheme, tokens in shown.items()
        for front, back in pairs
        if contrast(tokens[front], tokens[back]) < ENOUGH
    ]

    assert weak == []


def test_edges_have_three_to_one_on_every_ground(shown: dict[str, Mapping[str, str]]) -> None:
    weak = [
        (scheme, ground)
        for scheme, tokens in shown.items()
        for ground in GROUNDS
        if contrast(tokens["edge"], tokens[ground]) < SIGNS
    ]

    assert weak == []
