"""Each known fault of a talking book is found by one of our own rules, in both standards."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pytest
from tests.checks.conftest import Made
from tests.everything import EVERYTHING, INTRODUCTION, p, s
from tests.formats.daisy.conftest import KEPT
from tests.speech.memory import unwatched

from strategy_build.checks.output.talking_book import RULES, check_talking_book
from strategy_build.formats.daisy.renderer import render
from strategy_build.model.inlines import NoteReference
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.speech.recording import record

FILES = {"daisy": "everything-daisy.zip", "daisy3": "everything-daisy3.zip"}
WORDS = {"daisy": "content.html", "daisy3": "book.xml"}
FIRST = EVERYTHING.title[0].id


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, the rule that finds it, and the edit that makes it: in which file, what."""

    name: str
    rule: str
    format: str
    file: str
    old: str
    new: str
    count: int = -1


FAULTS = (
    Fault("a sentence whose words are not there", "DSY05", "daisy", "content.html", f'id="{FIRST}"', 'id="gone"'),
    Fault("a sentence whose words are not there", "DSY05", "daisy3", "book.xml", f'id="{FIRST}"', 'id="gone"'),
    Fault("a clip that ends before it begins", "DSY06", "daisy", "c03.smil", 'clip-begin="npt=0.000s"', 'clip-begin="npt=9.000s"'),
    Fault("a clip that ends before it begins", "DSY06", "daisy3", "c03.smil", 'clipBegin="0:00:00.000"', 'clipBegin="0:00:09.000"'),
    Fault("a clip without a time", "DSY06", "daisy3", "c03.smil", 'clipBegin="0:00:00.000"', 'clipBegin="soon"'),
    Fault("sound that is not in the book", "DSY01", "daisy", "c03.smil", 'src="c03.mp3"', 'src="c99.mp3"'),
    Fault("sound that is not in the book", "DSY01", "daisy3", "c03.smil", 'src="c03.mp3"', 'src="c99.mp3"'),
    Fault("a file that the package does not list", "DSY01", "daisy3", "package.opf", '<item id="f-c03-mp3" href="c03.mp3" media-type="audio/mpeg" />', ""),
    Fault("a package that lists a lost file", "DSY01", "daisy3", "package.opf", 'href="book.css"', 'href="look.css"'),
    Fault("a length that is missing", "DSY07", "daisy", "c03.smil", "ncc:timeInThisSmil", "ncc:time"),
    Fault("a length that is wrong", "DSY07", "daisy3", "c03.smil", 'dur="0:01:', 'dur="0:02:'),
    Fault("a whole that is missing", "DSY04", "daisy", "ncc.html", "ncc:totalTime", "ncc:time"),
    Fault("a whole that is missing", "DSY04", "daisy3", "package.opf", "dtb:totalTime", "dtb:time"),
    Fault("times that do not add up", "DSY07", "daisy", "ncc.html", 'content="00:04:', 'content="00:14:'),
    Fault("times that do not add up", "DSY07", "daisy3", "package.opf", 'content="0:04:', 'content="0:14:'),
    Fault("elapsed times that do not add up", "DSY07", "daisy", "c04.smil", 'totalElapsedTime" content="00:', 'totalElapsedTime" content="01:'),
    Fault("elapsed times that do not add up", "DSY07", "daisy3", "c04.smil", 'totalElapsedTime" content="0:', 'totalElapsedTime" content="1:'),
    Fault("no language", "DSY09", "daisy", "content.html", '<html xmlns="http://www.w3.org/1999/xhtml" lang="en-GB" xml:lang="en-GB">', '<html xmlns="http://www.w3.org/1999/xhtml">'),
    Fault("no language", "DSY09", "daisy3", "book.xml", ' xml:lang="en-GB"', ""),
    Fault("a Welsh sentence that does not say so", "DSY09", "daisy", "content.html", '<blockquote lang="cy" xml:lang="cy">', "<blockquote>"),
    Fault("a Welsh sentence that does not say so", "DSY09", "daisy3", "book.xml", '<blockquote xml:lang="cy">', "<blockquote>"),
    Fault("an id that is used twice", "DSY05", "daisy", "content.html", "<hr />", f'<p id="{FIRST}">Nobody</p>'),
    Fault("a heading that skips a level", "DSY03", "daisy", "ncc.html", "h3", "h4"),
    Fault("a level in the contents that is not that of the heading", "DSY03", "daisy", "content.html", "h3", "h2"),
    Fault("contents that lack a heading", "DSY03", "daisy3", "navigation.ncx", "Part 3: Our values", "Part 3"),
    Fault("contents that lead nowhere", "DSY01", "daisy", "ncc.html", "c05.smil#p-", "c05.smil#q-"),
    Fault("contents that lead nowhere", "DSY01", "daisy3", "navigation.ncx", "c05.smil#p-", "c05.smil#q-"),
    Fault("a link that leads nowhere", "DSY01", "daisy", "content.html", 'href="#values"', 'href="#virtues"'),
    Fault("a note that is not there", "DSY01", "daisy3", "book.xml", 'idref="#note-1"', 'idref="#note-9"'),
    Fault("a picture without alt", "DSY01", "daisy3", "book.xml", ' alt=""', ""),
    Fault("a picture that is not in the book", "DSY01", "daisy3", "book.xml", 'src="leaf.svg"', 'src="tree.svg"'),
    Fault("a sentence that leads to the sound of another", "DSY05", "daisy", "content.html", "c05.smil#p-values-lvk4pvso", "c05.smil#p-values-d2rkz6bq"),
    Fault("a sentence that leads to the sound of another", "DSY05", "daisy3", "book.xml", 'smilref="c05.smil#p-values-lvk4pvso"', 'smilref="c05.smil#p-values-d2rkz6bq"'),
    Fault("no title", "DSY04", "daisy", "ncc.html", '"dc:title"', '"dc:titles"'),
    Fault("another title", "DSY04", "daisy3", "package.opf", ">Nobody is a stranger<", ">A stranger<"),
    Fault("the title twice", "DSY04", "daisy", "ncc.html", '<meta name="dc:title"', '<meta name="dc:title" content="A" /><meta name="dc:title"'),
    Fault("another language in the contents", "DSY04", "daisy", "ncc.html", '"dc:language" content="en-GB"', '"dc:language" content="cy"'),
    Fault("files of two books", "DSY04", "daisy", "c02.smil", "urn:uuid:", "urn:uuid:0"),
    Fault("files of two books", "DSY04", "daisy3", "navigation.ncx", "urn:uuid:", "urn:uuid:0"),
    Fault("a file without identifier", "DSY04", "daisy3", "c02.smil", "dtb:uid", "dtb:id"),
    Fault("a wrong number of lines", "DSY04", "daisy", "ncc.html", 'tocItems" content="', 'tocItems" content="1'),
    Fault("a wrong number of files", "DSY04", "daisy", "ncc.html", 'ncc:files" content="', 'ncc:files" content="1'),
    Fault("a wrong size", "DSY04", "daisy", "ncc.html", 'kByteSize" content="', 'kByteSize" content="1'),
    Fault("a wrong depth", "DSY04", "daisy3", "navigation.ncx", 'dtb:depth" content="3"', 'dtb:depth" content="2"'),
    Fault("nobody who made it", "DSY04", "daisy3", "package.opf", "<dc:Creator>Harbour Lane Neighbours", "<dc:Creator>Somebody"),
    Fault("nothing about the book", "DSY02", "daisy", "content.html", 'class="about"', ""),
    Fault("nothing about the book", "DSY02", "daisy3", "book.xml", 'class="about"', 'class="more"'),
    Fault("another first heading", "DSY02", "daisy", "ncc.html", ">Nobody is a stranger</a>", ">Welcome</a>"),
    Fault("a note that names another book", "DSY08", "daisy", "readme.txt", "Nobody is", "Everybody is"),
    Fault("a note that names the file of the other standard", "DSY08", "daisy3", "readme.txt", "package.opf", "ncc.html"),
    Fault("a note without line ends for old programs", "DSY08", "daisy", "readme.txt", "\r\n", "\n"),
)  # fmt: skip


