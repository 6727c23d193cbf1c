"""A publication as an EPUB 3.3 book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from strategy_build.formats.epub.accessibility import accessibility
from strategy_build.formats.epub.links import homes, linked, marked, page_starts
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


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """The book: cover, title page, contents, a file for each section, notes, word list, contact."""
    layouts = environment(inputs.layouts)
    flavour = _flavour(document, inputs)
    starts = page_starts(inputs.pages, (sentence.id for sentence in sentences(document)))
    loose = pages(document, flavour, _title_page(document, flavour, layouts))
    home = homes(loose)
    bound = [marked(linked(page, home), starts, inputs.labels) for page in loose]
    package = Package(
        identifier=_urn(document.imprint.identifier, "epub"),
        lang=document.lang,
        direction=direction(document.lang),
        modified=document.imprint.modified,
        metadata=(
            *_metadata(document),
            *accessibility(document, inputs.labels, paged=bool(starts)),
            *_page_source(document, paged=bool(starts)),
        ),
        parts=(
            *_cover(document, inputs, layouts),
            *_navigation(document, bound, _listed(starts, bound), inputs, layouts),
            *_texts(bound, layouts),
            *_pictures(document, inputs),
        ),
        cover="cover-image",
    )
    return Rendered({f"{document.id}.epub": packed(package)})


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


def _cover(document: Document, inputs: Inputs, layouts: jinja2.Environment) -> Iterator[Part]:
    title, subtitle = text_of(document.title), text_of(document.subtitle)
    who = document.imprint.organisation
    picture = cover(title, (subtitle, who), inputs.theme.accent, inputs.fonts)
    alt = inputs.labels("epub-cover-alt", title=title, who=who)
    width, height = BOOK
    body = layouts.get_template("epub/cover.xhtml.jinja").render(
        alt=alt, width=width, height=height, labels=inputs.labels
    )
    page = _page(title, document.lang, body, layouts, css="cover")
    yield Part("cover-image", "images/cover.png", "image/png", picture, ("cover-image",))
    yield Part("cover", "text/cover.xhtml", _XHTML, page, in_spine=True)
    css = layouts.get_template("epub/book.css.jinja").render()
    yield Part("css", "css/book.css", "text/css", css.encode())


def _texts(bound: list[Page], layouts: jinja2.Environment) -> Iterator[Part]:
    for page in bound[1:]:
        yield _text(page, layouts)


def _text(page: Page, layouts: jinja2.Environment) -> Part:
    data = _page(page.title, page.lang, page.body, layouts)
    return Part(f"page-{page.name}", f"text/{page.name}.xhtml", _XHTML, data, in_spine=True)


def _page(
    title: str,
    lang: str,
    body: str,
    layouts: jinja2.Environment,
    *,
    css: str = "",
    up: str = "../",
) -> bytes:
    shown = layouts.get_template("epub/page.xhtml.jinja").render(
        title=title,
        lang=lang,
        direction=direction(lang),
        body=Markup(body),  # noqa: S704 (escaped before)
        css=css,
        up=up,
    )
    return shown.encode()


def _listed(starts: Mapping[int, str], bound: list[Page]) -> list[tuple[int, str]]:
    """Each page of the PDF with the file and mark where it begins in the book."""
    home = homes(bound)
    return [(n, f"text/{home[f'page-{n}']}#page-{n}") for n in starts if f"page-{n}" in home]


def _navigation(
    document: Document,
    bound: list[Page],
    listed: list[tuple[int, str]],
    inputs: Inputs,
    layouts: jinja2.Environment,
) -> Iterator[Part]:
    """Title page, contents and the old contents; the contents stand after the title page."""
    yield _text(bound[0], layouts)
    given = {
        "pages": [page for page in bound if page.depth == 0],
        "inside": _inside(bound),
        "all": bound,
        "listed": listed,
        "labels": inputs.labels,
        "title": text_of(document.title),
        "lang": document.lang,
        "identifier": _urn(document.imprint.identifier, "epub"),
    }
    nav = layouts.get_template("epub/nav.xhtml.jinja").render(given)
    page = _page(inputs.labels("html-contents"), document.lang, nav, layouts, up="", css="nav")
    yield Part("nav", "nav.xhtml", _XHTML, page, ("nav",), in_spine=True)
    ncx = layouts.get_template("epub/toc.ncx.jinja").render(given)
    yield Part("ncx", "toc.ncx", _NCX, ncx.encode())


def _inside(bound: list[Page]) -> dict[str, list[Page]]:
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
