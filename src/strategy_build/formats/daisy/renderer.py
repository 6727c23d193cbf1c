"""A publication as a DAISY talking book: all words, all sound, and the two tied sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping

from strategy_build.formats.daisy import daisy2, daisy3
from strategy_build.formats.daisy.book import Book, book
from strategy_build.formats.daisy.instructions import NAME, instructions
from strategy_build.formats.daisy.package import packed
from strategy_build.formats.daisy.setting import Standard, file_of
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs, Rendered, Speech

_STYLES = {Standard.DAISY_2: "daisy/book.css", Standard.DAISY_3: "daisy/dtbook.css"}
_SUFFIX = {Standard.DAISY_2: "daisy", Standard.DAISY_3: "daisy3"}


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """One zip file; `options` name the standard: "2.02" or "3"."""
    speech = inputs.speech
    if speech is None or not speech.chapters:
        message = "a talking book was given no recording"
        raise ValueError(message)
    standard = Standard(options["standard"])
    written = daisy2 if standard is Standard.DAISY_2 else daisy3
    made = book(document, inputs, speech, standard)
    files = written.files(made, _others(made, inputs, speech, written.STYLE))
    minutes = speech.timeline.minutes
    files[NAME] = instructions(made, written.START, minutes)
    return Rendered({f"{document.id}-{_SUFFIX[standard]}.zip": packed(files)}, minutes=minutes)


def _others(made: Book, inputs: Inputs, speech: Speech, style: str) -> Mapping[str, bytes]:
    """Sound, pictures and how the words look."""
    return {
        style: inputs.layouts[_STYLES[made.setting.standard]],
        **{track.sound: speech.chapters[track.chapter] for track in made.tracks},
        **{file_of(image): inputs.assets[image.digest] for image in made.images},
    }
