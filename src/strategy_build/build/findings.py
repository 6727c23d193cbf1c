"""Findings as plain values and back, for all that is kept between builds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from strategy_build.diagnostics import Diagnostic, Location, Severity


def diagnostics_to_json(found: tuple[Diagnostic, ...]) -> str:
    """Findings as text for the cache."""
    return json.dumps([asdict(one) for one in found])


def diagnostics_from_json(text: str) -> tuple[Diagnostic, ...]:
    """Findings from the cache."""
    return diagnostics(json.loads(text))


def diagnostics(told: Iterable[Mapping[str, Any]]) -> tuple[Diagnostic, ...]:
    """Findings from plain values, as `dataclasses.asdict` makes them."""
    return tuple(
        Diagnostic(
            **{
                **one,
                "severity": Severity(one["severity"]),
                "location": Location(**one["location"]),
            }
        )
        for one in told
    )
