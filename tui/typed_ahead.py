"""Keys typed faster than a dialog opens: held until it can be seen, then given to whom they are meant for.

Textual hands each key to the pane that has the focus at that moment. While a dialog is being prepared
that is still the pane below: a letter would be written into the note or, on its way up, answer a dialog
that nobody has seen. So a key that may open something is followed by a message on the very same way; until
that comes out at the other end, and until the dialog is drawn, later keys wait here.
"""

from collections.abc import Awaitable, Callable
from itertools import dropwhile
from time import monotonic
from typing import Final

from textual import events
from textual.app import App
from textual.command import CommandPalette
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import Worker

from tui.offer import StepButton

Typed = events.Key | events.Paste

PATIENCE_SECONDS: Final = 3.0
"""So long a dialog may take to come; after that the keys are for the pane again."""
_LOOK_SECONDS: Final = 0.01
_ENDING: Final = frozenset({"enter", "escape"})
"""Keys that may close a dialog."""
_ENDING_ACTIONS: Final = frozenset({"accept", "cancel", "submit"})
"""The same by what they do, whatever key the person chose for it."""
_ACTIONS: Final = frozenset(
    {"new_interview", "send", "send_all", "mark_sent", "confirm", "jot", "insert_phrase", "add_interviewer"}
    | {"overview", "help", "commit", "recover", "compare", "undo", "redo", "channel", "command_palette"}
    | {"quit"}
)
"""Actions of the main screen that may open a dialog."""
_MOVES: Final = frozenset({"filter", "focus_editor", "next_pane", "previous_pane"})
"""Actions after which letters are for another pane, where they may be text."""
_GROUPS: Final = frozenset(
    {"dialog", "send", "send-all", "confirm", "overview", "git", "recovery", "take-back", "quit"}
)
"""Where such actions do their work before the dialog comes."""
_SHORT: Final = frozenset({"dialog"})
"""Where the work that follows a dialog is soon done and changes what is in front, as a new interview does."""


class Passed(Message):
    """Follows a key on its way; when it comes out, what the key does has begun."""

    def __init__(self, target: MessagePump, rounds: int) -> None:
        super().__init__()
        self.target, self.rounds = target, rounds


class Shown(Message):
    """A screen is drawn and has its focus."""

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self.screen = screen


class TypedAhead:
    """Holds keys back for an app."""

    def __init__(self, app: App[None], deliver: Callable[[Typed], Awaitable[None]]) -> None:
        self._app, self._deliver = app, deliver
        self._held: list[Typed] = []
        self.is_holding = False
        """Whether keys are held back at the moment."""
        self._until = 0.0
        self._waits_for: Screen[object] | None = None
        """The screen that is to be drawn first."""
        self._before: frozenset[Worker[object]] = frozenset()
        """Work that went on before the key; a dialog of that does not belong to it."""

    async def take(self, event: Typed) -> None:
        """Deliver a key, or keep it for later if something is about to open."""
        is_leaving = isinstance(event, events.Key) and event.key in ("ctrl+q", "ctrl+c")
        await self._give_up()
        if self.is_holding and not is_leaving:
            self._held.append(event)
            return
        rounds = self._rounds(event) if isinstance(event, events.Key) else 0
        if rounds:
            self._begin()
            self._before = frozenset(self._app.workers)
        target: MessagePump = self._app.focused or self._app.screen
        await self._deliver(event)
        if rounds:
            target.post_message(Passed(target, rounds))

    def _begin(self) -> None:
        self.is_holding, self._until = True, monotonic() + PATIENCE_SECONDS
        self._app.set_timer(PATIENCE_SECONDS, self._give_up)

    def _rounds(self, event: events.Key) -> int:
        """Return how often what follows the key has to go its way: not at all if the key opens nothing."""
        app = self._app
        if app.screen.is_modal:
            active = app.screen.active_bindings.get(event.key)
            is_ending = event.key in _ENDING or (
                active is not None and active.binding.action in _ENDING_ACTIONS
            )
            return 2 if is_ending else 0  # a field first tells its dialog that it has been entered
        if app.focused is not None and app.focused.check_consume_key(event.key, event.character):
            return 0  # a letter of a text
        if isinstance(app.focused, StepButton) and (event.is_printable or event.key == "enter"):
            return 3  # the button tells the offer, and that the screen, which puts the focus into the text
        active = app.screen.active_bindings.get(event.key)
        return 1 if active is not None and _bare(active.binding.action) in _ACTIONS | _MOVES else 0

    async def go_on(self, passed: Passed) -> None:
        """Once a key has gone its way: wait for the dialog that it opens, or give up the keys held."""
        if passed.rounds > 1 and passed.target.post_message(Passed(passed.target, passed.rounds - 1)):
            return
        await self._look()

    async def _look(self) -> None:
        if not self.is_holding or self._waits_for is not None:
            return
        fresh = (one for one in self._app.workers if one not in self._before or one.group in _SHORT)
        works = (one for one in fresh if one.group in _GROUPS)
        screen = self._app.screen
        is_there = screen.is_modal and not getattr(screen, "is_between", False)
        if any(not one.is_finished for one in works) and not is_there:
            self._app.set_timer(_LOOK_SECONDS, self._look)
        else:
            self._app.call_later(self._stop_looking)  # behind the focus, which is given in this way too

    async def _stop_looking(self) -> None:
        if self.is_holding and self._waits_for is None:
            await self._release()

    def expect(self, screen: Screen[object]) -> None:
        """Hold keys until a dialog that was just put in front is drawn."""
        if screen.is_modal and screen is not self._waits_for and not getattr(screen, "is_between", False):
            self._begin()
            self._waits_for = screen
            screen.call_after_refresh(self._app.post_message, Shown(screen))

    async def show(self, shown: Shown) -> None:
        """Give a dialog that is there now what was typed; where answers have consequences only escape."""
        if shown.screen is not self._waits_for:
            return
        self._waits_for = None
        is_harmless = getattr(shown.screen, "TAKES_KEYS_AHEAD", isinstance(shown.screen, CommandPalette))
        if not is_harmless:
            self._held = list(dropwhile(lambda one: not _is_escape(one), self._held))
        await self._release()

    async def _give_up(self) -> None:
        if self.is_holding and monotonic() >= self._until:
            self._waits_for = None
            await self._release()

    async def _release(self) -> None:
        self.is_holding = False
        while self._held and not self.is_holding:
            await self.take(self._held.pop(0))


def _is_escape(event: Typed) -> bool:
    return isinstance(event, events.Key) and event.key == "escape"


def _bare(action: str) -> str:
    return action.partition("(")[0].rpartition(".")[2]
