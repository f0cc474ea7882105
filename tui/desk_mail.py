"""What the person does with mail: send, send all, record, set up, settle what broke off."""

from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual import events, on, work

from tui.desk_git import Versions

if TYPE_CHECKING:
    from tui.mail_settings import MailSettings
    from tui.sending import Sending
    from tui.settling import Settling


class Mail(Versions):
    """The part of the desk that sends, always in workers; what does the work is loaded when first needed."""

    @cached_property
    def sending(self) -> "Sending":
        """What sends; loaded when it is first needed."""
        from tui.sending import Sending

        return Sending(self, self.mail_settings, self.explain_unfinished)

    @work(group="send")
    async def action_send(self) -> None:
        """Send the note in front, or help to write it by hand."""
        await self.sending.send()

    @work(exclusive=True, group="send-all")
    async def action_send_all(self) -> None:
        """Send every note of the folder that is ready."""
        from tui.sending_all import SendingAll

        await SendingAll(self, self.mail_settings, self.explain_unfinished).send_all()

    @work(exclusive=True, group="dialog")
    async def action_mark_sent(self) -> None:
        """Record that the note in front went out some other way."""
        await self.sending.mark_sent()

    @cached_property
    def mail_settings(self) -> "MailSettings":
        """What knows and changes how notes go out."""
        from tui.mail_settings import MailSettings

        return MailSettings(self)

    @work(exclusive=True, group="dialog")
    async def action_mail_settings(self) -> None:
        """Ask how notes go out."""
        await self.mail_settings.change()

    @work(group="outbox")
    async def explain_unfinished(self) -> None:
        """Say in a bar what became of sends that an earlier Afterword did not finish."""
        await self.in_thread(partial(import_module, "tui.settling"))  # it takes longer than a frame may
        await self.settling.look()

    def look_for_lost_marks(self) -> None:
        """See whether a checkout or a stash took away, or brought back, a mark that the outbox knows."""
        if self.workspace.records:
            self.explain_unfinished()

    @cached_property
    def settling(self) -> "Settling":
        """What finishes sends that broke off."""
        from tui.settling import Settling

        return Settling(self)

    @on(events.Click, "#outbox")
    @work(exclusive=True, group="settle")
    async def action_settle(self) -> None:
        """Go through the sends that broke off; nothing goes out."""
        await self.settling.settle()
