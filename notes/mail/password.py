"""The password of a mail server: from a command, the system's keyring, or asked. Kept nowhere."""

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from typing import final

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.mail.routes import Smtp
from notes.shown_text import one_line

COMMAND_TIMEOUT_SECONDS = 60.0
"""Long enough to type the passphrase of a password store."""
LONGEST_COMPLAINT = 160

Ask = Callable[[str], str | None]
"""Asks a person for a password; `None` when there is nobody, or they do not want to."""


@final
class Password:
    """A secret that does not show itself: not in a log, not in a traceback, not on the screen."""

    __slots__ = ("_secret",)

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def reveal(self) -> str:
        """Return the secret, to hand it to the server."""
        return self._secret

    def __repr__(self) -> str:
        return "Password(hidden)"


class NoPassword(NotesError):  # noqa: N818 - the name says what happened
    """The server wants a password and none can be had."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


def find_password(route: Smtp, ask: Ask | None = None, timeout: float = COMMAND_TIMEOUT_SECONDS) -> Password:
    """Return the password for a server: by its command, else from the keyring, else asked for."""
    if route.password_command:
        return _from_command(route.password_command, timeout)
    found = from_keyring(route)
    if found is None and ask is not None:
        answer = ask(f"Password of {escaped(route.user)} at {escaped(route.host)}: ")
        found = Password(answer) if answer else None
    if found is None:
        raise NoPassword(
            f"No password for {escaped(route.user)} at {escaped(route.host)}. Set password_command in your "
            "config.toml under [mail], or keep it in the system's keyring: "
            f"keyring set {_service(route)} {escaped(route.user)}."
        )
    return found


def _from_command(command: tuple[str, ...], timeout: float) -> Password:
    """Run a command such as `pass show mail`; the first line it prints is the password."""
    name = escaped(command[0])
    try:
        process = subprocess.Popen(  # noqa: S603 - the person's own command, as a list, with no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be run"
        raise NoPassword(f"The password command {name} does not start ({reason}); check it.") from error
    try:
        output, complaints = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        _kill(process)
        # Not `from error`: that one carries what the command printed.
        raise NoPassword(
            f"The password command {name} took over {timeout:g} seconds; run it by hand."
        ) from None
    if process.returncode != 0:
        raise NoPassword(
            f"The password command {name} failed ({process.returncode}){_complaint(output, complaints)}"
        )
    return _first_line(name, output)


def _first_line(name: str, output: bytes) -> Password:
    try:
        secret = output.decode().split("\n", 1)[0].rstrip("\r")
    except UnicodeDecodeError:
        raise NoPassword(f"The password command {name} printed no text.") from None
    if not secret:
        raise NoPassword(f"The password command {name} printed an empty first line; check it.")
    if "\0" in secret or "\r" in secret:
        raise NoPassword(f"The password command {name} printed a password with control characters; check it.")
    return Password(secret)


def _complaint(output: bytes, complaints: bytes) -> str:
    """Return what the command said is wrong, unless it says the secret itself."""
    lines = complaints.decode("utf-8", "replace").strip().splitlines()
    last = one_line(lines[-1])[:LONGEST_COMPLAINT] if lines else ""
    secrets = [one for one in output.decode("utf-8", "replace").split() if len(one) > 3]
    return "." if not last or any(secret in last for secret in secrets) else f": {last}"


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a command and what it started; nothing that still holds the pipe is waited for."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


def from_keyring(route: Smtp) -> Password | None:
    """Return what the system's keyring keeps for this server and user; `None` where it keeps nothing."""
    import keyring
    from keyring.errors import KeyringError

    try:
        secret = keyring.get_password(_service(route), route.user)
    except (KeyringError, OSError, RuntimeError):  # no keyring on this machine, or it stays locked
        return None
    return Password(secret) if secret else None


def keep_in_keyring(route: Smtp, password: Password) -> bool:
    """Store a password in the system's keyring; return False where there is none."""
    import keyring
    from keyring.errors import KeyringError

    if _writes_files(keyring.get_keyring()):
        return False
    try:
        keyring.set_password(_service(route), route.user, password.reveal())
    except (KeyringError, OSError, RuntimeError):
        return False
    return True


def _writes_files(backend: object) -> bool:
    """Tell whether a keyring is no system's, but keeps passwords in files of its own, perhaps unlocked."""
    parts = getattr(backend, "backends", ())
    return type(backend).__module__.startswith("keyrings.alt") or any(map(_writes_files, parts))


def _service(route: Smtp) -> str:
    return f"smtp://{route.host}"
