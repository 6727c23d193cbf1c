"""Ways of breaking the content of a small good site, and what must be said of each."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

_PLAN = "plan/publication.yaml"
_DRAFT = "draft/publication.yaml"
_INTRO = "plan/introduction.md"
_END = "- Words with a special meaning are in the word list."


@dataclass(frozen=True, slots=True)
class Way:
    """One way of breaking: what is changed in which file, and the rule, file and line that tell it.

    `swaps` are old and new text of `file`; `data` is the whole of `file` instead; `others` are
    further files. `told` is the file of the message where it is not `file`.
    """

    name: str
    file: str
    rule: str
    line: int
    swaps: tuple[tuple[str, str], ...] = ()
    data: bytes | None = None
    others: dict[str, bytes] = field(default_factory=dict)
    told: str = ""
    gone: bool = False
    link: str = ""

    @property
    def place(self) -> str:
        """The file that the message names."""
        return f"content/{self.told or self.file}"

    def apply(self, content: Path) -> None:
        """Break the site in the folder `content`."""
        path = content / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.gone:
            path.unlink()
        elif self.link:
            path.symlink_to(self.link)
        elif self.data is not None:
            path.write_bytes(self.data)
        else:
            text = path.read_text(encoding="utf-8")
            for old, new in self.swaps:
                assert old in text, f"{self.name}: {old!r} is not in {self.file}"
                text = text.replace(old, new, 1)
            path.write_text(text, encoding="utf-8")
        for name, data in self.others.items():
            other = content / name
            other.parent.mkdir(parents=True, exist_ok=True)
            other.write_bytes(data)


def plan(name: str, rule: str, line: int, old: str, new: str) -> Way:
    """A change of the strategy's publication.yaml."""
    return Way(name, _PLAN, rule, line, ((old, new),))


def draft(name: str, rule: str, line: int, old: str, new: str) -> Way:
    """A change of the consultation's publication.yaml."""
    return Way(name, _DRAFT, rule, line, ((old, new),))


def intro(name: str, rule: str, line: int, new: str, old: str = _END) -> Way:
    """A change of the introduction, by default of its last line, line 11."""
    return Way(name, _INTRO, rule, line, ((old, new),))


def whole(name: str, file: str, rule: str, line: int, data: bytes | str) -> Way:
    """Another file in the place of one."""
    return Way(name, file, rule, line, data=data.encode() if isinstance(data, str) else data)


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    packed = zlib.compress(b"\0" * 7501 * 60)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return start + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


YAML = (
    plan("a list item stands out of line", "SRC01", 22, "  - values\n", " - values\n"),
    plan("a line stands too far to the right", "SRC01", 3, "subtitle:", "   subtitle:"),
    plan("a tab stands in YAML", "SRC16", 11, "  from: 2027-04", "\tfrom: 2027-04"),
    plan("a name is used twice", "SRC02", 3, "subtitle: Our plan", "title: Our plan"),
    plan("a field is misspelt", "SRC04", 4, "summary:", "sumary:"),
    plan("the title is missing", "SRC17", 1, "title: Room to grow\n", ""),
    plan("the title is empty", "SRC17", 2, "title: Room to grow", "title:"),
    plan("the status is none that is known", "SRC18", 8, "status: approved", "status: aproved"),
    plan("a text stands where a list belongs", "SRC18", 19, "sections:\n  - introduction", "sections: introduction\nnothing:\n  - introduction"),
    plan("an alias is used", "SRC01", 2, "title: Room to grow", "title: *room"),
    plan("a section is named that is not there", "SRC06", 21, "  - vision\n", "  - vison\n"),
    plan("a section is named twice", "SRC02", 22, "  - values\n", "  - vision\n"),
    whole("publication.yaml is a list", _PLAN, "SRC18", 1, "- title: Room to grow\n"),
    whole("publication.yaml is empty", _PLAN, "SRC16", 1, ""),
    whole("site.yaml is empty", "site.yaml", "SRC16", 1, ""),
    Way("site.yaml is missing", "site.yaml", "SRC17", 0, gone=True),
    Way("publication.yaml is missing", _PLAN, "SRC21", 0, told="plan", gone=True),
    whole("front matter is not closed", "plan/values.md", "SRC01", 1, "---\ntype: values\n# Our values\n"),
    Way("the only contact is an e-mail address", "site.yaml", "DOC09", 6, (('  phone: "01632 960 201"\n', ""), ('  text-relay: "18001 01632 960 201"\n', ""), ("  post: The Potting Shed, Lamplight Lane\n", ""))),
    Way("the accent colour cannot be read", "site.yaml", "VIS01", 18, (('accent: "#0b4f6c"', 'accent: "#f5c518"'),)),
)  # fmt: skip

