"""What the person adds while writing: an interview, an interviewer, what was talked about, a note."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from notes.errors import NotesError
from notes.views import View, ViewKind
from tui.acts import Act
from tui.desk_files import Files
from tui.undo_of_new import take_back_interview
from tui.undoing import Undoing

if TYPE_CHECKING:
    from notes.editing.new_interview import NewInterview
    from notes.replacement import Replacement
    from tui.form import Values


class Adding:
    """Adds people, phrases, notes and whole interviews, in dialogs of their own."""

    def __init__(self, desk: Files, undoing: Undoing) -> None:
        self._desk = desk
        self._undoing = undoing

    # -- a whole interview ---------------------------------------------------------------------------

    async def interview(self, invitations: tuple[Path, ...] = (), *, by_path: bool = False) -> None:
        """Ask for an interview, write its file, and open it.

        Args:
            invitations: Files that were dropped on the terminal, to begin with.
            by_path: Ask for the path of an invitation first.

        """
        from tui.new_interview_form import NewInterviewForm
        from tui.own_name import keep_own_name

        desk = self._desk
        form = NewInterviewForm(
            self._read_invitation,
            desk.clock(),
            invitations,
            by_path=by_path,
            asks_who=not desk.workspace.me.name,
        )
        values = await desk.app.push_screen_wait(form)
        if values is None:
            return
        try:
            new = form.interview(values, desk.workspace.settings.timezone or "")
            if form.who:
                await keep_own_name(desk, self._undoing, form.who)
            path = await desk.in_thread(partial(self._create, new))
        except NotesError as error:
            desk.say(str(error), severe=True)
            return
        await desk.bring_to_front(path)
        if desk.file is not None and desk.file.path == path:
            back = partial(take_back_interview, desk, desk.file, desk.file.data)
            self._undoing.remember(Act(back, of=desk.file.draft))

    async def _read_invitation(self, given: str | Path) -> "NewInterview":
        return await self._desk.in_thread(partial(self._invited, given))

    def _invited(self, given: str | Path) -> "NewInterview":
        """Read an invitation; runs in a thread, since calendars take time to load and to unfold."""
        from notes.invitations.invite_file import path_typed, read_invite_file
        from notes.moments import local_zone

        workspace = self._desk.workspace
        path = given if isinstance(given, Path) else path_typed(given, workspace.root)
        return read_invite_file(path, workspace.me, self._desk.clock().timezone or local_zone())

    def _create(self, new: "NewInterview") -> Path:
        """Write the new file; one that is there already is never touched."""
        from notes.files.new_file import write_new

        workspace = self._desk.workspace
        return write_new(workspace.root, new, workspace.settings.frontmatter, self._desk.clock())

    # -- a person ------------------------------------------------------------------------------------

    async def interviewer(self) -> None:
        """Ask for a person met in this interview, and add them to the file."""
        desk = self._desk
        if desk.interview is None:
            return
        from tui.form import Field, Form

        form = Form(
            f"Add an interviewer at {desk.interview.company}",
            Field("name", "Name"),
            Field("title", "Title"),
            Field("email", "Email"),
            accept="Add",
            refusal=lambda values: "" if values["name"] else "The name is needed.",
        )
        values = await desk.app.push_screen_wait(form)
        if values:
            desk.edit_frontmatter(partial(_with_person, values=values))
            desk.show_view(View(ViewKind.NOTE, values["name"]))
            desk.focus_writing()

    async def phrase(self) -> None:
        """Ask for what was talked about, and add it to the person in front."""
        desk = self._desk
        interview = desk.interview
        person = desk.person or (interview.interviewers[0] if interview and interview.interviewers else None)
        if interview is None or person is None:
            desk.say("Add an interviewer first; what you talked about belongs to a person.")
            return
        from tui.form import Field, Form

        form = Form(
            f"What did you talk about with {person.name}?",
            Field("phrase", "A short phrase, in your own words", placeholder="her first robot caught fire"),
            accept="Jot down",
            refusal=lambda values: "" if values["phrase"] else "A word or two is enough.",
        )
        values = await desk.app.push_screen_wait(form)
        if values:
            desk.edit_frontmatter(partial(_with_phrase, name=person.name, phrase=values["phrase"]))
            desk.focus_writing()

    async def channel(self) -> None:
        """Ask how the note in front goes out, and write that into the file."""
        from notes.interview import Channel
        from tui.question import Answer, Question

        desk = self._desk
        interview, person = desk.interview, desk.person
        if interview is None or person is None:
            desk.say(f"Choose a person's note first ({desk.key_of('next-note')}); each goes out its own way.")
            return
        now = desk.workspace.round(interview, desk.clock()).channel(person)
        ways = {
            Channel.EMAIL: "By email",
            Channel.HANDWRITTEN: "On a card",
            Channel.OTHER: "Some other way",
        }
        others = [Answer(way, words) for way, words in ways.items() if way is not now]
        title = f"How does the note to {person.name} go out?"
        answer = await desk.app.push_screen_wait(Question(title, f"So far: {ways[now].lower()}.", *others))
        if answer is not None:
            desk.edit_frontmatter(partial(_by_channel, name=person.name, channel=answer))

    # -- a note --------------------------------------------------------------------------------------

    def note(self) -> None:
        """Write the heading, greeting and sign-off of the note in front, and put the cursor between."""
        from notes.editing.new_note import start_note

        desk = self._desk
        interview, person = desk.interview, desk.person
        if interview is None or person is None or desk.draft is None:
            return
        channel = desk.workspace.round(interview, desk.clock()).channel(person)
        started = start_note(desk.draft.text, interview, person, channel, desk.workspace.me.name)
        desk.change(started.replacement)
        desk.show_view(desk.view, started.cursor)
        desk.editor.focus()


def _with_person(text: str, values: "Values") -> "tuple[Replacement, ...]":
    from notes.editing.frontmatter_edit import add_interviewer

    return add_interviewer(text, values["name"], {key: values[key] for key in ("title", "email")})


def _by_channel(text: str, name: str, channel: str) -> "tuple[Replacement, ...]":
    from notes.editing.frontmatter_edit import set_interviewer_key

    return set_interviewer_key(text, name, "channel", channel)


def _with_phrase(text: str, name: str, phrase: str) -> "tuple[Replacement, ...]":
    from notes.editing.frontmatter_edit import append_item

    return append_item(text, name, "talked_about", phrase)
