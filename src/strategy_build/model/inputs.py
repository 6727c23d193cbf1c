"""What a renderer is given besides the document, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from strategy_build.model.labels import Labels
from strategy_build.model.timeline import Timeline


@dataclass(frozen=True, slots=True)
class FileFact:
    """What readers are told of a file before they take it."""

    format: str  # name in the registry
    file: str  # name beside the publication's index.html
    media_type: str
    size: int  # bytes
    pages: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Heard:
    """How a chapter of a recording sounds to a player, measured in its MP3 (ITU-R BS.1770).

    `levels` is how often each loudness in LUFS came among its blocks of 0.4 s, `peak` the highest
    true peak in dBTP, `silence` the longest stretch without sound, in seconds.
    """

    levels: Mapping[float, int]
    peak: float
    silence: float


@dataclass(frozen=True, slots=True)
class Speech:
    """A finished recording: its timeline and the MP3 bytes of each chapter, by chapter id."""

    timeline: Timeline
    chapters: Mapping[str, bytes]
    script: str  # every word that is spoken, one utterance a line
    heard: Mapping[str, Heard] = field(default_factory=dict)  # by chapter id


@dataclass(frozen=True, slots=True)
class Source:
    """A file that an editor wrote, by its path inside content/."""

    path: str
    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The organisation's look: accent colour (#rrggbb) and the font family that covers every character."""

    accent: str = "#0b4f6c"
    font: str = "Atkinson Hyperlegible"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a renderer may use. What a format does not name in the registry is left empty."""

    labels: Labels
    layouts: Mapping[str, bytes]  # path inside layouts/ ("html/page.html.jinja") to bytes
    assets: Mapping[str, bytes] = field(default_factory=dict)  # digest to bytes
    fonts: Mapping[str, bytes] = field(default_factory=dict)  # file name to bytes (TTF)
    theme: Theme = field(default_factory=Theme)
    titles: Mapping[str, str] = field(
        default_factory=dict
    )  # publication id to title, for links out
    speech: Speech | None = None
    pages: Mapping[str, int] = field(default_factory=dict)  # sentence id to page of the PDF
    files: tuple[FileFact, ...] = ()  # the other artefacts of this publication, in order offered
    offered: tuple[str, ...] = ()  # the names of the forms that it may name, in order offered
    sources: tuple[Source, ...] = ()  # what the publication was made from, in order of their paths


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of one format, by name, and what readers are told of the first of them."""

    files: Mapping[str, bytes]
    pages: int = 0
    minutes: int = 0
    page_of: Mapping[str, int] = field(default_factory=dict)  # PDF only: sentence id to page
