"""A small form in a dialog: labelled fields, checked together before it closes."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Label, Static

from notes.shown_text import shown
from tui import dialog_keys
from tui.dialog import Dialog

Values = Mapping[str, str]


class Field(Struct, frozen=True):
    """One line to fill in."""

    key: str
    label: str
    value: str = ""
    placeholder: str = ""
    """An example, shown while the field is empty."""


class FieldInput(Input):
    """One line of a form; enter and the arrows go from one to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.FORM_FIELD]


class Form(Dialog[Values | None]):
    """Asks for values; is dismissed with them by field key, or with `None` when cancelled.

    `refusal` returns one sentence when the values cannot be used, else an empty string.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.FORM]
    TAKES_KEYS_AHEAD = True

    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-roomy")]  # noqa: RUF012 - declared on the instance upstream

    def __init__(
        self,
        title: str,
        *fields: Field,
        accept: str,
        decline: str = "Cancel",
        refusal: Callable[[Values], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self._decline = decline
        at_once = {"form-enter": accept} if len(fields) == 1 else {}
        self.words_of_keys = {"form-cancel": decline, "form-accept": accept, **at_once}
        self._title, self._fields, self._accept, self._refusal = title, fields, accept, refusal
        self.first = fields[0].key
        """The field to start in."""

    def compose(self) -> ComposeResult:
        """Lay out the fields over the two buttons."""
        with Vertical(classes="dialog"):
            yield Static(Content(shown(self._title)), classes="dialog-title")
            with VerticalScroll(classes="dialog-fields"):
                for field in self._fields:
                    yield Label(Content(field.label))
                    yield FieldInput(
                        field.value, placeholder=field.placeholder, id=f"field-{field.key}", compact=True
                    )
            yield Static(Content(""), classes="dialog-refusal", id="refusal")
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key(self._decline, "form-cancel"), id="form-no")
                yield Button(self.with_key(self._accept, "form-accept"), variant="primary", id="form-yes")

    def on_mount(self) -> None:
        """Start in the first field."""
        self.query_one(f"#field-{self.first}", Input).focus()

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields, outer blanks left out."""
        return {
            field.key: self.query_one(f"#field-{field.key}", Input).value.strip() for field in self._fields
        }

    @on(Input.Submitted)
    def take_enter(self, event: Input.Submitted) -> None:
        """Take enter in a field."""
        self.go_on(event.input)

    def go_on(self, field: Input) -> None:
        """Go to the next field; from the last one, accept."""
        if field is list(self.query(Input))[-1]:
            self.action_accept()
        else:
            self.focus_next(Input)

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next(Input)

    def action_field_before(self) -> None:
        """Go to the field before."""
        self.focus_previous(Input)

    @on(Button.Pressed, "#form-yes")
    def take_press(self) -> None:
        """Take the button that accepts."""
        self.action_accept()

    def action_accept(self) -> None:
        """Close with the values, or say why they cannot be used."""
        refusal = self._refusal(self.values)
        if refusal:
            self.query_one("#refusal", Static).update(Content(shown(refusal)))
        else:
            self.dismiss(self.values)

    @on(Button.Pressed, "#form-no")
    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)
