"""A talking book as DAISY 2.02 has it: NCC, SMIL 1.0, XHTML 1.0 and MP3, full text and full audio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from strategy_build.formats.daisy.book import GENERATOR, Book, under
from strategy_build.formats.daisy.instructions import STARTS
from strategy_build.formats.daisy.outline import Level
from strategy_build.formats.daisy.sentences import sentences
from strategy_build.formats.daisy.setting import Setting, empty
from strategy_build.formats.daisy.tracks import Track, identifier, whole_seconds
from strategy_build.markup.elements import direction, element, lines

START = STARTS["daisy"]
STYLE = "book.css"
_WORDS, _MASTER = "content.html", "master.smil"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_XHTML = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
)
_SMIL = (
    '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">\n'
)
_KILO = 1024

Scheme = tuple[str, str] | tuple[str, str, str]  # name, content, scheme


def files(book: Book, others: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every file of the book by name, the one to open first; `others` are sound, pictures, style."""
    written = {_WORDS: _content(book), _MASTER: _master(book)}
    written |= {track.smil: _smil(track, book) for track in book.tracks}
    rest = dict(sorted({**written, **others}.items()))
    return {START: _ncc(book, rest), **rest}


def _page(book: Book, head: Iterator[Markup], body: Markup, xhtml: str = _XHTML) -> bytes:
    charset = {"http-equiv": "Content-Type", "content": "text/html; charset=utf-8"}
    told = lines(element("title", {}, book.title), empty("meta", charset), *head)
    lang = book.document.lang
    attributes = {"xmlns": "http://www.w3.org/1999/xhtml", "lang": lang, "xml:lang": lang}
    page = element(
        "html",
        attributes,
        lines(element("head", {}, "\n", told, "\n"), body),
    )
    return f"{_XML}{xhtml}{page}\n".encode()


def _content(book: Book) -> bytes:
    style = {"rel": "stylesheet", "type": "text/css", "href": STYLE}
    right_to_left = direction(book.document.lang) == "rtl"
    body = lines(*(_level(level, book.setting) for level in book.levels))
    inside = element("body", {"dir": "rtl" if right_to_left else None}, "\n", body, "\n")
    return _page(book, iter((empty("link", style),)), inside)


def _level(level: Level, outside: Setting) -> Markup:
    setting = outside.within(level.lang)
    label = setting.labels("text-named", name=level.label, words="").rstrip()
    words = sentences(level.words, setting, label if level.label else "")
    attributes = {"id": identifier(level.id) if level.id else None, "class": level.kind or None}
    attributes |= {} if level.words else setting.generated()
    title = element(f"h{level.depth}", attributes, words or level.text)
    inside = (
        _level(one, setting) if isinstance(one, Level) else one for one in under(level, setting)
    )
    whole = lines(title, *inside)
    told = outside.language(level.lang)
    return element("div", told, "\n", whole, "\n") if told else whole


def _ncc(book: Book, files: Mapping[str, bytes]) -> bytes:
    """The contents of the book. It tells the size of all files and is one of them: hence the rounds."""
    items = [
        element(
            f"h{level.depth}",
            {"id": f"n{n}", "class": level.kind or None},
            element("a", {"href": book.setting.heard(level.at)}, level.text),
        )
        for n, level in enumerate(book.headings, 1)
    ]
    body = element("body", {}, "\n", lines(*items), "\n")
    size = sum(map(len, files.values()))
    made, told, count = b"", 0, len(files) + 1
    while not made or told != (size + len(made)) // _KILO:
        told = (size + len(made)) // _KILO
        made = _page(book, (_meta(*one) for one in _said(book, count, told)), body)
    return made


def _meta(name: str, content: str, scheme: str = "") -> Markup:
    return empty("meta", {"name": name, "content": content, "scheme": scheme or None})


def _said(book: Book, count: int, size: int) -> Iterator[Scheme]:
    """What the book says of itself (DAISY 2.02, 2.1.1), in its own order."""
    imprint = book.document.imprint
    yield "dc:title", book.title
    yield "dc:creator", imprint.organisation
    yield "dc:publisher", imprint.organisation
    yield "dc:date", book.date, "yyyy-mm-dd"
    yield "dc:format", "Daisy 2.02"
    yield "dc:identifier", book.identifier
    yield "dc:language", book.document.lang, "ISO 639"
    yield "dc:source", imprint.identifier
    if imprint.licence:
        yield "dc:rights", imprint.licence
    yield "ncc:charset", "utf-8"
    yield "ncc:depth", str(book.depth)
    yield "ncc:files", str(count)
    yield "ncc:footnotes", "0"
    yield "ncc:generator", GENERATOR
    yield "ncc:kByteSize", str(size)
    yield "ncc:maxPageNormal", "0"
    yield "ncc:multimediaType", "audioFullText"
    yield "ncc:narrator", book.narrator
    yield from ((f"ncc:page{kind}", "0") for kind in ("Front", "Normal", "Special"))
    yield "ncc:prodNotes", "0"
    yield "ncc:producedDate", book.date, "yyyy-mm-dd"
    yield "ncc:producer", imprint.organisation
    yield "ncc:setInfo", "1 of 1"
    yield "ncc:sidebars", "0"
    yield "ncc:tocItems", str(len(book.headings))
    yield "ncc:totalTime", whole_seconds(book.duration), "hh:mm:ss"


def _smil(track: Track, book: Book) -> bytes:
    """The words of one chapter with their times, as SMIL 1.0."""
    told = (
        ("dc:format", "Daisy 2.02"),
        ("dc:identifier", book.identifier),
        ("dc:title", book.title),
        ("title", track.title),
        ("ncc:generator", GENERATOR),
        ("ncc:timeInThisSmil", whole_seconds(track.duration)),
        ("ncc:totalElapsedTime", whole_seconds(track.begin)),
    )
    pars = [
        f'<par endsync="last" id="p-{clip.sentence}">'
        f'<text src="{_WORDS}#{identifier(clip.sentence)}" id="t-{clip.sentence}" />'
        f'<audio src="{track.sound}" clip-begin="{_npt(clip.begin)}" '
        f'clip-end="{_npt(clip.end)}" id="a-{clip.sentence}" /></par>'
        for clip in track.clips
    ]
    inside = "\n".join(pars)
    body = f'<seq dur="{track.duration / 1000:.3f}s">\n{inside}\n</seq>'
    return _synchronised(told, body)


def _npt(ms: int) -> str:
    return f"npt={ms / 1000:.3f}s"


def _master(book: Book) -> bytes:
    """All chapters in order, for players that read them one after the other."""
    told = (
        ("dc:format", "Daisy 2.02"),
        ("dc:identifier", book.identifier),
        ("dc:title", book.title),
        ("ncc:generator", GENERATOR),
        ("ncc:timeInThisSmil", whole_seconds(book.duration)),
    )
    refs = (
        empty("ref", {"src": track.smil, "title": track.title, "id": f"m-{track.name}"})
        for track in book.tracks
    )
    return _synchronised(told, str(lines(*refs)))


def _synchronised(told: tuple[tuple[str, str], ...], body: str) -> bytes:
    metas = (empty("meta", {"name": name, "content": content}) for name, content in told)
    region = element("layout", {}, empty("region", {"id": "text"}))
    head = element("head", {}, "\n", lines(*metas, region), "\n")
    return f"{_XML}{_SMIL}<smil>\n{head}\n<body>\n{body}\n</body>\n</smil>\n".encode()
