"""LibreOffice keeps the structure of our Word files, and what it does not keep is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from strategy_build.checks.validators import libreoffice
from strategy_build.checks.validators.libreoffice import said
from strategy_build.checks.validators.validator import Folder, examine
from strategy_build.diagnostics import Diagnostic
from strategy_build.model.blocks import Paragraph, Sentence
from strategy_build.model.document import Document
from strategy_build.model.inlines import Text
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING, INTRODUCTION
from tests.formats.docx.reading import changed, word

VALIDATOR = libreoffice.VALIDATOR
PRINTED = """\
Document
  H1 (block):
     /Placement /Block
    Span (inline)
      "Part 1: "
    "Start"
  L (block)
    LI (block)
      LBody (block)
        P (block):
          "•"
          "One "said" so"
"""


def test_reads_the_tags_and_their_words() -> None:
    root = said(PRINTED)

    assert [tag.text for tag in root.find("H1")] == ["Part 1: Start"]
    assert [tag.text for tag in root.find("LI")] == ['•One "said" so']
    assert [tag.kind for tag in root.below()] == [
        "", "Document", "H1", "Span", "L", "LI", "LBody", "P",
    ]  # fmt: skip


def _with_arabic() -> Document:
    words = (Sentence("a", "ar", (Text("أهلا بكم"),)),)
    section = replace(INTRODUCTION, blocks=(*INTRODUCTION.blocks, Paragraph(words)))
    return replace(EVERYTHING, body=(section, *EVERYTHING.body[1:]))


FAULTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "table": ("libreoffice/table", lambda text: text.replace("<w:tblHeader/>", "")),
    "picture": ("libreoffice/picture", lambda text: text.replace('descr="A bridge over the river."', "")),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(
    inputs: Inputs, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Diagnostic, ...]]:
    """What LibreOffice says of our own files and of bad ones, all in one run."""
    folder = tmp_path_factory.mktemp("a folder & its pagés")
    usual = word(EVERYTHING, inputs)
    made = {
        "usual": usual,
        "large": word(EVERYTHING, inputs, "18pt"),
        "arabic": word(_with_arabic(), inputs),
        **{name: changed(usual, "word/document.xml", edit) for name, (_, edit) in FAULTS.items()},
    }
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
    looked = examine(VALIDATOR, Folder(folder, tuple(sorted(folder.glob("*.docx")))))

    assert [one.name for one in looked.versions] == ["LibreOffice", "Poppler"], looked.diagnostics
    return {
        name: tuple(one for one in looked.diagnostics if one.location.file == f"{name}.docx")
        for name in made
    }


@pytest.mark.deep
@pytest.mark.parametrize("name", ["usual", "large", "arabic"])
def test_keeps_all_of_our_own_files(name: str, found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert [(one.rule, one.message) for one in found[name]] == []


@pytest.mark.deep
@pytest.mark.parametrize("name", sorted(FAULTS))
def test_tells_what_is_lost(name: str, found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert FAULTS[name][0] in {one.rule for one in found[name]}
