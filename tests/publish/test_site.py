"""The pages around the publications."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from lxml import html
from tests.everything import EVERYTHING, p, s

from strategy_build.model.blocks import Fact
from strategy_build.model.inputs import FileFact, Inputs, Theme
from strategy_build.model.publication import Contacts, Organisation, Site, Status
from strategy_build.model.value import Value
from strategy_build.publish.editions import Edition, in_force, in_order
from strategy_build.publish.look import WebFonts
from strategy_build.publish.site import site_pages

SITE = Site(
    Value("1"),
    Organisation(Value("Harbour Lane Neighbours")),
    Contacts(),
    Value("en-GB"),
    base_url=Value("https://harbour.example"),
)
NEW = Edition(EVERYTHING, (FileFact("pdf", "everything.pdf", "application/pdf", 9),))


def other(
    name: str, kind: str = "strategy", published: str = "2024-01-01", **more: object
) -> Edition:
    document = replace(
        EVERYTHING,
        id=name,
        kind=kind,
        title=s(name, f"The {name} one"),
        imprint=replace(EVERYTHING.imprint, published=published),
    )
    return replace(Edition(document, ()), **more)  # type: ignore[arg-type]


OLD = other("old", status=Status.SUPERSEDED, replaced_by="everything")
DRAFT = other("draft", published="2027-04-01", status=Status.CONSULTATION)
SESSION = other("session", "session", "2028-01-01")
EDITIONS = (SESSION, OLD, DRAFT, NEW)


@pytest.fixture
def files(inputs: Inputs) -> dict[str, bytes]:
    return dict(site_pages(SITE, EDITIONS, inputs, WebFonts("", {"a.woff2": b"x"})))


def tree(data: bytes) -> html.HtmlElement:
    return html.document_fromstring(data.decode())


def strings(page: html.HtmlElement, path: str) -> list[str]:
    return cast("list[str]", page.xpath(path))


def words(page: html.HtmlElement, path: str) -> list[str]:
    found = cast("list[html.HtmlElement]", page.xpath(path))
    return [" ".join(str(node.text_content()).split()) for node in found]


def test_shows_the_newest_approved_strategy_as_in_force(files: dict[str, bytes]) -> None:
    assert in_force(EDITIONS) is NEW
    assert words(tree(files["index.html"]), "//h3[@class='say']") == ["Nobody is a stranger"]


def test_shows_nothing_as_in_force_that_is_a_draft() -> None:
    assert in_force((DRAFT, OLD)) is None


def test_lists_by_kind_and_newest_first() -> None:
    assert [e.document.id for e in in_order(EDITIONS)] == ["draft", "everything", "old", "session"]


def test_says_what_replaces_an_earlier_edition(files: dict[str, bytes]) -> None:
    page = tree(files["index.html"])
    (row,) = [
        one for one in words(page, "//section[@id='page-publications']//li") if "old one" in one
    ]

    assert row.endswith("Replaced by Nobody is a stranger") or "Replaced byNobody" in row


def test_offers_each_group_of_forms_of_the_publication_in_force(files: dict[str, bytes]) -> None:
    page = tree(files["index.html"])

    assert strings(page, "//ul[@class='take wide']//@href") == [
        f"everything/index.html#page-{name}" for name in ("read", "print", "watch", "ask")
    ]


def test_names_index_html_in_every_link(files: dict[str, bytes]) -> None:
    for name in ("index.html", "word-list.html"):
        links = [one for one in strings(tree(files[name]), "//a/@href") if ":" not in one]

        assert links
        assert all(one.startswith(("#", "feed.xml")) or ".html" in one for one in links)


def test_tells_facts_as_the_publication_does(inputs: Inputs) -> None:
    status = Fact("Status", (p("facts", "Approved, version 1.0"),), "status")
    edition = replace(NEW, document=replace(EVERYTHING, facts=(status,)))
    page = tree(site_pages(SITE, (edition,), inputs, WebFonts())["index.html"])

    assert words(page, "//dl[@class='proof']/dd") == ["Approved, version 1.0"]


def test_lists_each_word_once_by_the_alphabet(files: dict[str, bytes]) -> None:
    page = tree(files["word-list.html"])

    assert words(page, "//dfn") == ["BSL, British Sign Language", "host"]
    assert len(strings(page, "//@id")) == len(set(strings(page, "//@id")))


def test_leads_home_from_an_address_at_any_depth(files: dict[str, bytes]) -> None:
    page = tree(files["404.html"])

    assert strings(page, "//a[@class='go']/@href") == ["https://harbour.example/index.html"]
    (style,) = strings(page, "//link[@rel='stylesheet']/@href")

    assert style.startswith("data:text/css;base64,")
    assert not strings(page, "//script/@src")


def test_makes_the_accent_readable_in_the_style_sheet(inputs: Inputs) -> None:
    yellow = replace(inputs, theme=Theme("#ffff00"))
    css = site_pages(SITE, EDITIONS, yellow, WebFonts())["assets/site.css"].decode()

    assert "--accent-link:#504d00" in css
    assert "#ffff00" not in css


def test_helps_to_choose_a_file_beside_every_publication(files: dict[str, bytes]) -> None:
    page = tree(files["everything/files.html"])

    assert "everything.pdf" in strings(page, "//ul[@class='take wide']//@href")
    assert strings(page, "//nav[@class='crumbs']//@href") == [
        "../index.html",
        "../index.html#page-publications",
        "index.html",
        "#page-main",
    ]
    assert {f"{one.document.id}/files.html" for one in EDITIONS} <= files.keys()


def test_gives_programs_whole_addresses_where_they_are_known(
    files: dict[str, bytes], inputs: Inputs
) -> None:
    page = tree(files["index.html"])
    nowhere = site_pages(replace(SITE, base_url=Value("")), EDITIONS, inputs, WebFonts())

    assert strings(page, "//link[@rel='canonical']/@href") == ["https://harbour.example/index.html"]
    assert strings(page, "//meta[@property='og:image']/@content") == [
        "https://harbour.example/assets/card.png"
    ]
    assert files["assets/card.png"].startswith(b"\x89PNG")
    assert files["feed.xml"].count(b"<entry") == len(EDITIONS)
    assert not {"feed.xml", "assets/card.png"} & nowhere.keys()
    assert not strings(tree(nowhere["index.html"]), "//*[contains(@href, 'feed')]/@href")
    assert not strings(tree(nowhere["index.html"]), "//meta[@property]/@content")


def test_shows_a_site_without_publications(inputs: Inputs) -> None:
    page = tree(site_pages(SITE, (), inputs, WebFonts())["index.html"])

    assert words(page, "//h1") == ["Harbour Lane Neighbours"]


def test_puts_fonts_beside_the_style_sheet(files: dict[str, bytes]) -> None:
    assert files["assets/a.woff2"] == b"x"


def test_comes_out_the_same_every_time(inputs: Inputs, files: dict[str, bytes]) -> None:
    assert site_pages(SITE, EDITIONS, inputs, WebFonts("", {"a.woff2": b"x"})) == files


def test_offers_no_setting_that_could_not_be_kept(files: dict[str, bytes]) -> None:
    assert not strings(tree(files["404.html"]), "//input")
    assert strings(tree(files["index.html"]), "//input/@name")
