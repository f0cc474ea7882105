"""What was talked about, brought into the note."""

from textual import on

from notes.views import ViewKind
from tui.desk_people import People
from tui.jottings_pane import JottingsPane


class Phrases(People):
    """The part of the desk that puts jotted phrases where they are to be written about."""

    def action_insert_phrase(self) -> None:
        """Put a phrase of the person in front into their note; of several, let the person pick one.

        At once and not in a worker: keys that were typed ahead must find the phrase, or the choice, there.
        """
        person = self.person
        if person is None or self.view.kind is not ViewKind.NOTE:
            self.say("Open somebody's note first; then ctrl+l brings in what you talked about.")
            return
        phrases = [phrase.value for phrase in person.talked_about]
        if not phrases:
            self.say(f"Nothing jotted down about {person.name} yet: ctrl+t adds a line.")
            return
        if len(phrases) == 1:
            self.bring_in(phrases[0])
            return
        from tui.phrase_dialog import PhraseDialog

        def take(chosen: int | None) -> None:
            if chosen is not None:
                self.bring_in(phrases[chosen])

        taken_up = self.report.taken_up(person.name) if self.report else ()
        self.app.push_screen(PhraseDialog(person.name, phrases, taken_up), take)

    @on(JottingsPane.Picked)
    def bring_in_picked(self, event: JottingsPane.Picked) -> None:
        """Put the phrase that was clicked into the note in front."""
        if self.person is not None and self.view.kind is ViewKind.NOTE:
            self.bring_in(event.phrase)

    def bring_in(self, phrase: str) -> None:
        """Write a phrase at the cursor, apart from the words around it; a note not started is started."""
        if not self.editor.display:
            self.start_note()
        if self.editor.display:
            self.editor.insert_words(phrase)
            self.editor.focus()
