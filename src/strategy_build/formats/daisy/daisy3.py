"""A talking book as DAISY 3 has it (ANSI/NISO Z39.86-2005): package, NCX, DTBook, SMIL 2.0, MP3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from markupsafe import Markup

from strategy_build.formats.daisy.book import GENERATOR, Book, under
from strategy_build.formats.daisy.escapes import KINDS, Path, escapes
from strategy_build.formats.daisy.instructions import STARTS
from strategy_build.formats.daisy.outline import ABOUT, Level
from strategy_build.formats.daisy.sentences import sentences
from strategy_build.formats.daisy.setting import Setting, empty
from strategy_build.formats.daisy.tracks import Track, exact, identifier
from strategy_build.markup.elements import Attributes, direction, element, lines
from strategy_build.model.timeline import Clip

START = STARTS["daisy3"]
STYLE = "book.css"
_WORDS, _CONTENTS, _RESOURCES = "book.xml", "navigation.ncx", "resources.res"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_NISO = "http://www.daisy.org/z3986/2005"
_PACKAGE = (
    '<!DOCTYPE package PUBLIC "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN" '
    '"http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd">\n'
)
_OEB = "http://openebook.org/namespaces/oeb-package/1.0/"
_DC = "http://purl.org/dc/elements/1.1/"
_TYPES = {
    ".css": "text/css",
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".ncx": "application/x-dtbncx+xml",
    ".opf": "text/xml",
    ".png": "image/png",
    ".res": "application/x-dtbresource+xml",
    ".smil": "application/smil",
    ".svg": "image/svg+xml",
    ".xml": "application/x-dtbook+xml",
}


def files(book: Book, others: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every file of the book by name, the one to open first; `others` are sound, pictures, style."""
    written = {_WORDS: _dtbook(book), _CONTENTS: _ncx(book), _RESOURCES: _resources(book)}
    around = escapes(book.levels)
    written |= {track.smil: _smil(track, book, around) for track in book.tracks}
    rest = dict(sorted({**written, **others}.items()))
    return {START: _package(book, (START, *rest)), **rest}


def _document(doctype: str, root: Markup, more: str = "") -> bytes:
    return f"{_XML}{more}{doctype}{root}\n".encode()


def _niso(name: str, file: str, root: str) -> str:
    return f'<!DOCTYPE {root} PUBLIC "-//NISO//DTD {name}//EN" "{_NISO}/{file}.dtd">\n'


def _meta(name: str, content: str) -> Markup:
    return empty("meta", {"name": name, "content": content})


def _dtbook(book: Book) -> bytes:
    """All words. Title and what is said of the book are its front, notes and words its end."""
    lang = book.document.lang
    title, *rest = book.levels
    inside = [one for one in rest if one.kind == ABOUT]
    body = [one for one in rest if one.kind != ABOUT]
    heard = sentences(title.words, book.setting)
    front = lines(
        element("doctitle", {}, heard),
        element("docauthor", {}, book.document.imprint.organisation),
        _inside("level1", {"class": "titlepage"}, Markup(""), title, book.setting),
        *(_level(one, book.setting) for one in inside),
    )
    told = lines(_meta("dtb:uid", book.identifier), _meta("dc:Title", book.title))
    matter = lines(*(_level(one, book.setting) for one in body))
    whole = lines(
        element("frontmatter", {}, "\n", front, "\n"),
        element("bodymatter", {}, "\n", matter, "\n"),
    )
    attributes = {
        "xmlns": f"{_NISO}/dtbook/",
        "version": "2005-2",
        "xml:lang": lang,
        "dir": "rtl" if direction(lang) == "rtl" else None,
    }
    root = element(
        "dtbook", attributes, element("head", {}, told), element("book", {}, "\n", whole, "\n")
    )
    style = f'<?xml-stylesheet type="text/css" href="{STYLE}"?>\n'
    return _document(_niso("dtbook 2005-2", "dtbook-2005-2", "dtbook"), root, style)


