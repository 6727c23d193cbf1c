"""What an editor most likely meant: other words for ours, and what the right lines look like."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, get_args, get_origin

from strategy_build.model.publication import PublicationFile, Site, Term, Waiver
from strategy_build.model.strategy import FrontMatter
from strategy_build.model.value import Moment, Record, Value
from strategy_build.sources.findings import did_you_mean
from strategy_build.sources.shapes import hints_of, name_of, needed_of

# Words that people use elsewhere, and ours for them: the first that may stand in the field.
_MEANT = {
    "adopted": "approved", "agreed": "approved", "archived": "superseded", "article": "page",
    "boolean": "yes-no", "bsl": "bsl-video", "cancelled": "stopped", "checkbox": "choose-many",
    "checkboxes": "choose-many", "comments": "comment", "complete": "done", "completed": "done",
    "current": "approved", "delayed": "changed", "direction": "strategy", "docx": "word",
    "doing": "started", "dropdown": "choose-one", "final": "approved", "finished": "done",
    "form": "web", "free text": "comment", "goals": "matrix", "in progress": "started",
    "letter": "paper", "likert": "scale", "live": "approved", "meeting": "session",
    "milestones": "timeline", "minutes": "session", "mission": "statements", "mp3": "audio",
    "multi choice": "choose-many", "multiple choice": "choose-many", "on track": "started",
    "ongoing": "started", "online": "web", "open": "comment consultation", "open question": "comment",
    "paused": "stopped", "paper": "print", "plan": "strategy", "planned": "not started",
    "post": "paper print", "public": "approved", "published": "approved", "questionnaire": "consultation",
    "questions": "prose", "quotations": "testimonials", "quotes": "testimonials", "radio": "choose-one",
    "ranking": "rank", "rating": "scale", "recording": "audio", "single choice": "choose-one",
    "sms": "text-message", "survey": "consultation", "telephone": "phone", "text": "prose comment text-message",
    "text box": "comment", "theory of change": "journey", "themes": "matrix", "vision": "statements",
    "voicemail": "voice-message", "website": "web", "withdrawn": "superseded", "workshop": "session",
}  # fmt: skip
_SIGN = re.compile(r"([-*•·–—‣◦●▪])(?=\s*\w)")
_FIELDS = {
    "abbreviation": "term", "answers": "options", "baseline": "now", "booking": "book",
    "choices": "options", "close": "closes", "closing-date": "closes", "colour": "accent",
    "date": "starts on when published", "deadline": "closes by due", "definition": "means",
    "description": "summary text means", "due-date": "due by", "e-mail-address": "email",
    "end-date": "ends closes to", "full-name": "long", "heading": "title", "headline": "title",
    "label": "text", "lead": "led-by", "leader": "led-by", "location": "place",
    "long-form": "long", "meaning": "means", "opening-date": "opens", "owner": "led-by",
    "publication-date": "published", "question": "ask", "start-date": "starts opens from",
    "state": "status", "target": "goal", "tel": "phone", "telephone": "phone", "type": "kind",
    "url": "link", "venue": "place", "website": "base-url link", "who": "led-by said-by",
}  # fmt: skip
_EXAMPLES = {
    "from": "2027-04", "to": "2030-03", "on": "2027-03-11", "by": "The members' meeting",
    "covers": "[web, print, audio]", "opens": "2027-05-01", "closes": "Wednesday 30 June 2027, 5pm",
    "email": "hello@example.org",
}  # fmt: skip


def meant(typed: str, choices: Collection[str]) -> str:
    """The one of `choices` that is nearest to what was typed, or ""."""
    if near := did_you_mean(typed, choices):
        return near
    words = _MEANT.get(re.sub(r"[\s_-]+", " ", typed.casefold()).strip(), "").split()
    return next((word for word in choices if word in words), "")


def choice(name: str, typed: str, choices: Sequence[str], *, listed: bool) -> str:
    """What to type instead of a word that is none of `choices`."""
    near = meant(typed, choices)
    if not near:
        return f"Write one of these words after {name}: and nothing else"
    return f'Did you mean "{near}"?' if listed else f'Did you mean "{near}"?  {name}: {near}'


def fields(cls: type[Record], name: str, typed: str, *, listed: bool) -> tuple[str, str]:
    """What is wrong where a text stands in the place of fields, and what to type instead."""
    hints = hints_of(cls)
    if listed and typed and hints.get("text") is Value:
        return "This item needs the name of its field before the text.", f"- text: {typed}"
    if not name or listed:
        first = next(name_of(key) for key in hints if key != "location")
        return f"Fields belong here, each with its name: `{first}: …`.", f"{first}: …"
    keys = [key for key in hints if key in needed_of(cls)] or list(hints)
    dated = [key for key in keys if hints[key] is Moment or Moment in get_args(hints[key])]
    lines = [
        f"  {name_of(key)}: {_example(key, key in dated)}" for key in keys if key != "location"
    ]
    return (
        f"`{name}` has lines of its own under it, not one text after it.",
        "\n".join((f"{name}:", *lines[:4])),
    )


def _example(key: str, dated: bool) -> str:
    return _EXAMPLES.get(name_of(key), "2027-04-30" if dated else "…")


def items(name: str, typed: str, hint: Any) -> str:
    """What to type where one text stands in the place of a list."""
    if hint is not Value and not get_origin(hint):
        return f"{name}:\n  - …"
    sign = _SIGN.match(typed)
    if not sign:
        return f"{name}: [{typed.strip('[]')}]"
    parts = re.split(rf"(?:^|\s+){re.escape(sign[1])}\s*", typed)
    return "\n".join((f"{name}:", *(f"  - {part}" for part in parts if part)))


def field(typed: str, known: Collection[str]) -> str:
    """The field of `known` that is meant by a name that is none, or ""."""
    if near := did_you_mean(typed, known):
        return near
    words = _FIELDS.get(re.sub(r"[\s_]+", "-", typed.casefold()).strip("-"), "").split()
    return next((word for word in words if word in known), "")


def unknown(near: str, value: str, known: Collection[str]) -> str:
    """What to type instead of a field that is not known; `value` is its text, where that is one line."""
    if not near:
        return f"The fields here are {', '.join(known)}."
    return f'Did you mean "{near}"?  {near}: {value or "…"}'


def is_field(name: str) -> bool:
    """Whether any file of content/ has a field of this name."""
    return name.casefold() in _every_field()


@cache
def _every_field() -> frozenset[str]:
    seen: set[type[Record]] = set()
    queue: list[Any] = [Site, PublicationFile, FrontMatter, Term, Waiver]
    while queue:
        hint = queue.pop()
        queue.extend(get_args(hint))
        if isinstance(hint, type) and issubclass(hint, Record) and hint not in seen:
            seen.add(hint)
            queue.extend(hints_of(hint).values())
    return frozenset(name_of(key) for cls in seen for key in hints_of(cls) if key != "location")
