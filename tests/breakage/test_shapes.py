"""Shapes that parsers are known to choke on: deep, long, endless, odd; and mutations of real files.

Each is made small enough to be quick and large enough that a step for each pair of things would
show: what was quadratic at a million characters took minutes in one of these.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from strategy_build.checks.report import report
from strategy_build.diagnostics import Diagnostic
from strategy_build.sources.texts import LIMIT, LINES, LONGEST_LINE
from tests.breakage.test_any_content import _everything
from tests.checks.reading import files_in, good_site

CONTENT = Path(__file__).parent.parent.parent / "content"
DEEP = 1_200
DEEPER = 10_000  # refused by its length, before any parser sees it
LINE = 1_500  # characters
PAGE, FRONT = "plan/introduction.md", "---\ntype: principles\n"
SIGNS = "*_[]`|<>&!~:#-=+.(){}\\\"'^$%@;,?/0"
ODD = ("\u0301", "\u202e", "\u200d", "\u00a0", "\u2028", "\u05d0", "\U0001f600", "\u1100", "\ufeff")
PIECES = (
    "[a](", "![a](", "[^1]", "[^1]: x\n", "[a]: b\n", "[a]{lang=cy}", "{lang=cy ", "**a ", "*a _b ",
    "<a ", "<!--", "&#", "`` ", "::: values\n:::\n", "> ", "- a\n", "1. a\n", "2027. a\n", "| a ",
    "|a|b|\n|-|-|\n", "Table: a\n\n", "a\n: b\n\n", "## a\n\n", "```\n", "21st May ", "e.g. ", "NHS ",
    "wellcome ", "TBC ", "The the ", "a. ", "we will ", "[here](values.md) ", "BSL ", "a\\\n", "    a\n",
)  # fmt: skip
NESTED = (("> ", ""), ("[", "]"), ("*a ", "*"), ("**a *b ", "***"), ("![", "](a)"), ("(", ")"))
YAML = (
    "principles: [{}]\n".format("a, " * 600),
    "principles: " + "[" * DEEP + "]" * DEEP + "\n",
    "principles: " + "{a: " * DEEP + "}" * DEEP + "\n",
    "principles:\n" + "".join(f"{' ' * n}- \n" for n in range(1, 400)),
    "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
    "principles:\n" + "  - text: The same words.\n" * 600,
    "principles:\n  - text: a\n" + "".join(f"    field-{n}: b\n" for n in range(600)),
    "questions:\n  - id: q\n    type: rank\n    ask: Why?\n    options:\n"
    + "".join(f"      - Answer {n}\n" for n in range(800)),
    "principles:\n  - text: |\n" + "      We grow.\n" * 1_200,
    "\t- a\n" * 500,
    "? a\n" * 500,
    "!!python/object:os.system {}\n",
)


def shapes() -> Iterator[tuple[str, str]]:
    for sign in (*SIGNS, *ODD, *PIECES):
        line = sign * (LINE // len(sign))
        yield f"many {sign!r}", f"{line}\n\n" + f"{sign} a\n\n" * 60
    for left, right in NESTED:
        yield f"nested {left!r}", left * DEEP + "x" + right * DEEP
    yield "lists in lists", "".join(f"{'  ' * n}- a\n" for n in range(300))
    yield "wide table", "Table: a\n\n" + "\n".join(mark * 600 + "|" for mark in ("|a", "|-", "|b"))
    yield "long table", "Table: a\n\n|a|b|\n|-|-|\n" + "|c|d|\n" * 600
    yield "addresses", "".join(f"[a{n}]: b{n}.md\n" for n in range(600))
    yield (
        "notes",
        "".join(f"a[^{n}] " for n in range(500))
        + "\n\n"
        + "".join(f"[^{n}]: b\n\n" for n in range(500)),
    )


SHAPES = dict(shapes())


@pytest.mark.parametrize("start", range(0, len(SHAPES), 15))
def test_reads_any_shape_of_markdown(start: int) -> None:
    for name in list(SHAPES)[start : start + 15]:
        found = _told({PAGE: f"# Introduction\n\n{SHAPES[name]}\n".encode()})

        assert len(report(found, {}).splitlines()) < 200, name


@pytest.mark.parametrize("text", YAML, ids=[text[:20] for text in YAML])
def test_reads_any_shape_of_yaml(text: str) -> None:
    found = _told({PAGE: f"{FRONT}{text}---\n# Introduction\n\nWords.\n".encode()})

    assert len(report(found, {}).splitlines()) < 200


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("# A\n\n" + "[" * DEEPER + "x" + "]" * DEEPER, 3, "characters"),
        ("# A\n\n" + "> " * DEEPER, 3, "characters"),
        ("# A\n\n" + "a " * (LONGEST_LINE // 2 + 1), 3, "characters"),
        ("# A\n\n" + "a\n" * LONGEST_LINE, 3, "characters"),
        ("# A\n" + "\n- a" * LINES, LINES + 1, "lines"),
        ("# A\n" + "x" * LIMIT, 1, "bytes"),
        ("# A\n" + "x" * 10 * LIMIT, 1, "bytes"),
    ],
)
def test_refuses_kindly_what_nobody_writes(text: str, line: int, said: str) -> None:
    found = [one for one in _told({PAGE: text.encode()}) if one.rule == "SRC16"]

    assert [one.location.line for one in found] == [line]
    assert said in found[0].message
    assert found[0].fix


def test_reads_the_longest_line_that_somebody_might_write() -> None:
    text = "# Introduction\n\n" + "We grow. " * 1_100

    assert not [one for one in _told({PAGE: text.encode()}) if one.rule == "SRC16"]


@pytest.mark.parametrize("seed", range(4))
def test_reads_real_files_with_anything_changed(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (the same every time)
    files = files_in(CONTENT)
    names = sorted(name for name in files if name.endswith((".md", ".yaml")) and name[0] != "_")
    small = {name: data for name, data in files.items() if name.startswith("manifesto/")}
    small["site.yaml"] = files["site.yaml"]
    for _ in range(8):
        name = chance.choice(sorted(small))
        donor = files[chance.choice(names)]
        found, _ = _everything({**small, name: _mutated(small[name], donor, chance)})

        assert all(one.message and one.location.file for one in found)


def _mutated(data: bytes, donor: bytes, chance: random.Random) -> bytes:
    """The bytes with a few pieces cut out, doubled, swapped, replaced, or taken from another file."""
    for _ in range(chance.randint(1, 8)):
        at, end = sorted(chance.choices(range(len(data) + 1), k=2))
        end = min(end, at + 60)
        piece = data[at:end]
        put = chance.choice(
            (
                b"",
                piece * 3,
                piece[::-1],
                chance.randbytes(4),
                chance.choice((*PIECES, *SIGNS, *ODD, "\n", "\t", ": ", "---\n")).encode(),
                donor[at : at + 80],
            )
        )
        data = data[:at] + put + data[end:]
    return data


def _told(extra: dict[str, bytes]) -> tuple[Diagnostic, ...]:
    found, _ = _everything(good_site() | extra)
    return found
