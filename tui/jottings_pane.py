"""What was talked about and the private notes, under the eyes while a note is written."""

from collections.abc import Collection

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from notes.interview import Interview, Interviewer
from notes.shown_text import one_line, shown
from tui import icons
from tui.cells import wrapped
from tui.held_keys import key_of

Part = str | tuple[str, str | Style] | Content

_MARK_CELLS = 2
_JOT = f"{icons.ADDED} jot down"


class JottingsPane(VerticalScroll, can_focus=False):
    """Shows one interviewer's `talked_about`, and the private notes of the interview.

    Posts `Picked` when a phrase is clicked.
    """

    class Picked(Message):
        """The person wants to write about this phrase."""

        def __init__(self, phrase: str) -> None:
            super().__init__()
            self.phrase = phrase

    def __init__(self) -> None:
        super().__init__(Static(id="jottings-text"), id="jottings")
        self.border_title = Content("Talked about")
        self.border_subtitle = Content.styled(_JOT, Style.from_meta({"@click": "screen.jot"}))
        self._shown = Content("")
        self._known: tuple[Interview | None, Interviewer | None, Collection[str]] = (None, None, ())

    def show(
        self, interview: Interview | None, person: Interviewer | None, taken_up: Collection[str]
    ) -> None:
        """Show what is known; phrases that the note takes up carry a tick."""
        self._known = (interview, person, taken_up)
        if self.display != (interview is not None):
            self.display = interview is not None
        content = Content.assemble(*self._parts())
        # An update lays the whole screen out anew, and this runs with every key.
        if not content.is_same(self._shown):
            self._shown = content
            self.query_one("#jottings-text", Static).update(content)

    def on_resize(self) -> None:
        """Lay the phrases out for the new room."""
        if self._known[0] is not None:
            self.show(*self._known)

    def on_click(self, event: events.Click) -> None:
        """Tell which phrase was clicked."""
        person = self._known[1]
        at = event.style.meta.get("phrase")
        if person is not None and at is not None and at < len(person.talked_about):
            self.post_message(self.Picked(person.talked_about[at].value))

    @property
    def _is_tight(self) -> bool:
        """Whether what can be seen elsewhere is left out."""
        return self.screen.has_class("-narrow")

    def _parts(self) -> list[Part]:
        interview, person, taken_up = self._known
        parts: list[Part] = []
        if person:
            width = max(self.scrollable_content_region.width - _MARK_CELLS - 1, 10)
            parts += _about(person, taken_up, width, key_of("jot", self.app), is_tight=self._is_tight)
        if interview:
            private = "\n\n".join(shown(piece.value).strip() for piece in interview.private)
            if private.strip():
                parts += ["\n" if parts else "", ("Private notes\n", "bold"), private]
        return parts or [("Nothing jotted down yet.", "dim")]


def mark_of(phrase: str, taken_up: Collection[str]) -> tuple[str, str]:
    """Return the sign, with its style, that tells whether the note takes a phrase up."""
    is_in = phrase in taken_up
    return (f"{icons.DONE} ", "$text-success") if is_in else (f"{icons.OPEN} ", "$text-warning")


def _about(
    person: Interviewer, taken_up: Collection[str], width: int, jot: str, *, is_tight: bool
) -> list[Part]:
    parts: list[Part] = []
    if not is_tight:
        head = one_line(person.name + (f", {person.title}" if person.title else ""))
        parts.append((head + "\n", "bold"))
    if not person.talked_about:
        parts.append((f"Nothing jotted down yet: {jot} adds a line.\n", "dim"))
    for at, phrase in enumerate(person.talked_about):
        lines = f"\n{' ' * _MARK_CELLS}".join(wrapped(one_line(phrase.value), width))
        parts += [mark_of(phrase.value, taken_up), (lines, Style.from_meta({"phrase": at})), "\n"]
    return parts
