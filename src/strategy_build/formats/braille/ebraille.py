"""eBraille 1.0: braille that fits itself to any display, with headings, lists and links.

It is an EPUB container whose package and first page stand in its root, with XHTML in Unicode braille.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from strategy_build.formats.braille.chapters import Chapter
from strategy_build.formats.braille.edition import Edition, about, edition, identifier
from strategy_build.formats.braille.elements import elements
from strategy_build.formats.braille.tables import code, primary
from strategy_build.formats.braille.words import said, shown
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs, Rendered
from strategy_build.model.walk import sentences, text_of

MEDIA_TYPE = "application/ebrl+zip"
_OLDEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_TEXT = "ebraille/text.html"
_STYLE = "ebraille/style.css"
_OPF = 'xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
_XHTML = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
# Only lengths of cells (ch) and lines (em), and no fonts: displays have their own.
_CSS = """h1, h2 { margin: 1em 0; text-align: center }
h3 { margin: 1em 0 0 4ch }
h4, h5, h6 { margin: 1em 0 0 6ch }
p { margin: 0; text-indent: 2ch }
ul { margin: 0; padding: 0; list-style-type: none }
li { margin-left: 2ch }
li > p { text-indent: -2ch }
li > p + p { text-indent: 0 }
blockquote { margin: 1em 0 1em 2ch }
aside { margin: 0 0 0 4ch }
"""


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """The publication, contracted; `grade` 1 in the options makes it uncontracted."""
    made = edition(document, inputs, contracted=options.get("grade", "2") == "2")
    files = {
        "META-INF/container.xml": _CONTAINER,
        "package.opf": _package(made),
        "index.html": _first_page(made),
        _TEXT: _text(made),
        _STYLE: _CSS,
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as book:
        book.writestr(zipfile.ZipInfo("mimetype", _OLDEST_ZIP_DATE), "application/epub+zip")
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _OLDEST_ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(entry, text)
    return Rendered({f"{document.id}.ebrl": held.getvalue()})


def _package(made: Edition) -> str:
    document = made.setting.document
    imprint = document.imprint
    day = imprint.modified[:10]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<package {_OPF} xml:lang={quoteattr(document.lang)}>",
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        f'<dc:identifier id="id">{identifier(imprint.identifier, "ebraille")}</dc:identifier>',
        f"<dc:title>{escape(text_of(document.title))}</dc:title>",
        *(f"<dc:language>{lang}-Brai</dc:language>" for lang in _languages(document)),
        f"<dc:creator>{escape(imprint.organisation)}</dc:creator>",
        f"<dc:publisher>{escape(imprint.organisation)}</dc:publisher>",
        f"<dc:date>{imprint.published or day}</dc:date>",
        "<dc:format>eBraille 1.0</dc:format>",
        *([f"<dc:rights>{escape(imprint.licence)}</dc:rights>"] if imprint.licence else []),
        *(
            [f"<dc:description>{escape(text_of(document.summary))}</dc:description>"]
            if document.summary
            else []
        ),
        f'<meta property="dcterms:modified">{imprint.modified}</meta>',
        f'<meta property="dcterms:dateCopyrighted">{imprint.published or day}</meta>',
        '<meta property="a11y:brailleCellType">6</meta>',
        *(
            f'<meta property="a11y:brailleSystem">{escape(name)}</meta>'
            for name in _systems(made, document)
        ),
        '<meta property="a11y:completeTranscription">true</meta>',
        f'<meta property="a11y:producer">{escape(imprint.organisation)}</meta>',
        '<meta property="a11y:tactileGraphics">none</meta>',
        '<meta property="schema:accessMode">tactile</meta>',
        '<meta property="schema:accessModeSufficient">tactile</meta>',
        '<meta property="schema:accessibilityFeature">braille</meta>',
        '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
        "</metadata>",
        "<manifest>",
        '<item id="nav" href="index.html" media-type="application/xhtml+xml" properties="nav"/>',
        f'<item id="text" href="{_TEXT}" media-type="application/xhtml+xml"/>',
        f'<item id="style" href="{_STYLE}" media-type="text/css"/>',
        "</manifest>",
        '<spine><itemref idref="text"/></spine>',
        "</package>",
    ]
    return "\n".join(lines) + "\n"


def _languages(document: Document) -> tuple[str, ...]:
    """The language of the document first, then those of whole sentences."""
    found = (primary(one.lang) for one in sentences(document) if one.lang)
    return tuple(dict.fromkeys((primary(document.lang), *found)))


_NAMES = {
    "ar": "Arabic", "cy": "Welsh", "de": "German", "en": "UEB", "es": "Spanish", "fr": "French",
    "ga": "Irish", "it": "Italian", "pl": "Polish", "pt": "Portuguese",
}  # fmt: skip


def _systems(made: Edition, document: Document) -> Iterator[str]:
    """The braille codes by their names in the registry of eBraille, the most used first."""
    for n, lang in enumerate(_languages(document)):
        found = code(lang)
        contracted = n == 0 and made.setting.contracted and found is not None and found.contracted
        yield f"{_NAMES.get(lang, lang)} grade{2 if contracted else 1}"


def _page(head: str, title: str, lang: str, body: Iterable[str]) -> str:
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<!DOCTYPE html>",
            f'<html {_XHTML} lang="{lang}-Brai" xml:lang="{lang}-Brai">',
            f'<head><meta charset="UTF-8"/><title>{title}</title>{head}</head>',
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        )
    )


def _first_page(made: Edition) -> str:
    """The contents, which programs and browsers show first."""
    setting = made.setting
    head = '<link rel="publication" href="package.opf" type="application/oebps-package+xml"/>'
    contents = said(setting.labels("html-contents"), setting)
    body = (
        '<nav epub:type="toc" role="doc-toc">',
        f"<h1>{contents}</h1>",
        *_listed([one for one in made.chapters if one.title]),
        "</nav>",
    )
    lang = primary(setting.document.lang)
    return _page(head, shown(setting.document.title, setting), lang, body)


def _listed(entries: list[Chapter]) -> Iterator[str]:
    yield "<ol>"
    for n, one in enumerate(entries):
        deeper = n + 1 < len(entries) and entries[n + 1].depth > one.depth
        ends = one.depth > (entries[n + 1].depth if n + 1 < len(entries) else 0)
        link = f"<a href={quoteattr(f'{_TEXT}#{one.id}')}>{one.title}</a>"
        yield f"<li>{link}" + ("<ol>" if deeper else "</li>") + ("</ol></li>" if ends else "")
    yield "</ol>"


def _text(made: Edition) -> str:
    setting = made.setting
    told = about(setting, setting.labels("braille-emboss-ebraille"))
    parts = [one for chapter in made.chapters for one in chapter.passages]
    body = (*elements(parts), '<section class="about">', *elements(told), "</section>")
    head = '<link rel="stylesheet" href="style.css"/>'
    lang = primary(setting.document.lang)
    return _page(head, shown(setting.document.title, setting), lang, body)