def _level(level: Level, outside: Setting) -> Markup:
    setting = outside.within(level.lang)
    label = setting.labels("text-named", name=level.label, words="").rstrip()
    words = sentences(level.words, setting, label if level.label else "")
    heard = None if level.words else setting.heard(level.at)
    told = {} if level.words else setting.generated()
    title = element(f"h{level.depth}", {"smilref": heard, **told}, words or level.text)
    attributes = {
        "id": identifier(level.id) if level.id else None,
        "class": level.kind or None,
        **outside.language(level.lang),
    }
    return _inside(f"level{level.depth}", attributes, title, level, setting)


def _inside(
    name: str, attributes: Attributes, title: Markup, level: Level, setting: Setting
) -> Markup:
    shown = lines(
        *(_level(one, setting) if isinstance(one, Level) else one for one in under(level, setting))
    )
    return element(name, attributes, "\n", lines(title, shown or element("p")), "\n")


def _ncx(book: Book) -> bytes:
    clips = {clip.sentence: (track, clip) for track in book.tracks for clip in track.clips}
    order = {at: n for n, at in enumerate(dict.fromkeys(one.at for one in book.headings), 1)}
    title = book.levels[0]

    def label(level: Level) -> Markup:
        sound = _sound(*clips[level.at]) if level.spoken else Markup("")
        return Markup("").join((element("text", {}, level.text), sound))

    def point(level: Level) -> Markup:
        attributes = {
            "id": f"n-{numbers[id(level)]}",
            "class": f"h{level.depth}",
            "playOrder": str(order[level.at]),
        }
        deeper = [point(one) for one in level.inside if isinstance(one, Level)]
        content = empty("content", {"src": book.setting.heard(level.at)})
        return element(
            "navPoint", attributes, element("navLabel", {}, label(level)), content, *deeper
        )

    numbers = {id(level): n for n, level in enumerate(book.headings, 1)}
    told = (
        ("dtb:uid", book.identifier),
        ("dtb:depth", str(book.depth)),
        ("dtb:generator", GENERATOR),
        ("dtb:totalPageCount", "0"),
        ("dtb:maxPageNumber", "0"),
    )
    who = element("text", {}, book.document.imprint.organisation)
    inside = lines(
        element("head", {}, *(_meta(*one) for one in told)),
        element("docTitle", {}, label(title)),
        element("docAuthor", {}, who),
        element("navMap", {}, "\n", lines(*(point(level) for level in book.levels)), "\n"),
    )
    lang = book.document.lang
    attributes = {"xmlns": f"{_NISO}/ncx/", "version": "2005-1", "xml:lang": lang}
    return _document(
        _niso("ncx 2005-1", "ncx-2005-1", "ncx"), element("ncx", attributes, "\n", inside, "\n")
    )


def _sound(track: Track, clip: Clip) -> Markup:
    times = {"clipBegin": exact(clip.begin), "clipEnd": exact(clip.end)}
    return empty("audio", {"src": track.sound, **times})


def _smil(track: Track, book: Book, around: Mapping[str, Path]) -> bytes:
    """The words of one chapter with their times, as SMIL 2.0; what can be left is a `seq`."""
    told = (
        ("dtb:uid", book.identifier),
        ("dtb:generator", GENERATOR),
        ("dtb:totalElapsedTime", exact(track.begin)),
    )
    head = element("head", {}, *(_meta(*one) for one in told))
    inside = "\n".join(_sequences(track, around))
    doctype = _niso("dtbsmil 2005-2", "dtbsmil-2005-2", "smil")
    return (
        f'{_XML}{doctype}<smil xmlns="http://www.w3.org/2001/SMIL20/">\n{head}\n<body>\n'
        f'<seq id="{track.name}" dur="{exact(track.duration)}" fill="remove">\n'
        f"{inside}\n</seq>\n</body>\n</smil>\n"
    ).encode()