def check(name: str, data: bytes, speech: Speech) -> list[str]:
    return [one.rule for one in check_talking_book(f"id/{FILES[name]}", data, EVERYTHING, speech)]


@pytest.mark.parametrize("name", FILES)
def test_leaves_our_own_books_alone(name: str, made: Made, speech: Speech) -> None:
    assert not check_talking_book(FILES[name], made[name][FILES[name]], EVERYTHING, speech)


@pytest.mark.parametrize("standard", ["2.02", "3"])
def test_a_heading_may_call_a_note(standard: str, inputs: Inputs) -> None:
    called = s("x", "Welcome", NoteReference("call", "note-1", 1), " all")
    note = replace(EVERYTHING.notes[0], references=("call",))
    part = replace(INTRODUCTION, title=called, blocks=(p("x", "Text."),))
    document = replace(EVERYTHING, body=(part,), notes=(note,), glossary=())
    heard = record(document, inputs.labels, "tone", 1.0, KEPT, unwatched)
    files = render(document, replace(inputs, speech=heard), {"standard": standard}).files
    [(name, data)] = files.items()

    assert check_talking_book(name, data, document, heard) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.format}: {fault.name}")
def test_finds_what_is_bad(fault: Fault, made: Made, speech: Speech) -> None:
    data = made[fault.format][FILES[fault.format]]
    edited = bound(data, {fault.file: lambda text: text.replace(fault.old, fault.new)})

    assert edited != data
    assert fault.rule in check(fault.format, edited, speech)


