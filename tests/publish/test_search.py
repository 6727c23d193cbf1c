"""All files of the search."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.everything import ASK, EVERYTHING, s
from tests.publish.samples import SITE

from strategy_build.build.reading import reading
from strategy_build.build.request import Request
from strategy_build.checks.output.pages import check_pages
from strategy_build.checks.output.site import STYLE_RULES
from strategy_build.model.inputs import Inputs
from strategy_build.publish.editions import Edition
from strategy_build.publish.search import search_files

ROOT = Path(__file__).parent.parent.parent
AROUND = {
    "index.html",
    "word-list.html",
    "accessibility.html",
    "feed.xml",
    "everything/index.html",
    "assets/site.css",
    "assets/reading.js",
    "assets/icon.svg",
}
BUDGET_OF_THE_SCRIPT = 3_600
BUDGET_OF_A_STRATEGY = 15_000
OLD = Edition(
    replace(EVERYTHING, id="older", title=s("older", "Another direction")),
    (),
    replaced_by="everything",
)
EDITIONS = (OLD, Edition(EVERYTHING, ()))


@pytest.fixture(scope="module")
def files(inputs: Inputs) -> dict[str, bytes]:
    return dict(search_files(SITE, EDITIONS, inputs, ASK))


def site(files: dict[str, bytes]) -> Any:
    return json.loads(files["search/site.js"].decode().removeprefix("const site="))


def page(data: bytes) -> html.HtmlElement:
    return html.document_fromstring(data.decode())


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def many(count: int) -> tuple[Edition, ...]:
    return tuple(
        Edition(replace(EVERYTHING, id=f"plan-{n}", title=s("many", f"Plan number {n:03}")), ())
        for n in range(count)
    )


def test_lies_in_one_folder(files: dict[str, bytes]) -> None:
    assert sorted(files) == [
        "search/contact.js",
        "search/index.html",
        "search/search.css",
        "search/search.js",
        "search/site.js",
        "search/text/everything.js",
        "search/text/older.js",
    ]


def test_puts_what_is_in_force_first_and_what_was_replaced_last(files: dict[str, bytes]) -> None:
    rows = site(files)["all"]

    assert [row[0] for row in rows] == ["everything", "older", ""]
    assert [row[6] for row in rows] == ["", "Replaced by Nobody is a stranger", ""]


def test_finds_whom_to_ask_once_on_the_first_page(files: dict[str, bytes]) -> None:
    found = [name for name in files if "01632 960 147" in files[name].decode() and ".js" in name]

    assert found == ["search/contact.js"]
    assert site(files)["all"][2][2] == "index.html"


def test_knows_abbreviations(files: dict[str, bytes]) -> None:
    assert site(files)["forms"] == [["BSL", "British Sign Language"]]


def test_the_page_lists_everything_without_a_script(files: dict[str, bytes]) -> None:
    shown = page(files["search/index.html"])
    titles = [str(one.text_content()) for one in shown.xpath("//section[@id='search-list']//h3")]
    links = shown.xpath("//section[@id='search-list']//@href")

    assert titles == ["Strategy: Another direction", "Strategy: Nobody is a stranger"]
    assert "../everything/index.html#mend" in links
    assert "../everything/index.html#page-word-list" in links
    assert len(links) == len(set(links)) > 20


def test_sections_of_the_same_name_say_whose_they_are(files: dict[str, bytes]) -> None:
    names = [
        str(one.text_content())
        for one in page(files["search/index.html"]).xpath("//section[@id='search-list']//a")
    ]

    assert "Part 1: Introduction, Another direction" in names
    assert len(names) == len(set(names))


def test_the_form_asks_for_the_page_itself(files: dict[str, bytes]) -> None:
    (form,) = page(files["search/index.html"]).xpath("//form[@class='find']")

    assert (form.get("action"), form.get("method")) == ("index.html", "get")
    assert form.xpath(".//input/@name") == ["q"]
    assert form.xpath(".//label/@for") == form.xpath(".//input/@id")


def test_the_status_is_there_before_it_says_anything(files: dict[str, bytes]) -> None:
    (status,) = page(files["search/index.html"]).xpath("//*[@role='status']")

    assert status.text is None


def test_passes_the_rules_for_pages(files: dict[str, bytes]) -> None:
    around = {*AROUND, "older/index.html", *files}

    assert (
        check_pages({n: d for n, d in files.items() if n.endswith(".html")}, frozenset(around))
        == ()
    )


def test_passes_the_rules_for_styles(files: dict[str, bytes]) -> None:
    css = files["search/search.css"].decode()

    assert [found for rule in STYLE_RULES for found in rule("search/search.css", css)] == []


def test_says_nothing_in_english_that_is_no_label(files: dict[str, bytes]) -> None:
    code = files["search/search.js"].decode()
    texts = {one for pair in re.findall(r'"([^"\n]*)"|`([^`\n]*)`', code) for one in pair}
    english = {one for one in texts if re.search(r"[A-Za-z]{2} [A-Za-z]{2}", one)}

    assert english == {"ledger wide"}  # two classes


def test_every_label_that_the_script_asks_for_is_there(files: dict[str, bytes]) -> None:
    words = set(site(files)["words"])
    asked = set(re.findall(r'say\("(\w+)"', files["search/search.js"].decode()))
    names = {"nothing", "part", "found"}  # chosen among

    assert asked
    for name in asked | names:
        assert name in words or {f"{name}.one", f"{name}.other"} <= words
    assert {one.split(".")[0] for one in words} == asked | names | {"small"}


def test_the_script_is_small(files: dict[str, bytes], inputs: Inputs) -> None:
    assert packed(files["search/search.js"]) <= BUDGET_OF_THE_SCRIPT
    assert b"//" not in files["search/search.js"]


def test_the_index_of_the_real_strategy_is_small(tmp_path: Path, inputs: Inputs) -> None:
    read = reading(Request(ROOT / "content", tmp_path / "output", tmp_path / "cache"))
    assert read.composed is not None
    document = read.composed.documents["strategy-2025-2028"]
    made = search_files(SITE, (Edition(document, ()),), inputs, read.composed.contact)

    size = sum(packed(data) for name, data in made.items() if "/text/" in name or "site.js" in name)
    assert size <= BUDGET_OF_A_STRATEGY


def test_a_long_list_goes_on_over_pages(inputs: Inputs) -> None:
    made = search_files(SITE, many(100), inputs, ASK)
    first = page(made["search/index.html"])
    leaves = [str(name) for name in first.xpath("//ul[@class='plain leaves']//@href")]
    links = [
        str(link)
        for leaf in leaves
        for link in page(made[f"search/{leaf}"]).xpath("//section[@id='search-list']//h3//@href")
    ]

    assert leaves == ["list-1.html", "list-2.html"]
    assert links == [f"../plan-{n}/index.html" for n in range(100)]
    assert not page(made["search/list-1.html"]).xpath("//script[contains(@src, 'search')]")
    assert str(first.xpath("//ul[@class='plain leaves']/li")[0].text_content()).startswith(
        "From Plan number 000 to Plan number 0"
    )


def test_long_lists_pass_the_rules_for_pages(inputs: Inputs) -> None:
    made = search_files(SITE, many(100), inputs, ASK)
    around = {*AROUND, *(f"plan-{n}/index.html" for n in range(100)), *made}
    pages = {n: d for n, d in made.items() if n.endswith(".html")}

    assert check_pages(pages, frozenset(around)) == ()


def test_a_big_site_brings_the_script_that_asks_for_words_first(inputs: Inputs) -> None:
    made = search_files(SITE, many(30), inputs, ASK)

    assert made["search/search.js"].startswith(b"const words = {}\n")
    assert "search/words/m.js" in made


def test_marks_a_publication_in_another_language(inputs: Inputs) -> None:
    welsh = Edition(replace(EVERYTHING, lang="cy", title=s("cy", "Ein cynllun", lang="cy")), ())
    made = page(search_files(SITE, (welsh,), inputs, ASK)["search/index.html"])

    assert made.xpath("//section[@id='search-list']/ul/li/@lang") == ["cy"]


def test_marks_words_of_a_title_in_another_language(inputs: Inputs) -> None:
    mixed = Edition(replace(EVERYTHING, title=s("cy", "Croeso <i>", lang="cy")), ())
    made = search_files(SITE, (mixed,), inputs, ASK)["search/index.html"].decode()

    assert '<span lang="cy">Croeso &lt;i&gt;</span></a></h3>' in made


def test_comes_out_the_same_every_time(files: dict[str, bytes], inputs: Inputs) -> None:
    assert search_files(SITE, EDITIONS, inputs, ASK) == files


def test_a_site_without_publications_has_its_page(inputs: Inputs) -> None:
    assert "search/index.html" in search_files(SITE, (), inputs)
