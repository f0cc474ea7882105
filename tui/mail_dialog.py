"""The settings of mail: who sends, which way, and a trial of it that sends nothing."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Label, RadioButton, RadioSet, Static

from notes.errors import NotesError
from notes.files.file_change import FileChange
from notes.mail.cancellation import Cancellation
from notes.mail.outcome import Phase
from notes.mail.password import Password
from notes.mail.routes import PORTS, Route
from notes.mail.setup import MailSetup, Unfit, route_of, with_usual_server
from notes.mail.trial import try_route, what_works
from notes.shown_text import one_line
from tui import dialog_keys, icons
from tui.dialog import Dialog
from tui.secret_dialog import ask_secret
from tui.toggles import Choice, Tick


class Kept(Struct, frozen=True):
    """Settings that were written down."""

    change: FileChange
    said: str
    """What there is to say about it."""
    has_password: bool = False
    """Whether a password went into the keyring with them."""


Keep = Callable[[MailSetup, Password | None], Kept]
"""Writes the settings down; runs in a worker, raises `NotesError`."""

_WAYS: Final = {
    "smtp": "a mail server: Afterword sends, once",
    "sendmail": "a mail command such as msmtp, the same way",
    "mail-client": "your mail program opens; you press send there",
    "eml": "a message file; you send it as you like",
}
_SECURITIES: Final = {
    "tls": "TLS from the start, as most servers want it",
    "starttls": "STARTTLS",
    "none": "none, for a server on this very machine",
}
_FIELDS: Final = {
    "smtp": {
        "host": ("Outgoing mail server", "smtp.example.org"),
        "port": ("Port", ""),
        "user": ("User name; empty if the server wants no login", "sam@example.org"),
        "password_command": ("A command that prints your password", "pass show mail"),
    },
    "sendmail": {"sendmail": ("Mail command", "msmtp -a work")},
}


class MailDialog(Dialog[Kept | None]):
    """Asks how notes go out; is dismissed with what was written, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.MAIL]
    AUTO_FOCUS = ""  # it comes before there is a layout, and scrolls the first label out of sight

    @dataclass
    class Tried(Message):
        """A trial says something: where it is, or how it ended."""

        sentence: str
        kind: str = ""

    def __init__(self, setup: MailSetup, keep: Keep) -> None:
        super().__init__()
        self._setup, self._keep = setup, keep
        self._trial: Cancellation | None = None

    def compose(self) -> ComposeResult:
        """Lay out the fields over what a trial says and the buttons."""
        with Vertical(classes="dialog"):
            yield Static(Content("How your notes go out"), classes="dialog-title")
            with VerticalScroll(classes="dialog-fields", id="mail-fields", can_focus=False):
                yield from self._field("name", "Your name", "Sam Rivera")
                yield from self._field("email", "Your mail address", "sam@example.org")
                yield Label(Content("The way"))
                yield _choices("via", _WAYS, self._setup.via)
                with Vertical(id="mail-by-smtp"):
                    yield from self._field("host", *_FIELDS["smtp"]["host"])
                    yield Label(Content("Security"))
                    yield _choices("security", _SECURITIES, self._setup.security)
                    for key in ("port", "user", "password_command"):
                        yield from self._field(key, *_FIELDS["smtp"][key])
                    yield Label(Content("Or the password itself, kept in your keyring; empty: you are asked"))
                    yield Input(password=True, id="mail-password", compact=True)
                with Vertical(id="mail-by-sendmail"):
                    yield from self._field("sendmail", *_FIELDS["sendmail"]["sendmail"])
                yield Tick(
                    Content("A copy of each note to myself"),
                    self._setup.copy_to_self,
                    id="mail-copies",
                    compact=True,
                )
            yield Static(id="mail-result")
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key("Cancel", "mail-cancel"), id="mail-no")
                yield Button(self.with_key("Try it", "mail-try"), id="mail-try")
                yield Button(self.with_key("Save", "mail-accept"), id="mail-yes", variant="primary")

    def _field(self, key: str, label: str, example: str) -> ComposeResult:
        yield Label(Content(label))
        yield Input(getattr(self._setup, key), placeholder=example, id=f"mail-{key}", compact=True)

    def on_mount(self) -> None:
        """Start in the first field that is empty."""
        self._show_fields()
        inputs = [one for one in self.query(Input) if one.display and not one.value]
        (inputs[0] if inputs and inputs[0].id in ("mail-name", "mail-email") else self._radio("via")).focus()

    # -- what stands there -----------------------------------------------------------------------------

    @property
    def setup(self) -> MailSetup:
        """The answers as they stand."""
        typed = {
            key: self.query_one(f"#mail-{key}", Input).value.strip()
            for key in ("name", "email", *_FIELDS["smtp"], *_FIELDS["sendmail"])
        }
        return MailSetup(
            via=self._chosen("via", _WAYS),
            security=self._chosen("security", _SECURITIES),
            copy_to_self=self.query_one("#mail-copies", Tick).value,
            **typed,
        )

    @property
    def password(self) -> Password | None:
        """The password typed, if the way takes one."""
        typed = self.query_one("#mail-password", Input).value
        return Password(typed) if typed and self.setup.via == "smtp" else None

    def _radio(self, key: str) -> RadioSet:
        return self.query_one(f"#mail-{key}", RadioSet)

    def _chosen(self, key: str, choices: dict[str, str]) -> str:
        at = self._radio(key).pressed_index
        return list(choices)[at] if at >= 0 else ""

    @on(RadioSet.Changed)
    def _show_fields(self) -> None:
        """Show what the way chosen needs to know."""
        via, security = self._chosen("via", _WAYS), self._chosen("security", _SECURITIES)
        self.query_one("#mail-by-smtp").display = via == "smtp"
        self.query_one("#mail-by-sendmail").display = via == "sendmail"
        self.query_one("#mail-copies").display = via in ("smtp", "sendmail")
        port = next((str(port) for name, port in PORTS.items() if name == security), "")
        self.query_one("#mail-port", Input).placeholder = port

    @on(Input.Blurred, "#mail-email")
    def suggest_server(self) -> None:
        """Fill in the server of a well-known provider, where none is named."""
        before = self.setup
        after = with_usual_server(before)
        if after == before:
            return
        for key in ("host", "user"):
            self.query_one(f"#mail-{key}", Input).value = getattr(after, key)
        at = list(_SECURITIES).index(after.security)
        list(self._radio("security").query(RadioButton))[at].value = True

    @on(Input.Submitted)
    def go_on(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def _fit(self) -> tuple[MailSetup, Route] | None:
        """Return the answers and the way they mean; say why they cannot be used yet."""
        setup, password = self.setup, self.password
        try:
            if password and setup.password_command:
                raise Unfit("The password comes from a command or from the keyring; empty one of the two.")
            if password and not setup.user:
                raise Unfit("The user name is missing: the password is theirs.")
            return setup, route_of(setup)
        except Unfit as error:
            self.show_result(str(error), "wrong")
            return None

    def show_result(self, sentence: str, kind: str = "") -> None:
        """Show how a trial goes, or what is wrong."""
        sign, style = {
            "wrong": (f"{icons.WRONG} ", "$text-error"),
            "right": (f"{icons.DONE} ", "$text-success"),
        }.get(kind, ("", ""))
        result = self.query_one("#mail-result", Static)
        result.update(Content.assemble((sign, style), one_line(sentence)))

    # -- trying --------------------------------------------------------------------------------------

    @on(Button.Pressed, "#mail-try")
    def action_try(self) -> None:
        """Connect and log in, and send nothing; while that goes on, stop it."""
        if self._trial is not None:
            self._trial.request()
            return
        fit = self._fit()
        if fit is not None:
            self._trial = Cancellation()
            self.query_one("#mail-try", Button).label = self.with_key("Stop", "mail-try")
            self.show_result("Trying…")
            self._try(fit[1], self.password, self._trial)

    @work(thread=True, group="mail-trial")
    def _try(self, route: Route, password: Password | None, cancellation: Cancellation) -> None:
        def tell(phase: Phase) -> None:
            self.post_message(self.Tried(f"Trying: {phase.value}…"))

        wrong = try_route(route, partial(ask_secret, self.app), tell, cancellation, password=password)
        self.post_message(self.Tried(wrong or what_works(route), "wrong" if wrong else "right"))

    @on(Tried)
    def show_trial(self, event: Tried) -> None:
        """Show how a trial goes and ends."""
        self.show_result(event.sentence, event.kind)
        if event.kind:
            self._trial = None
            self.query_one("#mail-try", Button).label = self.with_key("Try it", "mail-try")

    def on_unmount(self) -> None:
        """Let no trial go on that nobody waits for."""
        if self._trial is not None:
            self._trial.request()

    # -- the end -------------------------------------------------------------------------------------

    @on(Button.Pressed, "#mail-yes")
    @work(exclusive=True, group="mail-keep")
    async def action_accept(self) -> None:
        """Write the settings down and close, or say why not and stay."""
        fit = self._fit()
        if fit is None:
            return
        job = partial(self._keep, fit[0], self.password)
        try:
            kept = await asyncio.to_thread(job)
        except NotesError as error:
            self.show_result(str(error), "wrong")
            return
        self.dismiss(kept)

    @on(Button.Pressed, "#mail-no")
    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)


def _choices(key: str, choices: dict[str, str], chosen: str) -> RadioSet:
    buttons = (Choice(Content(label), value=name == chosen) for name, label in choices.items())
    return RadioSet(*buttons, id=f"mail-{key}", compact=True)
