"""Captions as a WebVTT file (W3C WebVTT: The Web Video Text Tracks Format)."""

from __future__ import annotations

from collections.abc import Iterable

from strategy_build.speech.captions import Caption

_HOUR, _MINUTE, _SECOND = 3_600_000, 60_000, 1_000
_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def webvtt(title: str, captions: Iterable[Caption], lang: str) -> bytes:
    """One cue for each caption, named after its sentence; words in another language than `lang` say so.

    Raw "-->", line ends and empty cues cannot come up: marks are escaped, words stand on one line.
    """
    cues = (_cue(caption, lang) for caption in captions)
    return ("\n\n".join((f"WEBVTT - {_line(title)}", *cues)) + "\n").encode()


def _cue(caption: Caption, lang: str) -> str:
    times = f"{_time(caption.begin)} --> {_time(caption.end)}"
    words = " ".join(_run(each, words, lang) for each, words in caption.runs)
    return f"{caption.id}\n{times}\n{words}"


def _run(each: str, words: str, lang: str) -> str:
    shown = _line(words)
    return shown if each == lang else f"<lang {each}>{shown}</lang>"


def _line(words: str) -> str:
    return " ".join(words.split()).translate(_MARKS)


def _time(ms: int) -> str:
    hours, rest = divmod(ms, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    seconds, parts = divmod(rest, _SECOND)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{parts:03}"
