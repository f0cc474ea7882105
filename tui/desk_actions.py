"""Everything the person can do at the desk, and the part that does it, loaded when it is first needed."""

from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on, work

from tui.desk_files import Files

if TYPE_CHECKING:
    from tui.adding import Adding
    from tui.farewell import Farewell
    from tui.fixing import Fixing
    from tui.mail_settings import MailSettings
    from tui.phrases import Phrases
    from tui.recovery import Recovery
    from tui.sending import Sending
    from tui.settling import Settling
    from tui.undoing import Undoing
    from tui.versioning import Versioning
    from tui.watching import Watching
    from tui.welcome import Welcome


class Actions(Files):
    """The desk with its actions, each in a few words; what waits or asks runs in a worker."""

    def on_unmount(self) -> None:
        """Stop following the folder."""
        self.watching.stop.set()

    # -- findings ---------------------------------------------------------------------------------------

    @cached_property
    def fixing(self) -> "Fixing":
        """What deals with findings."""
        from tui.fixing import Fixing

        return Fixing(self, self.undoing, self.watching.take_settings)

    def action_next_finding(self) -> None:
        """Go to the next finding after the cursor, round and round."""
        self.fixing.next()

    def action_apply_fix(self) -> None:
        """Apply the first suggestion for the finding in hand."""
        self.fixing.apply_fix()

    def action_accept_finding(self) -> None:
        """Keep the text as it is: record the finding as accepted in the file."""
        self.fixing.accept()

    @work(group="save")
    async def action_add_word(self) -> None:
        """Add the unknown word in hand to the folder's own words."""
        await self.fixing.add_word()

    def action_compare(self) -> None:
        """Show the finding in hand beside the text it was copied from."""
        self.fixing.compare()

    @work(exclusive=True, group="confirm")
    async def action_confirm(self) -> None:
        """Record that the person has read exactly this text."""
        await self.fixing.confirm()

    @work(thread=True, exclusive=True, group="load-proofreader")
    def load_proofreader(self) -> None:
        """Build the proofreader, and look at the open note with it."""
        self.fixing.load_proofreader()

    # -- people and phrases -----------------------------------------------------------------------------

    @cached_property
    def adding(self) -> "Adding":
        """What adds people, phrases, notes and interviews."""
        from tui.adding import Adding

        return Adding(self, self.undoing)

    @work(exclusive=True, group="dialog")
    async def action_new_interview(self) -> None:
        """Ask for an interview, write its file, and open it."""
        await self.adding.interview()

    @work(exclusive=True, group="dialog")
    async def action_new_from_invitation(self) -> None:
        """Ask for the path of an invitation, and go on as for any new interview."""
        await self.adding.interview(by_path=True)

    @work(exclusive=True, group="dialog")
    async def take_invitations(self, paths: tuple[Path, ...]) -> None:
        """Start an interview from an invitation that was dropped on the terminal."""
        await self.adding.interview(paths)

    @work(exclusive=True, group="dialog")
    async def action_add_interviewer(self) -> None:
        """Ask for a person met in this interview, and add them to the file."""
        await self.adding.interviewer()

    @work(exclusive=True, group="dialog")
    async def action_jot(self) -> None:
        """Ask for what was talked about, and add it to the person in front."""
        await self.adding.phrase()

    @work(exclusive=True, group="dialog")
    async def action_channel(self) -> None:
        """Ask how the note in front goes out, and write that down."""
        await self.adding.channel()

    @cached_property
    def phrases(self) -> "Phrases":
        """What brings jotted phrases into the note."""
        from tui.phrases import Phrases

        return Phrases(self, self.adding)

    def action_insert_phrase(self) -> None:
        """Put a phrase of the person in front into their note.

        At once and not in a worker: keys that were typed ahead must find the phrase, or the choice, there.
        """
        self.phrases.choose()

    # -- undo -------------------------------------------------------------------------------------------

    @cached_property
    def undoing(self) -> "Undoing":
        """What takes back."""
        from tui.undoing import Undoing

        return Undoing(self, self.explain_unfinished)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.undoing.undo()

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.undoing.redo()

    # -- mail -------------------------------------------------------------------------------------------

    @cached_property
    def mail_settings(self) -> "MailSettings":
        """What knows and changes how notes go out."""
        from tui.mail_settings import MailSettings

        return MailSettings(self, self.undoing)

    @work(exclusive=True, group="dialog")
    async def action_mail_settings(self) -> None:
        """Ask how notes go out."""
        await self.mail_settings.change()

    @cached_property
    def sending(self) -> "Sending":
        """What sends."""
        from tui.sending import Sending

        return Sending(self, self.mail_settings, self.undoing, self.explain_unfinished)

    @work(group="send")
    async def action_send(self) -> None:
        """Send the note in front, or help to write it by hand."""
        await self.sending.send()

    @work(exclusive=True, group="send-all")
    async def action_send_all(self) -> None:
        """Send every note of the folder that is ready."""
        from tui.sending_all import SendingAll

        everything = SendingAll(self, self.mail_settings, self.undoing, self.explain_unfinished)
        await everything.send_all()

    @work(exclusive=True, group="dialog")
    async def action_mark_sent(self) -> None:
        """Record that the note in front went out some other way."""
        await self.sending.mark_sent()

    @cached_property
    def settling(self) -> "Settling":
        """What finishes sends that broke off."""
        from tui.settling import Settling

        return Settling(self, self.undoing)

    @work(group="outbox")
    async def explain_unfinished(self) -> None:
        """Say in a bar what became of sends that an earlier Afterword did not finish."""
        await self.in_thread(partial(import_module, "tui.settling"))  # it takes longer than a frame may
        await self.settling.look()

    @on(events.Click, "#outbox")
    @work(exclusive=True, group="settle")
    async def action_settle(self) -> None:
        """Go through the sends that broke off; nothing goes out."""
        await self.settling.settle()

    # -- git --------------------------------------------------------------------------------------------

    @cached_property
    def versioning(self) -> "Versioning":
        """What talks to git; in a folder without git it does nothing."""
        from tui.versioning import Versioning

        return Versioning(self, self.undoing)

    @work(exclusive=True, group="git-look")
    async def look_at_git(self) -> None:
        """Show how the files stand in git."""
        await self.in_thread(partial(import_module, "tui.versioning"))  # it takes longer than a frame may
        await self.versioning.look()

    @work(exclusive=True, group="git")
    async def action_commit(self) -> None:
        """Commit chosen files, once the person has read the message."""
        await self.versioning.commit()

    @work(exclusive=True, group="git")
    async def action_pull(self) -> None:
        """Take in what others pushed."""
        await self.versioning.pull()

    @work(exclusive=True, group="git")
    async def action_push(self) -> None:
        """Send the commits to where the branch is pushed."""
        await self.versioning.push()

    @work(exclusive=True, group="git")
    async def action_settle_conflicts(self) -> None:
        """Go through the files that a pull or merge left in conflict."""
        await self.versioning.settle_conflicts()

    # -- other programs, and the last crash -------------------------------------------------------------

    @cached_property
    def watching(self) -> "Watching":
        """What follows the folder."""
        from tui.watching import Watching

        return Watching(self, self._look_around)

    @work(thread=True, exclusive=True, group="watch")
    def watch_folder(self) -> None:
        """Follow what other programs do to the folder, until the app ends."""
        self.watching.follow()

    def _look_around(self) -> None:
        """See what else a change on disk may mean: to git, and to marks that the outbox knows."""
        self.look_at_git()
        if self.workspace.records:
            self.explain_unfinished()

    @cached_property
    def recovery(self) -> "Recovery":
        """What offers back unsaved text."""
        from tui.recovery import Recovery

        return Recovery(self, self.undoing)

    @work(group="recovery")
    async def offer_recovery(self) -> None:
        """Begin a journal, and say what the last crash left."""
        await self.recovery.look()

    @on(events.Click, "#recovery")
    @work(exclusive=True, group="recovery")
    async def action_recover(self) -> None:
        """Offer back what the last crash left, file by file."""
        await self.recovery.recover()

    # -- the folder at a glance -------------------------------------------------------------------------

    @work(exclusive=True, group="overview")
    async def action_overview(self) -> None:
        """Show the folder at a glance."""
        from tui.overview.opening import show_overview

        await show_overview(self)

    # -- the first run, and the last note ---------------------------------------------------------------

    @cached_property
    def welcome(self) -> "Welcome":
        """What shows newcomers round."""
        from tui.welcome import Welcome

        return Welcome(self)

    @work(group="tour")
    async def show_tour(self) -> None:
        """Show the tour to who is new."""
        await self.welcome.show_tour()

    @cached_property
    def farewell(self) -> "Farewell":
        """What says that everyone is thanked."""
        from tui.farewell import Farewell

        return Farewell(self)
