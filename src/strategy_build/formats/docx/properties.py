"""What the file says of itself: title, who made it, its language, when its content last changed."""

from __future__ import annotations

from strategy_build.formats.docx.elements import DECLARATION, element, escaped
from strategy_build.formats.docx.languages import full_tag
from strategy_build.model.document import Document
from strategy_build.model.walk import text_of

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def core(document: Document) -> str:
    """The core properties (ISO 29500-2, 11); the dates are those of the content."""
    imprint = document.imprint
    said = {
        "dc:title": text_of(document.title),
        "dc:subject": document.kind_label,
        "dc:creator": imprint.organisation,
        "dc:description": text_of(document.summary),
        "cp:lastModifiedBy": imprint.organisation,
        "dc:identifier": imprint.identifier,
        "dc:language": full_tag(document.lang),
        "cp:version": imprint.version,
    }
    inside = "".join(element(name, inside=escaped(text)) for name, text in said.items() if text)
    moment = {"xsi:type": "dcterms:W3CDTF"}
    for name in ("dcterms:created", "dcterms:modified"):
        inside += element(name, moment, escaped(imprint.modified))
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{inside}</cp:coreProperties>"


def app(document: Document) -> str:
    """The properties of the program, which name the organisation alone."""
    company = element("Company", inside=escaped(document.imprint.organisation))
    return f'{DECLARATION}<Properties xmlns="{_APP}">{company}</Properties>'
