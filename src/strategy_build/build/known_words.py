"""Words that were found right before: the dictionary is opened only where a new one is met."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from strategy_build.build.cache import FileStore
from strategy_build.build.digest import code_digest, digest, version
from strategy_build.checks.source import spelling

_MOST = 50_000  # words that are kept


@contextmanager
def known_words(store: FileStore) -> Iterator[None]:
    """Inside, the words that are kept are right; those that are found right are kept at the end.

    They hold for one dictionary and for one state of our own lists.
    """
    key = digest("words", code_digest("checks/source"), version("chunspell"))
    told = store.get(key)
    kept = frozenset(told.decode().split()) if told else frozenset()
    with spelling.known(kept) as met:
        yield
    if met:
        every = kept | met if len(kept) < _MOST else met
        with suppress(OSError):  # the next run asks the dictionary again
            store.put(key, "\n".join(sorted(every)).encode())
