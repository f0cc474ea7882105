"""The desk: what the parts of the main screen share, and how a change becomes visible."""

from collections.abc import Callable
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, Literal

from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from notes.findings import Finding, Status
from notes.interview import BrokenInterview, Interview, Interviewer
from notes.shown_text import one_line
from notes.views import FILE, View, ViewKind, region_of, view_at, views_of
from notes.workspace import Workspace
from tui.checking import Checking
from tui.finding_marks import Mark
from tui.held_keys import key_of
from tui.interview_list import InterviewList
from tui.panes import Panes

if TYPE_CHECKING:
    from pendulum import DateTime

    from notes.checklist import Check, InterviewReport, NoteReport
    from notes.draft import Draft
    from notes.open_file import OpenFile
    from notes.replacement import Replacement
    from tui.proofreading import Proofreading

Clock = Callable[[], "DateTime"]

SAID_SECONDS = 8
"""How long a sentence said in passing stands."""


class Desk(Panes):
    """State and drawing shared by the parts of the main screen; the parts add what the person can do."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__()
        self.workspace = workspace
        self.clock = clock
        self.file: OpenFile | None = None
        """The file in front."""
        self.view: View = FILE
        self.report: InterviewReport | None = None
        self._titles = ("", "")
        self.has_started = False
        """Whether the list and the first file are on screen, and the rest of the work has begun."""
        self.is_scanned = False
        """Whether the folder has been read whole."""
        self._severe_until = 0.0
        """How long something severe that was said stands, by the monotonic clock."""
        self._checking = Checking(self)

    is_to_mend = var(False, bindings=True)
    """Whether the file in front cannot be read, so that there is no note in it to do anything with."""

    @cached_property
    def proofreading(self) -> "Proofreading":
        """What the checks run beside, kept from one run to the next."""
        from tui.proofreading import Proofreading

        return Proofreading()

    # -- what is in front -------------------------------------------------------------------------------

    @property
    def draft(self) -> "Draft | None":
        """The open document."""
        return self.file.draft if self.file else None

    @property
    def interview(self) -> Interview | None:
        """The interview that the open document says, unless it is broken."""
        return self.file.draft.interview if self.file else None

    @property
    def person(self) -> Interviewer | None:
        """Whose note is in front."""
        return self.interview.interviewer(self.view.interviewer) if self.interview else None

    @property
    def note_report(self) -> "NoteReport | None":
        """The checks of the note in front; in other views, of the first note still owed."""
        if not self.report or not self.report.notes:
            return None
        return next(
            (note for note in self.report.notes if note.name == self.view.interviewer),
            next((note for note in self.report.notes if note.sent is None), self.report.notes[0]),
        )

    def findings_in_front(self) -> list[Finding]:
        """Return what is open for the note in front and its interview, in the order of the checklist."""
        note = self.note_report
        checks: tuple[Check, ...] = note.checks if note else ()
        of_interview = self.report.findings if self.report else ()
        return [*of_interview, *(finding for check in checks for finding in check.findings)]

    # -- showing ----------------------------------------------------------------------------------------

    def show_file(self, file: "OpenFile", report: "InterviewReport | None", view: View | None = None) -> None:
        """Bring a file to the front, in the view given or at its first note still owed."""
        self.file, self.report = file, report
        self.workspace.drafts[file.path] = file.draft
        self.show_view(view or self._first_view())
        self.recheck_soon()
        self.interviews.put_cursor_on(file.path)

    def _first_view(self) -> View:
        interview = self.interview
        if interview is None:
            return FILE
        from notes.standing import is_done

        owed = [person for person in interview.interviewers if not is_done(interview, person)]
        return View(ViewKind.NOTE, owed[0].name) if owed else views_of(interview)[0]

    def show_view(self, view: View, cursor: int | None = None) -> None:
        """Bring a view of the open file to the front."""
        if self.draft is None:
            return
        self.draft.history.close_word()
        self.view = view
        started = region_of(view, self.draft.content, self.draft.text) is not None
        self.show_editor(started)
        if started:
            self.editor.show(self.draft, view, cursor)
        else:
            self.offer.show_note_to_start(view.interviewer)
        self.draw()

    def show_editor(self, is_there: bool) -> None:
        """Show the text area and the line under it, or what stands in their place."""
        self.editor.display = self.status_line.display = is_there
        self.offer.display = not is_there

    def show_place(self, start: int, end: int | None = None) -> None:
        """Show a place of the document: in the view in front if it is there, else where it is seen best."""
        if self.draft is None:
            return
        region = region_of(self.view, self.draft.content, self.draft.text)
        if region is None or not region.start <= start <= region.end:
            self.show_view(view_at(start, self.draft.content, self.draft.text))
        self.editor.go_to(start, end)
        self.editor.focus()

    # -- changes ----------------------------------------------------------------------------------------

    def change(self, *replacements: "Replacement", cursor: int | None = None) -> None:
        """Make an edit of the document that comes from an action, and show it."""
        if self.draft is None:
            return
        self.draft.replace(replacements)
        self.follow_draft(cursor)

    def follow_draft(self, cursor: int | None = None) -> None:
        """Show the document as it is after a change made outside the text area."""
        if self.draft is None:
            return
        if self.view not in views_of(self.draft.content):
            self.view = FILE if self.interview is None else views_of(self.interview)[0]
        if self.editor.view == self.view and self.editor.draft is self.draft and self.editor.display:
            self.editor.follow(cursor)
            if region_of(self.view, self.draft.content, self.draft.text) is None:
                self.show_view(self.view)
        else:
            self.show_view(self.view, cursor)
        self.recheck_soon()

    def recheck_soon(self) -> None:
        """Run the checks once the text just typed is on screen, without holding up the next key."""
        self._checking.begin_soon()

    def take_report(self, report: "InterviewReport") -> None:
        """Show what the checks found, unless the text has changed since they began."""
        if report.interview is self.interview:
            self.report = report
            self.draw()

    @property
    def is_busy(self) -> bool:
        """Whether the app is starting, or checks are running or due."""
        return not self.has_started or self._checking.is_busy

    def recheck(self) -> None:
        """Run the checks of the open interview now, for an action that needs places as they are."""
        interview = self.interview
        if interview is None:
            self.report = None
            return
        from notes.checklist import check_interview

        round_ = self.workspace.round(interview, self.clock())
        self.report = check_interview(round_, self.proofreading.results(round_))

    # -- drawing ----------------------------------------------------------------------------------------

    @property
    def is_standing(self) -> bool:
        """Whether there are panes to draw on; results of workers can arrive when the app has begun to end."""
        return self.app.is_running and self.query_one_optional(InterviewList) is not None

    def draw(self) -> None:
        """Bring every pane in line with the open document and its report."""
        file = self.file
        if file is None or not self.is_standing:
            return
        self._draw_tabs(file.draft)
        self.is_to_mend = isinstance(file.draft.content, BrokenInterview)
        if isinstance(file.draft.content, BrokenInterview):
            self.checklist.show_problems([problem.message for problem in file.draft.content.problems])
            self.editor.set_marks(())
        else:
            self.checklist.show(self.report, self.note_report)
            marks = tuple(Mark(found.span, found.severity) for found in self.findings_in_front())
            self.editor.set_marks(marks)
        taken_up = self.report.taken_up(self.person.name) if self.report and self.person else ()
        self.jottings.show(self.interview, self.person, taken_up)
        self.interviews.update_entry(self.workspace.entry(file.path, self.clock()))
        self.draw_unsaved()
        self.draw_status()

    def draw_list(self) -> None:
        """Show the interviews as they stand, once all are known."""
        if self.is_scanned and self.is_standing:
            self.interviews.set_entries(self.workspace.entries(self.clock()))

    def draw_unsaved(self) -> None:
        """Show at once which files have unsaved edits."""
        if self.file is not None:
            self._draw_title(self.file)
        self.interviews.unsaved = frozenset(draft.path for draft in self.workspace.unsaved)

    def draw_status(self) -> None:
        """Explain the finding under the cursor, once the checks have seen the text as it is."""
        if self.draft and self.report and self.report.interview.text is not self.draft.text:
            return
        at = self.editor.cursor_offset_in_document
        found = [one for one in self.findings_in_front() if one.span.start <= at <= one.span.end]
        self.status_line.finding = found[-1] if found and self.editor.display else None
        self.editor.take_in_hand(found[-1].span if found else None)

    def _draw_title(self, file: "OpenFile") -> None:
        content = file.draft.content
        if isinstance(content, Interview):
            role = f" · {content.role}" if content.role else ""
            title = f"{content.company}{role}"
        else:
            title = file.path.name
        unsaved = "* " if file.draft.has_unsaved_changes else ""
        titles = (unsaved + one_line(title), one_line(self.workspace.shown(file.path)))
        if titles != self._titles:  # setting a title draws the whole pane anew, and this runs with every key
            self._titles = titles
            middle = self.query_one("#middle")
            middle.border_title, middle.border_subtitle = Content(titles[0]), Content(titles[1])

    def _draw_tabs(self, draft: "Draft") -> None:
        views = views_of(draft.content)
        notes = {note.name: note.status for note in self.report.notes} if self.report else {}
        statuses: list[Status | None] = [notes.get(view.interviewer) for view in views]
        self.tabs.show(views, statuses, self.view)

    def show_bar(self, name: str, sentence: str) -> None:
        """Say something over the panes that stays there; an empty sentence takes it away."""
        bar = self.query_one_optional(f"#{name}", Static)
        if bar is None and sentence:
            bar = Static(id=name)
            self.mount(bar, before="#panes")
        if bar is not None:
            bar.display = bool(sentence)
            bar.update(Content(f" {sentence}"))

    def key_of(self, identity: str) -> str:
        """Return the key of an action, as it holds now, for a sentence that names it."""
        return key_of(identity, self.app)

    def say(self, sentence: str, *, severe: bool = False) -> None:
        """Tell the person something in passing; what was said before makes way, unless it was severe."""
        now = monotonic()
        if now > self._severe_until:
            self.app.clear_notifications()
        if severe:
            self._severe_until = now + SAID_SECONDS
        severity: Literal["error", "information"] = "error" if severe else "information"
        self.notify(one_line(sentence), severity=severity, markup=False, timeout=SAID_SECONDS)
