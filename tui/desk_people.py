"""What the person adds while writing: an interview, an interviewer, what was talked about, a note."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from notes.errors import NotesError
from notes.views import View, ViewKind
from tui.desk_undoing import Undoing
from tui.offer import Offer, Step

if TYPE_CHECKING:
    from notes.editing.new_interview import NewInterview
    from notes.replacement import Replacement
    from tui.form import Values


class People(Undoing):
    """The part of the desk that adds people, phrases, notes and whole interviews."""

    @on(Offer.Accepted)
    def take_step(self, event: Offer.Accepted) -> None:
        """Do what was offered."""
        event.stop()
        if event.step is Step.NEW_INTERVIEW:
            self.action_new_interview()
        else:
            self.start_note()

    # -- a whole interview ---------------------------------------------------------------------------

    def action_new_interview(self) -> None:
        """Ask for an interview, write its file, and open it."""
        self.new_interview()

    def action_new_from_invitation(self) -> None:
        """Ask for the path of an invitation, and go on as for any new interview."""
        self.new_interview(by_path=True)

    def take_invitations(self, paths: tuple[Path, ...]) -> None:
        """Start an interview from an invitation that was dropped on the terminal."""
        self.new_interview(paths)

    @work(exclusive=True, group="dialog")
    async def new_interview(self, invitations: tuple[Path, ...] = (), *, by_path: bool = False) -> None:
        """Ask for an interview, write its file, and open it."""
        from tui.new_interview_form import NewInterviewForm

        form = NewInterviewForm(self._read_invitation, self.clock(), invitations, by_path=by_path)
        values = await self.app.push_screen_wait(form)
        if values is None:
            return
        try:
            new = form.interview(values, self.workspace.settings.timezone or "")
            path = await self.in_thread(partial(self._create, new))
        except NotesError as error:
            self.say(str(error), severe=True)
            return
        await self.bring_to_front(path)
        if self.file is not None and self.file.path == path:
            self.remember(partial(self.take_back_interview, self.file, self.file.data))

    async def _read_invitation(self, given: str | Path) -> "NewInterview":
        return await self.in_thread(partial(self._invited, given))

    def _invited(self, given: str | Path) -> "NewInterview":
        """Read an invitation; runs in a thread, since calendars take time to load and to unfold."""
        from notes.invitations.invite_file import path_typed, read_invite_file
        from notes.moments import local_zone

        path = given if isinstance(given, Path) else path_typed(given, self.workspace.root)
        return read_invite_file(path, self.workspace.me, self.clock().timezone or local_zone())

    def _create(self, new: "NewInterview") -> Path:
        """Write the new file; one that is there already is never touched."""
        from notes.files.new_file import write_new

        return write_new(self.workspace.root, new, self.workspace.settings.frontmatter, self.clock())

    # -- a person ------------------------------------------------------------------------------------

    @work(exclusive=True, group="dialog")
    async def action_add_interviewer(self) -> None:
        """Ask for a person met in this interview, and add them to the file."""
        if self.interview is None:
            return
        from tui.form import Field, Form

        form = Form(
            f"Add an interviewer at {self.interview.company}",
            Field("name", "Name"),
            Field("title", "Title"),
            Field("email", "Email"),
            accept="Add",
            refusal=lambda values: "" if values["name"] else "The name is needed.",
        )
        values = await self.app.push_screen_wait(form)
        if values:
            name = values["name"]
            self.edit_frontmatter(partial(_with_person, values=values))
            self.show_view(View(ViewKind.NOTE, name))
            self.focus_writing()

    @work(exclusive=True, group="dialog")
    async def action_jot(self) -> None:
        """Ask for what was talked about, and add it to the person in front."""
        interview = self.interview
        person = self.person or (interview.interviewers[0] if interview and interview.interviewers else None)
        if interview is None or person is None:
            self.say("Add an interviewer first; what you talked about belongs to a person.")
            return
        from tui.form import Field, Form

        form = Form(
            f"What did you talk about with {person.name}?",
            Field("phrase", "A short phrase, in your own words", placeholder="her first robot caught fire"),
            accept="Jot down",
            refusal=lambda values: "" if values["phrase"] else "A word or two is enough.",
        )
        values = await self.app.push_screen_wait(form)
        if values:
            self.edit_frontmatter(partial(_with_phrase, name=person.name, phrase=values["phrase"]))
            self.focus_writing()

    # -- a note --------------------------------------------------------------------------------------

    def start_note(self) -> None:
        """Write the heading, greeting and sign-off of the note in front, and put the cursor between."""
        from notes.editing.new_note import start_note

        interview, person = self.interview, self.person
        if interview is None or person is None or self.draft is None:
            return
        channel = self.workspace.round(interview, self.clock()).channel(person)
        started = start_note(self.draft.text, interview, person, channel, self.workspace.me.name)
        self.change(started.replacement)
        self.show_view(self.view, started.cursor)
        self.editor.focus()

    def edit_frontmatter(self, edit: "Callable[[str], tuple[Replacement, ...]]") -> None:
        """Make an edit of the frontmatter; one that cannot be made safely is refused in a sentence."""
        if self.draft is None:
            return
        try:
            replacements = edit(self.draft.text)
        except NotesError as error:
            self.say(str(error), severe=True)
            return
        self.change(*replacements)
        self.keep_journal()


def _with_person(text: str, values: "Values") -> "tuple[Replacement, ...]":
    from notes.editing.frontmatter_edit import add_interviewer

    return add_interviewer(text, values["name"], {key: values[key] for key in ("title", "email")})


def _with_phrase(text: str, name: str, phrase: str) -> "tuple[Replacement, ...]":
    from notes.editing.frontmatter_edit import append_item

    return append_item(text, name, "talked_about", phrase)
