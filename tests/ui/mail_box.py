"""A real mail server on this machine that takes everything, for tests of the app."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.controller import Controller

from tests.mail.drop_server import DropServer
from tests.ui.conftest import NOW
from tui.app import AfterwordApp, make_app


class Mailbox:
    """Keeps what the server accepts."""

    def __init__(self) -> None:
        self.received: list[bytes] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802
        """Accept a message."""
        self.received.append(envelope.original_content)  # type: ignore[attr-defined]  # aiosmtpd is untyped
        return "250 taken"


@contextmanager
def running_for(config: Path) -> Iterator[Mailbox]:
    """Run a mail server and write settings that point at it."""
    box = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    config.write_text(
        '[me]\nname = "Sam Rivera"\nemail = "sam@example.org"\n'
        f'[mail]\nvia = "smtp"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
    )
    yield box
    controller.stop()


def app_on(server: DropServer, folder: Path) -> AfterwordApp:
    """Return the app with a server that misbehaves."""
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(
        '[me]\nname = "Sam Rivera"\nemail = "sam@example.org"\n'
        f'[mail]\nvia = "smtp"\nhost = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\n'
    )
    return make_app(folder, lambda: NOW)
