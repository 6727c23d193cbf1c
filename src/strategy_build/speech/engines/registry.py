"""The one list of voices, and which of them speaks a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from strategy_build.model.ports import Store
from strategy_build.speech.engines.engine import Engine, Setting
from strategy_build.speech.errors import SpeechError

AUTO = "auto"
_HERE = "strategy_build.speech.engines"

# "module:function" by name; a function takes a Setting.
ENGINES: Mapping[str, str] = {
    "hibari": f"{_HERE}.hibari:Hibari",
    "espeak": f"{_HERE}.espeak:Espeak",
    "gtts": f"{_HERE}.gtts:Gtts",
    "tone": f"{_HERE}.tone:Tone",
}
# Online voices are never here: text leaves the machine only where an editor named such a voice.
AUTOMATIC = ("hibari", "espeak")


class Voices:
    """Which engine says what; engines are made when first asked for."""

    def __init__(self, engine: str = AUTO, rate: float = 1.0, store: Store | None = None) -> None:
        """`engine` is a name of site.yaml: "auto", an engine, or engine and voice ("hibari:emma")."""
        self._name, _, self._variant = engine.partition(":")
        if self._name != AUTO and self._name not in ENGINES:
            names = ", ".join((AUTO, *ENGINES))
            message = (
                f"There is no voice engine {engine!r}. Write one of these in site.yaml: {names}."
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
            module, function = ENGINES[name].split(":")
            make = cast("Callable[[Setting], Engine]", getattr(import_module(module), function))
            variant = self._variant if name == self._name else ""
            self._made[name] = make(Setting(variant, self._rate, self._store))
        return self._made[name]

    def described(self) -> str:
        """The engines that were chosen and for which languages, for the record."""
        by_engine: dict[str, list[str]] = {}
        for lang, engine in self._chosen.items():
            by_engine.setdefault(engine.id, []).append(lang)
        return "; ".join(f"{name} ({', '.join(sorted(of))})" for name, of in by_engine.items())
