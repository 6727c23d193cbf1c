"""Ways in which people break content: each gives a finding at the right line, never a traceback."""

from __future__ import annotations

import pytest

from tests.sources.place import INTRODUCTION, PUBLICATION, SITE, findings, site

MATTER = "---\ntype: {type}\n{fields}---\n# Introduction\n\nA text.\n"
PUB = "content/plan/publication.yaml"
INTRO = "content/plan/introduction.md"
SITE_FILE = "content/site.yaml"


def pub(line: str, replaced: str = "") -> dict[str, str | bytes | None]:
    text = PUBLICATION.replace(replaced, line) if replaced else PUBLICATION + line + "\n"
    return {"plan__publication_yaml": text}


def intro(text: str | bytes | None) -> dict[str, str | bytes | None]:
    return {"plan__introduction_md": text}


def matter(fields: str, kind: str = "prose") -> dict[str, str | bytes | None]:
    return intro(MATTER.format(type=kind, fields=fields))


CASES: list[tuple[str, dict[str, str | bytes | None], str, str, int]] = [
    ("a second colon below a text", pub("kind: strategy\n  subtitle: x", "kind: strategy"), "SRC01", PUB, 2),
    ("a quotation mark never closed", pub('summary: "one\n  two\nversion: "1"'), "SRC01", PUB, 6),
    ("a reference", pub("summary: *that"), "SRC01", PUB, 6),
    ("two documents", pub("---\nkind: page"), "SRC01", PUB, 6),
    ("a name used twice", pub("title: Again"), "SRC02", PUB, 6),
    ("a text that YAML refuses", pub("summary: One: two"), "SRC03", PUB, 6),
    ("a text that YAML cuts", pub("summary: Priority #1 people"), "SRC03", PUB, 6),
    ("a missing space", pub("summary:One"), "SRC03", PUB, 6),
    ("a tab", pub("approved:\n\ton: 2027-03-11\n  by: Us"), "SRC16", PUB, 7),
    ("an unknown field", pub("sumary: One"), "SRC04", PUB, 6),
    ("a wrong choice", pub("status: aproved", "status: approved"), "SRC18", PUB, 3),
    ("a missing title", pub("", "title: Nothing wasted\n"), "SRC17", PUB, 1),
    ("an empty title", pub("title:", "title: Nothing wasted"), "SRC17", PUB, 2),
    ("a missing status", pub("", "status: approved\n"), "SRC17", PUB, 1),
    ("a list where a text belongs", pub("summary:\n  - one\n  - two"), "SRC18", PUB, 7),
    ("a text where a list belongs", pub("in-short: One sentence."), "SRC18", PUB, 6),
    ("a wrong number", matter("questions:\n  - type: rank\n    ask: Why?\n    options-from: values\n    top: three\n"), "SRC18", INTRO, 7),
    ("a wrong yes or no", matter("untitled: maybe\n"), "SRC18", INTRO, 3),
    ("a date in figures", pub("published: 22/03/2027"), "DAT03", PUB, 6),
    ("a date without a year", pub("published: 22 March"), "DAT01", PUB, 6),
    ("a date that is no date", pub("published: soon"), "DAT01", PUB, 6),
    ("a day that does not exist", pub("published: 2027-02-30"), "DAT02", PUB, 6),
    ("a wrong weekday", pub("published: Monday 23 March 2027"), "DAT02", PUB, 6),
    ("a section that is not there", pub("  - introdution", "  - introduction"), "SRC06", PUB, 5),
    ("a section twice", pub("  - introduction"), "SRC02", PUB, 6),
    ("a file that nothing uses", {"plan__more_md": "# More\n\nText.\n"}, "SRC21", "content/plan/more.md", 1),
    ("no publication.yaml", {"other__introduction_md": INTRODUCTION}, "SRC21", "content/other", 0),
    ("no site.yaml", {"site_yaml": None}, "SRC17", SITE_FILE, 0),
    ("an empty site.yaml", {"site_yaml": ""}, "SRC16", SITE_FILE, 1),
    ("an empty publication.yaml", {"plan__publication_yaml": ""}, "SRC16", PUB, 1),
    ("an empty section", intro(""), "SRC16", INTRO, 1),
    ("site.yaml with a misspelt name", {"site_yaml": SITE.replace("name:", "nam:")}, "SRC04", SITE_FILE, 3),
    ("site.yaml without a name", {"site_yaml": SITE.replace("  name: Ferrybrook", "  short-name: Ferrybrook")}, "SRC17", SITE_FILE, 3),
    ("another content version", {"site_yaml": SITE.replace("version: 1", "version: 7")}, "SRC18", SITE_FILE, 1),
    ("UTF-16", intro(INTRODUCTION.encode("utf-16")), "SRC16", INTRO, 1),
    ("Windows-1252", intro("# Café\n\nOné.\n".encode("cp1252")), "SRC16", INTRO, 1),
    ("a picture that calls itself text", intro(bytes(range(256)) * 4), "SRC16", INTRO, 1),
    ("a control character", intro("# Title\n\nOne\x07 two.\n"), "SRC16", INTRO, 3),
    ("a huge text", intro(b"a" * 1_000_001), "SRC16", INTRO, 1),
    ("no title", intro("Only text.\n"), "STR01", INTRO, 1),
    ("two titles", intro("# One\n\nText.\n\n# Two\n"), "STR01", INTRO, 5),
    ("text before the title", intro("Text.\n\n# One\n"), "STR01", INTRO, 3),
    ("untitled with a title", matter("untitled: yes\n"), "STR01", INTRO, 5),
    ("raw HTML in a block", intro("# One\n\n<div>\nText\n</div>\n"), "SRC07", INTRO, 3),
    ("raw HTML in a line", intro("# One\n\nText <br> more.\n"), "SRC07", INTRO, 3),
    ("raw HTML in a field", pub("summary: One <b>two</b>."), "SRC07", PUB, 6),
    ("a remark in HTML", intro("# One\n\n<!-- to do -->\n\nText.\n"), "SRC07", INTRO, 3),
    ("a picture in a line", intro("# One\n\nSee ![it](a.png) here.\n"), "IMG08", INTRO, 3),
    ("an attribute that is not known", intro("# One\n\n[it]{color=red}\n"), "SRC19", INTRO, 3),
    ("a language that is none", intro("# One\n\n[it]{lang=welsh-language-please}\n"), "SRC19", INTRO, 3),
    ("an attribute of a picture", intro("# One\n\n![it](a.png){width=50}\n"), "SRC19", INTRO, 3),
    ("a mark without an end", intro("# One\n\n::: questions\n\nText.\n"), "SRC20", INTRO, 3),
    ("a row with too many cells", intro("# One\n\n| a | b |\n|---|---|\n| c | d | e |\n"), "TAB08", INTRO, 5),
    ("a note that nothing calls", intro("# One\n\nText.\n\n[^1]: A note.\n"), "SRC06", INTRO, 5),
    ("a note twice", intro("# One\n\nText.[^1]\n\n[^1]: A.\n\n[^1]: B.\n"), "SRC02", INTRO, 7),
    ("a note called from a note", intro("# One\n\nA.[^1] B.[^2]\n\n[^1]: See.[^2]\n[^2]: B.\n"), "SRC06", INTRO, 5),
    ("a note called from a field", matter("promises:\n  - text: We will.[^9]\n"), "SRC06", INTRO, 4),
    ("front matter without an end", intro("---\ntype: prose\n\n# One\n\nText.\n"), "SRC01", INTRO, 1),
    ("front matter without a beginning", intro("type: prose\n---\n# One\n\nText.\n"), "SRC01", INTRO, 1),
    ("a field of another type", matter("goals: []\n"), "SRC04", INTRO, 3),
    ("a type that is not known", matter("", "valeus"), "SRC18", INTRO, 2),
    ("a field that a type needs", matter("", "timeline"), "SRC17", INTRO, 2),
    ("a question without options", matter("questions:\n  - type: choose-one\n    ask: Why?\n"), "SRC17", INTRO, 4),
    ("a comment with options", matter("questions:\n  - type: comment\n    ask: Why?\n    options-from: values\n"), "SRC18", INTRO, 4),
    ("an attachment without a file", matter("attachments:\n  - title: Slides\n"), "SRC17", INTRO, 4),
    ("an id in capitals", matter("id: My Plan\n"), "SRC05", INTRO, 3),
    ("an id used twice", matter("id: a\nquestions:\n  - id: a\n    type: comment\n    ask: Why?\n"), "SRC05", INTRO, 5),
    ("values without a text", intro("---\ntype: values\n---\n# One\n\n## Kind\n"), "SRC22", INTRO, 6),
    ("values with a third paragraph", intro("---\ntype: values\n---\n# One\n\n## Kind\n\nA.\n\nB.\n\nC.\n"), "SRC22", INTRO, 12),
    ("a long text that is not there", intro("# One\n\n![it](a.png){long=b.md}\n"), "SRC06", INTRO, 3),
    ("a folder of the site itself", {"search__publication_yaml": PUBLICATION, "search__introduction_md": INTRODUCTION}, "SRC05", "content/search", 0),
    ("a folder that cannot be an address", {"My Plan__publication_yaml": PUBLICATION, "My Plan__introduction_md": INTRODUCTION}, "SRC05", "content/My Plan", 0),
    ("a file beside the publications", {"notes_md": "# Notes\n"}, "SRC21", "content/notes.md", 1),
    ("a glossary that is no list", {"glossary_yaml": "BSL: British Sign Language\n"}, "SRC18", "content/glossary.yaml", 1),
    ("a glossary entry without a term", {"glossary_yaml": "- long: British Sign Language\n"}, "SRC17", "content/glossary.yaml", 1),
    ("a waiver without a day", {"waivers_yaml": "- rule: STR05\n  where: plan\n  reason: Later\n  decided-by: Us\n"}, "SRC17", "content/waivers.yaml", 1),
    ("a language that has no short name", pub("language: English please"), "SRC18", PUB, 6),
    ("an address that is none", {"site_yaml": SITE + "repository: javascript:alert(1)\n"}, "LNK04", SITE_FILE, 8),
    ("a view of fields that are none", matter("of: values\nshow: [looks-liek]\n", "view"), "SRC18", INTRO, 4),
    ("pictures outside a publication", {"images__a_png": b"x"}, "SRC21", "content/images", 0),
    ("a picture that is none", {"plan__river_png": b"not a picture"}, "IMG06", "content/plan/river.png", 0),
    ("an empty picture", {"plan__river_png": b""}, "IMG06", "content/plan/river.png", 0),
    ("a drawing that is broken", {"plan__river_svg": b"<svg><g></svg>"}, "IMG06", "content/plan/river.svg", 1),
    ("a file that may not be published", {"plan__run_exe": b"MZ"}, "SRC21", "content/plan/run.exe", 0),
    ("text on the wrong side of a list", intro("# One\n\n" + "> " * 20 + "deep\n"), "STR11", INTRO, 3),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "rule", "file", "line"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_finds_the_rule_the_file_and_the_line(
    changed: dict[str, str | bytes | None], rule: str, file: str, line: int
) -> None:
    found = findings(**changed)

    assert (rule, file, line) in {(f.rule, f.location.file, f.location.line) for f in found}
    assert all(finding.message and finding.fix for finding in found)


@pytest.mark.parametrize("changed", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_tells_a_problem_once(changed: dict[str, str | bytes | None]) -> None:
    found = findings(**changed)

    assert len({(f.rule, f.location, f.message) for f in found}) == len(found)
    assert len(found) <= 4


def test_finds_nothing_wrong_in_the_small_site() -> None:
    assert findings() == ()


def test_tells_the_problems_of_all_files_together() -> None:
    found = findings(
        site_yaml=SITE.replace("language: en-GB", "langauge: en-GB"),
        plan__publication_yaml=PUBLICATION + "sumary: One\npublished: 1/2/2027\n",
        plan__introduction_md="---\ntyp: prose\n---\nText <br>.\n",
    )

    assert {f.rule for f in found} >= {"SRC04", "DAT03", "SRC07", "STR01"}
    assert {f.location.file for f in found} == {SITE_FILE, PUB, INTRO}


def test_shows_the_line_it_is_about() -> None:
    found = findings(**pub("sumary: One"))

    assert found[0].source == "sumary: One"
    assert found[0].location.column == 1
    assert found[0].length == len("sumary")
    assert found[0].fix == 'Did you mean "summary"?  summary: One'


def test_shows_the_whole_line_in_quotes() -> None:
    found = findings(**pub("in-short:\n  - We have one aim: to mend."))

    assert found[0].rule == "SRC03"
    assert found[0].source == "  - We have one aim: to mend."
    assert found[0].fix == '  - "We have one aim: to mend."'


def test_goes_on_where_a_yaml_file_is_broken() -> None:
    found = findings(**pub("summary: one\n  two: three"), **intro("# One\n\n<br>\n"))

    assert {f.rule for f in found} == {"SRC01", "SRC07"}


def test_says_nothing_more_of_a_file_that_cannot_be_read() -> None:
    assert [f.rule for f in findings(**intro(b"\xff\xfe#\x00 \x00"))] == ["SRC16"]


def test_knows_names_with_accents_typed_in_two_ways() -> None:
    files = site(**pub("  - café", "  - introduction"))
    files["plan/cafe\u0301.md"] = files.pop("plan/introduction.md")
    from strategy_build.sources.project import read

    assert read(files)[1] == ()
