"""Setting up mail in the app: tried against a real server, written into the person's own file."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Button, Input, RadioSet, Static

from notes.configuration.settings_file import load_config
from tests.mail.real_server import Mailbox, running
from tests.mail.test_mail_security import SECRET, USER, authenticate
from tests.memory_keyring import MemoryKeyring
from tests.ui.conftest import NOW, settle, until
from tui.app import AfterwordApp, make_app
from tui.mail_dialog import MailDialog
from tui.question import Question
from tui.send_dialog import SendDialog

SIZE = (140, 40)
CONFIG = '# mine\n[me]\nname = "Sam Rivera"  # as I sign\nemail = "sam@example.org"\n[ui]\ntheme = "nord"\n'

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Write settings that say nothing of mail."""
    path = tmp_path / "config" / "afterword" / "config.toml"
    path.write_text(CONFIG)
    return path


def result(app: AfterwordApp) -> str:
    """Return what the dialog says of a trial."""
    return str(app.screen.query_one("#mail-result", Static).render())


def fill(app: AfterwordApp, **values: str) -> None:
    """Put values into the fields."""
    for key, value in values.items():
        app.screen.query_one(f"#mail-{key}", Input).value = value


def text_of(path: Path) -> str:
    """Return what a file holds."""
    return path.read_text()


def write(path: Path, text: str) -> None:
    """Change a file as another program does."""
    path.write_text(text)


def holds(folder: Path, secret: str) -> bool:
    """Tell whether any file below a folder holds a text."""
    return any(secret.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_f5_without_a_way_leads_from_the_settings_to_the_note(
    folder: Path, config: Path, ring: MemoryKeyring, tmp_path: Path
) -> None:
    """Offered, refused, tried with a wrong and the right password, kept; then the note is shown and sent."""
    mailbox = Mailbox()
    auth: dict[str, Any] = {"authenticator": authenticate, "auth_required": True, "auth_require_tls": False}
    with running(mailbox, **auth) as port:
        app = make_app(folder, lambda: NOW)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, Question))
            await pilot.press("enter")  # Cancel has the focus
            await until(pilot, lambda: app.screen is app.desk)
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, Question))
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, MailDialog))
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "The server is missing" in result(app))
            fill(app, host="127.0.0.1", port=str(port), user=USER, password="wrong")  # noqa: S106
            app.screen.query_one("#mail-security", RadioSet).query("Choice").last().value = True  # type: ignore[attr-defined]
            await pilot.press("ctrl+t")
            await until(pilot, lambda: "does not accept the login" in result(app))
            fill(app, password=SECRET)
            await pilot.press("ctrl+t")
            await until(pilot, lambda: "✔ 127.0.0.1 answers" in result(app))
            assert "takes your login" in result(app)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: isinstance(app.screen, SendDialog))
            await pilot.press("s")
            await until(pilot, lambda: bool(mailbox.mails))
            await until(pilot, lambda: app.screen is app.desk)
            await settle(pilot)
    added = f'[mail]\nvia = "smtp"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nuser = "{USER}"\n'
    assert text_of(config) == f"{CONFIG}\n{added}"
    assert ring.kept == {("smtp://127.0.0.1", USER): SECRET}
    assert not holds(tmp_path, SECRET)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), SIZE])
@pytest.mark.parametrize("name", ["", "Sam Rivera"])
async def test_the_form_opens_at_its_top(
    folder: Path, config: Path, size: tuple[int, int], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its first label is in sight, wherever the first field to fill in is."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    write(config, CONFIG.replace("Sam Rivera", name))
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.desk.action_mail_settings()
        await until(pilot, lambda: isinstance(app.screen, MailDialog))
        await settle(pilot)
        label, *_ = app.screen.query("#mail-fields Label")
        assert app.screen.query_one("#mail-fields").region.contains_region(label.region)
        assert app.focused is not None
        assert app.focused.id == ("mail-via" if name else "mail-name")


async def test_settings_changed_meanwhile_are_taken_in(folder: Path, config: Path) -> None:
    """By the palette's dialog or by another program: the next f5 goes the way the file says then."""
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.action_mail_settings()
        await until(pilot, lambda: isinstance(app.screen, MailDialog) and app.screen.focused is not None)
        fill(app, name="", email="sam@gmail.com")
        app.screen.query_one("#mail-email").focus()
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one("#mail-host", Input).value == "smtp.gmail.com")
        await pilot.press("down", "down", "space")
        await until(pilot, lambda: not app.screen.query_one("#mail-host").parent.display)  # type: ignore[union-attr]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is app.desk)
        assert load_config().value.mail == {"via": "mail-client"}
        assert app.desk.workspace.me.email == "sam@gmail.com"
        for via, words in (("mail-client", "your mail program"), ("eml", "a message file")):
            write(config, f'[me]\nname = "Sam"\nemail = "sam@{via}.example"\n[mail]\nvia = "{via}"\n')
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, SendDialog))
            shown = "\n".join(str(one.render()) for one in app.screen.query(Static))
            assert f"sam@{via}.example" in shown
            assert words in shown
            if via == "mail-client":
                await pilot.press("escape")
                await until(pilot, lambda: app.screen is app.desk)
        await pilot.press("s")  # a file: nobody but the person knows whether it was sent
        await until(pilot, lambda: isinstance(app.screen, Question))
        shown = "\n".join(str(one.render()) for one in app.screen.query(Static))
        assert "here, or later with m in the checklist" in shown
        assert str(app.screen.query_one("#answer-cancel", Button).label) == "Not yet esc"
        await pilot.press("r")
        await until(pilot, lambda: bool(app.desk.person and app.desk.person.sent))
    assert holds(folder, "Subject: Thank you, and the lobby robot\r\n")
