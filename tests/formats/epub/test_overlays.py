"""Overlays follow the page: lists in lists, tables by row, and no frame that says nothing."""

from __future__ import annotations

import pytest
from lxml import etree
from markupsafe import Markup

from strategy_build.formats.epub.overlays import Pair, Sound, clock, narrated, overlay

SMIL = "{http://www.w3.org/ns/SMIL}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def shape(body: str) -> tuple[str, str]:
    """The page with its new ids, and the overlay as kinds and anchors: "list(a b)"."""
    anchors = [part.partition('"')[0] for part in body.split(' id="')[1:]]
    sounds = {
        name: Sound("../audio/1.mp3", n * 1000, n * 1000 + 1000)
        for n, name in enumerate(anchors)
        if len(name) == 1
    }
    marked = Markup(body)  # noqa: S704 (the words of this test)
    page, made = narrated(marked, "../text/1.xhtml", "chapter", sounds)
    return str(page), _shape(etree.fromstring(made.data)[0])


def _shape(around: etree._Element) -> str:
    found = []
    for each in around:
        kind = each.get(TYPE) or ""
        if each.tag == f"{SMIL}seq":
            found.append(f"{kind}({_shape(each)})")
        else:
            anchor = (each[0].get("src") or "").partition("#")[2]
            found.append(f"{kind}:{anchor}" if kind else anchor)
    return " ".join(found)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<p><span id="a">A</span> <span id="b">B</span></p>', "a b"),
        (
            '<ul><li><span id="a">A</span></li><li><span id="b">B</span></li></ul>',
            "list(list-item:a list-item:b)",
        ),
        (
            (
                '<ul><li><span id="a">A</span><ol><li><span id="b">B</span></li>'
                '<li><span id="c">C</span></li></ol></li><li><span id="d">D</span></li></ul>'
            ),
            "list(list-item(a list(list-item:b list-item:c)) list-item:d)",
        ),
        (
            (
                '<table><tr><th><span id="a">A</span></th><td><span id="b">B</span></td></tr>'
                '<tr><th><span id="c">C</span></th><td><span id="d">D</span></td></tr></table>'
            ),
            "table(table-row(table-cell:a table-cell:b) table-row(table-cell:c table-cell:d))",
        ),
        (
            (
                '<figure class="picture"><img id="a" alt="A"/><figcaption><span id="b">B</span>'
                "</figcaption></figure>"
            ),
            "figure(a b)",
        ),
        (
            (
                '<figure class="quote"><p><span id="a">A</span></p><figcaption><span id="b">B</span>'
                "</figcaption></figure>"
            ),
            "a b",
        ),
        ('<ul><li>Nothing</li></ul><p><span id="a">A</span></p>', "a"),
    ],
)
def test_the_overlay_has_the_shape_of_the_page(body: str, wanted: str) -> None:
    assert shape(body)[1] == wanted


def test_only_what_the_overlay_names_gets_an_id() -> None:
    page, _ = shape(
        '<ul class="x"><li><span id="a">A</span></li><li><span id="b">B</span></li></ul>'
        "<ul><li>Silent</li></ul>"
    )

    assert page.startswith('<ul id="list.0" class="x"><li><span')
    assert page.count(" id=") == 3


def test_an_id_that_is_there_is_kept() -> None:
    page, _ = shape(
        '<ul id="mine"><li><span id="a">A</span></li><li><span id="b">B</span></li></ul>'
    )

    assert page.startswith('<ul id="mine"><li><span')


def test_lasts_as_long_as_its_clips() -> None:
    pairs = [Pair("a", Sound("1.mp3", 0, 1234)), Pair("b", Sound("1.mp3", 1234, 3000))]

    assert overlay("1.xhtml", "cover", pairs).duration == 3000


@pytest.mark.parametrize(
    ("ms", "wanted"),
    [(0, "0:00:00.000"), (61_234, "0:01:01.234"), (36_000_001, "10:00:00.001")],
)
def test_tells_times_to_the_millisecond(ms: int, wanted: str) -> None:
    assert clock(ms) == wanted
