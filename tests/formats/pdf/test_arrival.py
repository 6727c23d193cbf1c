"""The layout engine is imported without what is never used, and can still use it."""

from __future__ import annotations

import subprocess
import sys

_ARRIVED = """
import sys
from strategy_build.formats.pdf.engine import engine

engine()
import tinycss2
import weasyprint.html, weasyprint.pdf.fonts as fonts

assert weasyprint.html.UA_COUNTER_STYLE["decimal"]["symbols"], "it cannot count"
assert len(tinycss2.parse_stylesheet("p { margin: 0 }")) == 1, "no more styles are read"
assert "fontTools.subset" not in sys.modules, "fontTools.subset came along"
assert "fontTools.varLib.instancer" not in sys.modules, "the instancer came along"
assert type(fonts.subset.Options(retain_gids=True)).__module__ == "fontTools.subset"
"""


def test_leaves_behind_what_cuts_fonts_until_it_is_called() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _ARRIVED], capture_output=True, text=True, check=False
    )

    assert told.stderr == ""
    assert told.returncode == 0
