"""Findings of every kind, for the tests of all reports."""

from __future__ import annotations

from strategy_build.checks.reports.entries import Entry, entries
from strategy_build.checks.rule import Explanation
from strategy_build.diagnostics import Diagnostic, Location, Severity

INTRODUCTION = "content/direction/introduction.md"
SOURCES = {
    INTRODUCTION: (
        "# Where we go\n\n"
        "To read the old direction click [here](../direction-2024-2027/).\n"
        "· Welcome to <everyone> & `all`\n"
        "We meet on Thursday 29 January 2027.\n"
    ),
    "content/site.yaml": "language: en-GB\n",
}
WHY = "People who use a screen reader often list the links on a page. They would hear only “here”."
ABOUT = {
    one.id: one
    for one in (
        Explanation(
            "LNK01", Severity.ERROR, "The words of a link say where it goes.", WHY,
            "Click [here](plan.yaml).", "Read [our plan](plan.yaml).", "WCAG 2.2, 2.4.4 (A)",
        ),
        Explanation(
            "LNK02", Severity.ERROR, "Two links with the same words lead to the same place.",
            "Nobody can tell them apart.", "[plan](a.md) [plan](b.md)", "[plan A](a.md)", "WCAG 2.2",
        ),
        Explanation(
            "SRC08", Severity.ERROR, "Lists are written as lists.",
            "A screen reader says how many items a list has.", "· one\n· two", "- one\n- two", "WCAG",
        ),
        Explanation(
            "DAT02", Severity.ERROR, "A weekday fits its date.", "People may miss the day.",
            "Thursday 29 January 2027", "Friday 29 January 2027", "our own practice",
        ),
        Explanation(
            "LNG01", Severity.WARNING, "A sentence has at most 25 words.", "Long ones are hard.",
            "We, who…", "We mend. We grow.", "GOV.UK content guide",
        ),
        Explanation(
            "axe", Severity.ERROR, "axe found a barrier in a web page.", "Somebody is stopped.",
            "<p>grey & faint</p>", "<p>dark & clear</p>", "WCAG 2.2",
        ),
        Explanation(
            "deep/nothing-to-check", Severity.ERROR, "There is a built site to check.", "No proof.",
            "strategy-build check --deep before any build", "strategy-build build first", "ours",
        ),
    )
}  # fmt: skip
FOUND = (
    Diagnostic(
        "LNG01", Severity.WARNING, "This sentence has 38 words", Location(INTRODUCTION, 3, 1),
        "Long sentences are hard to follow by ear.", 'make two sentences of it at "and"',
    ),
    Diagnostic(
        "LNK01", Severity.ERROR, 'the link text is "here"', Location(INTRODUCTION, 3, 34), WHY,
        "say where the link goes, for example [our direction](../direction-2024-2027/)", length=4,
    ),
    Diagnostic(
        "SRC08", Severity.ERROR, 'this line begins with "·", which does not make a list',
        Location(INTRODUCTION, 4, 1), "A list is announced.", "- Welcome to <everyone> & `all`",
    ),
    Diagnostic(
        "DAT02", Severity.ERROR, "29 January 2027 is a Friday", Location(INTRODUCTION, 5, 12),
        "People may miss the day.",
        "Friday 29 January 2027   or   Thursday 28 January 2027", length=24,
    ),
    Diagnostic(
        "DAT06", Severity.NOTE, "this day is a Sunday", Location("content/a b/plan: ö.yaml", 1, 3)
    ),
    Diagnostic("axe/region", Severity.WARNING, "*All* content is in [landmarks](x)", Location("x/index.html")),
    Diagnostic(
        "deep/nothing-to-check", Severity.ERROR, "There is no web page in output", Location(),
        "A check that did not run is not a check that was passed.",
        "Build the site first: strategy-build build",
    ),
    Diagnostic("house/unknown", Severity.NOTE, "nobody explains this rule", Location("content/site.yaml")),
)  # fmt: skip


def told(*found: Diagnostic) -> tuple[Entry, ...]:
    """The findings, or all of `FOUND`, ready for a report."""
    return entries(found or FOUND, SOURCES, ABOUT)
