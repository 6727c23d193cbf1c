"""A publication as an EPUB 3.3 book, with its recording where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from strategy_build.formats.epub import hints, onix
from strategy_build.formats.epub.accessibility import Access, access
from strategy_build.formats.epub.links import homes, linked, marked, page_starts
from strategy_build.formats.epub.narration import COVER, NAV, Narration, entry_id, narration
from strategy_build.formats.epub.package import Meta, Package, Part, packed
from strategy_build.formats.epub.pages import Page, pages
from strategy_build.markup import document as parts
from strategy_build.markup.cover import BOOK, cover
from strategy_build.markup.elements import direction
from strategy_build.markup.flavour import Flavour
from strategy_build.markup.inlines import words
from strategy_build.markup.layouts import environment
from strategy_build.markup.pictures import figures
from strategy_build.model.document import Document
from strategy_build.model.inlines import FileTarget, Place
from strategy_build.model.inputs import Inputs, Rendered
from strategy_build.model.walk import sentences, text_of

if TYPE_CHECKING:
    import jinja2

_XHTML = "application/xhtml+xml"
_NCX = "application/x-dtbncx+xml"


@dataclass(frozen=True, slots=True)
class _Book:
    """What the parts of a book are made from."""

    document: Document
    inputs: Inputs
    layouts: jinja2.Environment
    identifier: str
    narration: Narration
    starts: Mapping[int, str]  # page of the PDF to its first sentence
    lexicon: tuple[Part, ...]


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """The book, and what catalogues are told of it.

    In it: cover, title page, contents, a file for each section, notes, word list, contact. With
    the option `narration: no` it is the small edition, whose words are not read aloud.
    """
    silent = options.get("narration") == "no"
    edition = "text-only-epub" if silent else "epub"
    layouts = environment(inputs.layouts)
    flavour = _flavour(document, inputs)
    starts = page_starts(inputs.pages, (sentence.id for sentence in sentences(document)))
    loose = pages(document, flavour, _title_page(document, flavour, layouts))
    home = homes(loose)
    bound = [marked(linked(page, home), starts, inputs.labels) for page in loose]
    heard = narration(bound, None if silent else inputs.speech)
    lexicon = tuple(hints.lexicon(document))
    urn = _urn(document.imprint.identifier, edition)
    book = _Book(document, inputs, layouts, urn, heard, starts, lexicon)
    told = access(
        document,
        inputs.labels,
        paged=bool(starts),
        narrated=bool(heard.overlays),
        hinted=bool(lexicon),
    )
    name = f"{document.id}-text-only" if silent else document.id
    made = packed(_package(book, told))
    about = onix.message(document, urn, told)
    return Rendered({f"{name}.epub": made, f"{name}.onix.xml": about})


def _package(book: _Book, told: Access) -> Package:
    document, labels = book.document, book.inputs.labels
    return Package(
        identifier=book.identifier,
        lang=document.lang,
        direction=direction(document.lang),
        modified=document.imprint.modified,
        metadata=(
            *_metadata(document),
            *told.metadata(),
            *_page_source(document, paged=bool(book.starts)),
            *book.narration.metadata(labels),
        ),
        parts=(
            *_cover(book),
            *_navigation(book),
            *(_text(book, page) for page in book.narration.pages[1:]),
            *_pictures(document, book.inputs),
            *book.lexicon,
            *book.narration.parts(),
        ),
        cover="cover-image",
    )


def _flavour(document: Document, inputs: Inputs) -> Flavour:
    base = document.imprint.base_url

    def place(target: Place) -> str:
        if not target.publication:
            return f"#{target.anchor}"  # the file before it is set when every page is written
        anchor = f"#{target.anchor}" if target.anchor else ""
        return f"{base}{target.publication}/index.html{anchor}" if base else ""

    def file(target: FileTarget) -> str:
        return f"{base}{document.id}/{target.name}" if base else ""

    return Flavour(
        labels=inputs.labels,
        lang=document.lang,
        place=place,
        file=file,
        image=lambda image: f"../images/{image.name}",
        xml=True,
        epub=True,
        long_titles=True,
    )


def _urn(identifier: str, what: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{identifier}/{what}')}"


def _title_page(document: Document, flavour: Flavour, layouts: jinja2.Environment) -> Markup:
    shown = layouts.get_template("epub/title.xhtml.jinja").render(
        document=document,
        labels=flavour.labels,
        words=lambda sentences: words(sentences, flavour),
        facts=parts.facts(document, flavour),
        in_short=parts.in_short(document, flavour),
    )
    return Markup(shown)  # noqa: S704 (the layout escapes)


def _metadata(document: Document) -> Iterator[Meta]:
    imprint = document.imprint
    yield Meta("dc:title", text_of(document.title), id="title")
    if document.subtitle:
        yield Meta("dc:title", text_of(document.subtitle), id="subtitle")
        yield Meta("title-type", "main", refines="#title")
        yield Meta("title-type", "subtitle", refines="#subtitle")
    yield Meta("dc:creator", imprint.organisation, id="creator")
    yield Meta("role", "aut", refines="#creator", scheme="marc:relators")
    yield Meta("dc:publisher", imprint.organisation)
    if imprint.published:
        yield Meta("dc:date", imprint.published)
    if document.summary:
        yield Meta("dc:description", text_of(document.summary))
    if imprint.licence:
        yield Meta("dc:rights", imprint.licence)


def _page_source(document: Document, *, paged: bool) -> Iterator[Meta]:
    if paged:
        yield Meta("pageBreakSource", _urn(document.imprint.identifier, "pdf"))


def _cover(book: _Book) -> Iterator[Part]:
    document, inputs, layouts = book.document, book.inputs, book.layouts
    title, subtitle = text_of(document.title), text_of(document.subtitle)
    who = document.imprint.organisation
    picture = cover(title, (subtitle, who), inputs.theme.accent, inputs.fonts)
    alt = inputs.labels("epub-cover-alt", title=title, who=who)
    width, height = BOOK
    body = layouts.get_template("epub/cover.xhtml.jinja").render(
        alt=alt, width=width, height=height, labels=inputs.labels
    )
    page = _page(book, title, document.lang, body, css="cover")
    sound = book.narration.overlay_of(COVER)
    # not in images/, where an editor's own cover.png may be
    yield Part("cover-image", "cover/cover.png", "image/png", picture, ("cover-image",))
    yield Part("cover", "text/cover.xhtml", _XHTML, page, overlay=sound, in_spine=True)
    css = layouts.get_template("epub/book.css.jinja").render(narrated=bool(sound))
    yield Part("css", "css/book.css", "text/css", css.encode())


def _text(book: _Book, page: Page) -> Part:
    data = _page(book, page.title, page.lang, page.body)
    sound = book.narration.overlay_of(page.name)
    href = f"text/{page.name}.xhtml"
    return Part(f"page-{page.name}", href, _XHTML, data, overlay=sound, in_spine=True)


def _page(
    book: _Book, title: str, lang: str, body: str, *, css: str = "", up: str = "../"
) -> bytes:
    shown = book.layouts.get_template("epub/page.xhtml.jinja").render(
        title=title,
        lang=lang,
        direction=direction(lang),
        body=Markup(body),  # noqa: S704 (escaped before)
        css=css,
        up=up,
        lexicon=hints.LEXICON if book.lexicon else "",
        spoken=book.document.lang,
    )
    return shown.encode()


def _listed(book: _Book) -> list[tuple[int, str]]:
    """Each page of the PDF with the file and mark where it begins in the book."""
    home = homes(book.narration.pages)
    marks = ((n, f"page.{n}") for n in book.starts)
    return [(n, f"text/{home[mark]}#{mark}") for n, mark in marks if mark in home]


def _navigation(book: _Book) -> Iterator[Part]:
    """Title page, contents and the old contents; the contents stand after the title page.

    A listener who goes through the book from end to end is spared the headings at its beginning.
    """
    document, labels, layouts = book.document, book.inputs.labels, book.layouts
    bound = book.narration.pages
    yield _text(book, bound[0])
    given = {
        "pages": [page for page in bound if page.depth == 0],
        "inside": _inside(bound),
        "all": bound,
        "listed": _listed(book),
        "labels": labels,
        "title": text_of(document.title),
        "lang": document.lang,
        "identifier": book.identifier,
        "entry_id": entry_id,
    }
    nav = layouts.get_template("epub/nav.xhtml.jinja").render(given)
    page = _page(book, labels("html-contents"), document.lang, nav, up="", css="nav")
    sound = book.narration.overlay_of(NAV)
    linear = not sound
    yield Part("nav", "nav.xhtml", _XHTML, page, ("nav",), sound, in_spine=True, linear=linear)
    ncx = layouts.get_template("epub/toc.ncx.jinja").render(given)
    yield Part("ncx", "toc.ncx", _NCX, ncx.encode())


def _inside(bound: tuple[Page, ...]) -> dict[str, list[Page]]:
    """The pages of each group, by the name of the page that opens it."""
    inside: dict[str, list[Page]] = {}
    opener = ""
    for page in bound:
        if page.depth == 0:
            opener = page.name
            inside[opener] = []
        else:
            inside[opener].append(page)
    return inside


def _pictures(document: Document, inputs: Inputs) -> Iterator[Part]:
    images = {figure.image.name: figure.image for figure in figures(document)}
    for n, image in enumerate(images.values(), 1):
        data = inputs.assets[image.digest]
        yield Part(f"picture-{n}", f"images/{image.name}", image.media_type, data)
