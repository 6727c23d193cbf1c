from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from strategy_build.checks.explain import explanations
from strategy_build.checks.report import annotated
from strategy_build.checks.reports.entries import entries, has_command
from strategy_build.checks.reports.summary import MOST, as_summary
from strategy_build.diagnostics import Diagnostic, Location, Severity
from tests.checks.reports.samples import FOUND, told
from tests.checks.reports.test_forms import WORDS
from tests.conftest import Golden

MANY = [
    Diagnostic("LNK01", Severity.WARNING, f"wrong {n}", Location("a.md", n, 1), source="x" * 300)
    for n in range(1, 3001)
]


def test_stays_as_it_is(golden: Golden) -> None:
    golden("summary.md", as_summary(told(), WORDS, files="https://git.example/blob/main/"))


def test_never_asks_for_a_terminal() -> None:
    every = [
        Diagnostic(rule, about.severity, about.what, Location("a.md", 1, 1), about.why)
        for rule, about in explanations().items()
    ]
    made = re.sub(r"\\(.)", r"\1", as_summary(entries([*FOUND, *every], {}, explanations()), WORDS))

    assert not has_command(made)
    assert "terminal" not in made
    assert "strategy-build explain" not in annotated(FOUND)


def test_every_finding_carries_the_line_to_paste_and_all_words_on_its_rule() -> None:
    (one,) = told(FOUND[3])
    made = MarkdownIt().render(as_summary((one,), WORDS))

    assert one.about is not None
    assert '<code class="language-text">We meet on Friday 29 January 2027.\n</code>' in made
    assert one.about.what in made
    assert one.about.good in made
    assert "People may miss the day." in made


def test_errors_come_before_all_else() -> None:
    made = as_summary(told(), WORDS)

    assert made.index("### 4 errors") < made.index("### 2 warnings") < made.index("### 2 notes")


def test_leads_to_the_line() -> None:
    made = as_summary(told(FOUND[4]), WORDS, files="https://git.example/blob/main/")

    assert "(https://git.example/blob/main/content/a%20b/plan%3A%20%C3%B6.yaml#L1)" in made


def test_what_has_no_room_is_counted() -> None:
    made = as_summary(told(*MANY), WORDS)
    shown = made.count("##### ")

    assert len(made.encode()) <= MOST
    assert 0 < shown < len(MANY)
    assert made.endswith(
        f"**There are {len(MANY) - shown:,} more findings, for which there is no room here.**\n"
    )


def test_one_endless_line_leaves_room_for_the_others() -> None:
    long = Diagnostic("SRC99", Severity.ERROR, "long", Location("a.md", 1, 1), source="x" * 2**21)
    made = as_summary(told(long, *FOUND), WORDS)

    assert made.count("##### ") == len(FOUND) + 1


def test_says_that_nothing_was_found() -> None:
    assert (
        MarkdownIt()
        .render(as_summary((), WORDS))
        .endswith("<p><strong>Nothing to change.</strong></p>\n")
    )


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_words_are_shown_as_they_are(words: str) -> None:
    one = Diagnostic("X", Severity.NOTE, f"say {words}", Location("a.md"))
    (entry,) = entries([one], {}, {})
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(as_summary((entry,), WORDS))
    titles = [
        token.children or []
        for before, token in pairwise(tokens)
        if before.tag == "h5" and before.nesting == 1
    ]

    assert len(titles) == 1
    assert all(child.type in {"text", "text_special"} for child in titles[0])
    said = "".join(child.content for child in titles[0])
    assert said == " ".join(f"Note: {entry.message}".split())


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_line_never_ends_its_fence(line: str) -> None:
    one = Diagnostic("X", Severity.NOTE, "say", Location("a.md", 1, 1), source=f"`{line}``")
    tokens = MarkdownIt().parse(as_summary(told(one), WORDS))
    fences = [token.content for token in tokens if token.type == "fence"]

    assert fences == [f"`{line}``\n"]
