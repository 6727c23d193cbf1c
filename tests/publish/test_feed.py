"""What is new, for feed readers, and the list of pages for search engines."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from lxml import etree
from tests.everything import EVERYTHING, s

from strategy_build.model.inputs import Inputs
from strategy_build.publish.editions import Edition
from strategy_build.publish.feed import feed, moment
from strategy_build.publish.sitemap import sitemap

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://harbour.example/"


def edition(name: str, published: str, modified: str = "2027-03-22T00:00:00Z") -> Edition:
    imprint = replace(
        EVERYTHING.imprint, identifier=f"urn:{name}", published=published, modified=modified
    )
    return Edition(replace(EVERYTHING, id=name, title=s(name, "Us & <them>"), imprint=imprint), ())


@pytest.fixture
def made(inputs: Inputs) -> etree._Element:
    editions = (
        edition("old", "2024-01-01"),
        edition("new", "2027-03", "2027-04-02T00:00:00Z"),
        edition("undated", ""),
    )
    return etree.fromstring(feed("Harbour Lane", "en-GB", BASE, editions, inputs))


def told(node: etree._Element, path: str) -> list[str]:
    return [cast("str", one.text) for one in node.iterfind(path)]


def test_tells_the_newest_first_and_what_has_no_date_last(made: etree._Element) -> None:
    assert told(made, f"{ATOM}entry/{ATOM}id") == ["urn:new", "urn:old", "urn:undated"]


def test_has_all_that_the_standard_asks_for(made: etree._Element) -> None:
    for node in (made, *made.iterfind(f"{ATOM}entry")):
        assert all(len(told(node, f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
    assert told(made, f"{ATOM}author/{ATOM}name") == ["Harbour Lane"]
    assert told(made, f"{ATOM}updated") == ["2027-04-02T00:00:00Z"]


def test_names_pages_by_whole_addresses(made: etree._Element) -> None:
    links = [cast("str", one.get("href")) for one in made.iter(f"{ATOM}link")]

    assert f"{BASE}new/index.html" in links
    assert all(link.startswith(BASE) for link in links)


def test_escapes_what_editors_type(made: etree._Element) -> None:
    assert told(made, f"{ATOM}entry/{ATOM}title")[0].startswith("Us & <them>")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2027", "2027-01-01T00:00:00Z"),
        ("2027-03", "2027-03-01T00:00:00Z"),
        ("2027-03-22", "2027-03-22T00:00:00Z"),
        ("", ""),
    ],
)
def test_makes_a_moment_of_any_date(date: str, expected: str) -> None:
    assert moment(date) == expected


def test_lists_every_page_with_its_last_change_where_it_is_known() -> None:
    made = etree.fromstring(sitemap(BASE, {"b/index.html": "2027-01-02", "a b.html": ""}))

    assert told(made, f"{MAP}url/{MAP}loc") == [f"{BASE}a%20b.html", f"{BASE}b/index.html"]
    assert told(made, f"{MAP}url/{MAP}lastmod") == ["2027-01-02"]
