"""Keeps what renderers and voices give back as files in the cache, and reads it again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from strategy_build.model.inputs import FileFact, Heard, Rendered, Speech
from strategy_build.model.timeline import Chapter, Clip, Timeline


def keep_rendered(rendered: Rendered, folder: Path) -> None:
    """The files under files/, in their own folders, and what is told of them in facts.json."""
    for name, data in rendered.files.items():
        path = folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    facts = {
        "order": list(rendered.files),
        "pages": rendered.pages,
        "minutes": rendered.minutes,
        "page_of": dict(rendered.page_of),
    }
    (folder / "facts.json").write_text(json.dumps(facts))


def rendered(folder: Path) -> Rendered:
    """What `keep_rendered` kept."""
    facts = json.loads((folder / "facts.json").read_text())
    files = {name: (folder / "files" / name).read_bytes() for name in facts["order"]}
    return Rendered(files, facts["pages"], facts["minutes"], facts["page_of"])


def names(folder: Path) -> tuple[str, ...]:
    """The paths of the files of a kept format, the main one first."""
    told: list[str] = json.loads((folder / "facts.json").read_text())["order"]
    return tuple(told)


def file_fact(folder: Path, name: str, media_type: str) -> FileFact:
    """What readers are told of the first file of a kept format, without reading it."""
    facts = json.loads((folder / "facts.json").read_text())
    first = facts["order"][0]
    size = (folder / "files" / first).stat().st_size
    return FileFact(name, first, media_type, size, facts["pages"], facts["minutes"])


def pages(folder: Path) -> Mapping[str, int]:
    """Sentence id to page of the kept PDF."""
    told: dict[str, int] = json.loads((folder / "facts.json").read_text())["page_of"]
    return told


def keep_speech(speech: Speech, folder: Path) -> None:
    """Chapters as MP3, the timeline as JSON, the script as text."""
    (folder / "chapters").mkdir()
    for name, data in speech.chapters.items():
        (folder / "chapters" / f"{name}.mp3").write_bytes(data)
    (folder / "timeline.json").write_text(json.dumps(asdict(speech.timeline)))
    heard = {n: (sorted(h.levels.items()), h.peak, h.silence) for n, h in speech.heard.items()}
    (folder / "heard.json").write_text(json.dumps(heard))
    (folder / "script.txt").write_text(speech.script, encoding="utf-8")


def speech(folder: Path) -> Speech:
    """What `keep_speech` kept."""
    told = times(folder)
    names = (chapter.id for chapter in told.timeline.chapters)
    heard = json.loads((folder / "heard.json").read_text())
    return replace(
        told,
        chapters={n: (folder / "chapters" / f"{n}.mp3").read_bytes() for n in names},
        heard={n: Heard(dict(levels), *rest) for n, (levels, *rest) in heard.items()},
    )


def times(folder: Path) -> Speech:
    """What `keep_speech` kept, without the sound."""
    told = json.loads((folder / "timeline.json").read_text())
    chapters = tuple(Chapter(**chapter) for chapter in told.pop("chapters"))
    clips = tuple(Clip(**clip) for clip in told.pop("clips"))
    timeline = Timeline(chapters=chapters, clips=clips, **told)
    return Speech(timeline, {}, (folder / "script.txt").read_text(encoding="utf-8"))
