from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from tests.checks.conftest import Made
from tests.checks.output.faults import FAULTS
from tests.everything import EVERYTHING

from strategy_build.checks.output.book import RULES, check_book

BAD = [
    ("EPB02", "content.opf", "en-GB</dc:language>", "</dc:language>"),
    ("EPB02", "content.opf", "Nobody is a stranger", "A stranger"),
    ("EPB03", "content.opf", "schema:accessModeSufficient", "schema:accessModes"),
    ("EPB05", "content.opf", ">unlocked<", ">braille<"),
    ("EPB05", "content.opf", ">ttsMarkup<", ">longDescriptions<"),
    ("EPB05", "content.opf", ">textual,visual<", ">textual,auditory<"),
    ("EPB05", "content.opf", ">synchronizedAudioText<", ">unlocked<"),
    ("EPB03", "content.opf", 'Hazard">none<', 'Hazard">noFlashingHazard<'),
    ("EPB06", "nav.xhtml", 'epub:type="toc"', 'epub:type="landmarks"'),
    ("EPB08", "nav.xhtml", 'href="text/', 'href="texts/'),
    ("EPB08", "text/", ".xhtml#", ".xhtml#gone-"),
    ("EPB09", "text/", "<head>", "<head><script/>"),
]


def check(data: bytes) -> list[str]:
    return [one.rule for one in check_book("id/id.epub", data, EVERYTHING)]


def test_leaves_our_own_book_alone(made: Made) -> None:
    assert not check_book("id/id.epub", made["epub"]["everything.epub"], EVERYTHING)


@pytest.mark.parametrize(("rule", "member", "old", "new"), BAD)
def test_finds_what_is_bad(rule: str, member: str, old: str, new: str, made: Made) -> None:
    data = made["epub"]["everything.epub"]
    edited = bound(data, {n: text.replace(old, new) for n, text in texts(data) if member in n})

    assert edited != data
    assert rule in check(edited)


def test_finds_a_chapter_without_a_language(made: Made) -> None:
    data = made["epub"]["everything.epub"]
    changed = {n: t.replace(' lang="en-GB"', "", 1) for n, t in texts(data) if "text/" in n}

    assert "EPB09" in check(bound(data, changed))


def test_finds_a_picture_without_words(made: Made) -> None:
    data = made["epub"]["everything.epub"]
    changed = {n: t.replace(" alt=", " title=") for n, t in texts(data) if "text/" in n}
    found = check(bound(data, changed))

    assert "EPB09" in found
    assert "EPB05" in found


def test_finds_an_id_that_is_used_twice_and_a_skipped_level(made: Made) -> None:
    data = made["epub"]["everything.epub"]
    twice = "<p id='a'>1</p><p id='a'>2</p><h1>A</h1><h4>B</h4></body>"
    changed = {n: t.replace("</body>", twice) for n, t in texts(data) if "text/" in n}
    found = [one.message for one in check_book("b.epub", bound(data, changed), EVERYTHING)]

    assert any("used twice" in message for message in found)
    assert any("skips a level" in message for message in found)


def test_finds_what_the_package_does_not_list(made: Made) -> None:
    data = made["epub"]["everything.epub"]

    assert "EPB01" in check(bound(data, {"EPUB/more.css": "p{}"}))


def test_finds_a_type_that_is_compressed(made: Made) -> None:
    data = made["epub"]["everything.epub"]

    assert "EPB01" in check(bound(data, {}, zipfile.ZIP_DEFLATED))


def test_every_rule_can_fail() -> None:
    seeded = {rule for rule, *_ in BAD} | {rule for fault in FAULTS for rule in fault.rules}

    assert {rule.id for rule in RULES} == seeded | {"EPB01", "EPB13"}


def texts(data: bytes) -> list[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = [n for n in book.namelist() if n.endswith((".xhtml", ".opf"))]
        return [(name, book.read(name).decode()) for name in names]


def bound(data: bytes, changed: Mapping[str, str], compression: int = zipfile.ZIP_STORED) -> bytes:
    """The book with other texts in some of its files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            kept = changed[name].encode() if name in changed else old.read(name)
            new.writestr(zipfile.ZipInfo(name), kept, compress_type=compression)
        for name in sorted(changed.keys() - set(old.namelist())):
            new.writestr(zipfile.ZipInfo(name), changed[name])
    return out.getvalue()
