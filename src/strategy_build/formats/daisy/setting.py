"""In what the two standards differ when they write the same words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from markupsafe import Markup

from strategy_build.formats.daisy.tracks import identifier
from strategy_build.markup.elements import direction, element
from strategy_build.model.blocks import Image
from strategy_build.model.inlines import FileTarget, Place
from strategy_build.model.labels import Labels

Attributes = Mapping[str, str | None]
_LONGEST, _SHORTER = 48, 39  # characters


class Standard(Enum):
    """The two kinds of talking book that players know."""

    DAISY_2 = "2.02"
    DAISY_3 = "3"


# what each takes as a picture; the words of all others stand there alone
PICTURES: Mapping[Standard, frozenset[str]] = {
    Standard.DAISY_2: frozenset(("image/jpeg", "image/png")),
    Standard.DAISY_3: frozenset(("image/jpeg", "image/png", "image/svg+xml")),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are written: by which standard, inside which language, and where each is heard.

    `homes` has the SMIL file of each sentence. `folder` is the address of the publication on the
    web, and ends with "/", or is "".
    """

    standard: Standard
    labels: Labels
    lang: str
    homes: Mapping[str, str]
    base: str
    publication: str
    linked: bool = False

    @property
    def dtbook(self) -> bool:
        """Whether the words are DTBook, and not XHTML."""
        return self.standard is Standard.DAISY_3

    def within(self, lang: str) -> Setting:
        """The same inside an element of another language; "" changes nothing."""
        return self if lang in {"", self.lang} else replace(self, lang=lang)

    def language(self, lang: str) -> dict[str, str | None]:
        """The attributes that say a language, where it changes."""
        if lang in {"", self.lang}:
            return {}
        before, now = direction(self.lang), direction(lang)
        return {
            "lang": None if self.dtbook else lang,
            "xml:lang": lang,
            "dir": now if now != before else None,
        }

    def generated(self) -> dict[str, str | None]:
        """The attributes of generated words: their language, where it is not that around them."""
        lang = self.labels.lang
        same = lang.partition("-")[0] == self.lang.partition("-")[0]
        return {} if same else self.language(lang)

    def heard(self, sentence: str) -> str:
        """The address of a sentence in the sound."""
        return f"{self.homes[sentence]}#p-{sentence}"

    def place(self, target: Place) -> str:
        """The address of a place: in this book, or on the web."""
        if not target.publication:
            return f"#{identifier(target.anchor)}" if target.anchor else ""
        anchor = f"#{target.anchor}" if target.anchor else ""
        return f"{self.base}{target.publication}/index.html{anchor}" if self.base else ""

    def file(self, target: FileTarget) -> str:
        """The address of a file that stands beside the publication on the web."""
        return f"{self.base}{self.publication}/{target.name}" if self.base else ""

    def shows(self, image: Image) -> bool:
        """Whether books of this standard can hold a picture."""
        return image.media_type in PICTURES[self.standard]


def file_of(image: Image) -> str:
    """The name of a picture in a book: old players take no long ones."""
    stem, dot, suffix = image.name.rpartition(".")
    short = stem if len(stem) <= _LONGEST else f"{stem[:_SHORTER]}-{image.digest[:8]}"
    return f"{short}{dot}{suffix}"


def empty(name: str, attributes: Attributes) -> Markup:
    """An element without content, in the form that readers of HTML take too."""
    start = str(element(name, attributes)).removesuffix(f"></{name}>")
    return Markup(f"{start} />")  # noqa: S704 (escaped before)
