"""PEF 2008-1: pages that say their own size, in Unicode braille."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from strategy_build.formats.braille.cells import BLANK
from strategy_build.formats.braille.edition import edition, identifier, laid_out, paper_of
from strategy_build.formats.braille.flow import Paper
from strategy_build.formats.braille.pages import Volume
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs, Rendered
from strategy_build.model.walk import text_of

MEDIA_TYPE = "application/x-pef+xml"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """The publication, contracted; see `brf.render` for the options."""
    paper = paper_of(options)
    made = edition(document, inputs, contracted=options.get("grade", "2") == "2")
    bound = laid_out(made, paper, "braille-emboss-pef")
    text = "\n".join((*_head(document), *_body(bound, paper))) + "\n"
    pages = sum(len(volume.pages) for volume in bound)
    return Rendered({f"{document.id}.pef": text.encode()}, pages=pages)


def _head(document: Document) -> Iterator[str]:
    imprint = document.imprint
    facts = {
        "format": MEDIA_TYPE,
        "identifier": identifier(imprint.identifier, "pef"),
        "title": text_of(document.title),
        "creator": imprint.organisation,
        "publisher": imprint.organisation,
        "language": document.lang,
        "date": imprint.modified[:10],
        "rights": imprint.licence,
    }
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<pef version="2008-1" xmlns="http://www.daisy.org/ns/2008/pef">'
    yield f'<head><meta xmlns:dc="{_DUBLIN_CORE}">'
    for name, value in facts.items():
        if value:
            yield f"<dc:{name}>{escape(value)}</dc:{name}>"
    yield "</meta></head>"
    yield "<body>"


def _body(bound: tuple[Volume, ...], paper: Paper) -> Iterator[str]:
    for volume in bound:
        yield (
            f'<volume cols="{paper.cells}" rows="{paper.lines}" rowgap="0" duplex="true"><section>'
        )
        for page in volume.pages:
            rows = "".join(f"<row>{line.rstrip(BLANK)}</row>" for line in page)
            yield f"<page>{rows}</page>"
        yield "</section></volume>"
    yield "</body></pef>"
