"""The app: title, style, keys and palette around the one main screen."""

import asyncio
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme

from notes.workspace import Workspace
from tui import icons, keys, themes
from tui.desk import Clock
from tui.interviews_screen import InterviewsScreen
from tui.second_clicks import SecondClicks
from tui.terminal_safety import HarmlessText
from tui.typed_ahead import Passed, Shown, TypedAhead

if TYPE_CHECKING:
    from pendulum import DateTime
    from textual.worker import WorkType

    from notes.settings import Config, Me


SWITCH_SECONDS = 0.0005
"""How long a thread may compute before the one that draws gets its turn."""


class AfterwordApp(App[None]):
    """Afterword in the terminal."""

    TITLE = "Afterword"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.APP]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared on the instance upstream
        (0, "-narrow"),
        (110, "-medium"),
        (130, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-high")]  # noqa: RUF012 - as above

    def __init__(
        self, workspace: Workspace, config: "Config", clock: Clock, first: Path | None = None
    ) -> None:
        # Before all else: a theme that is set later has the whole style sheet read a second time.
        self.set_reactive(AfterwordApp.theme, themes.called(str(config.ui.get("theme", ""))))
        super().__init__()
        for theme in themes.OWN:
            self.register_theme(theme)
        self._kept_theme = self.theme
        self._theme_by_theme = asyncio.Lock()
        """Held while a theme is written down, so that the one picked last stays."""
        self.desk = InterviewsScreen(workspace, clock, first)
        self.typed_ahead = TypedAhead(self, self.deliver)
        self._second_clicks = SecondClicks(self)
        self.own_keys: dict[str, str] = {}
        """The keys the person chose, by action."""
        plain = [icons.PlainSigns()] if icons.should_be_plain(config.ui.get("icons")) else []
        self._last_filters: list[LineFilter] = [HarmlessText(), *plain]

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme, own or Textual's; the own ones also before they are registered."""
        return themes.BY_NAME.get(theme_name) or super().get_theme(theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return what the style sheet asks for and other themes do not name."""
        return {themes.PANE_BORDER: themes.pane_border(self.current_theme)}

    def keep_theme(self, name: str) -> None:
        """Write a theme that was picked into the person's own settings."""
        if name == self._kept_theme:
            return
        before, self._kept_theme = self._kept_theme, name
        job: WorkType[None] = partial(self._write_theme, before, name)
        self.run_worker(job, group="theme")

    async def _write_theme(self, before: str, name: str) -> None:
        await asyncio.to_thread(import_module, "tui.theme_keeping")  # it takes longer than a frame may
        from tui.theme_keeping import keep_theme

        async with self._theme_by_theme:
            await keep_theme(self, before, name)

    def show_theme(self, name: str) -> None:
        """Show a theme that the settings name already."""
        self._kept_theme = self.theme = name

    def on_mount(self) -> None:
        """Listen to the person's own keys, and keep whatever theme is picked from now on."""
        if self.own_keys:
            self.set_keymap(self.own_keys)
        self.screen_change_signal.subscribe(self, self.typed_ahead.expect, immediate=True)
        self.theme_changed_signal.subscribe(self, lambda theme: self.keep_theme(theme.name))

    def get_default_screen(self) -> Screen[None]:
        """Start on the main screen."""
        return self.desk

    def get_key_display(self, binding: Binding) -> str:
        """Name keys as the texts of the app do: `ctrl+s`, not `^s`."""
        name = super().get_key_display(binding)
        return name.replace("^", "ctrl+", 1) if "ctrl+" in binding.key else name

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add the last net before the terminal."""
        # Always the same ones: a row remembers what a filter made of it, and this is asked with every frame.
        return [*super().get_line_filters(), *self._last_filters]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every action of the app, instead of Textual's own few."""
        from tui.commands import palette_of

        return palette_of(screen)

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed wait for a dialog that is opening, and no double click go through to it."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.typed_ahead.take(event)
        elif isinstance(event, events.MouseDown) and not event.is_forwarded:
            if not self._second_clicks.is_meant_for_another(event):
                await super().on_event(event)
        else:
            await super().on_event(event)

    async def deliver(self, event: events.Key | events.Paste) -> None:
        """Pass on what is typed; an invitation dropped on the terminal pastes its path and is taken here."""
        if isinstance(event, events.Paste) and ".ic" in event.text.lower():
            from notes.invitations.invite_file import dropped

            take = getattr(self.screen, "take_invitations", None)
            if take and (paths := dropped(event.text)):
                take(paths)
                return
        await super().on_event(event)

    @on(Passed)
    async def go_on(self, passed: Passed) -> None:
        """Go on once a key that may open something has gone its way."""
        await self.typed_ahead.go_on(passed)

    @on(Shown)
    async def hear_what_was_held(self, shown: Shown) -> None:
        """Go on once a dialog is there."""
        await self.typed_ahead.show(shown)

    def action_command_palette(self) -> None:
        """Show every action by name; what is asked in a dialog is answered first."""
        if self.screen is self.desk:
            super().action_command_palette()

    async def action_quit(self) -> None:
        """Quit; unsaved edits are asked about, once, and what is just going out comes to its end first."""
        from tui.question import Question

        if getattr(self.screen, "is_sending", False):
            self.desk.say("A note is going out; call it off, or wait a moment.", severe=True)
            return
        if not isinstance(self.screen, Question):
            await self.desk.welcome.end_tour()
            self.desk.leave()


def make_app(path: Path, clock: "Callable[[], DateTime] | None" = None) -> AfterwordApp:
    """Return the app for a folder or one file in it."""
    # The checks compute in a thread; by default it could keep a key waiting for 5 ms at each turn.
    sys.setswitchinterval(SWITCH_SECONDS)
    from notes.configuration.settings_file import folder_root, load_config, load_settings

    first = path.absolute() if path.is_file() else None
    root = folder_root(path).absolute() if first else path.absolute()
    settings, config = load_settings(root), load_config()
    workspace = Workspace(root, settings.value, config.value.me)
    app = AfterwordApp(workspace, config.value, clock or _now, first)
    app.desk.problems = (*settings.problems, *config.problems)
    app.desk.find_me = partial(_me, root, config.value)
    if config.value.ui.get("keys"):
        _take_keys(app, config.value.ui["keys"])
    return app


def _me(root: Path, config: "Config") -> "Me":
    from notes.configuration.identity import me_in

    return me_in(root, config)


def _take_keys(app: AfterwordApp, wanted: object) -> None:
    """Let the person's own keys hold; what cannot be used is said once the app is there."""
    from notes.configuration.settings_file import problem_in_config
    from tui.keymap import own_keys

    own = own_keys(wanted)
    app.own_keys = own.keymap
    refused = (problem_in_config(("ui", "keys", name), said) for name, said in own.refused.items())
    app.desk.problems = (*app.desk.problems, *refused)


def _now() -> "DateTime":
    import pendulum

    return pendulum.now()


def open_app(path: Path) -> int:
    """Open the app and return its exit code."""
    from notes.configuration.first_run import is_first_run

    app = make_app(path)
    app.desk.welcome.is_first_run = is_first_run()
    app.run()
    return app.return_code or 0
