"""The model of hibari and its dictionaries, kept in a form that is ready in a moment."""

from __future__ import annotations

import json
import platform
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import onnxruntime
from hibari import Hibari  # type: ignore[import-untyped]
from hibari.g2p import (  # type: ignore[import-untyped]
    ASSETS,
    G2P,
    Lexicon,
    Tagger,
    Tokenizer,
    _load_json,
)
from hibari.voices import VOICES  # type: ignore[import-untyped]

from strategy_build.model.ports import Store
from strategy_build.speech.engines.drawers import Drawers, packed

_KEPT = "hibari-3"  # change it with anything that is kept here
_PACKAGE = f"{_KEPT} {version('hibari-tts')}"
_TAGGER = "tagger"
_LEVELS = onnxruntime.GraphOptimizationLevel
_LEAST = 1 << 20  # random numbers: enough for a sentence of ten seconds


class _Dictionary(Protocol):
    def get(self, word: str, default: Any = None, /) -> Any: ...


class Model(Hibari):  # type: ignore[misc]
    """A voice of hibari: it says the same as that of its package, and is there sooner."""

    def __init__(self, voice: str, path: Path, store: Store | None) -> None:
        """From the file of the voice; what takes long to prepare is kept in the store."""
        self.voice, self.model_path = voice, str(path)
        self.vocab = _read("vocab.json")
        with ThreadPoolExecutor(1) as pool:
            graph = pool.submit(_session, path.read_bytes(), store)
            self._g2p = _Words(store, british=bool(VOICES[voice]["british"]))
            self.sess = graph.result()

    def stream(
        self, text: str, speed: float = 1.0, seed: int = 0
    ) -> Iterator[npt.NDArray[np.float32]]:
        """The sound of each sentence; the noise in it is always that of the seed 0."""
        del seed
        noise = _Noise()
        for sounds in self.phonemize(text):
            yield self.from_ids(self.ids(sounds), speed, noise)


class _Words(G2P):  # type: ignore[misc]
    """Words as sounds, from dictionaries in drawers."""

    def __init__(self, store: Store | None, *, british: bool) -> None:
        accent = "gb" if british else "us"
        gold, silver = (_dictionary(f"lexicon_{accent}_{n}", store) for n in ("gold", "silver"))
        tagger = _dictionary(_TAGGER, store)
        own = {name: tagger.get(name) for name in ("tagdict", "tags", "vocab")}
        self.lexicon = Lexicon(gold, silver, british)
        self.tokenizer = Tokenizer(_read("tokenizer_exceptions.json"))
        self.tagger = Tagger({**own, "weights": tagger})
        self.british, self.unk, self._oov = british, "", None


class _Noise:
    """What a random generator with the seed 0 gives, drawn once for all sentences."""

    _lock = threading.Lock()
    _source = np.random.default_rng(0)
    _drawn: npt.NDArray[np.float32] = np.zeros(0, np.float32)

    def __init__(self) -> None:
        self._at = 0

    def standard_normal(
        self, shape: tuple[int, ...], dtype: type[np.float32]
    ) -> npt.NDArray[np.float32]:
        """The next numbers, to be changed as one likes."""
        begin, self._at = self._at, self._at + int(np.prod(shape))
        with self._lock:
            missing = self._at - len(self._drawn)
            if missing > 0:
                more = self._source.standard_normal(max(missing, _LEAST), dtype)
                _Noise._drawn = np.concatenate((self._drawn, more))
        return self._drawn[begin : self._at].reshape(shape).copy()


def _dictionary(name: str, store: Store | None) -> _Dictionary:
    """From the store, else from the package: then it is whole, and is kept for the next time."""
    key = _key(_PACKAGE, name)
    data = store.get(key) if store is not None else None
    if data is not None:
        return Drawers(data)
    words: dict[str, Any] = _load_json(f"{name}.json.gz")
    if name == _TAGGER:  # none of its weights is called like one of its other tables
        words |= words.pop("weights")
    if store is not None:
        store.put(key, packed(words))
    return words


def _session(model: bytes, store: Store | None) -> onnxruntime.InferenceSession:
    """The graph as onnxruntime has improved it, in a way that fits every machine."""
    key = _key(_KEPT, onnxruntime.__version__, platform.machine(), sha256(model).hexdigest())
    graph = store.get(key) if store is not None else None
    if graph is None:
        graph = _improved(model)
        if store is not None:
            store.put(key, graph)
    return _started(graph, _options(_LEVELS.ORT_DISABLE_ALL))


def _improved(model: bytes) -> bytes:
    options = _options(_LEVELS.ORT_ENABLE_EXTENDED)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "graph.onnx")
        options.optimized_model_filepath = str(file)
        _started(model, options)
        return file.read_bytes()


def _started(graph: bytes, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _options(level: Any) -> onnxruntime.SessionOptions:
    """One thread: sentences are made beside each other."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = level
    return options


def _key(*parts: str) -> str:
    return sha256(" ".join(parts).encode()).hexdigest()


def _read(name: str) -> Any:
    return json.loads(Path(ASSETS, name).read_text(encoding="utf-8"))
