"""What a file says about the standards that it keeps: PDF/A-3a and PDF/UA-1 at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint.document import DocumentMetadata

VARIANT = "pdf/a-3a"  # ISO 19005-3, level A: keeps its looks, its words and its tags
_END = b"</rdf:RDF>"
# PDF/A wants each property described that it does not know itself (ISO 19005-3, 6.6.2.3)
_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that is kept</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description>"""


def claim_both(metadata: DocumentMetadata) -> None:
    """The metadata of a PDF/A say that it is a PDF/UA too; the engine knows one or the other."""
    plain = metadata.generate_rdf_metadata

    def both(*arguments: object) -> bytes:
        found: bytes = plain(*arguments)
        if not found.endswith(_END):
            message = "the engine ends its metadata in another way than it used to"
            raise RuntimeError(message)
        return found.removesuffix(_END) + _UA + _END

    metadata.generate_rdf_metadata = both
    _leave_open(metadata)


def _leave_open(metadata: DocumentMetadata) -> None:
    """The metadata are not compressed: catalogues read them without opening the PDF."""
    include = metadata.include_in_pdf

    def readable(*arguments: object, **_ignored: object) -> None:
        *others, _compress = arguments
        include(*others, compress=False)

    metadata.include_in_pdf = readable
