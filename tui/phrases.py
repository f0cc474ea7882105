"""What was talked about, brought into the note."""

from notes.views import ViewKind
from tui.adding import Adding
from tui.desk_files import Files


class Phrases:
    """Puts jotted phrases where they are to be written about."""

    def __init__(self, desk: Files, adding: Adding) -> None:
        self._desk = desk
        self._adding = adding

    def choose(self) -> None:
        """Put a phrase of the person in front into their note; of several, let the person pick one."""
        desk, person = self._desk, self._desk.person
        if person is None or desk.view.kind is not ViewKind.NOTE:
            key = desk.key_of("insert-phrase")
            desk.say(f"Open somebody's note first; then {key} brings in what you talked about.")
            return
        phrases = [phrase.value for phrase in person.talked_about]
        if not phrases:
            desk.say(f"Nothing jotted down about {person.name} yet: {desk.key_of('jot')} adds a line.")
            return
        if len(phrases) == 1:
            self.bring_in(phrases[0])
            return
        from tui.phrase_dialog import PhraseDialog

        def take(chosen: int | None) -> None:
            if chosen is not None:
                self.bring_in(phrases[chosen])

        taken_up = desk.report.taken_up(person.name) if desk.report else ()
        desk.app.push_screen(PhraseDialog(person.name, phrases, taken_up), take)

    def bring_in(self, phrase: str) -> None:
        """Write a phrase at the cursor, apart from the words around it; a note not started is started."""
        desk = self._desk
        if desk.person is None or desk.view.kind is not ViewKind.NOTE:
            return
        if not desk.editor.display:
            self._adding.note()
        if desk.editor.display:
            desk.editor.insert_words(phrase)
            desk.editor.focus()