@pytest.mark.parametrize("name", FILES)
def test_finds_a_clip_beyond_the_end_of_its_sound(name: str, made: Made, speech: Speech) -> None:
    data = made[name][FILES[name]]
    cut = bound(data, {}, sound=lambda mp3: mp3[: len(mp3) // 2])
    found = check_talking_book(name, cut, EVERYTHING, speech)

    assert {"DSY06", "DSY07"} <= {one.rule for one in found}
    assert any("past the end" in one.message for one in found)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("what", "rule", "message"),
    [
        ("lost", "DSY05", "nothing is read for"),
        ("twice", "DSY05", "more than once"),
        ("swapped", "DSY05", "different orders"),
        ("swapped", "DSY06", "gap"),
    ],
)
def test_finds_sentences_that_are_lost_doubled_or_moved(
    what: str, rule: str, message: str, name: str, made: Made, speech: Speech
) -> None:
    def edit(text: str) -> str:
        lines = text.split("\n")
        at = next(n for n, line in enumerate(lines) if line.startswith("<par"))
        first, second = lines[at : at + 2]
        now = {"lost": [second], "twice": [first, first, second], "swapped": [second, first]}[what]
        return "\n".join((*lines[:at], *now, *lines[at + 2 :]))

    found = check_talking_book(
        name, bound(made[name][FILES[name]], {"c03.smil": edit}), EVERYTHING, speech
    )

    assert any(one.rule == rule and message in one.message for one in found)


def test_finds_clips_that_overlap(made: Made, speech: Speech) -> None:
    begin = next(c for c in speech.timeline.clips if c.chapter == "introduction").end
    old, new = (f'clip-begin="npt={ms / 1000:.3f}s"' for ms in (begin, begin - 500))
    data = bound(made["daisy"][FILES["daisy"]], {"c03.smil": lambda text: text.replace(old, new)})
    found = check_talking_book("a", data, EVERYTHING, speech)

    assert any(one.rule == "DSY06" and "overlaps" in one.message for one in found)


def test_finds_times_that_are_not_those_of_the_recording(made: Made, speech: Speech) -> None:
    clips = tuple(replace(clip, begin=clip.begin + 1) for clip in speech.timeline.clips)
    other = replace(speech, timeline=replace(speech.timeline, clips=clips))

    assert "DSY06" in check("daisy3", made["daisy3"][FILES["daisy3"]], other)


def test_finds_sound_that_is_pressed_and_files_that_do_not_belong(
    made: Made, speech: Speech
) -> None:
    data = made["daisy"][FILES["daisy"]]

    assert "DSY01" in check("daisy", bound(data, {}, pressed=True), speech)
    assert "DSY01" in check("daisy", bound(data, {}, more={"notes.docx": b""}), speech)
    assert "DSY01" in check("daisy", bound(data, {}, more={"c99.mp3": b""}), speech)
    assert "DSY01" in check("daisy", bound(data, {}, folder="book/"), speech)


def test_every_rule_can_fail() -> None:
    assert {rule.id for rule in RULES} == {fault.rule for fault in FAULTS}


Edit = Callable[[str], str]


def bound(
    data: bytes,
    edits: Mapping[str, Edit],
    *,
    sound: Callable[[bytes], bytes] = bytes,
    pressed: bool = False,
    more: Mapping[str, bytes] | None = None,
    folder: str = "",
) -> bytes:
    """The book with other texts in some of its files, other sound, more files, or in a folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        kept = {name: old.read(name) for name in old.namelist()}
        for name, body in {**kept, **(more or {})}.items():
            changed = sound(body) if name.endswith(".mp3") else body
            if name in edits:
                changed = edits[name](body.decode()).encode()
            own = f"{folder}{name}" if name.endswith(".css") else name
            how = zipfile.ZIP_DEFLATED if pressed else zipfile.ZIP_STORED
            new.writestr(zipfile.ZipInfo(own), changed, compress_type=how)
    return out.getvalue()