DATES = (
    plan("a date is in figures", "DAT03", 13, "published: 2027-04-02", "published: 02/04/2027"),
    plan("a month does not have that day", "DAT02", 13, "2027-04-02", "2027-04-31"),
    plan("a date is no date", "DAT01", 13, "2027-04-02", "soon"),
    plan("the period ends before it begins", "DAT08", 12, "to: 2029-03", "to: 2026-03"),
    draft("the weekday is wrong", "DAT02", 9, "Friday 19 February", "Thursday 19 February"),
    draft("the year is missing", "DAT01", 9, "Friday 19 February 2027, 5pm", "Friday 19 February, 5pm"),
    intro("a weekday in the text is wrong", "DAT02", 11, "- We met on Monday 29 January 2027."),
)  # fmt: skip

LINKS = (
    intro("a link leads to no file", "LNK04", 7, "(vales.md)", "(values.md)"),
    intro("a link leads out of the content", "LNK04", 7, "(../../../etc/passwd)", "(values.md)"),
    intro("a link runs a script", "LNK04", 11, "- [Our values in short](javascript:alert)"),
    intro("an address is half of one", "LNK08", 11, "- Read [the notes](http://[)."),
    intro("a link says here", "LNK01", 11, "- Read more [here](values.md)."),
    intro("a link has no words", "LNK01", 11, "- Read more [](values.md)."),
    intro("an address has a space", "SRC14", 11, "- [Our values](our values.md)"),
    draft("it is about a publication that is not there", "SRC06", 3, "about: plan", "about: plans"),
    Way("a change leads to no ambition", "plan/journey.md", "SRC06", 13, (("leads-to: open", "leads-to: opening"),)),
    Way("an id is used twice", "plan/ambitions/learn.md", "SRC05", 5, (("id: first-year", "id: divide"),), told="plan/ambitions/open.md"),
    Way("an id has capitals", "plan/ambitions/learn.md", "SRC05", 5, (("id: first-year", "id: First_Year"),)),
    Way("options come from nowhere", "draft/questions.md", "SRC06", 6, (("    ask: Would half a plot be enough for you?\n", "    ask: Would half a plot be enough for you?\n    options-from: nowhere\n"), ("    options:\n      - id: enough\n        text: Half a plot is enough.\n      - id: whole\n        text: I want a whole plot.\n      - id: neither\n        text: Neither of these.\n", ""))),
)  # fmt: skip

PICTURES = (
    intro("a picture has no alternative text", "IMG01", 12, "\n![](images/ground.svg)"),
    intro("a picture is not there", "IMG06", 12, "\n![The gate in spring](images/gate.png)"),
    intro("a picture lies outside", "IMG06", 12, "\n![The gate in spring](../../gate.png)"),
    intro("visual notes have no text", "IMG03", 12, "\n![What was said](images/ground.svg){kind=visual-notes}"),
    intro("a picture stands in a sentence", "IMG08", 11, "- The gate ![in spring](images/ground.svg) is open."),
    whole("a picture is no picture", "plan/images/gate.png", "IMG06", 0, "this is a text"),
    whole("a picture is cut off", "plan/images/gate.png", "IMG06", 0, bomb()[:60]),
    whole("a picture is huge when unpacked", "plan/images/gate.png", "IMG06", 0, bomb()),
    whole("a drawing holds an entity", "plan/images/ground.svg", "IMG06", 0, '<!DOCTYPE s [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&a;</text></svg>'),
    Way("slides have no text", _INTRO, "IMG07", 4, (("# Introduction", "---\nattachments:\n  - title: Slides\n    file: images/ground.svg\n---\n# Introduction"),)),
)  # fmt: skip

