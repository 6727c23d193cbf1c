from __future__ import annotations

from dataclasses import replace

import pytest
from tests.checks.conftest import Made
from tests.everything import EVERYTHING, p, s

from strategy_build.checks.output.plain import RULES, check_plain
from strategy_build.formats.text.renderer import render
from strategy_build.model.blocks import Preformatted
from strategy_build.model.document import Section
from strategy_build.model.inlines import Inline, Link, NoteReference, Text, WebTarget
from strategy_build.model.inputs import Inputs
from strategy_build.model.walk import text_of

TITLE = text_of(EVERYTHING.title)
BAD = [
    ("TXT01", b"Another title\n"),
    ("TXT01", f"\ufeff{TITLE}\n".encode()),
    ("TXT01", f"{TITLE}\r\n".encode()),
    ("TXT01", f"{TITLE}\nThe caf\n".encode() + b"\xe9\n"),
    ("TXT01", f"{TITLE}".encode()),
    ("TXT03", f"{TITLE}\n".encode()),
    ("TXT04", f"{TITLE}\n{'word ' * 20}\n".encode()),
    ("TXT02", f"{TITLE}\n==========\n".encode()),
    ("TXT02", f"{TITLE}\n| a | b |\n".encode()),
    ("TXT02", f"{TITLE}\n┌──┐\n".encode()),
]


def test_leaves_our_own_file_alone(made: Made) -> None:
    assert not check_plain("id/id.txt", made["text"]["everything.txt"], EVERYTHING)


def test_leaves_our_short_lines_alone(made: Made, inputs: Inputs) -> None:
    long = replace(EVERYTHING, title=s("title", "A title that is longer than a line " * 4))
    wide = render(long, inputs, {"width": "72"}).files["everything-72.txt"]

    assert not check_plain("id/id-72.txt", made["text-72"]["everything-72.txt"], EVERYTHING, 72)
    assert not check_plain("id/id-72.txt", wide, long, 72)


@pytest.mark.parametrize(("rule", "data"), BAD)
def test_finds_what_is_bad(rule: str, data: bytes) -> None:
    assert rule in [one.rule for one in check_plain("a.txt", data, EVERYTHING, 72)]


def test_every_rule_can_fail() -> None:
    assert {rule for rule, _ in BAD} == {rule.id for rule in RULES}


@pytest.mark.parametrize("width", ["0", "72"])
def test_leaves_alone_what_may_be_written(width: str, inputs: Inputs) -> None:
    link = Link(WebTarget("https://example.org/p"), (Text("the plan"),))
    names: tuple[Inline, ...] = (link, NoteReference("call", "note", 1), Text(" or [none]"))
    inside = (
        p("x", "Home | About | Contact"),
        p("x", "\ufffd"),
        Preformatted(s("x", "a\tb\n----")),
    )
    body = tuple(
        Section(f"x{n}", "prose", "", "", 2, s("x", one, " is here"), "en-GB", inside)
        for n, one in enumerate((*names, "Four"))
    )
    document = replace(EVERYTHING, title=s("x", "Read ", link, " first"), body=body)
    made = next(iter(render(document, inputs, {"width": width}).files.values()))

    assert check_plain("a.txt", made, document, int(width)) == ()
