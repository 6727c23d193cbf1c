"""Which table of liblouis writes which language, contracted and not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """The braille of a language: the names of its tables; `contracted` is "" where there is none.

    Languages in Latin letters can be written with the signs of another such code, word by word.
    """

    uncontracted: str
    contracted: str = ""
    latin: bool = True


# Those that are spoken much in Britain and Ireland, and those of their neighbours.
CODES: Mapping[str, Code] = {
    "ar": Code("ar-ar-g1.utb", "ar-ar-g2.ctb", latin=False),
    "bn": Code("be-in-g1.utb", latin=False),
    "cs": Code("cs-g1.ctb"),
    "cy": Code("cy-cy-g1.utb", "cy-cy-g2.ctb"),
    "da": Code("da-dk-g16.ctb", "da-dk-g26.ctb"),
    "de": Code("de-g1.ctb", "de-g2.ctb"),
    "el": Code("el.ctb", latin=False),
    "en": Code("en-ueb-g1.ctb", "en-ueb-g2.ctb"),
    "es": Code("es-g1.ctb", "es-g2.ctb"),
    "fa": Code("fa-ir-g1.utb", latin=False),
    "fi": Code("fi.utb"),
    "fr": Code("fr-bfu-comp6.utb", "fr-bfu-g2.ctb"),
    "ga": Code("ga-g1.utb", "ga-g2.ctb"),
    "gu": Code("gu-in-g1.utb", latin=False),
    "hi": Code("hi-in-g1.utb", latin=False),
    "hu": Code("hu-hu-g1.ctb"),
    "it": Code("it-it-comp6.utb"),
    "lt": Code("lt-6dot.utb"),
    "nl": Code("nl-NL-g0.utb"),
    "no": Code("no-no-g0.utb", "no-no-g3.ctb"),
    "pa": Code("pu-in-g1.utb", latin=False),
    "pl": Code("Pl-Pl-g1.utb"),
    "pt": Code("pt-pt-g1.utb", "pt-pt-g2.ctb"),
    "ru": Code("ru-litbrl.ctb", latin=False),
    "sv": Code("sv-g0.utb", "sv-g2.ctb"),
    "ta": Code("ta-ta-g1.ctb", latin=False),
    "tr": Code("tr-g1.ctb", "tr-g2.ctb"),
    "uk": Code("uk.utb", latin=False),
    "ur": Code("ur-pk-g1.utb", "ur-pk-g2.ctb", latin=False),
    "vi": Code("vi-vn-g1.ctb"),
}


def primary(lang: str) -> str:
    """The language itself: "en" of "en-GB"."""
    return lang.partition("-")[0].casefold()


def code(lang: str) -> Code | None:
    """The braille of a language, None where no table is known to be good."""
    return CODES.get(primary(lang))
