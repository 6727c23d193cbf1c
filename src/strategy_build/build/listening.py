"""`listen`: a sentence, a word of the glossary or a file as sound, so that an editor can try it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from strategy_build.build.cache import FileStore
from strategy_build.build.folders import absolute
from strategy_build.build.request import Request, Teller
from strategy_build.diagnostics import ContentError, SetupError
from strategy_build.model.publication import Site, Term
from strategy_build.speech.saying import Said, said, sayings, utterances
from strategy_build.speech.utterance import Utterance

_NOTHING = (
    'Write what to say, in quotation marks: strategy-build listen "The NIHR funds us." '
    "Or name a word of the glossary with --term, or a file with --file."
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What to say: a text, a word of the glossary or a file; "" leaves voice and language to the site.

    `rate` is the pace, 0 for that of the site.
    """

    text: str = ""
    term: str = ""
    file: Path | None = None
    voice: str = ""
    lang: str = ""
    rate: float = 0.0


@dataclass(frozen=True, slots=True)
class _Usual:
    """The language, voice and pace of a site; without one those that we would take."""

    lang: str = "en-GB"
    voice: str = "auto"
    rate: float = 1.0


def listen(request: Request, wish: Wish, tell: Teller) -> Said:
    """The sound, with the words as the voice got them.

    SetupError says what to type instead; ContentError names what must change in a file.
    """
    if sum(map(bool, (wish.text.strip(), wish.term, wish.file))) != 1:
        raise SetupError(_NOTHING)
    from strategy_build.speech.engines.registry import Voices

    if wish.file is not None:
        usual, spoken, sources = _of_file(request, wish.file)
    else:
        usual, terms = _glossary(request)
        if wish.term:
            _refuse_unknown(wish.term, terms)
        spoken = utterances(wish.term or wish.text, wish.lang or usual.lang, sayings(terms))
        sources = {}
    with _store(request) as store:
        voices = Voices(wish.voice or usual.voice, wish.rate or usual.rate, store)
        try:
            return said(spoken, voices, store, tell)
        except ContentError as error:
            if sources:
                raise ContentError(error.diagnostics, sources) from None
            found = error.diagnostics[0]
            message = (
                f"{found.message} Write it in words, or name its language, for example --lang cy."
            )
            raise SetupError(message) from None


@contextmanager
def _store(request: Request) -> Iterator[FileStore]:
    """The cache of the site, so that a sentence is made once; without a site one for the moment."""
    if request.content.is_dir():
        yield FileStore(request.cache / "speech")
        return
    with tempfile.TemporaryDirectory() as folder:
        yield FileStore(Path(folder))


def _glossary(request: Request) -> tuple[_Usual, tuple[Term, ...]]:
    """What the site says of its voice, and all its words, without reading the publications."""
    from strategy_build.sources.findings import Findings
    from strategy_build.sources.project import read
    from strategy_build.sources.terms import terms

    folder = absolute(request.content)
    if not folder.is_dir():
        return _Usual(), ()
    files = {name: folder / name for name in ("site.yaml", "glossary.yaml")}
    data = {name: path.read_bytes() for name, path in files.items() if path.is_file()}
    content, found = read(data, folder.name)
    wrong = tuple(one for one in found if one.is_error and one.location.file != folder.name)
    if content is None or wrong:
        raise ContentError(wrong or found)
    findings = Findings()
    own = [
        term
        for path in sorted(folder.glob("[!_.]*/glossary.yaml"))
        for term in terms(
            path.read_text(encoding="utf-8", errors="replace"),
            f"{folder.name}/{path.parent.name}/{path.name}",
            findings,
        )
    ]
    return _usual(content.site), (*own, *content.glossary)


def _usual(site: Site) -> _Usual:
    return _Usual(str(site.language), str(site.voice.engine), site.voice.rate)


def _refuse_unknown(word: str, terms: tuple[Term, ...]) -> None:
    known = [str(form) for term in terms for form in (term.term, *term.also)]
    if word not in known:
        close = get_close_matches(word, known, 1, 0.5)
        meant = f' Did you mean "{close[0]}"?' if close else ""
        message = f'The glossary has no word "{word}".{meant}'
        raise SetupError(message)


def _of_file(
    request: Request, file: Path
) -> tuple[_Usual, tuple[Utterance, ...], Mapping[str, str]]:
    """What a recording says of a file, with its headings, lists and pauses."""
    from strategy_build.build.reading import reading
    from strategy_build.speech.script import script

    folder = absolute(request.content)
    path = absolute(file)
    if not path.is_file():
        message = (
            f"There is no file {file}. Name one of a publication, as --file content/plan/why.md"
        )
        raise SetupError(message)
    if not path.is_relative_to(folder):
        message = f"{file} is not in {request.content}. Name the folder of the site with --content."
        raise SetupError(message)
    read = reading(request)
    if read.content is None or read.composed is None or read.labels is None:
        raise ContentError(read.diagnostics, read.sources)
    name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    for document in read.composed.documents.values():
        spoken = tuple(
            utterance
            for chapter in script(document, read.own[document.id], 1).chapters
            for utterance in chapter.utterances
            if utterance.location.file == name
        )
        if spoken:
            return _usual(read.content.site), spoken, read.sources
    message = f"No recording says anything of {file}: it belongs to no publication that is public."
    raise SetupError(message)