MARKDOWN = (
    intro("there is raw HTML", "SRC07", 11, "- Words with a <b>special</b> meaning."),
    intro("a list is typed with dots", "SRC08", 12, "\n· One thing\n· Another thing"),
    intro("a list is typed with letters", "SRC08", 12, "\na) One thing\nb) Another thing"),
    intro("text stands four spaces in", "SRC09", 14, "\nA line.\n\n    We will publish it."),
    intro("a paragraph is underlined", "SRC10", 12, "\nWe met nine times.\n---"),
    intro("a list is cut in two", "SRC11", 14, "\n1. One\n  - inside\n2. Two"),
    intro("Word left a bookmark", "SRC12", 11, "- See Error! Reference source not found."),
    intro("stars are not closed", "SRC14", 11, "- This is **important."),
    intro("a placeholder is left", "SRC15", 11, "- The gate opens in TBC."),
    intro("a mark is not closed", "SRC20", 12, "\n::: questions"),
    intro("a mark names nothing", "SRC06", 12, "\n::: events\n:::"),
    intro("a language is none", "SRC19", 11, "- [Croeso]{lang=welsh_language}"),
    intro("a note is not there", "SRC14", 11, "- We met nine times[^gone]."),
    intro("a heading level is skipped", "STR02", 12, "\n#### Deep"),
    intro("a heading is empty", "STR03", 12, "\n##"),
    intro("a heading is only bold", "STR04", 12, "\n**Who we are**\n\nForty people."),
    intro("there is no title", "STR01", 1, "We are here.", "# Introduction"),
    intro("there are two titles", "STR01", 12, "\n# Another title\n\nMore."),
    intro("lists are nested ten deep", "STR11", 19, "\n".join("  " * n + "- deeper" for n in range(10))),
    intro("a table has no header", "TAB01", 12, "\n| Year | Plots |\n| 2026 | 30 |"),
    intro("a table has no caption", "TAB02", 12, "\n| Year | Plots |\n| --- | --- |\n| 2026 | 30 |"),
    intro("a table has an empty cell", "TAB03", 16, "\nTable: Plots\n\n| Year | Plots |\n| --- | --- |\n| 2026 | |"),
    intro("a table row is too long", "TAB08", 16, "\nTable: Plots\n\n| Year | Plots |\n| --- | --- |\n| 2026 | 30 | full |"),
)  # fmt: skip

FILES = (
    whole("a section is empty", _INTRO, "SRC16", 1, ""),
    whole("a section is a picture", _INTRO, "SRC16", 1, bytes(range(256)) * 8),
    whole("a section is in UTF-16", _INTRO, "SRC16", 1, "# Introduction\n\nWe grow.\n".encode("utf-16")),
    whole("a section is in Windows-1252", _INTRO, "SRC16", 3, "# Introduction\n\nThe café is open.\n".encode("cp1252")),
    whole("a section holds a control character", _INTRO, "SRC16", 3, "# Introduction\n\nWe \x07 grow.\n"),
    whole("a section is huge", _INTRO, "SRC24", 0, b"# Introduction\n\n" + b"We grow food. " * 80_000),
    whole("a section is used by nothing", "plan/spare.md", "SRC21", 1, "# Spare\n\nWords.\n"),
    Way("a file is a link to another place", "plan/secret.md", "SRC24", 0, link="/etc/hostname"),
    whole("a file lies beside the publications", "notes.md", "SRC21", 1, "# Notes\n"),
)  # fmt: skip

WAYS = (*YAML, *DATES, *LINKS, *PICTURES, *MARKDOWN, *FILES)
