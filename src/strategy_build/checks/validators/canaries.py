"""Known-bad files made in code: a validator that finds nothing in them has not looked."""

from __future__ import annotations

import base64
import io
import zipfile

_OLDEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""

# No language, no accessibility metadata.
_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:8d8bd1a5-5f6c-4b0e-9b1e-0c6f4b2e7a11</dc:identifier>
<dc:title>Canary</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="page" href="page.xhtml" media-type="application/xhtml+xml"/>
<item id="dot" href="dot.svg" media-type="image/svg+xml"/>
</manifest>
<spine><itemref idref="page"/></spine></package>
"""

_CONTENTS = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Contents</title></head>
<body><nav epub:type="toc"><ol><li><a href="page.xhtml">Page</a></li></ol></nav></body></html>
"""

# A viewport that the standard ignores, a link to nowhere, a picture without words.
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Page</title>
<meta name="viewport" content="width=600, height=800"/></head>
<body><h1>Page</h1><p><img src="dot.svg"/></p><p><a href="lost.xhtml">Lost</a></p></body></html>
"""

_DOT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>
"""

_WEB_PAGE = """<!DOCTYPE html>
<html><head><title>Canary</title><style>
body { background: #fff; color: #000 }
.pale { color: #ccc } .greyish { color: #707070 }
@media (prefers-color-scheme: dark) {
body { background: #000; color: #fff } .night { color: #222 } }
.wide { width: 900px } .tight { height: 24px; overflow: hidden; line-height: 24px }
.tiny { width: 9px; height: 9px; padding: 0; border: 0 }
.unseen { outline: 0 } .under, .over { position: fixed; top: 0; right: 0; width: 9em }
.over { height: 3em; background: #fff }
</style></head>
<body><main><h1>Canary</h1><h3>Skipped</h3>
<p class="pale">Too pale to read by day.</p><p class="greyish">A little too pale.</p>
<p class="night">Too dark to read by night.</p>
<p class="wide">Too wide for a telephone.</p>
<p id="twice"><button class="tiny" aria-label="One"></button><button
class="tiny" aria-label="Two"></button></p>
<p id="twice"><img src="lost.png"></p>
<p class="tight">Too tight: a box that fits one line only of these many words, more or less.</p>
<p id="late"></p><p id="early">Gone as soon as a script runs.</p>
<img src="http://192.0.2.1/far.png" alt="Far away">
<p><button class="unseen">Unseen</button> <a href="#twice" tabindex="-1">Unreached</a></p>
<a class="under" href="#twice">Under</a><div class="over"></div>
<p><button tabindex="1">First by keyboard, last on the page</button></p>
<p><button id="trap">Trap</button></p>
</main><script>
document.getElementById("late").textContent = "Only here when a script runs.";
document.getElementById("early").remove();
document.getElementById("trap").addEventListener("keydown", key => key.preventDefault());
throw new Error("canary");
</script></body></html>
"""

_WORD_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>
"""

_WORD_ROOT = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="word/document.xml"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>
"""

# Properties of a paragraph after its words.
_WORD_TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:r><w:t>Canary</w:t></w:r><w:pPr><w:keepNext/></w:pPr></w:p></w:body></w:document>
"""

# A table whose first row is no header row, and a picture without words.
_UNTOLD_TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>
<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/>
</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Canary</w:t>
</w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Picture 1"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="1" name="Picture 1"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r></w:p></w:body></w:document>
"""

_UNTOLD_POINTS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="dot.png"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>
"""

_DOT_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC"
)


def broken_book() -> bytes:
    """A small EPUB with a dangling link, a misplaced viewport and no accessibility metadata."""
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/content.opf": _PACKAGE,
        "EPUB/nav.xhtml": _CONTENTS,
        "EPUB/page.xhtml": _PAGE,
        "EPUB/dot.svg": _DOT,
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as book:
        book.writestr(zipfile.ZipInfo("mimetype", _OLDEST_ZIP_DATE), "application/epub+zip")
        for name, text in files.items():
            book.writestr(zipfile.ZipInfo(name, _OLDEST_ZIP_DATE), text)
    return held.getvalue()


def broken_word_file() -> bytes:
    """A Word file with a paragraph whose parts stand in the wrong order."""
    return _packed({"word/document.xml": _WORD_TEXT.encode()})


def untold_word_file() -> bytes:
    """A Word file that opens well, and tells of no header row and no words of a picture."""
    return _packed(
        {
            "word/document.xml": _UNTOLD_TEXT.encode(),
            "word/_rels/document.xml.rels": _UNTOLD_POINTS.encode(),
            "word/dot.png": _DOT_PNG,
        }
    )


def _packed(parts: dict[str, bytes]) -> bytes:
    files = {
        "[Content_Types].xml": _WORD_TYPES.encode(),
        "_rels/.rels": _WORD_ROOT.encode(),
        **parts,
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name, _OLDEST_ZIP_DATE), data)
    return held.getvalue()


def broken_page() -> bytes:
    """A web page with one fault for each thing that the checks of web pages must notice."""
    return _WEB_PAGE.encode()


def broken_paper() -> bytes:
    """A PDF of one empty page that says nothing about itself: no title, no tags, no language."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>>>",
    )
    paper, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(paper))
        paper += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        paper
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(paper))
    )


def broken_pef() -> bytes:
    """A PEF file with a row that is longer than its volume is wide, which no schema can say."""
    row = "\u2801" * 41
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<pef version="2008-1" xmlns="http://www.daisy.org/ns/2008/pef"><head>'
        '<meta xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:format>application/x-pef+xml</dc:format><dc:identifier>canary</dc:identifier>"
        '</meta></head><body><volume cols="40" rows="25" rowgap="0" duplex="true">'
        f"<section><page><row>{row}</row></page></section></volume></body></pef>\n"
    ).encode()