def _sequences(track: Track, around: Mapping[str, Path]) -> Iterator[str]:
    """Each sentence, inside what is around it."""
    opened: Path = ()
    for clip in track.clips:
        wanted = around.get(clip.sentence, ())
        same = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(opened, wanted, strict=False))
        )
        yield from ("</seq>" for _ in opened[same:])
        for kind, number in wanted[same:]:
            name = f"e{number}"
            yield f'<seq id="{name}" class="{kind}" end="DTBuserEscape;{name}.end">'
        opened = wanted
        yield (
            f'<par id="p-{clip.sentence}">'
            f'<text src="{_WORDS}#{identifier(clip.sentence)}" />{_sound(track, clip)}</par>'
        )
    yield from ("</seq>" for _ in opened)


def _package(book: Book, names: tuple[str, ...]) -> bytes:
    imprint = book.document.imprint
    dc = (
        ("Format", "ANSI/NISO Z39.86-2005"),
        ("Title", book.title),
        ("Creator", imprint.organisation),
        ("Publisher", imprint.organisation),
        ("Date", book.date),
        ("Language", book.document.lang),
        ("Source", imprint.identifier),
        *((("Rights", imprint.licence),) if imprint.licence else ()),
    )
    told = (
        ("dtb:multimediaType", "audioFullText"),
        ("dtb:multimediaContent", "audio,text,image" if book.images else "audio,text"),
        ("dtb:totalTime", exact(book.duration)),
        ("dtb:audioFormat", "MP3"),
        ("dtb:narrator", book.narrator),
        ("dtb:producer", imprint.organisation),
        ("dtb:producedDate", book.date),
    )
    core = lines(
        *(element(f"dc:{name}", {}, value) for name, value in dc),
        element("dc:Identifier", {"id": "uid"}, book.identifier),
    )
    spaces = {"xmlns:dc": _DC, "xmlns:oebpackage": _OEB}
    manifest = (empty("item", _item(name)) for name in names)
    spine = (empty("itemref", {"idref": _item(track.smil)["id"]}) for track in book.tracks)
    root = element(
        "package",
        {"xmlns": _OEB, "unique-identifier": "uid"},
        "\n",
        lines(
            element(
                "metadata",
                {},
                lines(
                    element("dc-metadata", spaces, "\n", core, "\n"),
                    element("x-metadata", {}, "\n", lines(*(_meta(*one) for one in told)), "\n"),
                ),
            ),
            element("manifest", {}, "\n", lines(*manifest), "\n"),
            element("spine", {}, "\n", lines(*spine), "\n"),
        ),
        "\n",
    )
    return _document(_PACKAGE, root)


_IDS = {START: "opf", _WORDS: "text", _CONTENTS: "ncx", _RESOURCES: "resource"}


def _item(name: str) -> dict[str, str | None]:
    kind = f".{name.rpartition('.')[2]}"
    own = _IDS.get(name, f"f-{name.replace('.', '-')}")
    return {"id": own, "href": name, "media-type": _TYPES[kind]}


def _resources(book: Book) -> bytes:
    """What players call the parts of a book that a listener may leave."""
    labels = book.setting.labels

    def scope(space: str, wanted: str, mark: str) -> Markup:
        sets = []
        for kind in KINDS:
            called = element("text", {}, labels(f"daisy-{kind}"))
            named = element("resource", {"xml:lang": labels.lang}, called)
            select = wanted.format(kind=kind)
            sets.append(element("nodeSet", {"id": f"{mark}-{kind}", "select": select}, named))
        return element("scope", {"nsuri": space}, "\n", lines(*sets), "\n")

    inside = lines(
        scope("http://www.w3.org/2001/SMIL20/", "//seq[@class='{kind}']", "s"),
        scope(f"{_NISO}/dtbook/", "//{kind}", "d"),
    )
    attributes = {"xmlns": f"{_NISO}/resource/", "version": "2005-1"}
    root = element("resources", attributes, "\n", inside, "\n")
    return _document(_niso("resource 2005-1", "resource-2005-1", "resources"), root)
