"""Whatever stands in the content: twice is the same as once, and nothing is broken."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.checks.fix.samples import PAGE, PLAN, after, page, words
from tests.checks.reading import good_site

from strategy_build.checks.fix.fixes import fixed
from strategy_build.sources.project import read

PIECES = st.sampled_from(
    (
        "We grow food", "e.g.", "eg", "i.e. ", "etc.", "etc. We", "2027-2030", "2027–28", "21st May 2027",
        "the 2nd of June", "May 3rd, 2027", "food & tea", "OUR VALUES", "## OUR PLAN", "##How", "#Title", "·", "· one",
        "– two", "-three", "1.four", "---", "===", "```", "    code", "\t", "  ", " ", "\n", "\n\n", "\r\n", "> said e.g.",
        "| a | b |", "| --- | --- |", "| x | ✓ |", "| x |  |", "\u00a0", "\u200b", "\u00ad", "`e.g.`", "[a e.g.](values.md)",
        "[Croeso]{lang=cy}", "“", "”", '"', "'", "\\", "**", "_Toc1", "<b>", ": ", " #", "- ", "::: x", "[^1]", "[^1]: e.g.",
        "https://a.example/2027-2030", "The end.", "é", "e\u0301", "\x0b", "{", "}", "[", "&", "%", "@", "Table: x etc.",
    )
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)
LINES = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=30)
CAREFUL = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@CAREFUL
@given(TEXTS)
def test_twice_is_the_same_as_once_in_markdown(body: str) -> None:
    _proved(small() | {PAGE: f"# Introduction\n\n{body}".encode()})


@CAREFUL
@given(TEXTS | LINES)
def test_twice_is_the_same_as_once_in_yaml(value: str) -> None:
    files = small()
    _proved(files | {PLAN: files[PLAN].replace(b"title: Room to grow", f"title: {value}".encode())})


@CAREFUL
@given(st.binary(max_size=60))
def test_any_bytes_do_no_harm(data: bytes) -> None:
    _proved(small() | {PAGE: data})
    _proved(small() | {PAGE: b"---\ntype: statements\n" + data + b"\n---\n# Vision\n"})  # fmt: skip


def small() -> dict[str, bytes]:
    """A site of one publication with one section."""
    site = good_site()
    text = site[PLAN].decode().partition("sections:")[0] + "sections: [introduction]\n"
    return {name: site[name] for name in ("site.yaml", "glossary.yaml", PAGE)} | {
        PLAN: text.encode()
    }


def _proved(files: dict[str, bytes]) -> None:
    fixes = fixed(files)
    made = after(files, fixes)
    errors_before = [one.rule for one in read(files)[1] if one.is_error]
    errors_after = [one.rule for one in read(made)[1] if one.is_error]

    assert fixed(made).files == {}
    assert all(errors_after.count(rule) <= errors_before.count(rule) for rule in errors_after)
    assert {one.location.file for one in fixes.changes} == {f"content/{p}" for p in fixes.files}
    assert all(one.before != one.after and one.why for one in fixes.changes)
    assert bool(fixes.diff()) == bool(fixes)


def test_readers_get_the_same_words_but_for_those_put_right() -> None:
    files = page(
        "# Introduction \r\n\r\nWe meet on the 21st of May 2027, e.g. for tea.\r\n\r\n· one\r\n· two\r\n\r\n"
        "How we meet\r\n---\r\n\r\nAt the gate.  \r\nOften."
    )
    before, made = words(files), words(after(files, fixed(files)))
    wanted = " ".join(before).replace("the 21st of May", "21 May").replace("e.g.", "for example")
    wanted = wanted.replace("· ", "")

    assert sorted(made) == sorted(wanted.split())


def test_quotation_marks_change_no_word() -> None:
    files = good_site()
    text = files[PLAN].decode().replace("title: Room", "title: Plan #1: room")
    text = text.replace("- We will open", "- So: we will open").replace(
        "We will help", "'It's help"
    )
    risky = files | {PLAN: text.encode()}
    fixes = fixed(risky)

    assert {one.rule for one in fixes.changes} == {"SRC03"}
    assert words(after(risky, fixes)) == words(risky)


def test_changes_nothing_but_the_lines_it_names() -> None:
    body = "# Introduction\n\n" + "\n\n".join(
        f"Sentence {n}   with  odd *spaces*, e.g. this." if n % 7 == 0 else f"Sentence {n}   with  odd *spaces*."
        for n in range(40)
    ) + "\n"  # fmt: skip
    files = page(body)
    fixes = fixed(files)
    lines, made = body.split("\n"), fixes.files[PAGE].decode().split("\n")
    changed = {n for n, (a, b) in enumerate(zip(lines, made, strict=True), 1) if a != b}

    assert changed == {one.location.line for one in fixes.changes}
    assert all(re.sub("for example", "e.g.", made[n - 1]) == lines[n - 1] for n in changed)
