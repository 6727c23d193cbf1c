"""The small good site with other words in it, fixed, checked and composed."""

from __future__ import annotations

from collections.abc import Mapping

from tests.checks.reading import checked, good_site
from tests.conftest import LAYOUTS

from strategy_build.checks.fix.diff import Fixes
from strategy_build.checks.fix.fixes import fixed
from strategy_build.model.walk import plain, sentences
from strategy_build.sources.compose.site import compose
from strategy_build.sources.labels import read_labels
from strategy_build.sources.project import read

PAGE = "plan/introduction.md"
PLAN = "plan/publication.yaml"


def page(body: str) -> dict[str, bytes]:
    """The site with this text as its introduction."""
    return good_site() | {PAGE: body.encode()}


def plan(old: str, new: str) -> dict[str, bytes]:
    """The site with one line of its publication.yaml written otherwise."""
    site = good_site()
    text = site[PLAN].decode()
    assert old in text
    return site | {PLAN: text.replace(old, new).encode()}


def after(files: Mapping[str, bytes], fixes: Fixes) -> dict[str, bytes]:
    """All files as they would be."""
    return {**files, **fixes.files}


def written(body: str) -> str:
    """What becomes of the introduction."""
    files = page(body)
    return after(files, fixed(files))[PAGE].decode()


def rules(files: Mapping[str, bytes]) -> list[str]:
    """The ids of all findings."""
    return [one.rule for one in checked(files)[1]]


def words(files: Mapping[str, bytes]) -> list[str]:
    """Every word of every document that readers get."""
    content, _ = read(files, "content")
    assert content is not None
    labels = read_labels((LAYOUTS / "labels" / "en.yaml").read_text(encoding="utf-8"), "en-GB")
    made = compose(content, dict.fromkeys(content.publications, labels), "2027-05-10")
    return [
        word
        for document in made.documents.values()
        for sentence in sentences(document)
        for word in plain(sentence.children).split()
    ]
