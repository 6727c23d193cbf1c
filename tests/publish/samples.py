"""What was checked on a small site, and the report of an outside validator, for the tests."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.everything import EVERYTHING

from strategy_build.checks import ring
from strategy_build.checks.ring import Program
from strategy_build.diagnostics import Diagnostic, Location, Severity
from strategy_build.model.publication import Contacts, Evaluation, Organisation, Site, Waiver
from strategy_build.model.value import Moment, Precision, Value
from strategy_build.publish.evidence import Checked, Compared, Evidence

SITE = Site(
    Value("1"),
    Organisation(Value("Harbour Lane Neighbours")),
    Contacts(
        email=Value("hello@harbour.example"),
        phone=Value("01632 960 100"),
        reply_within=Value("5 working days"),
    ),
    Value("en-GB"),
    base_url=Value("https://harbour.example/"),
    on_request=(Value("Braille by post"),),
)
FILES = {
    "everything/index.html": b"<!doctype html>",
    "everything/everything.pdf": b"%PDF",
    "everything/everything.txt": b"Words.",
}
WAIVER = Waiver(
    Value("LNG01"),
    Value("everything/introduction.md"),
    Value("These are the words of a law, which we may not change"),
    Value("Access group"),
    Moment("31 March 2027", "2027-03-31", Precision.DAY),
)
FORMATS = (
    Compared("html", ("everything/index.html",), 640, 640),
    Compared("pdf", ("everything/everything.pdf",), 640, 640),
    Compared("text", ("everything/everything.txt",), 640, 640),
)
BARE = Evidence(
    site=SITE,
    day="2027-02-01",
    version="9.9.9",
    publications=(Checked(EVERYTHING, FORMATS),),
    content_rules=ring.content_rules(),
    file_rules=ring.file_rules(("html", "pdf", "text")),
    programs=(Program("lxml", "6.1"), Program("pikepdf", "10.1")),
    diagnostics=(),
    outside=("Nu HTML checker", "axe"),
)
FAULT = Diagnostic(
    "PDF01", Severity.WARNING, "3 checks fail", Location("everything/everything.pdf")
)


@dataclass(frozen=True, slots=True)
class Examined:
    validator: str
    files: int
    versions: tuple[Program, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    examinations: tuple[Examined, ...]


NU = Examined("Nu HTML checker", 4, (Program("Nu HTML checker", "26.1"), Program("Java", "21")))
AXE = Examined("axe", 4, (Program("axe-core", "4.11"),))


def assessed(standard: str = "WCAG 2.2 AA", on: str = "2027-01-30") -> Evidence:
    """The same site, every publication assessed by people."""
    by = Value("Harbour access group")
    evaluation = Evaluation(by, Moment("30 January 2027", on, Precision.DAY), Value(standard))
    imprint = replace(EVERYTHING.imprint, published="2027-01-02")
    document = replace(EVERYTHING, imprint=imprint)
    return replace(BARE, publications=(Checked(document, FORMATS, evaluation),))
