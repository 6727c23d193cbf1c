"""What the files of a recording are called, beside the publication's index.html."""

from __future__ import annotations


def recording(publication: str) -> str:
    """The sound itself."""
    return f"{publication}.mp3"


def transcript(publication: str, chapter: str = "") -> str:
    """The words with their times: of one chapter, or of the whole recording."""
    return f"{publication}-{chapter}.vtt" if chapter else f"{publication}.vtt"


def chapter_list(publication: str) -> str:
    """The chapters for podcast players."""
    return f"{publication}.chapters.json"


def timeline(publication: str) -> str:
    """Which sentence sounds when."""
    return f"{publication}.timeline.json"
