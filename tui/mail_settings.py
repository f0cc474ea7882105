"""How notes go out: read anew before each sending, and set up in a dialog."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from notes.configuration.config_change import change_config
from notes.configuration.identity import me_in
from notes.configuration.settings_file import load_config
from notes.files.shown_path import shown
from notes.mail.password import Password, keep_in_keyring
from notes.mail.routes import Smtp
from notes.mail.setup import MailSetup, changes, route_of, setup_of, suggested
from notes.settings import Config, Me
from tui.desk_files import Files
from tui.mail_dialog import Kept, MailDialog
from tui.question import Answer, Question
from tui.undo_of_settings import settings_changed
from tui.undoing import Undoing

NOT_SET_UP = (
    "Afterword does not know yet how your notes go out: by a mail server, a command, or your mail program."
)


class MailSettings:
    """The person's own settings of mail, as their file has them at this moment."""

    def __init__(self, desk: Files, undoing: Undoing) -> None:
        self._desk = desk
        self._undoing = undoing

    async def read(self) -> Mapping[str, object]:
        """Return the `[mail]` table, and let the desk know who signs by now."""
        config, me = await self._desk.in_thread(self._load)
        self._desk.take_me(me)
        return config.mail

    def _load(self) -> tuple[Config, Me]:
        config = load_config().value
        return config, me_in(self._desk.workspace.root, config)

    async def offer(self, why: str) -> bool:
        """Say why nothing can be sent and offer to set it up; return whether that was done."""
        question = Question("Mail is not set up yet", why, Answer("mail", "Mail settings", "primary"))
        return await self._desk.app.push_screen_wait(question) == "mail" and await self.change()

    async def change(self) -> bool:
        """Ask how notes go out and write it down; return whether that was done."""
        config, me = await self._desk.in_thread(self._load)
        own = setup_of(config)
        shown_first = suggested(own, me, Path.home())
        kept = await self._desk.app.push_screen_wait(MailDialog(shown_first, partial(_keep, own)))
        if kept is None:
            return False
        await self.read()
        if kept.change.before != kept.change.after:
            stays = " The password stays in your keyring." if kept.has_password else ""
            back, again = f"Taken back: mail is set up as before.{stays}", "Done again: mail is set up anew."
            act = settings_changed(self._desk, kept.change, lambda _: self.read(), back, again)
            self._undoing.remember(act)
        self._desk.say(kept.said)
        return True


def _keep(before: MailSetup, after: MailSetup, password: Password | None) -> Kept:
    """Write the settings, and the password into the keyring and nowhere else."""
    change = change_config(changes(before, after))
    route = route_of(after)
    said = f"Saved in {shown(change.path)}."
    if password is None or not isinstance(route, Smtp):
        return Kept(change, said)
    if keep_in_keyring(route, password):
        return Kept(change, f"{said} The password is in your keyring.", has_password=True)
    said = f"{said} There is no keyring here, so the password is not kept: you are asked when you send."
    return Kept(change, said)
