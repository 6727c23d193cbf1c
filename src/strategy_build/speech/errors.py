"""What can go wrong between a script and its sound."""

from __future__ import annotations

from strategy_build.diagnostics import SetupError


class SpeechError(SetupError):
    """A voice cannot be used here, or made a sound that cannot be right; the message says the cure."""
