"""The grammars of DAISY are silent about our own talking books, and hear what breaks them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from strategy_build.checks.validators import daisy
from strategy_build.checks.validators.validator import (
    CANARY_SILENT,
    MISSING_TOOL,
    TOOL_FAILED,
    Folder,
    Validator,
    examine,
)
from tests.formats.daisy.conftest import books, speech, spoken

__all__ = ["books", "speech", "spoken"]  # fixtures

STANDARDS = [("2.02", daisy.DAISY_2), ("3", daisy.DAISY_3)]
# what none of our own rules looks at: the standard, the file, the edit
BAD = [
    ("2.02", "content.html", "<hr />", "<hr><p>words</p></hr>"),
    ("2.02", "content.html", "<blockquote>", '<blockquote role="note">'),
    ("2.02", "ncc.html", '<meta name="ncc:depth"', '<meta title="ncc:depth"'),
    ("2.02", "c03.smil", "<body>", "<body><book/>"),
    ("2.02", "c03.smil", 'endsync="last"', 'endsync="last" speed="2"'),
    ("3", "book.xml", '<list type="ul">', "<list>"),
    ("3", "book.xml", "<bodymatter>", "<bodymatter><p>Loose.</p>"),
    ("3", "navigation.ncx", ' playOrder="2"', ""),
    ("3", "package.opf", ' unique-identifier="uid"', ""),
    ("3", "c03.smil", ' fill="remove"', ' fill="hold"'),
    ("3", "c03.smil", 'clipBegin="0:00:00.000"', ""),
    ("3", "resources.res", "//list", "list"),
]


def look(validator: Validator, folder: Path, data: bytes) -> list[str]:
    path = folder / f"book{validator.suffix}"
    path.write_bytes(data)
    examination = examine(validator, Folder(folder, (path,)))
    return [f"{one.rule}: {one.message}" for one in examination.diagnostics]


@pytest.mark.deep
@pytest.mark.parametrize(("standard", "validator"), STANDARDS)
def test_has_nothing_to_say_about_our_own_books(
    standard: str, validator: Validator, books: Mapping[str, bytes], tmp_path: Path
) -> None:
    assert look(validator, tmp_path, books[standard]) == []


@pytest.mark.deep
@pytest.mark.parametrize(("standard", "file", "old", "new"), BAD)
def test_finds_what_breaks_the_standard(
    standard: str, file: str, old: str, new: str, books: Mapping[str, bytes], tmp_path: Path
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(books[standard])) as good, zipfile.ZipFile(out, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            bad.writestr(name, data.replace(old.encode(), new.encode()) if name == file else data)
        assert good.read(file) != good.read(file).replace(old.encode(), new.encode())
    found = look(dict(STANDARDS)[standard], tmp_path, out.getvalue())

    assert [one for one in found if one.startswith(f"dtd/{file.rpartition('.')[2]}:")]
    assert any(f"(in {file}, line " in one for one in found)


@pytest.mark.deep
@pytest.mark.parametrize("validator", daisy.VALIDATORS, ids=lambda one: one.name)
def test_a_file_that_is_no_book_is_told(validator: Validator, tmp_path: Path) -> None:
    assert look(validator, tmp_path, b"no zip")[0].startswith("dtd/zip: This is no zip file")


@pytest.mark.deep
@pytest.mark.parametrize("validator", daisy.VALIDATORS, ids=lambda one: one.name)
def test_names_what_looked(validator: Validator) -> None:
    assert all(one.version for one in validator.versions())
    assert CANARY_SILENT not in {
        one.rule for one in examine(validator, Folder(Path(), ())).diagnostics
    }


def test_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STRATEGY_DTDS", "/nowhere")
    examination = examine(daisy.DAISY_2, Folder(tmp_path, ()))

    assert [one.rule for one in examination.diagnostics] == [MISSING_TOOL]
    assert "w3c-sgml-lib" in examination.diagnostics[0].message


def test_a_folder_without_grammars_is_no_pass(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STRATEGY_DTDS", str(tmp_path))
    examination = examine(daisy.DAISY_2, Folder(tmp_path, ()))

    assert [one.rule for one in examination.diagnostics] == [TOOL_FAILED]
