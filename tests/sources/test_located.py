from __future__ import annotations

import pytest

from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.sources.findings import Findings
from strategy_build.sources.located import Fields, Items, Scalar, Tree, load


def tree(text: str, first: int = 1) -> Tree:
    findings = Findings()
    made = load(text, "f.yaml", findings, first)

    assert findings.all == []
    assert made is not None
    return made


def field(text: str, name: str = "title") -> Scalar:
    made = tree(text)

    assert isinstance(made, Fields)
    value = made.fields[name][1]
    assert isinstance(value, Scalar)
    return value


def told(text: str) -> list[Diagnostic]:
    findings = Findings()
    load(text, "f.yaml", findings)
    return findings.all


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "on",
        "13:00",
        "1.10",
        "0123",
        "2027-05-08",
        "~",
        "null",
        "true",
        "1e3",
        "=",
        "https://a.example/b",
    ],
)
def test_guesses_nothing(typed: str) -> None:
    assert field(f"title: {typed}").text == typed


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("Creating change: our direction", 'title: "Creating change: our direction"'),
        ("Our plan:", 'title: "Our plan:"'),
        ('"Our" direction', "title: '\"Our\" direction'"),
        ("'Our' direction", "title: \"'Our' direction\""),
        ('"Our direction', "title: '\"Our direction'"),
        ("[Draft] vision", 'title: "[Draft] vision"'),
        ("[Croeso]{lang=cy} i bawb", 'title: "[Croeso]{lang=cy} i bawb"'),
        ("{name} says", 'title: "{name} says"'),
        ("& people", 'title: "& people"'),
        ("&people and places", 'title: "&people and places"'),
        ("* see the note", 'title: "* see the note"'),
        ("**Bold** words", 'title: "**Bold** words"'),
        ("@group", 'title: "@group"'),
        ("%5 of us", 'title: "%5 of us"'),
        ("`code` words", 'title: "`code` words"'),
        ("!important words", 'title: "!important words"'),
        ("> 50 people", 'title: "> 50 people"'),
        ("| a bar", 'title: "| a bar"'),
        ("- a dash", 'title: "- a dash"'),
        ("#1 choice", 'title: "#1 choice"'),
    ],
)
def test_reads_as_typed_what_yaml_would_refuse_or_cut(typed: str, corrected: str) -> None:
    value = field(f"title: {typed}")

    assert value.text == typed
    assert value.place == Location("f.yaml", 1, 8)
    assert value.corrected == corrected


def test_knows_what_yaml_would_have_cut() -> None:
    value = field("title: Priority #1 people")

    assert value.text == "Priority #1 people"
    assert value.cut == "Priority"


def test_takes_an_apostrophe_inside_quotes_for_an_apostrophe() -> None:
    value = field("title: 'It's ours'")

    assert value.text == "It's ours"
    assert value.corrected == 'title: "It\'s ours"'


@pytest.mark.parametrize(
    "line", ["title: plan      # a remark", "title: plan  #", '"title": plan  # remark']
)
def test_leaves_out_remarks_that_stand_apart(line: str) -> None:
    assert field(line).text == "plan"
    assert field(line).corrected == ""


def test_leaves_long_texts_alone() -> None:
    made = tree('a: |\n  x: y: z\n  # no remark\nb: >\n  one\n  two\nc: "one:\n  two: three"\nd: e')

    assert isinstance(made, Fields)
    assert [v.text for _, v in made.fields.values() if isinstance(v, Scalar)] == [
        "x: y: z\n# no remark\n",
        "one two\n",
        "one: two: three",
        "e",
    ]


def test_keeps_the_place_of_every_value() -> None:
    made = tree("a:\n  - b: one\n    c: 'two'\n  - |\n    three\n", first=5)

    assert isinstance(made, Fields)
    items = made.fields["a"][1]
    assert isinstance(items, Items)
    first, second = items.items
    assert isinstance(first, Fields)
    assert first.fields["b"][0] == Location("f.yaml", 6, 5)
    assert first.fields["b"][1].place == Location("f.yaml", 6, 8)
    assert first.fields["c"][1].place == Location("f.yaml", 7, 9)
    assert second.place == Location("f.yaml", 9, 5)


def test_keeps_the_source_of_what_stands_on_one_line() -> None:
    made = tree("a: [Draft]\nb:\n  - We will: mend: more\n")

    assert isinstance(made, Fields)
    assert isinstance(made.fields["a"][1], Items)
    assert made.fields["a"][1].raw == "[Draft]"
    items = made.fields["b"][1]
    assert isinstance(items, Items)
    assert isinstance(items.items[0], Fields)
    assert items.items[0].raw == "We will: mend: more"


def test_what_stands_on_two_lines_has_no_source_on_one() -> None:
    made = tree("a:\n  b: c\n  d: e")

    assert isinstance(made, Fields)
    assert isinstance(made.fields["a"][1], Fields)
    assert made.fields["a"][1].raw == ""


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3", "SRC02", 3, 1),
        ("a: &x\n  b: 1", "SRC01", 1, 4),
        ("a: *x", "SRC01", 1, 4),
        ("a:\n  <<: *x", "SRC01", 2, 7),
        ("a: one\n  b: two", "SRC01", 2, 4),
        ("a: 1\n---\nb: 2", "SRC01", 2, 1),
        ("a:\n\tb: 1", "SRC16", 2, 1),
        ("a:\tb", "SRC16", 1, 3),
        ('a: "b\n  c\nd: e', "SRC01", 1, 4),
        ('a: "\\q"', "SRC01", 1, 4),
        ("- a\nb: c", "SRC01", 2, 1),
        ("? [a]\n: b", "SRC01", 1, 3),
        ("title:Our plan", "SRC03", 1, 6),
        ("a: [b, [c, d]\ne: f", "SRC01", 1, 1),
    ],
)
def test_says_what_is_wrong_and_where(text: str, rule: str, line: int, column: int) -> None:
    found = told(text)

    if rule != "SRC01" or found:
        assert (found[0].rule, found[0].location.line) == (rule, line)
        assert found[0].location.column in {column, column + 1}


def test_reads_a_field_without_a_space_after_its_colon() -> None:
    findings = Findings()
    made = load("title:Our plan\nkind: page", "f.yaml", findings)

    assert isinstance(made, Fields)
    assert made.fields["title"][1] == Scalar("Our plan", Location("f.yaml", 1, 7))
    assert findings.all[0].fix == "title: Our plan"


@pytest.mark.parametrize(
    "text", ["- " * 3000, "{" * 2000 + "}" * 2000, "a: " + "[" * 5000 + "]" * 5000]
)
def test_stops_at_data_that_is_nested_without_end(text: str) -> None:
    assert "SRC01" in [finding.rule for finding in told(text)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark", "---\n"])
def test_reads_nothing_from_nothing(text: str) -> None:
    findings = Findings()
    made = load(text, "f.yaml", findings)

    assert findings.all == []
    assert made is None or made == Scalar("", made.place)


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85"])
def test_odd_line_ends_are_no_trouble(end: str) -> None:
    findings = Findings()

    load(f"title: {end}{end}\nsections: [introduction]", "a.yaml", findings)

    assert all(one.location.file == "a.yaml" for one in findings.all)
