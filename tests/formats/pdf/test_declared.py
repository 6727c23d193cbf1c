"""The engine's declarations are read once, kept, and mean the same when they are taken again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_MADE = """
import sys
from hashlib import sha256
from pathlib import Path

from strategy_build.build.translated import Declarations
from strategy_build.formats.pdf import declared
from strategy_build.formats.pdf.memory import address
from strategy_build.formats.pdf.engine import lay_out
from xml.etree.ElementTree import Element, SubElement

if sys.argv[1]:
    declared.keep_declared(Declarations(Path(sys.argv[1])))
page = Element("html")
for word in ("Welcome", "Croeso", "مرحبا", "H₂O"):
    SubElement(SubElement(page, "body"), "p").text = word
laid_out = lay_out(page, {}, {})
made = laid_out.write_pdf(pdf_identifier=b"one")
print(sha256(made).hexdigest(), "pycparser" in sys.modules)
"""


def _made(folder: Path | str) -> tuple[str, bool]:
    """Digest of a file that the engine made, and whether it had to read C for that."""
    command = [sys.executable, "-W", "ignore", "-c", _MADE, str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return told[0], told[1] == "True"


def test_what_was_kept_makes_the_same_file_without_reading_c(tmp_path: Path) -> None:
    without = _made("")
    first = _made(tmp_path)
    second = _made(tmp_path)

    assert without[1]
    assert first == without
    assert second == (without[0], False)


def test_what_is_damaged_is_read_anew(tmp_path: Path) -> None:
    first = _made(tmp_path)
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    kept.write_bytes(kept.read_bytes()[:-9])

    assert _made(tmp_path) == first
    assert _made(tmp_path) == (first[0], False)


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert _made(tmp_path / "file" / "declarations") == _made("")
