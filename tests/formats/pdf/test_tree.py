"""The tree that is laid out: few ids, and the start of every sentence known without them."""

from __future__ import annotations

from strategy_build.formats.pdf.tree import letters, tree

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>T</title></head><body>
<ol><li><a href="#part">Part</a></li></ol>
<section id="part"><h2><span id="s1">Part</span></h2>
<p><span id="s2">One, two.</span> <span id="s3"><em>Three</em> and four.</span></p>
<p id="other"><span id="s4" lang="cy">Croeso.</span></p>
<dl><div><dt>A very long term indeed</dt><dd id="s5">And what it is.</dd></div></dl>
<ul><li><p>Loose.</p></li><li>Tight.</li></ul></section></body></html>"""
SENTENCES = {"s1", "s2", "s3", "s4", "s5"}


def test_keeps_only_the_ids_that_something_leads_to() -> None:
    kept = [
        (node.tag, node.get("id")) for node in tree(PAGE, SENTENCES).root.iter() if node.get("id")
    ]

    assert kept == [("h2", "part")]  # a part gives its id to its heading


def test_loses_no_words() -> None:
    made = tree(PAGE, SENTENCES)

    assert "One, two. Three and four." in "".join(made.root.itertext())


def test_knows_where_each_sentence_begins() -> None:
    starts = tree(PAGE, SENTENCES).starts

    assert set(starts) == SENTENCES
    assert (starts["s2"].element.tag, starts["s2"].before) == ("p", 0)
    assert (starts["s3"].element.tag, starts["s3"].before) == ("em", 0)
    assert starts["s4"].element.get("lang") == "cy"


def test_tells_the_style_sheet_what_it_cannot_see() -> None:
    classes = [
        (node.tag, node.get("class"))
        for node in tree(PAGE, SENTENCES).root.iter()
        if node.get("class")
    ]

    assert classes == [("dt", "tall"), ("li", "loose")]


def test_spaces_and_the_hyphens_of_a_line_end_are_no_letters() -> None:
    assert letters("co\u00adoperate,  once") == len("cooperate,once")
