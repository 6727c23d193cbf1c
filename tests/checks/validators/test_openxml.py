"""openxml-audit and Microsoft's SDK: silent about our Word files, and not about bad ones."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from strategy_build.checks.validators import openxml
from strategy_build.checks.validators.canaries import broken_word_file
from strategy_build.checks.validators.openxml import audited, read_report
from strategy_build.checks.validators.tools import ToolFailedError
from strategy_build.checks.validators.validator import Folder, examine
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING
from tests.formats.docx.reading import changed, word

VALIDATOR = openxml.VALIDATOR
TEXT = "word/document.xml"
# what the SDK finds of the faults that the research page lists; our own rules find the others
FAULTS = {
    "table": ("<w:tblPr>", '<w:tblPr><w:tblW w:w="1" w:type="dxa"/>'),
    "paragraph": ("<w:pStyle", "<w:keepNext/><w:pStyle"),
    "run": ("<w:rPr><w:rStyle", "<w:rPr><w:b/><w:rStyle"),
    "relation": ('r:embed="rId', 'r:embed="rId9'),
    "bookmark": ('w:bookmarkStart w:id="1"', 'w:bookmarkStart w:id="0"'),
    "note": ('footnoteReference w:id="1"', 'footnoteReference w:id="7"'),
}


def test_audit_finds_nothing_in_our_own_file(inputs: Inputs) -> None:
    assert audited(word(EVERYTHING, inputs)) == ()


def test_audit_finds_what_the_standard_forbids() -> None:
    assert audited(broken_word_file())


def test_audit_does_not_fail_over_what_is_no_package() -> None:
    assert audited(b"not a package")


def test_reads_the_report_of_the_sdk() -> None:
    printed = '{"errors": [{"id": "Sch_X", "description": " Wrong. ", "errorType": "Schema"}]}'
    (found,) = read_report("a.docx", printed)

    assert (found.rule, found.message, found.is_error) == ("openxml/Sch_X", "Wrong.", True)


def test_a_report_that_is_none_is_a_failure() -> None:
    with pytest.raises(ToolFailedError):
        read_report("a.docx", "no JSON")


@pytest.mark.deep
def test_sdk_finds_each_fault_and_nothing_in_our_own_files(inputs: Inputs, tmp_path: Path) -> None:
    usual = word(EVERYTHING, inputs)
    made = {"usual": usual, "large": word(EVERYTHING, inputs, "18pt")}
    for name, (old, new) in FAULTS.items():
        made[name] = changed(usual, TEXT, partial(_replaced, old, new))
    for name, data in made.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    looked = examine(VALIDATOR, Folder(tmp_path, tuple(sorted(tmp_path.glob("*.docx")))))
    found = {one.location.file.removesuffix(".docx") for one in looked.diagnostics}

    assert {one.name for one in looked.versions} == {"Open XML SDK, in ooxml-validator"}
    assert found == set(FAULTS)


def _replaced(old: str, new: str, text: str) -> str:
    return text.replace(old, new, 1)
