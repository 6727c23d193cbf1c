"""The PEF validator of DAISY's Braille Utils over many files in one Java machine; run as a process.

Reads a JSON list of paths from standard input and prints a JSON object: path to a list of messages.
A valid file gives an empty list.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

_JVM_OPTIONS = (
    "-Xshare:auto",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xmx512m",
    "-Djava.awt.headless=true",
    "-Duser.language=en",
    "-Djavax.xml.transform.TransformerFactory=net.sf.saxon.TransformerFactoryImpl",
)
JARS = (
    "brailleUtils-core",
    "brailleUtils-catalog",
    "jing",
    "isorelax",
    "saxonb",
    "xercesImpl",
    "xml-apis",
)
_ANSWERS = ("Error", "Fatal", "Warning")
_UNSAID = "it is not valid, and the validator says no more"


def main() -> None:
    """Check every file named on standard input and print what was found."""
    paths: list[str] = json.load(sys.stdin)
    java = _start_java()
    out = os.dup(1)
    os.dup2(2, 1)  # our answer must be all that is in the standard output
    found = {path: _messages(java, path) for path in paths}
    os.write(out, json.dumps(found).encode())


def _start_java() -> Any:
    jpype = import_module("jpype")
    folder = Path(os.environ["STRATEGY_JAVA_LIBRARIES"])
    machine = os.environ.get("STRATEGY_LIBJVM") or jpype.getDefaultJVMPath()
    jars = [f"{folder}/{name}.jar" for name in JARS]
    jpype.startJVM(machine, *_JVM_OPTIONS, classpath=jars, convertStrings=True)
    return jpype


def _messages(java: Any, path: str) -> list[str]:
    validator = java.JClass("org.daisy.braille.pef.PEFValidator")()
    if validator.validate(java.JClass("java.io.File")(path).toURI().toURL()):
        return []
    report = java.JClass("java.util.Scanner")(validator.getReportStream(), "UTF-8")
    told = []
    while report.hasNextLine():
        line = str(report.nextLine())
        if line.startswith(_ANSWERS):
            told.append(line)
    return told or [_UNSAID]


if __name__ == "__main__":
    main()
