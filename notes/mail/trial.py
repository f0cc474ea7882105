"""Trying the way to send, without sending anything: for the settings, and for a doubting person."""

import os
import ssl
from collections.abc import Callable

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.mail.cancellation import Cancellation
from notes.mail.mail_client import has_opener
from notes.mail.outcome import Phase
from notes.mail.password import Ask, Password, find_password
from notes.mail.routes import MailClient, Route, Sendmail, Smtp
from notes.mail.sendmail import find_program
from notes.mail.smtp_connection import MakeContext, Timeouts
from notes.mail.smtp_dialogue import Hooks, try_login

_PATIENCE = Timeouts()


def try_route(
    route: Route,
    ask_password: Ask | None = None,
    progress: Callable[[Phase], None] | None = None,
    cancellation: Cancellation | None = None,
    *,
    password: Password | None = None,
    timeouts: Timeouts = _PATIENCE,
    context: MakeContext = ssl.create_default_context,
) -> str | None:
    """Return what is wrong with a way to send, in a sentence; `None` when all that can be tried works.

    A server is connected to and logged in to, with the `password` given, else with the one it has; it
    blocks, so call it in a worker.
    """
    if isinstance(route, Sendmail):
        name = escaped(route.command[0])
        return None if find_program(route.command[0]) else f"The command {name} is not there."
    if isinstance(route, MailClient):
        return None if has_opener(os.environ) else "Nothing on this machine opens mail links; set $BROWSER."
    if not isinstance(route, Smtp):
        return None
    try:
        if route.user:
            password = password or find_password(route, ask_password)
    except NotesError as error:
        return str(error)
    hooks = Hooks(progress, cancellation=cancellation) if progress else Hooks(cancellation=cancellation)
    failed = try_login(route, password if route.user else None, hooks, timeouts=timeouts, context=context)
    return failed.reason if failed else None


def what_works(route: Route) -> str:
    """Return what a trial without complaint has shown, and what it could not show."""
    match route:
        case Smtp(host, port, security, user):
            secured = "" if security == "none" else ", with a good certificate"
            login = " and takes your login" if user else ""
            return f"{escaped(host)} answers on port {port}{secured}{login}. Nothing was sent."
        case Sendmail(command):
            return f"{escaped(command[0])} is there; its own settings show with the first note."
        case MailClient():
            return "There is a program here that opens mail links; you press send there."
        case _:
            return "A message file needs nothing else."
