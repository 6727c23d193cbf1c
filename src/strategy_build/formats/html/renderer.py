"""A document to its web page, with the pictures and files that stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from strategy_build.formats.html.frame import Page, framed
from strategy_build.formats.html.metadata import structured_data
from strategy_build.formats.html.offers import shelves
from strategy_build.formats.html.player import listen, player, with_cues
from strategy_build.markup import document as parts
from strategy_build.markup.flavour import Flavour
from strategy_build.markup.inlines import words
from strategy_build.model.blocks import Block, Figure, Image
from strategy_build.model.document import Document, Group
from strategy_build.model.inlines import FileTarget, Place
from strategy_build.model.inputs import Inputs, Rendered
from strategy_build.model.walk import blocks, links, sections, text_of


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """The page "index.html" and all that it shows or offers, by names relative to it."""
    del options  # the web page has none
    files = {"index.html": _page(document, inputs)}
    for image in _images(document):
        files[f"images/{image.name}"] = inputs.assets[image.digest]
    for file in _files(document):
        files[file.name] = inputs.assets[file.digest]
    return Rendered(files)


def flavour(document: Document, inputs: Inputs) -> Flavour:
    """How fragments are written for the web."""
    return Flavour(
        labels=inputs.labels,
        lang=document.lang,
        place=place,
        file=_beside,
        image=_in_images,
        scroll=True,
        gauges=True,
        listen=listen(inputs),
    )


def place(target: Place) -> str:
    """The address of a place, from the page of any publication."""
    anchor = f"#{target.anchor}" if target.anchor else ""
    if target.publication:
        return f"../{quote(target.publication)}/index.html{anchor}"
    return anchor or "#page-main"


def _beside(file: FileTarget) -> str:
    return quote(file.name)


def _in_images(image: Image) -> str:
    return f"images/{quote(image.name)}"


def _page(document: Document, inputs: Inputs) -> bytes:
    how = flavour(document, inputs)
    shown = Page(
        lang=document.lang,
        name=text_of(document.title),
        organisation=document.imprint.organisation,
        here="publication",
        root="../",
        description=text_of(document.summary),
        licence_id=document.imprint.licence,
        font=inputs.theme.font,
        base_url=document.imprint.base_url,
        path=f"{quote(document.id)}/index.html",
        trail=((inputs.labels("html-publications"), "../index.html#page-publications"),),
    )
    heard = player(document, inputs)
    page = framed(
        "html/publication.html.jinja",
        shown,
        inputs,
        parts.contact_row(document.contact.section, how),
        data=structured_data(document, shown.address, inputs.labels, heard=heard is not None),
        kind=document.kind_label,
        title=words(document.title, how),
        subtitle=words(document.subtitle, how),
        banner=words(document.banner, how),
        facts=parts.facts(document, how),
        summary=words(document.summary, how),
        in_short=parts.in_short(document, how),
        contents=parts.contents(document, how),
        shelves=shelves(document, inputs.files, inputs.labels, heard=heard is not None),
        player=heard,
        body=parts.body(document, how),
        notes=parts.notes(document, how),
        glossary=parts.glossary(document, how),
    )
    return with_cues(page, inputs.speech)


def _images(document: Document) -> tuple[Image, ...]:
    return tuple(block.image for block in _blocks(document) if isinstance(block, Figure))


def _files(document: Document) -> tuple[FileTarget, ...]:
    return tuple(link.target for link in links(document) if isinstance(link.target, FileTarget))


def _blocks(document: Document) -> tuple[Block, ...]:
    groups = (part for part in document.body if isinstance(part, Group))
    start = (
        *(block for group in groups for block in group.blocks),
        *(block for section in sections(document) for block in section.blocks),
        *(block for note in document.notes for block in note.blocks),
        *document.contact.section.blocks,
    )
    return tuple(blocks(start))
