"""A publication on paper and on screen: a tagged PDF (PDF/UA-1 and PDF/A-3a) of A4 pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import nullcontext
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from strategy_build.formats.pdf.archive import VARIANT, claim_both
from strategy_build.formats.pdf.attachments import attach
from strategy_build.formats.pdf.contents import contents
from strategy_build.formats.pdf.edition import Edition, edition
from strategy_build.formats.pdf.engine import evenly_spaced, lay_out, quiet
from strategy_build.formats.pdf.fields import Answers, place_fields
from strategy_build.formats.pdf.fitting import fitted
from strategy_build.formats.pdf.fonts import faces, own_fonts
from strategy_build.formats.pdf.forms import forms
from strategy_build.formats.pdf.haste import in_haste
from strategy_build.formats.pdf.memory import address
from strategy_build.formats.pdf.pages import pages
from strategy_build.formats.pdf.tagger import own_tags
from strategy_build.formats.pdf.tree import tree
from strategy_build.markup import document as parts
from strategy_build.markup.elements import direction, told
from strategy_build.markup.flavour import Flavour
from strategy_build.markup.inlines import words
from strategy_build.markup.layouts import environment
from strategy_build.markup.palette import palette
from strategy_build.markup.pictures import figures
from strategy_build.model.document import Document
from strategy_build.model.inlines import FileTarget, Place
from strategy_build.model.inputs import Inputs, Rendered
from strategy_build.model.labels import Labels
from strategy_build.model.walk import sentences, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    import jinja2
    import pydyf

_CREAM = "#fff8e6"  # easier on the eyes of many dyslexic readers than white
_SIDES = {"ltr": ("left", "right"), "rtl": ("right", "left")}  # of a line: its start, its end
_DECORATION = re.compile(r'<img src="([^"]*)" alt=""[^>]*>')


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """The PDF, its number of pages, and the page of each sentence.

    Option `root-size` is the size of its letters in points ("12pt"); all else follows from it.
    `name` names the edition ("large-print"), `spacing` ("wide") sets letters and lines apart.
    """
    chosen = edition(options)
    shown = fitted(document, chosen)
    html = page(shown, inputs, chosen)
    source = tree(html, {sentence.id for sentence in sentences(shown)})
    answers = _answers(document, inputs, chosen, source.root)
    settings = {
        "pdf_variant": VARIANT,
        "pdf_identifier": sha256(html.encode()).digest()[:16],
        "pdf_tags": True,
    }
    spaced = evenly_spaced() if chosen.is_wide else nullcontext()
    with own_fonts(), in_haste(), spaced, own_tags(source.root, answers), quiet():
        laid_out = lay_out(source.root, _files(document, inputs), settings)
        page_of = pages(source.starts, laid_out.pages)
        claim_both(laid_out.metadata)
        data = laid_out.write_pdf(finisher=partial(_finish, document, inputs), **settings)
    return Rendered({chosen.file(document.id): data}, pages=len(laid_out.pages), page_of=page_of)


def _answers(document: Document, inputs: Inputs, chosen: Edition, root: Element) -> Answers:
    """Places to answer in the tree of the page, if it asks anything."""
    return Answers(
        fields=place_fields(root, document, inputs.labels),
        publication=" ".join(filter(None, (document.id, document.imprint.version))),
        points=chosen.points,
        font=next((inputs.fonts[face] for face in sorted(inputs.fonts) if "Bold" not in face), b""),
        rtl=direction(document.lang) == "rtl",
    )


def _finish(document: Document, inputs: Inputs, _laid_out: object, pdf: pydyf.PDF) -> None:
    """What the engine does not write."""
    attach(pdf, inputs.sources, inputs.labels, document.imprint.modified)
    if direction(document.lang) == "rtl":
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"


def page(document: Document, inputs: Inputs, chosen: Edition) -> str:
    """The whole publication as one HTML page with its style, which only WeasyPrint reads."""
    layouts = environment(inputs.layouts)
    flavour = _flavour(document, inputs.labels)
    body = layouts.get_template("pdf/page.html.jinja").render(
        document=document,
        labels=inputs.labels,
        lang=document.lang,
        direction=direction(document.lang),
        own=lambda text: told(text, flavour),
        title=text_of(document.title),
        description=text_of(document.summary),
        style=Markup(_style(document, inputs, chosen, layouts)),  # noqa: S704 (our own values only)
        words=lambda sentences: words(sentences, flavour),
        edition=chosen,
        forms=forms(document, inputs, flavour, chosen),
        facts=parts.facts(document, flavour),
        in_short=parts.in_short(document, flavour),
        contents=contents(document, inputs.labels),
        body=parts.body(document, flavour),
        notes=parts.notes(document, flavour),
        glossary=parts.glossary(document, flavour),
        contact=parts.contact(document, flavour),
    )
    return _DECORATION.sub(_as_background, body)


def _as_background(found: re.Match[str]) -> str:
    """A decorative picture as a background, which no one is told about (PDF/UA-1, 7.1)."""
    return f'<div class="decoration" style="background-image: url({found[1]})"></div>'


def _flavour(document: Document, labels: Labels) -> Flavour:
    base = document.imprint.base_url

    def place(target: Place) -> str:
        if not target.publication:
            return f"#{target.anchor}"
        anchor = f"#{target.anchor}" if target.anchor else ""
        return f"{base}{target.publication}/index.html{anchor}" if base else ""

    def file(target: FileTarget) -> str:
        return f"{base}{document.id}/{target.name}" if base else ""

    return Flavour(
        labels=labels,
        lang=document.lang,
        place=place,
        file=file,
        image=lambda image: address("images", image.name),
        terms=False,
        long_titles=True,
        gauges=True,
    )


def _style(document: Document, inputs: Inputs, chosen: Edition, layouts: jinja2.Environment) -> str:
    if not inputs.fonts:
        message = "a PDF needs fonts: those of the machine are never used"
        raise ValueError(message)
    colours = palette(inputs.theme.accent)
    start, end = _SIDES[direction(document.lang)]
    return layouts.get_template("pdf/page.css.jinja").render(
        edition=chosen,
        head_lines=chosen.head_lines(text_of(document.title)),
        start=start,
        end=end,
        accent=colours.link,
        band=colours.band,
        cream=_CREAM,
        family=_quoted(inputs.theme.font),
        faces=faces(inputs.fonts),
        folio=_folio(inputs.labels),
    )


def _quoted(text: str) -> str:
    """Text as a CSS string."""
    return '"' + re.sub(r'["\\\n<]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def _folio(labels: Labels) -> str:
    """The words of the page number, as CSS content."""
    said = labels("pdf-folio", page="\0page\0", pages="\0pages\0").split("\0")
    counters = {"page": "counter(page)", "pages": "counter(pages)"}
    return " ".join(counters.get(piece) or _quoted(piece) for piece in said if piece)


def _files(document: Document, inputs: Inputs) -> dict[str, bytes]:
    """What the page shows, by address: fonts and pictures."""
    files = {f"fonts/{name}": data for name, data in inputs.fonts.items()}
    for figure in figures(document):
        files[f"images/{figure.image.name}"] = inputs.assets[figure.image.digest]
    return files
