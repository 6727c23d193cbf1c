"""Which formats can be made here and now, and why the others cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from strategy_build.formats.registry import FORMATS, Format, Need
from strategy_build.model.content import Content
from strategy_build.model.document import Document
from strategy_build.model.inlines import Span
from strategy_build.model.walk import inlines, sentences


@dataclass(frozen=True, slots=True)
class Offer:
    """The formats to make, in the order of the registry, and the others, each with the reason."""

    formats: tuple[str, ...]
    refused: tuple[tuple[str, str], ...] = ()
    engines: str = ""  # the voices that will speak, with their versions


def offer(content: Content, documents: tuple[Document, ...]) -> Offer:
    """What site.yaml asks for, as far as it can be made. The web page is always made."""
    asked = {"html", *(str(name) for name in content.site.formats)}
    refused: list[tuple[str, str]] = []
    rows = [row for row in FORMATS.values() if row.wanted(asked)]
    spoken = [row.name for row in rows if Need.SPEECH in row.needs]
    engines, reason = _voices(content, documents) if spoken else ("", "")
    if reason:
        refused += [(name, reason) for name in spoken]
        rows = [row for row in rows if row.name not in spoken]
    if reason or not spoken:
        rows = [row for row in rows if not row.spoken]
    unwritten = dict(_unwritten(rows, documents))
    refused += unwritten.items()
    rows = [row for row in rows if row.name not in unwritten]
    return Offer(tuple(row.name for row in rows), tuple(refused), engines)


def _voices(content: Content, documents: tuple[Document, ...]) -> tuple[str, str]:
    """The voices that can read these documents, or why none can."""
    from strategy_build.speech.engines.registry import Voices
    from strategy_build.speech.errors import SpeechError

    try:
        voices = Voices(str(content.site.voice.engine), content.site.voice.rate)
        for lang in _languages(documents):
            voices.engine(lang)
    except SpeechError as error:
        return "", str(error)
    return voices.described(), ""


def _unwritten(
    rows: Iterable[Format], documents: tuple[Document, ...]
) -> Iterator[tuple[str, str]]:
    """The forms of braille that cannot be written here, and why."""
    for row in rows:
        if row.room == "braille":
            from strategy_build.formats.braille.translator import refusal

            contracted = row.options.get("grade", "2") == "2"
            if reason := refusal(_languages(documents), contracted=contracted):
                yield row.name, reason


def _languages(documents: tuple[Document, ...]) -> tuple[str, ...]:
    """Every language that a voice must speak, sorted."""
    found = set()
    for document in documents:
        found.add(document.lang)
        for sentence in sentences(document):
            found.add(sentence.lang)
            found |= {node.lang for node in inlines(sentence.children) if isinstance(node, Span)}
    return tuple(sorted(found - {""}))
