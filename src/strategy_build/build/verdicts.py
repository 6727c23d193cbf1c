"""What the rules say of each finished file, kept by its bytes: an unchanged page is not looked at again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from strategy_build.build.cache import FileStore
from strategy_build.build.digest import code_digest, digest, libraries
from strategy_build.build.findings import diagnostics_from_json, diagnostics_to_json
from strategy_build.diagnostics import Diagnostic

_Found = tuple[Diagnostic, ...]


def verdicts(site: Mapping[str, bytes], store: FileStore) -> _Found:
    """All breaches in all files of a site, given as bytes by path.

    A verdict holds while the file, its path, our code and the paths of all files are the same:
    links lead to them.
    """
    every = frozenset(site)
    world = digest(code_digest(), libraries(), *sorted(every))
    found = [*_kept(store, world, lambda: _names(every))]
    for path in sorted(every):
        if path.endswith((".html", ".css")):
            found += _of_file(path, site[path], every, world, store)
    return tuple(found)


def _of_file(path: str, data: bytes, every: frozenset[str], world: str, store: FileStore) -> _Found:
    look = _style if path.endswith(".css") else _page
    return _kept(store, digest(world, path, data), lambda: look(path, data, every))


def _kept(store: FileStore, key: str, look: Callable[[], _Found]) -> _Found:
    told = store.get(key)
    if told is not None:
        return diagnostics_from_json(told.decode()) if told != b"[]" else ()
    found = look()
    store.put(key, diagnostics_to_json(found).encode())
    return found


def _names(every: frozenset[str]) -> _Found:
    from strategy_build.checks.output.site import check_names

    return check_names(every)


def _style(path: str, data: bytes, _every: frozenset[str]) -> _Found:
    from strategy_build.checks.output.site import check_style

    return check_style(path, data)


def _page(path: str, data: bytes, every: frozenset[str]) -> _Found:
    from strategy_build.checks.output.page import html
    from strategy_build.checks.output.pages import check_page
    from strategy_build.checks.output.statement import check_foot

    page = html(path, data, every)
    return (*check_page(page), *check_foot(page))
