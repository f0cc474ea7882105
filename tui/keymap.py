"""The person's own keys, from `[ui.keys]`: which hold, and in one sentence why another does not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from textual.binding import Binding
from textual.widgets import TextArea

from tui.held_keys import heard
from tui.key_places import PLACES
from tui.keys import described

FIXED = frozenset(
    {"quit", "palette", "save", "next-finding", "fix", "confirm", "send", "next-pane", "previous-pane"}
    | {"next-note", "previous-note", "overview", "new-interview", "external-editor", "help", "filter"}
)
"""Actions that keep their usual keys behind those that are added."""
_TEXT = [one for one in Binding.make_bindings(TextArea.BINDINGS) if one.key not in ("f6", "f7")]
"""What a text editor's keys do; the editor gives up two of them."""
_PLACES = tuple(
    (
        *place.bindings,
        *(one for shared in place.shared for one in shared),
        *(_TEXT if place.is_editor else ()),
    )
    for place in PLACES
)
_BY_NAME = {one.id: one for place in _PLACES for one in place if one.id}
_NO_LETTERS = frozenset(str(one.id) for place in PLACES if place.has_text for one in place.bindings)
"""Actions whose keys are pressed where letters are written."""


@dataclass
class OwnKeys:
    """What `[ui.keys]` comes to."""

    keymap: dict[str, str] = field(default_factory=dict)
    """Keys by action, as Textual takes them."""
    refused: dict[str, str] = field(default_factory=dict)
    """A sentence for each action whose keys cannot be used."""


def own_keys(wanted: object) -> OwnKeys:
    """Return what of the table can be used; an action that cannot have its keys keeps the usual ones."""
    own = OwnKeys()
    for name, text in (wanted if isinstance(wanted, Mapping) else {}).items():
        named = [key for one in str(text).split(",") if (key := _named(one.strip()))]
        fresh = [key for one in named for key in heard(one)]
        sentence = _refusal(name, fresh, own.keymap)
        if sentence:
            holds = "; its usual keys hold" if name in _BY_NAME else ""
            own.refused[name] = f"[ui.keys] {name}: {sentence}{holds}."
            continue
        usual = _BY_NAME[name].key.split(",") if name in FIXED else []
        own.keymap[name] = ",".join(dict.fromkeys([*fresh, *usual]))
    return own


def _refusal(name: str, fresh: list[str], keymap: Mapping[str, str]) -> str:
    if name not in _BY_NAME:
        return "there is no such action (see docs/keys.md for their names)"
    if not fresh:
        return 'no key is named; write one such as "ctrl+e"'
    if name in _NO_LETTERS and any("+" not in key and len(key) == 1 for key in fresh):
        return "a plain letter is needed for writing; add ctrl or take a function key"
    other = next(_clashes(name, set(fresh), keymap), None)
    return f'"{other[0]}" already means "{described(other[1])}"' if other else ""


def _clashes(name: str, fresh: set[str], keymap: Mapping[str, str]) -> Iterator[tuple[str, Binding]]:
    for place in _PLACES:
        if any(one.id == name for one in place):
            for other in place:
                if other.id != name:
                    taken = keymap.get(str(other.id), other.key).split(",")
                    yield from ((key, other) for key in sorted(fresh.intersection(taken)))


def _named(key: str) -> str:
    """Return a key as Textual names it: `?` is `question_mark`."""
    from textual.keys import _character_to_key

    return _character_to_key(key) if len(key) == 1 else key
