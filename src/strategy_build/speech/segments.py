"""The sound of every piece of a script, made once and kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Iterator
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from strategy_build.model.ports import Progress, Store
from strategy_build.speech.engines.engine import Engine
from strategy_build.speech.engines.registry import Voices
from strategy_build.speech.proofs import check_segment
from strategy_build.speech.utterance import Piece, Utterance

if TYPE_CHECKING:
    from strategy_build.speech.sound import Pcm

_SOUND_VERSION = "sound-2"  # change it with anything in sound.py
THREADS = 2
Making = dict[str, "Future[Pcm]"]  # segments that are being made, by their keys in the store


def digest(*parts: object) -> str:
    """A key for the store."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def segment_key(piece: Piece, voices: Voices) -> str:
    """Everything on which the sound of a piece depends."""
    engine = voices.engine(piece.lang)
    return digest(_SOUND_VERSION, engine.id, engine.voice(piece.lang), piece.lang, piece.voiced)


def synthesise(
    utterances: Iterable[Utterance], voices: Voices, store: Store, progress: Progress
) -> None:
    """Make what the store lacks, on two threads; what is finished stays kept when one fails.

    SpeechError where a voice cannot speak, or speaks too long or too short for the words.
    """
    with ThreadPoolExecutor(THREADS) as pool:
        finish(set(begin(utterances, voices, store, pool).values()), pool, progress)


def begin(
    utterances: Iterable[Utterance],
    voices: Voices,
    store: Store,
    pool: ThreadPoolExecutor,
    begun: Container[str] = frozenset(),
) -> Making:
    """As `synthesise`, without waiting for anything; what has begun already is left out."""
    wanted: Making = {}
    for utterance in utterances:
        for piece in utterance.pieces:
            key = segment_key(piece, voices)
            if key not in wanted and key not in begun and store.get(key) is None:
                engine = voices.engine(piece.lang)
                wanted[key] = pool.submit(_make, key, piece, utterance, engine, store)
    return wanted


def finish(begun: set[Future[Pcm]], pool: ThreadPoolExecutor, progress: Progress) -> None:
    """Wait until all is made, and empty the set; when one fails, the pool begins nothing more."""
    total = len(begun)
    while begun:
        finished, _ = wait(begun, timeout=1, return_when=FIRST_EXCEPTION)
        for future in finished:
            if future.exception() is not None:
                pool.shutdown(wait=True, cancel_futures=True)
                future.result()
        begun -= finished
        progress(total - len(begun), total, "speech")


def _make(key: str, piece: Piece, utterance: Utterance, engine: Engine, store: Store) -> Pcm:
    from strategy_build.speech import sound

    pcm = sound.finished(engine.synth(piece.voiced, piece.lang))
    check_segment(pcm, piece, utterance)
    store.put(key, sound.packed(pcm))
    return pcm


def sounds(
    utterances: Iterable[Utterance], voices: Voices, store: Store, making: Making
) -> Iterator[tuple[bool, Pcm]]:
    """Pauses and finished segments in order; True stands with the first segment of an utterance.

    Waits for what is being made, and takes it away: whoever needs it too finds it in the store.
    """
    from strategy_build.speech.sound import silence

    for utterance in utterances:
        for i, piece in enumerate(utterance.pieces):
            yield False, silence(piece.pause)
            key = segment_key(piece, voices)
            begun = making.get(key)
            yield i == 0, _from_store(key, piece, store) if begun is None else begun.result()
            making.pop(key, None)


def _from_store(key: str, piece: Piece, store: Store) -> Pcm:
    from strategy_build.speech.sound import unpacked

    data = store.get(key)
    if data is None:
        message = f"the store lost the sound of {piece.spoken!r}"
        raise RuntimeError(message)
    return unpacked(data)
