"""The sound of every piece of a script, made once and kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strategy_build.model.ports import Progress, Store
from strategy_build.speech.engines.engine import Engine
from strategy_build.speech.engines.registry import Voices
from strategy_build.speech.proofs import check_segment
from strategy_build.speech.utterance import Piece, Utterance

if TYPE_CHECKING:
    from strategy_build.speech.sound import Pcm

_SOUND_VERSION = "sound-2"  # change it with anything in sound.py
_THREADS = 2


@dataclass(frozen=True, slots=True)
class Want:
    """A piece that has no sound yet, and the utterance that it is part of."""

    piece: Piece
    utterance: Utterance
    engine: Engine


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
    wanted = _wanted(utterances, voices, store)
    done = 0
    with ThreadPoolExecutor(_THREADS) as pool:
        running = {pool.submit(_make, key, want, store) for key, want in wanted.items()}
        while running:
            finished, running = wait(running, timeout=1, return_when=FIRST_EXCEPTION)
            for future in finished:
                if future.exception() is not None:
                    pool.shutdown(wait=True, cancel_futures=True)
                    future.result()
            done += len(finished)
            progress(done, len(wanted), "speech")


def _wanted(utterances: Iterable[Utterance], voices: Voices, store: Store) -> dict[str, Want]:
    wanted: dict[str, Want] = {}
    for utterance in utterances:
        for piece in utterance.pieces:
            key = segment_key(piece, voices)
            if key not in wanted and store.get(key) is None:
                wanted[key] = Want(piece, utterance, voices.engine(piece.lang))
    return wanted


def _make(key: str, want: Want, store: Store) -> None:
    from strategy_build.speech import sound

    raw = want.engine.synth(want.piece.voiced, want.piece.lang)
    pcm = sound.finished(raw)
    check_segment(pcm, want.piece, want.utterance)
    store.put(key, sound.packed(pcm))


def sounds(
    utterances: Iterable[Utterance], voices: Voices, store: Store
) -> Iterator[tuple[bool, Pcm]]:
    """Pauses and finished segments in order; True stands with the first segment of an utterance."""
    from strategy_build.speech.sound import silence, unpacked

    for utterance in utterances:
        for i, piece in enumerate(utterance.pieces):
            yield False, silence(piece.pause)
            data = store.get(segment_key(piece, voices))
            if data is None:
                message = f"the store lost the sound of {piece.spoken!r}"
                raise RuntimeError(message)
            yield i == 0, unpacked(data)
