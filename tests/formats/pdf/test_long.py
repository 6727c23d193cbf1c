"""Three hundred pages of everything, in five languages, with forms: both validators agree."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import page as page_validation
import pytest

from strategy_build.checks.extract.tags import Tag, tagged
from strategy_build.checks.validators import verapdf
from strategy_build.formats.pdf.renderer import render
from strategy_build.model.inputs import Inputs
from tests.formats.pdf.samples import long_document

SIZE = {"root-size": "12pt"}
ROOT = Path(__file__).parents[3]
_HASH = """
from hashlib import sha256
from tests.conftest import inputs
from tests.formats.pdf.samples import long_document
from strategy_build.formats.pdf.renderer import render

given = inputs.__wrapped__() if hasattr(inputs, "__wrapped__") else inputs.__pytest_wrapped__.obj()
(data,) = render(long_document(1), given, {"root-size": "12pt"}).files.values()
print(sha256(data).hexdigest())
"""


def _many_letters(inputs: Inputs) -> Inputs:
    """A family that has the letters of all five languages."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    spec = find_spec("fontpkg_lexend")
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).parent / "files" / "Lexend[wght].ttf"
    files = {}
    for name, weight in (("Regular", 400), ("Bold", 700)):
        out = BytesIO()
        instantiateVariableFont(TTFont(source), {"wght": weight}).save(out)
        files[f"Lexend-{name}.ttf"] = out.getvalue()
    return replace(inputs, fonts=files)


@pytest.mark.deep
def test_three_hundred_pages_pass_both_validators(inputs: Inputs, tmp_path: Path) -> None:
    made = render(long_document(35), _many_letters(inputs), SIZE)
    (data,) = made.files.values()
    path = tmp_path / "long.pdf"
    path.write_bytes(data)
    limits = page_validation.SafetyLimits(max_reference_depth=4_000)
    report = page_validation.validate_pdf_bytes(data, profile="ua1", limits=limits)
    found = verapdf.ask([(path, (verapdf.ACCESSIBLE, verapdf.ARCHIVE))])

    assert made.pages >= 300
    assert [str(failure) for failure in report.failures] == []
    assert found[str(path)] == {verapdf.ACCESSIBLE: [], verapdf.ARCHIVE: []}


def test_nothing_is_torn_where_a_page_ends(inputs: Inputs) -> None:
    (data,) = render(long_document(2), _many_letters(inputs), SIZE).files.values()
    root = tagged(data).root
    rows = [len(list(table.find("TR"))) for table in root.find("Table")]
    quotes = [tag for tag in root.find("BlockQuote") if list(tag.find("L"))]

    assert rows.count(61) == 2
    assert len(quotes) == 2
    assert {"cy", "pl", "fr", "de"} <= {tag.facts.get("Lang") for tag in root.below()}
    assert max(_depth(tag) for tag in root.find("L")) >= 5


def _depth(tag: Tag) -> int:
    inner = [_depth(kid) for kid in tag.below() if kid is not tag and kid.kind == "L"]
    return 1 + max(inner, default=0)


def test_the_same_bytes_from_two_folders_on_two_days(tmp_path: Path) -> None:
    """It is another day in each of these time zones, whenever this runs."""
    made = {
        subprocess.run(
            [sys.executable, "-c", _HASH],
            cwd=folder,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": _paths()},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for folder, zone, seed in (
            (tmp_path, "Pacific/Kiritimati", "1"),
            (ROOT, "Etc/GMT+12", "2"),
        )
    }

    assert len(made) == 1


def _paths() -> str:
    return os.pathsep.join((str(ROOT), str(ROOT / "src")))
