"""The real command in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).parent.parent.parent / "src"
# a shell starts its background jobs deaf to Ctrl+C: this one hears it whoever started the tests
HEARING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from strategy_build.cli import main; main()"
)


def run(
    folder: Path, *words: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run it in a folder with these words, and wait for its end."""
    return subprocess.run(
        [sys.executable, "-m", "strategy_build", *words],
        cwd=folder,
        env={"PYTHONPATH": str(SRC), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )
