"""What the fields of the model look like: names as editors type them, types, what must be there."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from strategy_build.diagnostics import Location
from strategy_build.model.value import Moment, Record, Value

R = TypeVar("R", bound=Record)

YES, NO = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off"})
# Fields whose text is data, not words: never read as Markdown.
DATA = frozenset(
    """id email phone text_relay text_message bsl_relay voice_message language timezone base_url
    repository formats accent engine rule where say ipa respond_to endpoint link lang file
    text_version options_from of order show about replaces themes answers leads_to action book
    version licence content_version warnings sections intro also""".split()
)

ABSENT: Any = object()  # a value that could not be read and was reported


def name_of(key: str) -> str:
    """A field of the model as editors type it."""
    return key.rstrip("_").replace("_", "-")


def _needed(cls: Any) -> frozenset[str]:
    return frozenset(
        f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING
    )


def _typed(cls: Any) -> dict[str, str]:
    return {name_of(entry.name): entry.name for entry in fields(cls) if entry.name != "location"}


def _names(cls: Any) -> tuple[str, ...]:
    return tuple(entry.name for entry in fields(cls))


def _named(cls: Any) -> tuple[str, ...]:
    """The id, and the fields that hold lists of records."""
    return tuple(key for key, hint in hints_of(cls).items() if key == "id" or _is_list(hint))


def _is_list(hint: Any) -> bool:
    inside = get_args(hint)[0] if get_origin(hint) is tuple else None
    options = get_args(inside) if get_origin(inside) in {Union, types.UnionType} else (inside,)
    return any(isinstance(option, type) and issubclass(option, Record) for option in options)


hints_of: Callable[[Any], dict[str, Any]] = cache(get_type_hints)
keys_of: Callable[[Any], tuple[str, ...]] = cache(_names)  # `fields` looks them up every time
named_of: Callable[[Any], tuple[str, ...]] = cache(_named)
names_of: Callable[[Any], dict[str, str]] = cache(_typed)  # as editors type them: as they are here
needed_of: Callable[[Any], frozenset[str]] = cache(_needed)  # the fields that have no default


def neutral(hint: Any, place: Location) -> Any:
    """What stands in for a required value that is missing, so that the rest can be checked."""
    options = get_args(hint) if get_origin(hint) in {Union, types.UnionType} else (hint,)
    if Value in options:
        return Value("", place)
    if get_origin(hint) is tuple:
        return ()
    if isinstance(hint, type) and issubclass(hint, StrEnum) and hint.__name__ in {"Kind", "Status"}:
        return list(hint)[-1]
    if isinstance(hint, type) and issubclass(hint, Record) and hint is not Moment:
        return _blank(hint, place)
    return ABSENT


def _blank(cls: type[Record], place: Location) -> Any:
    values = {key: neutral(hints_of(cls)[key], place) for key in needed_of(cls)}
    return ABSENT if ABSENT in values.values() else cls(**values, location=place)


def blank(cls: type[R], place: Location) -> R:
    """A record with stand-ins for what is required, for a file that cannot be read."""
    return cast("R", _blank(cls, place))
