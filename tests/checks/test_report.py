from __future__ import annotations

from strategy_build.checks.report import SHOWN, annotated, report, summary
from strategy_build.diagnostics import Diagnostic, Location, Severity

LINE = "To read the old direction click [here](../direction-2024-2027/)."
SOURCES = {"content/direction/introduction.md": "\n" * 13 + LINE + "\nMore.\n"}
HERE = Diagnostic(
    "LNK01",
    Severity.ERROR,
    'the link text is "here"',
    Location("content/direction/introduction.md", 14, 34),
    'people who use a screen reader often list the links on a page. They would hear only "here".',
    "say where the link goes, for example [our direction for 2024 to 2027](../direction-2024-2027/).",
    length=4,
)


def test_says_what_where_why_and_what_to_type() -> None:
    assert report([HERE], SOURCES) == (
        "Error LNK01 in content/direction/introduction.md, line 14\n"
        "  14 | To read the old direction click [here](../direction-2024-2027/).\n"
        '     |                                  ^^^^ the link text is "here"\n'
        "Why it matters: people who use a screen reader often list the links on a page. "
        'They would hear only "here".\n'
        "How to fix it: say where the link goes, for example "
        "[our direction for 2024 to 2027](../direction-2024-2027/).\n"
        "More help: strategy-build explain LNK01"
    )


def test_plain_draws_nothing() -> None:
    told = report([HERE], SOURCES, plain=True)

    assert "|" not in told
    assert "^" not in told
    assert "The line is: To read the old direction click" in told
    assert "The place is: here" in told


def test_the_most_serious_come_first() -> None:
    late = Diagnostic("DAT06", Severity.NOTE, "a Sunday", Location("a.md", 1, 1))
    mild = Diagnostic("LNG01", Severity.WARNING, "long", Location("a.md", 2, 1))
    told = report([late, mild, HERE], SOURCES)

    assert told.index("LNK01") < told.index("LNG01") < told.index("DAT06")


def test_ten_of_a_file_are_shown_and_the_others_counted() -> None:
    many = [
        Diagnostic("LNG01", Severity.WARNING, f"long {n}", Location("a.md", n, 1))
        for n in range(1, SHOWN + 4)
    ]
    told = report(many, {})

    assert told.count("Warning LNG01") == SHOWN
    assert told.endswith("And 3 more warnings in a.md.")


def test_says_the_same_thing_once() -> None:
    assert report([HERE, HERE], SOURCES).count("LNK01 in") == 1


def test_shows_only_the_part_of_a_long_line_that_is_meant() -> None:
    text = "word " * 100 + "[here](x)" + " word" * 100
    one = Diagnostic("LNK01", Severity.ERROR, "here", Location("a.md", 1, 502), length=4)
    _, line, pointer, *_ = report([one], {"a.md": text}).split("\n")

    assert len(line) < 200
    assert line[pointer.index("^") :].startswith("here")


def test_a_finding_about_a_whole_file_needs_no_line() -> None:
    one = Diagnostic("SRC17", Severity.ERROR, "there is no site.yaml", Location("site.yaml"))

    assert report([one], {}).startswith("Error SRC17 in site.yaml\nThere is no site.yaml.\n")


def test_counts_in_words() -> None:
    assert summary([HERE]) == "1 error"
    assert summary([]) == "nothing to change"


def test_annotations_hold_the_whole_help() -> None:
    told = annotated([HERE])

    assert told.startswith(
        "::error file=content/direction/introduction.md,line=14,col=34,endColumn=38,"
        "title=LNK01%3A Error::"
    )
    assert "%0AHow to fix it: say where" in told
    assert "strategy-build" not in told
    assert "\n" not in told
