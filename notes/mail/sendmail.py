"""Handing a message to a sendmail-compatible command: arguments as a list, the text as a file, no shell."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.mail.outcome import NotSent, Phase, Sent, Unknown
from notes.mail.routes import Sendmail
from notes.mail.smtp_dialogue import Envelope, Hooks
from notes.shown_text import one_line

TIMEOUT_SECONDS: Final = 120.0
USUAL_PLACES: Final = ("/usr/sbin", "/usr/lib")
"""Where `sendmail` lies when it is not on the search path."""

_MEANINGS: Final = {
    64: "it was called the wrong way; check [mail] sendmail",
    65: "it does not like the message",
    66: "it could not read the message",
    67: "it does not know the recipient",
    68: "it does not find the recipient's mail server",
    69: "a service it needs is not there",
    70: "it has an internal error",
    71: "the system failed it",
    72: "a file of the system is missing",
    73: "it could not write its output",
    74: "it met an input or output error",
    76: "the mail server broke the protocol",
    77: "it may not send, perhaps because of the login",
    78: "its configuration is wrong",
    126: "it may not be run",
    127: "a command it needs is missing",
}
"""The exit codes of sysexits.h, and the shell's two. 75 is not here: what it has done, nobody knows."""
TEMPORARY_FAILURE: Final = 75


def hand_to_command(
    route: Sendmail, envelope: Envelope, message: Path, hooks: Hooks, timeout: float = TIMEOUT_SECONDS
) -> Sent | NotSent | Unknown:
    """Run the command on a message file and say what its end means.

    The message is the command's standard input as a file, not a pipe: should we die, the command still reads
    it to its true end and no half of a note goes out.
    """
    hooks.on_phase(Phase.CONNECTING)
    if envelope.needs_smtputf8:
        return NotSent(
            "Addresses with letters beyond a to z before the @ cannot be given to a mail command; "
            "ask the recipient for another address.",
            Phase.ADDRESSING,
        )
    program = find_program(route.command[0])
    if program is None:
        name = escaped(route.command[0])
        return NotSent(f"The command {name} is not there; check [mail] sendmail.", Phase.CONNECTING)
    arguments = [program, *route.command[1:], "-i", "--", *envelope.recipients]
    try:
        return _run(str(route), arguments, message, hooks, timeout)
    except NotesError as error:  # the record could not be written: nothing has started
        return NotSent(str(error), Phase.RECORDING)
    except OSError as error:  # the files for the command cannot be opened: nothing has started either
        return NotSent(f"The message cannot be given to a command ({error.strerror}).", Phase.PREPARING)


def find_program(name: str) -> str | None:
    """Return the path of a mail command; `None` when it is not there."""
    if found := shutil.which(name):
        return found
    return shutil.which(name, path=os.pathsep.join(USUAL_PLACES)) if name == "sendmail" else None


def _run(
    name: str, arguments: list[str], message: Path, hooks: Hooks, timeout: float
) -> Sent | NotSent | Unknown:
    if hooks.cancellation is not None and not hooks.cancellation.commit():
        return NotSent("You called it off.", Phase.TRANSMITTING)
    with message.open("rb") as text, tempfile.TemporaryFile() as complaints:
        hooks.before_dot()
        hooks.on_phase(Phase.CONFIRMING)
        try:
            process = subprocess.Popen(  # noqa: S603 - a list of arguments, the address checked and after `--`
                arguments, stdin=text, stdout=complaints, stderr=complaints, start_new_session=True
            )
        except OSError as error:
            reason = error.strerror or "no reason given"
            return NotSent(f"The command {escaped(name)} does not start ({reason}).", Phase.CONNECTING)
        code = _wait(process, timeout)
        is_read = os.lseek(text.fileno(), 0, os.SEEK_CUR) >= os.fstat(text.fileno()).st_size
        return _verdict(escaped(name), code, is_read, _last_line(complaints), timeout)


def _wait(process: subprocess.Popen[bytes], timeout: float) -> int | None:
    """Return the exit code; `None` when the command had to be ended, or we were interrupted."""
    try:
        return process.wait(timeout)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None


def _verdict(
    name: str, code: int | None, is_read: bool, complaint: str, timeout: float
) -> Sent | NotSent | Unknown:
    words = f" ({complaint})" if complaint else ""
    if code is None:
        return Unknown(f"The command {name} was ended after up to {timeout:g} seconds{words}.")
    if code < 0:
        return Unknown(f"The command {name} was killed by signal {-code}{words}.")
    if code == TEMPORARY_FAILURE:
        return Unknown(f"The command {name} failed for now and may or may not try again by itself{words}.")
    if code != 0:
        meaning = _MEANINGS.get(code, "it gives no reason")
        return NotSent(f"The command {name} ended with {code}: {meaning}{words}.", Phase.CONFIRMING)
    if not is_read:
        return Unknown(f"The command {name} reports success but has not read the whole message{words}.")
    return Sent(name, complaint)


def _last_line(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read(65536).decode("utf-8", "replace").strip().splitlines()
    return one_line(lines[-1]).rstrip(".")[:200] if lines else ""
