"""Findings as JUnit XML: one test case a rule, failed where the rule found an error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from strategy_build.checks.reports.entries import Entry
from strategy_build.checks.reports.words import counted, titled, told
from strategy_build.checks.rule import Explanation
from strategy_build.model.labels import Labels

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = "strategy-build"
# XML 1.0 has no place for these, not even written as numbers.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(found: tuple[Entry, ...], labels: Labels, ran: Iterable[Explanation] = ()) -> bytes:
    """A test suite. `ran` are the rules that looked: those among them that found nothing passed.

    Warnings and notes do not fail a case; they are what it printed.
    """
    from lxml import etree

    titles = {one.id: one.what for one in ran}
    of_rule: dict[str, list[Entry]] = {name: [] for name in titles}
    for one in found:
        of_rule.setdefault(one.found.rule, []).append(one)
        titles.setdefault(one.found.rule, one.about.what if one.about else "")
    failed = sum(any(one.found.is_error for one in inside) for inside in of_rule.values())
    numbers = {"tests": str(len(of_rule)), "failures": str(failed), "errors": "0"}
    root = etree.Element("testsuites", {"name": _NAME, **numbers})
    suite = etree.SubElement(root, "testsuite", {"name": _NAME, **numbers, "skipped": "0"})
    for rule in sorted(of_rule):
        name = f"{rule}: {titles[rule]}" if titles[rule] else rule
        attributes = {"classname": _clean(f"{_NAME}.{_family(rule)}"), "name": _clean(name)}
        _case(etree.SubElement(suite, "testcase", attributes), rule, of_rule[rule], labels)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _case(case: _Element, rule: str, inside: list[Entry], labels: Labels) -> None:
    from lxml import etree

    errors = [one for one in inside if one.found.is_error]
    others = [one for one in inside if not one.found.is_error]
    if errors:
        message = f"{counted(tuple(errors), labels)}. {_place(errors[0], labels)}".strip()
        attributes = {"type": _clean(rule), "message": _clean(message)}
        etree.SubElement(case, "failure", attributes).text = _texts(errors, labels)
    if others:
        etree.SubElement(case, "system-out").text = _texts(others, labels)


def _texts(inside: list[Entry], labels: Labels) -> str:
    blocks = (
        "\n".join(filter(None, (titled(one, labels), _place(one, labels), _rest(one, labels))))
        for one in inside
    )
    return _clean("\n\n".join(blocks))


def _rest(one: Entry, labels: Labels) -> str:
    """All but the first line, which has the level before it here."""
    return told(one, labels).removeprefix(one.message).lstrip("\n")


def _place(one: Entry, labels: Labels) -> str:
    place = one.found.location
    if not place.line:
        return place.file
    return labels("report-place", file=place.file, line=str(place.line))


def _family(rule: str) -> str:
    return rule.partition("/")[0] if "/" in rule else rule.rstrip("0123456789")


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
