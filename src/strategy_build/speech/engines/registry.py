"""The one list of voices, and which of them speaks a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from strategy_build.model.ports import Store
from strategy_build.speech.engines import guest
from strategy_build.speech.engines.engine import Engine, Setting
from strategy_build.speech.errors import SpeechError

AUTO = "auto"
_HERE = "strategy_build.speech.engines"

# "module:function" by name; a function takes a Setting.
ENGINES: Mapping[str, str] = {
    "hibari": f"{_HERE}.hibari:Hibari",
    "pico": f"{_HERE}.pico:Pico",
    "espeak": f"{_HERE}.espeak:Espeak",
    "gtts": f"{_HERE}.gtts:Gtts",
    "tone": f"{_HERE}.tone:Tone",
}
# Online voices are never here: text leaves the machine only where an editor named such a voice.
AUTOMATIC = ("hibari", "pico", "espeak")


def is_known(engine: str) -> bool:
    """Whether `engine` of site.yaml names a voice of ours or of another installed package."""
    name = engine.partition(":")[0]
    return name in {AUTO, *ENGINES} or guest.is_installed(name)


def names() -> tuple[str, ...]:
    """What an editor may write, those of other packages last."""
    return (AUTO, *ENGINES, *(name for name in guest.names() if name not in {AUTO, *ENGINES}))


class Voices:
    """Which engine says what; engines are made when first asked for."""

    def __init__(self, engine: str = AUTO, rate: float = 1.0, store: Store | None = None) -> None:
        """`engine` is a name of site.yaml: "auto", an engine, or engine and voice ("hibari:emma")."""
        self._name, _, self._variant = engine.partition(":")
        if not is_known(engine):
            message = (
                f"There is no voice engine {engine!r}. Write one of these in site.yaml: "
                f"{', '.join(names())}. An engine of another package must be installed first."
            )
            raise SpeechError(message)
        self._rate = rate
        self._store = store
        self._made: dict[str, Engine] = {}
        self._chosen: dict[str, Engine] = {}

    def engine(self, lang: str) -> Engine:
        """The voice for a language: the named one where it speaks it, else the first that does.

        SpeechError where none does, or the one that should cannot be used here.
        """
        if lang not in self._chosen:
            self._chosen[lang] = self._choose(lang)
        return self._chosen[lang]

    def _choose(self, lang: str) -> Engine:
        named = () if self._name == AUTO else (self._name,)
        for name in (*named, *AUTOMATIC):
            engine = self._make(name)
            if not engine.speaks(lang):
                continue
            problem = engine.available()
            if problem is None:
                return engine
            if name in named or name == AUTOMATIC[-1]:
                raise SpeechError(f"{problem.reason} {problem.cure}")
        message = f"No voice speaks the language {lang!r}. Check the language tag in the content."
        raise SpeechError(message)

    def _make(self, name: str) -> Engine:
        if name not in self._made:
            variant = self._variant if name == self._name else ""
            setting = Setting(variant, self._rate, self._store)
            self._made[name] = _made(name, setting)
        return self._made[name]

    def described(self) -> str:
        """The voices that were chosen and for which languages, for the record."""
        by_voice: dict[str, list[str]] = {}
        for lang, engine in sorted(self._chosen.items()):
            by_voice.setdefault(f"{engine.id}:{engine.voice(lang)}", []).append(lang)
        return "; ".join(f"{name} ({', '.join(of)})" for name, of in by_voice.items())


def _made(name: str, setting: Setting) -> Engine:
    if name not in ENGINES:
        return guest.Guest(name, setting)
    module, function = ENGINES[name].split(":")
    make = cast("Callable[[Setting], Engine]", getattr(import_module(module), function))
    return make(setting)
