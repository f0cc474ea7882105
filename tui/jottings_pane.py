"""What was talked about and the private notes, under the eyes while a note is written."""

from collections.abc import Collection

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from notes.interview import Interview, Interviewer
from notes.shown_text import one_line, shown


class JottingsPane(VerticalScroll, can_focus=False):
    """Shows one interviewer's `talked_about`, and the private notes of the interview."""

    def __init__(self) -> None:
        super().__init__(Static(id="jottings-text"), id="jottings")
        self.border_title = Content("Talked about")
        self._shown = Content("")

    def show(
        self, interview: Interview | None, person: Interviewer | None, taken_up: Collection[str]
    ) -> None:
        """Show what is known; phrases that the note takes up carry a tick."""
        parts: list[str | tuple[str, str]] = []
        if person:
            parts += _about(person, taken_up)
        if interview:
            private = "\n\n".join(shown(piece.value).strip() for piece in interview.private)
            if private.strip():
                parts += [("\nPrivate notes\n", "bold"), private]
        if not parts:
            parts = [("Jot down what you talked about (ctrl+p, “jot”).", "dim")]
        content = Content.assemble(*parts)
        # An update lays the whole screen out anew, and this runs with every key.
        if not content.is_same(self._shown):
            self._shown = content
            self.query_one("#jottings-text", Static).update(content)


def _about(person: Interviewer, taken_up: Collection[str]) -> list[str | tuple[str, str]]:
    head = one_line(person.name + (f", {person.title}" if person.title else ""))
    parts: list[str | tuple[str, str]] = [(head + "\n", "bold")]
    if not person.talked_about:
        parts.append(("Nothing jotted down yet: ctrl+t adds a line.\n", "dim"))
    for phrase in person.talked_about:
        mark = ("✔ ", "$text-success") if phrase.value in taken_up else ("○ ", "$text-warning")
        parts += [mark, one_line(phrase.value) + "\n"]
    return parts
