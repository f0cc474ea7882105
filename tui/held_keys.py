"""The keys as they hold now, the person's own included, for sentences and buttons that name one."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from textual.app import App
from textual.binding import Binding

from tui import keys

_NAMED = re.compile(r"\{([a-z0-9-]+)\}")
_SPELT_OUT = frozenset({"escape", "enter"})
"""Keys that a sentence spells out, though a button has a sign for them."""
_SHIFTED_BY = 12
"""Terminals send shift with a function key as the key so many further on: shift+f5 is heard as f17."""


def held(binding: Binding, app: App[object]) -> Binding:
    """Return a binding with the keys that the person chose for it, if they did."""
    own: Mapping[str, str] = getattr(app, "own_keys", {})
    return replace(binding, key=own.get(str(binding.id), binding.key))


def first_key(identity: str, app: App[object]) -> Binding:
    """Return the binding of an action with the one key that is to be named."""
    binding = held(_binding(identity), app)
    return replace(binding, key=pressable(binding.key.split(","))[0])


def key_of(identity: str, app: App[object]) -> str:
    """Return the key of an action as a sentence names it."""
    binding = first_key(identity, app)
    return binding.key if binding.key in _SPELT_OUT else app.get_key_display(binding)


def keyed(app: App[object], sentence: str) -> str:
    """Return a sentence of the app's own, nothing of the person's in it, with the key for each `{action}`."""
    return _NAMED.sub(lambda found: key_of(found[1], app), sentence)


def named_in(sentence: str) -> list[str]:
    """Return the actions whose keys a sentence names, in its order."""
    return _NAMED.findall(sentence)


def heard(key: str) -> list[str]:
    """Return a key, and what else terminals send when it is pressed."""
    number = key.removeprefix("shift+f")
    is_shifted = number != key and number.isdecimal() and int(number) <= _SHIFTED_BY
    return [key, f"f{int(number) + _SHIFTED_BY}"] if is_shifted else [key]


def pressable(found: list[str]) -> list[str]:
    """Return keys without what only terminals send for another one among them."""
    sent = {other for key in found for other in heard(key)[1:]}
    return [key for key in found if key not in sent]


@lru_cache(maxsize=512)
def _binding(identity: str) -> Binding:
    """Return a binding by its action; the keys of dialogs are loaded only if it is one of theirs."""
    tables: list[object] = [*vars(keys).values()]
    found = _in(tables, identity)
    if found is None:
        from tui import dialog_keys

        found = _in([*vars(dialog_keys).values()], identity)
    if found is None:
        raise LookupError(identity)
    return found


def _in(tables: list[object], identity: str) -> Binding | None:
    lists = (table for table in tables if isinstance(table, list))
    return next((one for table in lists for one in table if one.id == identity), None)
