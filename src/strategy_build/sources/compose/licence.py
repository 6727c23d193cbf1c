"""The licence of a publication, under the name that readers know."""

from __future__ import annotations

import re

from strategy_build.model.labels import Labels
from strategy_build.model.value import Value

_SHARED = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)")


def named(licence: Value, labels: Labels) -> Value:
    """A Creative Commons licence by its name; any other as it was typed."""
    found = _SHARED.fullmatch(str(licence))
    if found is None:
        return licence
    words = labels(f"document-licence-{found[1].lower()}", version=found[2])
    return Value(words, licence.location)
