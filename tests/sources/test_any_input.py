"""Whatever people type or upload: findings, never a traceback."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategy_build.diagnostics import Location
from strategy_build.model.value import Value
from strategy_build.sources import dates
from strategy_build.sources.findings import Findings
from strategy_build.sources.images import picture
from strategy_build.sources.inline import inline
from strategy_build.sources.located import load
from strategy_build.sources.markdown import parse
from strategy_build.sources.project import read
from strategy_build.sources.svg import rebuilt
from strategy_build.sources.texts import decode
from tests.sources.place import PUBLICATION, SITE, site

FAST = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
SIGNS = st.text(st.sampled_from("ab1 \n\t:#-[]{}()*&!|>'\"%@`\\,?._~^<=/—é"), max_size=60)
LINES = st.lists(
    st.sampled_from(
        ["a: b", "a:", "- b", "  - c: d", "  e: [f, g", "h]", "'x", '"y', "z: |", "    t: u", "# v", "\tw: x",
         "---", "...", "title:One", "k: * l", "? m", "? [n]", ": o", "<<: *a", "p: &a q", "r: {s", "}", "t: #u",
         "## V", "> w", "| x | y |", "|---|---|", "| [a](b) | c | d |", "::: values", ":::", "```", "[^1]: n", "m[^1]", "1. x",
         "![p](q){.decorative}", "<br>", "[r]{lang=cy}", "Table: s", "t\n: u", "***", "type: values", "id: A b"]
    ),
    max_size=14,
).map("\n".join)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), SIGNS, LINES)


@FAST
@given(TEXTS)
def test_any_yaml(text: str) -> None:
    findings = Findings()
    load(text, "f.yaml", findings)

    count = text.count("\n") + 1
    assert all(1 <= f.location.line <= count for f in findings.all)
    assert all(f.location.column >= 1 for f in findings.all)


@FAST
@given(TEXTS)
def test_any_markdown(text: str) -> None:
    findings = Findings()
    decoded = decode(text.encode("utf-8", "replace"), "f.md", Findings())
    parse(decoded or "", "f.md", 1, findings, lambda _: ())

    count = (decoded or "").count("\n") + 1
    assert all(1 <= f.location.line <= count for f in findings.all)


@FAST
@given(TEXTS)
def test_any_words(text: str) -> None:
    inline(Value(text, Location("f.yaml", 1, 1)))


@FAST
@given(
    st.one_of(
        TEXTS,
        st.from_regex(
            r"\A[A-Z][a-z]{2,8} \d{1,2}(st|th)? [A-Z][a-z]{2,8}( \d{4})?(, \d{1,2}(pm|am|:\d\d)?)?\Z"
        ),
        st.from_regex(r"\A\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?\Z"),
        st.builds(
            lambda day, month: f"{day} {month}", st.integers(0, 40), st.sampled_from(dates.MONTHS)
        ),
    )
)
def test_any_date(text: str) -> None:
    parsed = dates.moment(Value(text))
    if parsed is not None:
        made, problems = parsed

        assert made is not None or problems
        if made is not None:
            assert dates.day_of(made) <= "2199-12-31"


@FAST
@given(st.binary(max_size=200))
def test_any_bytes_as_text_or_picture(data: bytes) -> None:
    findings = Findings()
    decode(data, "f.md", findings)
    picture(data, "a.png", "a.png", findings)
    rebuilt(data, Location("a.svg"), findings)


@FAST
@given(TEXTS, TEXTS, TEXTS)
def test_any_site(one: str, two: str, three: str) -> None:
    files = site()
    files["site.yaml"] = (SITE + one).encode("utf-8", "replace")
    files["plan/publication.yaml"] = (PUBLICATION + two).encode("utf-8", "replace")
    files["plan/introduction.md"] = f"---\n{two}\n---\n{three}".encode("utf-8", "replace")
    files["glossary.yaml"] = three.encode("utf-8", "replace")
    first, second = read(files), read(files)

    assert first[1] == second[1]
    assert repr(first[0]) == repr(second[0])


PATHS = st.sampled_from(
    ["site.yaml", "glossary.yaml", "waivers.yaml", "a/publication.yaml", "a/b.md", "a/c/d.md", "a/e.png",
     "a/glossary.yaml", "f.md", "a/cy/b.md", "A B/publication.yaml", "é/publication.yaml", "a/publication.yml"]
)  # fmt: skip


@FAST
@given(
    st.dictionaries(
        PATHS, st.one_of(st.binary(max_size=60), TEXTS.map(lambda t: t.encode("utf-8", "replace")))
    )
)
def test_any_tree(files: dict[str, bytes]) -> None:
    read(files)
