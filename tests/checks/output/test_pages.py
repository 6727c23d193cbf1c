from __future__ import annotations

import pytest
from tests.checks.conftest import Made

from strategy_build.checks.output.pages import RULES, check_pages
from strategy_build.checks.output.site import check_site

GOOD = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Plan</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="site.css">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Report","name":"Plan",
"inLanguage":"en-GB","accessMode":["textual","visual","auditory"],
"accessibilityFeature":["alternativeText","tableOfContents"]}</script></head>
<body><a href="#main">Skip to the main text</a><header><p>Us</p></header>
<nav aria-label="Contents"><ul><li><a href="#values">Our values</a></li></ul></nav>
<main id="main"><h1>Plan</h1><h2 id="values">Our values</h2>
<p>Read <a href="other.html">the other page</a>, <span lang="cy">Croeso</span>.</p>
<img src="a.png" alt="A gate" width="4" height="3"><svg role="img" aria-label="A line"></svg>
<table><caption>Plots</caption><tr><th scope="col">Year</th><th scope="col">Plots</th></tr>
<tr><th scope="row">2026</th><td>30</td></tr></table>
<section id="one"><h2>One</h2></section><section id="two"><h2>Two</h2></section>
<section id="three"><h2>Three</h2></section><section id="four"><h2>Four</h2></section>
<nav aria-label="Parts"><a href="#one">One</a><a href="#two">Two</a><a href="#three">Three</a>
<a href="#four">Four</a></nav><audio src="a.mp3" controls aria-label="Plan"></audio>
<a href="a.mp3">Our plan (MP3)</a>
<form><label for="name">Your name</label><input id="name" type="text">
<fieldset><legend>Which?</legend><label><input type="radio" name="w">This</label></fieldset>
<button>Send</button></form></main>
<nav aria-label="More"><a href="other.html">Another page</a></nav>
<footer><p>Ask us</p><a href="mailto:us@x.example">Write to us</a></footer></body></html>"""
FILES = frozenset(("index.html", "other.html", "site.css", "a.png", "a.mp3"))

TOKENS = "--paper: #fff; --tint: #eee; --ink: #111; --quiet: #444; --edge: #666; --link: #00449e;"
BOTH = "--paper: light-dark(#fff, #000); --ink: light-dark(#000, #fff);"
MODES = (
    "@media (prefers-contrast: more) { } @media (forced-colors: active) { }"
    "@media (prefers-color-scheme: dark) { }"
)

BAD = [
    ("WEB02", '<main id="main">', '<div id="main">'),
    ("WEB02", "<header>", "<div>"),
    ("WEB02", 'aria-label="More"', 'aria-label="Contents"'),
    ("WEB02", '<a href="#main">', '<a href="#values">Values</a><a href="#main">'),
    ("WEB02", '<a href="#main">Skip to the main text</a>', ""),
    ("WEB03", "<button>", '<button onclick="go()">'),
    ("WEB03", 'href="other.html">the', 'href="javascript:go()">the'),
    ("WEB07", 'src="a.png"', 'src="https://pictures.example/a.png"'),
    ("WEB07", 'href="site.css"', 'href="//styles.example/site.css"'),
    ("WEB07", "<button>", '<iframe src="map.html"></iframe><button>'),
    ("WEB09", "<h1>Plan</h1>", "<p>Plan</p>"),
    ("WEB09", "<h1>Plan</h1>", "<h1>Plan</h1><h1>Plan</h1>"),
    ("WEB09", "<h2 id", "<h3 id"),
    ("WEB09", ">Our values</h2>", "></h2>"),
    ("WEB10", 'id="name" type', 'id="main" type'),
    ("WEB10", 'href="#values"', 'href="#vales"'),
    ("WEB10", 'role="img" aria-label="A line"', 'role="img" aria-labelledby="gone"'),
    ("WEB11", "<caption>Plots</caption>", ""),
    ("WEB11", '<th scope="row">', "<th>"),
    ("WEB11", "<td>30</td>", "<td></td>"),
    ("WEB11", "<td>30</td>", '<td colspan="2">30</td>'),
    ("WEB12", ' alt="A gate"', ""),
    ("WEB12", ' width="4"', ""),
    ("WEB12", 'role="img" aria-label="A line"', ""),
    ("WEB13", "the other page</a>", "here</a>"),
    ("WEB13", "the other page</a>", "</a>"),
    ("WEB13", '<a href="other.html">the', '<a href="other.html" target="_blank">the'),
    ("WEB14", 'href="other.html">the', 'href="gone.html">the'),
    ("WEB14", 'href="other.html">the', 'href="/other.html">the'),
    ("WEB15", '<html lang="en-GB">', "<html>"),
    ("WEB15", 'lang="cy"', 'lang="welsh language"'),
    ("WEB15", "<title>Plan</title>", "<title></title>"),
    ("WEB16", '<label for="name">Your name</label>', "Your name"),
    ("WEB16", "<legend>Which?</legend>", ""),
    ("WEB16", "<button>Send</button>", "<button></button>"),
    ("WEB17", 'content="width=device-width"', 'content="width=device-width, user-scalable=no"'),
    ("WEB17", "<button>", '<button tabindex="3">'),
    ("WEB17", "<button>", '<button accesskey="s">'),
    ("STR07", '<a href="#three">Three</a>', ""),
    (
        "STR07",
        '<a href="#one">One</a><a href="#two">Two</a>',
        '<a href="#two">Two</a><a href="#one">One</a>',
    ),
    ("WEB05", '<a href="mailto:us@x.example">Write to us</a>', ""),
    ("FRM11", "mailto:us@x.example", "mailto:us@x.example?body=" + "x" * 1_800),
    ("AUD09", " controls aria", " aria"),
    ("AUD09", 'controls aria-label="Plan"', "controls"),
    ("AUD09", '<a href="a.mp3">Our plan (MP3)</a>', ""),
    ("WEB18", "<ul><li>", "<ul><p>One</p><li>"),
    ("FRM05", "<ul><li>", '<ul><li draggable="true">'),
    ("FRM05", "<ul><li>", '<ul><li role="timer">'),
    ("WEB19", '"https://schema.org"', '"https://other.example"'),
    ("WEB19", '{"@context"', '"@context"'),
    ("WEB19", '"name":"Plan"', '"name":"Other"'),
    ("WEB19", '"inLanguage":"en-GB"', '"inLanguage":"cy"'),
    ("WEB19", '"visual","auditory"', '"auditory"'),
    ("WEB19", ' alt="A gate"', ' alt=""'),
]


def check(text: str) -> list[str]:
    return [one.rule for one in check_pages({"index.html": text.encode()}, FILES)]


def test_leaves_a_good_page_alone() -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize(("rule", "old", "new"), BAD)
def test_finds_what_is_bad(rule: str, old: str, new: str) -> None:
    assert old in GOOD
    assert rule in check(GOOD.replace(old, new))


def test_every_rule_can_fail() -> None:
    assert {rule for rule, _, _ in BAD} == {rule.id for rule in RULES}


def test_believes_no_claim_of_a_recording_or_contents_that_are_not_there() -> None:
    silent = GOOD.replace('<audio src="a.mp3" controls aria-label="Plan"></audio>', "")
    silent = silent.replace('"a.mp3"', '"other.html"')
    listless = GOOD.replace('<nav aria-label="Contents">', "<div>").replace("Parts", "More parts")
    listless = listless.replace('<nav aria-label="More parts">', "<div>")

    assert check(silent) == ["WEB19"]
    assert "WEB19" in check(listless)


def test_names_the_line_of_the_page() -> None:
    (found,) = check_pages({"index.html": GOOD.replace("<td>30</td>", "<td></td>").encode()}, FILES)

    assert found.location.file == "index.html"
    assert found.location.line == 13


def test_finds_a_page_that_is_too_heavy() -> None:
    assert check(GOOD.replace("Ask us", "x" * 400_000)) == ["WEB07"]


def test_finds_nothing_in_our_own_page(made: Made) -> None:
    page = made["html"]["index.html"]
    found = check_pages({"id/index.html": page}, frozenset())
    apart = {"WEB14"} if b"<audio" in page else {"WEB14", "WEB19"}
    other = [one for one in found if one.rule not in apart]

    assert not other


@pytest.mark.parametrize(
    ("rule", "path", "data"),
    [
        ("WEB06", "a.css", "p{}\nheader { position: sticky }"),
        ("WEB08", "a.css", '@import "b.css";'),
        ("WEB08", "a.css", "p { background: url(https://x.example/a.png) }"),
        ("VIS06", "a.css", "p { text-align: justify }"),
        ("VIS06", "a.css", "p { hyphens: auto }"),
        ("VIS02", "site.css", f":root {{ --paper: #fff; --ink: #999 }} {MODES}"),
        (
            "VIS02",
            "site.css",
            f":root {{ {BOTH} --edge: light-dark(#666, #555) }} {MODES}",
        ),
        ("VIS02", "site.css", f"p {{ color: #999 }} {MODES}"),
        ("VIS03", "a.css", ".note { font-size: 11px }"),
        ("VIS03", "a.css", "p{}\n.note { font-size: .7rem }"),
        ("VIS07", "a.css", ":root { --lead: 1.2 }"),
        ("VIS08", "a.css", ":root { --measure: 70rem }"),
        (
            "VIS09",
            "site.css",
            f":root {{ {TOKENS} }} @media (forced-colors: active) {{ }} @media (prefers-color-scheme: dark) {{ }}",
        ),
        ("WEB04", "a.css", "p{}\n[type=radio], p { width: 13px }"),
        ("WEB04", "a.css", "nav a { height: 1.2rem }"),
        ("PUB06", "Our plan (final).pdf", ""),
    ],
)
def test_finds_what_is_bad_in_other_files(rule: str, path: str, data: str) -> None:
    assert [one.rule for one in check_site({path: data.encode()})] == [rule]


def test_leaves_alone_what_nobody_presses_and_what_is_large_enough() -> None:
    css = "a::before { width: 3px } p { height: 1rem } button:hover { min-height: 3rem } .tall a, td { width: 9rem }"

    assert check_site({"a.css": css.encode()}) == ()


def test_lets_words_be_divided_where_a_page_would_scroll() -> None:
    css = "@container (max-width:18rem){h1,h2{hyphens:auto}}"

    assert check_site({"a.css": css.encode()}) == ()


def test_lets_the_page_for_lost_addresses_name_its_own_site() -> None:
    page = GOOD.replace('href="site.css"', 'href="https://us.example/site.css"')
    files = dict.fromkeys(FILES, b"") | {
        "index.html": GOOD.encode(),
        "site.css": f":root {{ {TOKENS} }} {MODES}".encode(),
        "other.html": GOOD.encode(),
    }

    assert check_site(files | {"404.html": page.encode()}) == ()
    assert check_site(files | {"lost.html": page.encode()}) != ()
