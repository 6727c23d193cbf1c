"""Texts of a certain form: languages and addresses."""

from __future__ import annotations

import re

from strategy_build.model.value import Value
from strategy_build.sources.findings import Findings
from strategy_build.sources.shapes import name_of

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_EMAIL = re.compile(r"[^\s@<>:,;\"]+@[^\s@<>:,;\"]+\.[^\s@<>:,;\".]+")
_WEB = re.compile(r"https?://[^\s/?#<>\"']+[^\s<>\"']*", re.IGNORECASE)


def inspect_form(key: str, value: Value, findings: Findings) -> None:
    """Report a language or an address of the web that is none."""
    if not value:
        return
    if key in {"lang", "language"} and _LANGUAGE.fullmatch(value) is None:
        findings.error(
            "SRC18",
            value.location,
            f'"{value}" is not the short name of a language.',
            why="A voice would read the words by the rules of the wrong language.",
            fix=f"{key}: en-GB   or   {key}: cy   or   {key}: bfi",
            length=len(value),
        )
    if key == "email" and _EMAIL.fullmatch(value) is None:
        typed = re.sub("^mailto:|[<>]", "", value.casefold()).strip()
        good = typed if _EMAIL.fullmatch(typed) else "hello@example.org"
        findings.error(
            "SRC18",
            value.location,
            f'`email` is an e-mail address and nothing else, and "{value}" is none.',
            why="People who write to it, or press on it, would reach nobody.",
            fix=f"email: {good}",
            length=len(value),
        )
    if key in {"endpoint", "repository", "base_url", "bsl_relay"} and _WEB.fullmatch(value) is None:
        findings.error(
            "LNK04",
            value.location,
            f'`{name_of(key)}` is the address of a web page, and "{value}" is none.',
            why="People who follow the link would find nothing.",
            fix=f"{name_of(key)}: https://www.example.org/",
            length=len(value),
        )
