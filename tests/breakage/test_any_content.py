"""Whatever stands in the content, there is a message and never a traceback."""

from __future__ import annotations

from datetime import date

import pytest

from strategy_build.checks.registry import check_content
from strategy_build.checks.report import annotated, report
from strategy_build.diagnostics import Diagnostic
from strategy_build.sources.compose.site import compose
from strategy_build.sources.labels import read_labels
from strategy_build.sources.project import read
from tests.checks.reading import good_site
from tests.conftest import LAYOUTS

ODD = (
    "**", "__", "[", "](", "[a](http://[)", "[](", "{", "}", "{.x}", "|", "| |", "---", "===", "```",
    "~~~", "\t", "    ", "#", "####### ", "- ", "1.", "2027. ", "::: values", ":::", "::: nothing\n:::",
    "\u00a0", "\u200b", "\u202e", "😀", "\u0301", "\x00", "29 February 2027", "Monday 31 April 2027",
    "0 January 2027", "99999999999999999999 May 2027", "TBC", "2027-2030", "'", '"', "\\", "<b>", "<!--",
    "&amp;", "*x", "&x", "!x", "%", "@", "- - - - - - - -", "x" * 20_000, "%0A::error::", "[^1]", "[^1]: x",
    "![](a.png)", "![a](../../x.png)", "[a]{lang=}", "[a]{lang=cy", "mailto:", "Table: ", "> > > >",
)  # fmt: skip
PLACES = (
    ("plan/publication.yaml", "Room to grow"),
    ("plan/publication.yaml", "2027-04-02"),
    ("plan/publication.yaml", "values"),
    ("plan/introduction.md", "Introduction"),
    ("plan/introduction.md", "We look after"),
    ("plan/introduction.md", "values.md"),
    ("plan/figures.md", "People waiting"),
    ("plan/figures.md", "Table: "),
    ("plan/values.md", "Nobody is asked"),
    ("plan/voices.md", "A grower"),
    ("draft/questions.md", "Neither of these."),
    ("glossary.yaml", "BSL"),
    ("site.yaml", "Lamplight Allotments"),
)


@pytest.mark.parametrize(("file", "old"), PLACES)
def test_never_ends_in_a_traceback(file: str, old: str) -> None:
    site = good_site()
    text = site[file].decode()
    for number, odd in enumerate(ODD):
        ways = (odd, f"{old} {odd}", f"{odd}{old}", f"{old}\n\n{odd}\n")
        new = ways[number % len(ways)]
        found, sources = _everything(site | {file: text.replace(old, new, 1).encode()})

        assert all(one.message and one.location.file for one in found)
        assert bool(report(found, sources)) == bool(report(found, sources, plain=True))
        for line in annotated(found).split("\n"):
            assert not line or line.startswith(("::error ", "::warning ", "::notice "))


def _everything(files: dict[str, bytes]) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    content, found = read(files, "content")
    if content is None:
        return found, {}
    labels = read_labels((LAYOUTS / "labels" / "en.yaml").read_text(encoding="utf-8"), "en-GB")
    composed = compose(content, dict.fromkeys(content.publications, labels), "2027-05-10")
    checked = check_content(content, date(2027, 5, 10))
    return (*found, *checked, *composed.diagnostics), dict(content.sources)
