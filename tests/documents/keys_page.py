"""Writes docs/keys.md from the keys of the app: `make docs`."""

from pathlib import Path

from textual.binding import Binding

from tui.held_keys import pressable
from tui.key_places import PLACES
from tui.keys import described

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"

_HEAD = """\
# Keys

Made from the keys of the app by `make docs`; a test keeps it in step.

Every key can be changed or added to in your own `config.toml`, by the name of its action:

```toml
[ui.keys]
overview = "f12"
add-interviewer = "alt+r,alt+i"
```

The fixed keys (f1 to f9, ctrl+s, ctrl+n, ctrl+o, ctrl+p, ctrl+q, `/`) stay, and yours are added; other
actions take your keys instead of the usual ones. The last line of the screen, buttons, sentences and the
help (f1) show the keys as they hold. Where letters are written an action cannot have a plain letter for
its key.

Some terminals keep keys for themselves: f1, f10 and f11 are often taken by menus, ctrl+p and f-keys by
editors with a terminal inside, and tmux and screen wait for ctrl+b and ctrl+a. So nothing here needs f10 or
above, ctrl+a or ctrl+b, and each action has a second way: a plain letter in the list and the checklist
(escape goes to the checklist), `:` and ctrl+p for all of them by name, and the mouse.

The mouse does whatever a key does: a click on a key's name in the last line presses the key; a click on a
finding goes there, on its suggestion applies it, and below the text it is accepted, its word added, or its
copy shown; a click on what you talked about brings it in. What has no place of its own is in the palette
(`All` in the last line). The second half of a double click never answers what its first half opened.
"""


def render() -> str:
    """Return the page."""
    return _HEAD + "".join(f"\n## {place.title}\n\n{_table(place.bindings)}" for place in PLACES)


def _table(bindings: list[Binding]) -> str:
    head = "| action | usual keys | what it does |\n| --- | --- | --- |\n"
    return head + "".join(f"| `{one.id}` | {usual(one)} | {described(one)} |\n" for one in bindings)


def usual(binding: Binding) -> str:
    """Return the keys of a binding as the page names them."""
    return " ".join(f"`{key}`" for key in pressable(binding.key.split(",")))


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
