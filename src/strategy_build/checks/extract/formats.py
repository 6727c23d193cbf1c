"""The words of any format, each read in its own way: by libraries that only it needs."""

from __future__ import annotations

from collections.abc import Mapping

from strategy_build.checks.extract.contents import Contents
from strategy_build.model.document import Document


def contents(kind: str, files: Mapping[str, bytes], document: Document) -> Contents:
    """What the files of a format say; `kind` is the room in which the format is made."""
    name, first = next(iter(files.items()))
    match kind:
        case "html":
            from strategy_build.checks.extract import html

            return html.extract(dict(files), "index.html")
        case "epub":
            from strategy_build.checks.extract import epub

            return epub.extract(first)
        case "pdf":
            from strategy_build.checks.extract import pdf

            return pdf.extract(first)
        case "docx":
            from strategy_build.checks.extract import docx

            return docx.extract(first)
        case "braille":
            from strategy_build.checks.extract import braille

            return braille.extract(name, first, document)
        case "text":
            return Contents(first.decode())
        case "daisy":
            from strategy_build.checks.extract import daisy

            return daisy.extract(first)
        case "audio":
            from strategy_build.checks.extract import vtt

            cues = vtt.extract(files[f"{document.id}.vtt"])
            return Contents("\n".join(cue.text for cue in cues))
        case _:
            message = f"there is no way to read the words of {kind}"
            raise ValueError(message)
