"""What was talked about with each person just named, asked while it is still known."""

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widgets import Static

from notes.shown_text import one_line
from tui.form import Field, Form

EXAMPLE = "her first robot caught fire"
"""A phrase as one jots it down."""


class JottingForm(Form):
    """Asks for a phrase about each person; every field may stay empty."""

    def __init__(self, names: Sequence[str], known: Mapping[str, str]) -> None:
        examples = [EXAMPLE, *("" for _ in names[1:])]
        super().__init__(
            "What did you talk about?",
            *(
                Field(f"person-{at}", f"With {one_line(name)}", known.get(name, ""), example)
                for at, (name, example) in enumerate(zip(names, examples, strict=True))
            ),
            accept="Create",
            decline="Back",
        )
        self._names = names

    def on_mount(self) -> None:
        """Say how much is asked for."""
        line = self.query_one("#refusal", Static)
        line.add_class("-remark")
        line.update(Content("A few words each, while you still know them; any may stay empty."))

    @property
    def jotted(self) -> dict[str, str]:
        """What is written down, by name."""
        values = self.values
        return {name: values[f"person-{at}"] for at, name in enumerate(self._names)}
