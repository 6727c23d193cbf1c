"""A small site on the disk, quick to build: a tone speaks it."""

from __future__ import annotations

from pathlib import Path

SITE = """\
content-version: 1
organisation:
  name: Harbour Street Neighbours
contact:
  email: hello@quay.example
  phone: "01632 960 300"
  text-relay: "18001 01632 960 300"
  post: 1 Harbour Street, Tarrowbridge
  reply-within: 5 working days
language: en-GB
timezone: Europe/London
base-url: https://quay.example/
today: 2027-06-01
formats: [html, text]
voice:
  engine: tone
on-request:
  - Paper copy by post
"""
PUBLICATION = """\
kind: guide
title: Safe harbour
summary: How to bring your boat in.
status: approved
version: "1.0"
published: 2027-03-22
licence: CC-BY-4.0
sections:
  - arriving
  - leaving
"""
ARRIVING = """\
# Arriving

Come in slowly. Somebody will wave to you.

## Where to stop

- Stop at the long wall.
- Tie up twice.
"""
LEAVING = """\
# Leaving

Tell us before you go. Read [how to arrive](arriving.md) for next time.
"""


def write_site(root: Path, formats: str = "[html, text]") -> Path:
    """The site under `root`; returns its content folder."""
    content = root / "content"
    (content / "harbour").mkdir(parents=True)
    text = SITE.replace("formats: [html, text]", f"formats: {formats}")
    (content / "site.yaml").write_text(text, encoding="utf-8")
    (content / "harbour" / "publication.yaml").write_text(PUBLICATION, encoding="utf-8")
    (content / "harbour" / "arriving.md").write_text(ARRIVING, encoding="utf-8")
    (content / "harbour" / "leaving.md").write_text(LEAVING, encoding="utf-8")
    return content


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
