"""DSY: the words of a talking book and its sound belong together, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strategy_build.checks.expected import expected, spoken_ids
from strategy_build.checks.extract.daisy import Part, TalkingBook, clock
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Location
from strategy_build.model.document import Document
from strategy_build.model.inputs import Speech

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ROUNDED = 500  # ms by which a time in whole seconds may be off
_SHOWN = 3
_FRAME = 30  # ms: no player cuts sound finer than a frame


@dataclass(frozen=True, slots=True)
class Talking:
    """A talking book with the document and the recording that it was made from."""

    path: str
    book: TalkingBook
    document: Document
    speech: Speech

    def at(self, inside: str = "", line: int = 0) -> Location:
        """A place in the book."""
        return Location(f"{self.path}/{inside}" if inside else self.path, line)


def sentence(name: str) -> str:
    """The id of a sentence as the document has it: XML ids must not begin with a figure."""
    return name.removeprefix("_")


def some(names: Iterator[str] | list[str]) -> str:
    """A few of many."""
    listed = list(names)
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more


@error("DSY05")
def narrated(one: Talking) -> Iterator[Finding]:
    """Every sentence is read once, in the order of the words, and leads to its sound.

    Why: Who listens must get all that stands there. Players jump to the wrong place, or stop, where
        words and sound do not lead to each other.
    Bad: a table of which no cell is read
    Good: one place in the sound for each sentence
    Source: DAISY 2.02, full text and full audio; ANSI/NISO Z39.86-2005, 7
    """
    book = one.book
    pars = [par for part in book.parts for par in part.pars]
    read = Counter(sentence(par.text.partition("#")[2]) for par in pars)
    wanted = spoken_ids(one.document)
    if lost := sorted(wanted - read.keys()):
        yield Finding(f"nothing is read for {some(lost)}", one.at())
    if odd := sorted(read.keys() - wanted):
        yield Finding(f"the sound leads to words that are no sentence: {some(odd)}", one.at())
    if twice := sorted(name for name, count in read.items() if count > 1):
        yield Finding(f"these sentences are read more than once: {some(twice)}", one.at())
    there = [element.get("id") or "" for element in book.words.iter() if element.get("id")]
    if doubled := sorted(name for name, count in Counter(there).items() if count > 1):
        yield Finding(f"these ids are used twice: {some(doubled)}", one.at(book.words_file))
    told = [par.text.partition("#")[2] for par in pars]
    if gone := sorted(set(told) - set(there)):
        yield Finding(f"the sound leads to words that are not there: {some(gone)}", one.at())
    wanted_order = [name for name in there if name in set(told)]
    if not gone and wanted_order != told and Counter(wanted_order) == Counter(told):
        first = next(b for a, b in zip(wanted_order, told, strict=True) if a != b)
        yield Finding(f"words and sound have different orders, first at {first}", one.at())
    yield from _led_back(one)


def _led_back(one: Talking) -> Iterator[Finding]:
    """Each sentence leads to the place where it is read."""
    homes = {
        par.text.partition("#")[2]: f"{part.name}#{par.id}"
        for part in one.book.parts
        for par in part.pars
    }
    wrong = []
    for element in one.book.words.iter():
        home = homes.get(element.get("id") or "")
        if home is None:
            continue
        told = [element.get("smilref")] if one.book.dtbook else _backs(element)
        if any(link != home for link in told):
            wrong.append(element.get("id") or "")
    if wrong:
        yield Finding(f"these sentences lead to the sound of others: {some(wrong)}", one.at())


def _backs(element: _Element) -> list[str]:
    links = (link.get("href") or "" for link in element.iter())
    return [link for link in links if ".smil#" in link]


@error("DSY06")
def clips(one: Talking) -> Iterator[Finding]:
    """Each sentence has its own time in the sound: none overlap, and none runs past the end.

    Why: A player that is sent past the end stops, and one that is sent back repeats itself.
    Bad: a sentence from 12.4 to 31.0 seconds in a file of 30 seconds
    Good: each sentence begins where the one before it ends
    Source: DAISY 2.02, 2.2 SMIL; ANSI/NISO Z39.86-2005, 7.4
    """
    planned = {clip.sentence: clip for clip in one.speech.timeline.clips}
    for part in one.book.parts:
        before = 0
        for par in part.pars:
            name = sentence(par.text.partition("#")[2])
            length = one.book.sounds.get(par.sound, -1)
            if par.begin < 0 or par.end <= par.begin:
                yield Finding(f"the sentence {name} has no time of its own", one.at(part.name))
            elif par.begin != before:
                what = "overlaps the one before it" if par.begin < before else "leaves a gap"
                yield Finding(f"the sentence {name} {what}", one.at(part.name))
            if par.end > length + _FRAME >= 0 and length >= 0:
                message = f"the sentence {name} runs {par.end - length:,} ms past the end"
                yield Finding(message, one.at(part.name))
            clip = planned.get(name)
            if clip is not None and (par.begin, par.end) != (clip.begin, clip.end):
                yield Finding(
                    f"the sentence {name} is not where it was recorded", one.at(part.name)
                )
            before = par.end


@error("DSY07")
def times(one: Talking) -> Iterator[Finding]:
    """The times that the book tells add up, and are those of its sound.

    Why: Players say how much is read and how much is left, and jump by minutes, from these figures.
    Bad: a book of 24 minutes that says it lasts 3
    Good: the length of each part, what came before it, and the whole
    Source: DAISY 2.02, ncc:totalTime and ncc:totalElapsedTime; ANSI/NISO Z39.86-2005, dtb:totalTime
    """
    book, elapsed = one.book, 0
    near = 0 if book.dtbook else _ROUNDED
    name = "dtb:totalElapsedTime" if book.dtbook else "ncc:totalElapsedTime"
    for part in book.parts:
        lasts = sum(book.sounds.get(sound, 0) for sound in {par.sound for par in part.pars})
        ends = max((par.end for par in part.pars), default=0)
        if part.lasts != ends or abs(lasts - ends) > _FRAME:
            message = f"it says it lasts {part.lasts:,} ms, its sentences last {ends:,} ms"
            yield Finding(f"{message}, its sound {lasts:,} ms", one.at(part.name))
        if abs(_told(part, name) - elapsed) > near:
            yield Finding(
                f"{elapsed:,} ms come before it, and it says otherwise", one.at(part.name)
            )
        if not book.dtbook and abs(_told(part, "ncc:timeInThisSmil") - ends) > near:
            yield Finding("it says a length that is not its own", one.at(part.name))
        elapsed += ends
    whole = "dtb:totalTime" if book.dtbook else "ncc:totalTime"
    told = clock("".join(book.metas.get(whole, ())))
    if abs(told - elapsed) > near:
        yield Finding(f"the book says it lasts {told:,} ms and lasts {elapsed:,} ms", one.at())


def _told(part: Part, name: str) -> int:
    return clock("".join(part.metas.get(name, ())))


@error("DSY09")
def languages(one: Talking) -> Iterator[Finding]:
    """The book names its language, and each sentence in another language names that.

    Why: Voices and braille displays read Welsh by English rules where nobody tells them.
    Bad: <span id="people-mqmniuxy">Diolch yn fawr.</span>
    Good: <span lang="cy" xml:lang="cy" id="people-mqmniuxy">Diolch yn fawr.</span>
    Source: WCAG 2.2, 3.1.1 and 3.1.2 (A, AA)
    """
    words = one.book.words
    if words.get(_LANG) != one.document.lang:
        yield Finding(f'the words say their language is "{words.get(_LANG)}"', one.at())
    wanted = {each.id: each.lang for each, _ in expected(one.document).sentences}
    wrong = []
    for element in words.iter():
        lang = wanted.get(sentence(element.get("id") or ""))
        if lang is None:
            continue
        around = (outer.get(_LANG) for outer in (element, *element.iterancestors()))
        inside = {inner.get(_LANG) for inner in element.iter()}
        if lang not in {next((tag for tag in around if tag), ""), *inside}:
            wrong.append(element.get("id") or "")
    if wrong:
        yield Finding(f"these do not name their language: {some(wrong)}", one.at())


RULES: tuple[Rule[[Talking]], ...] = (narrated, clips, times, languages)
