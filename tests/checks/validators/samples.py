"""A web page and an e-book without fault: validators must be silent about them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from strategy_build.checks.validators.validator import Validator
    from strategy_build.diagnostics import Diagnostic

from strategy_build.checks.validators.validator import Folder

_PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>A good page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { background: #fff; color: #111 } a { color: #003 }
summary, button { min-height: 24px } :focus-visible { outline: 3px solid #003 }
.wide { overflow-x: auto } table { width: 900px }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } a { color: #ccf }
:focus-visible { outline-color: #ccf } }
</style></head>
<body><header><a href="#main">Skip to the words</a></header>
<main id="main" tabindex="-1"><h1>A good page</h1>
<p>It says what it means, <a href="other.html">and where it goes</a>.</p>
<section aria-label="Meetings" class="wide" tabindex="0"><table><caption>Meetings</caption>
<tr><th scope="col">Day</th><th scope="col">Place</th></tr>
<tr><td>Monday</td><td>The hall</td></tr></table></section>
<details><summary>More</summary><p>Anyone can open this.</p></details>
<p id="count"></p></main>
<script>
const button = document.createElement('button');
button.textContent = 'Read aloud';
document.getElementById('count').append(button);
</script></body></html>
"""

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""

_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:1f0c4c57-9c5e-4f4e-8d5c-3f2a7b1d9e02</dc:identifier>
<dc:title>A good book</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All of it is text.</meta></metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="page" href="page.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="page"/></spine></package>
"""

_CONTENTS = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="en" xml:lang="en"><head><title>Contents</title></head>
<body><nav epub:type="toc" role="doc-toc" aria-label="Contents">
<ol><li><a href="page.xhtml">A good page</a></li></ol></nav></body></html>
"""

_CHAPTER = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
<head><title>A good page</title></head>
<body><h1>A good page</h1><p>It says what it means.</p></body></html>
"""


def good_page() -> bytes:
    """A page that works everywhere; its script adds a button, and never a word to read."""
    return _PAGE.encode()


def good_book() -> bytes:
    """The smallest e-book that EPUBCheck and Ace have nothing to say about."""
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "EPUB/content.opf": _PACKAGE,
        "EPUB/nav.xhtml": _CONTENTS,
        "EPUB/page.xhtml": _CHAPTER,
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as book:
        for name, text in files.items():
            book.writestr(name, text)
    return held.getvalue()


def run_over(
    validator: Validator, folder: Path, **files: bytes
) -> dict[str, tuple[Diagnostic, ...]]:
    """What a validator says about each of the files, all in one run, by the name of the file."""
    paths = {name: folder / f"{name}{validator.suffix}" for name in files}
    for name, path in paths.items():
        path.write_bytes(files[name])
    found = validator.run((Folder(folder, tuple(paths.values())),))
    return {
        name: tuple(one for one in found if one.location.file == str(path))
        for name, path in paths.items()
    }
