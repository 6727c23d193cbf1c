from __future__ import annotations

import pytest

from strategy_build.diagnostics import Location
from strategy_build.sources.findings import Findings
from strategy_build.sources.svg import Drawing, rebuilt

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'


def drawing(inside: str, start: str = OPEN) -> tuple[Drawing | None, list[str]]:
    findings = Findings()
    made = rebuilt(f"{start}{inside}</svg>".encode(), Location("a.svg"), findings)
    return made, [f.rule for f in findings.all]


def kept(inside: str) -> str:
    made, found = drawing(inside)

    assert found == []
    assert made is not None
    return made.data.decode()


def test_keeps_shapes_words_and_gradients() -> None:
    text = kept(
        '<title>A river</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        '<g transform="translate(1 2)"><path d="M0 0h9" fill="url(#g)" style="stroke: red"/>'
        '<text x="1" xml:lang="cy">Afon <tspan>hir</tspan> yma</text><use xlink:href="#g"/></g>'
    )

    for part in (
        "A river",
        'fill="url(#g)"',
        'style="stroke: red"',
        "<tspan>hir</tspan> yma",
        'href="#g"',
        'lang="cy"',
    ):
        assert part in text


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        ("<script>alert(1)</script><path d='M0 0'/>", "alert"),
        ("<path d='M0 0' onclick='alert(1)'/>", "alert"),
        ("<image href='https://a.example/x.png'/>", "a.example"),
        ("<use href='https://a.example/x.svg#y'/>", "a.example"),
        ("<use xlink:href='javascript:alert(1)'/>", "alert"),
        ("<path fill='url(https://a.example/x)'/>", "a.example"),
        ("<path style='fill: url(https://a.example/x)'/>", "a.example"),
        ("<foreignObject><p>words</p></foreignObject>", "words"),
        ("<style>@import 'https://a.example/x.css';</style>", "a.example"),
        ("<a href='https://a.example'><path d='M0 0'/></a>", "a.example"),
        ("<animate attributeName='x' to='9'/>", "animate"),
    ],
)
def test_leaves_out_what_runs_or_comes_from_elsewhere(inside: str, gone: str) -> None:
    made, found = drawing(inside)

    assert made is not None
    assert gone not in made.data.decode()
    assert set(found) == {"IMG09"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"<html></html>",
        b"\xff\xfe",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 3000,
    ],
)
def test_refuses_what_is_no_drawing(data: bytes) -> None:
    findings = Findings()

    assert rebuilt(data, Location("a.svg"), findings) is None
    assert [f.rule for f in findings.all] == ["IMG06"]


@pytest.mark.parametrize(
    ("start", "size"),
    [
        (OPEN, (40, 20)),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="5mm">', (10, 5)),
        (
            '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" viewBox="0,0,8,4">',
            (8, 4),
        ),
        ('<svg xmlns="http://www.w3.org/2000/svg">', (300, 150)),
        ("<svg>", (300, 150)),
    ],
)
def test_every_drawing_has_a_size(start: str, size: tuple[int, int]) -> None:
    made, _ = drawing("<path d='M0 0'/>", start)

    assert made is not None
    assert made.size == size


def test_shapes_inside_a_link_are_not_lost() -> None:
    made, _ = drawing("<a href='https://a.example'><text>Words</text></a>")

    assert made is not None
    assert "Words" in made.data.decode()
