"""What `init` asks a person about how their notes are sent. It never writes a password into a file."""

from getpass import getpass
from pathlib import Path

from msgspec.structs import replace

from notes.commands.console import ask, ask_yes, can_ask, complain, hint, say
from notes.commands.folders import problem_sentence
from notes.configuration.config_change import change_config
from notes.configuration.identity import me_in
from notes.configuration.settings_file import config_path, load_config
from notes.configuration.whereabouts import shown_path
from notes.errors import NotesError
from notes.mail.addresses import mailbox
from notes.mail.outcome import Phase
from notes.mail.password import Password, keep_in_keyring
from notes.mail.routes import PORTS, WAYS, Route, Smtp
from notes.mail.setup import MailSetup, Unfit, changes, route_of, setup_of, suggested, with_usual_server
from notes.mail.trial import try_route, what_works

_EXPLAINED = {
    "smtp": "through your provider's mail server",
    "sendmail": "by a mail command, such as msmtp",
    "mail-client": "in your mail program, where you press send",
    "eml": "as message files",
}


class _Gone(NotesError):  # noqa: N818 - the name says what it is
    """Nobody answers any more."""

    def __str__(self) -> str:
        return "Nothing was changed about your mail."


def offer_mail(folder: Path, wanted: bool | None) -> int:
    """Ask how notes are to be sent, if the person wants that, and write it down; return the exit code."""
    loaded = load_config()
    if wanted is False or (wanted is None and (loaded.value.mail.get("via") or not can_ask())):
        return 0
    if loaded.problems:
        complain(problem_sentence(loaded.problems[0]))
        return 2
    if not can_ask():
        complain(f"--mail asks questions, which needs a terminal; or edit {shown_path(config_path())}.")
        return 2
    if wanted is None and not ask_yes("Set up how your notes are sent?"):
        hint("To do that later: afterword init --mail")
        return 0
    own = setup_of(loaded.value)
    try:
        after = _asked(suggested(own, me_in(folder, loaded.value), Path.home()))
        path = change_config(changes(own, after)).path
    except NotesError as error:
        complain(str(error))
        return 2
    say(f"Wrote {shown_path(path)}: notes go out {_EXPLAINED[after.via]}.")
    return 0


def _asked(setup: MailSetup) -> MailSetup:
    """Return the answers, once they can be used and, where that is possible, were tried."""
    setup = with_usual_server(_who(setup))
    while True:
        setup = _details(replace(setup, via=_way(setup.via)))
        try:
            route = route_of(setup)
        except Unfit as error:
            complain(str(error))
            continue
        if _is_fine(route):
            copies = ask_yes("A copy of each note to yourself?")
            return replace(setup, copy_to_self=copies)


def _who(setup: MailSetup) -> MailSetup:
    name = _line("Your name", setup.name)
    while True:
        email = _line("Your mail address", setup.email)
        try:
            mailbox(name, email)
        except NotesError as error:
            complain(str(error))
        else:
            return replace(setup, name=name, email=email)


def _line(question: str, default: str = "") -> str:
    answer = ask(question, default)
    if answer is None:
        raise _Gone
    return answer


def _way(usual: str) -> str:
    for number, way in enumerate(WAYS, 1):
        say(f"  {number}  {way:12} {_EXPLAINED[way]}")
    while True:
        answer = _line("How your notes go out", usual)
        if answer in WAYS:
            return answer
        if answer.isdecimal() and 0 < int(answer) <= len(WAYS):
            return WAYS[int(answer) - 1]


def _details(setup: MailSetup) -> MailSetup:
    if setup.via == "sendmail":
        return replace(setup, sendmail=_line("The command", setup.sendmail))
    if setup.via != "smtp":
        return setup
    host = _line("Outgoing mail server", setup.host)
    security = _line("Security (tls or starttls)", setup.security)
    usual = {str(way): str(port) for way, port in PORTS.items()}.get(security, "")
    typed = _line("Port", setup.port if security == setup.security and setup.port else usual)
    say("  For a server that wants no login, answer with a hyphen.")
    user = _line("User name", setup.user or setup.email)
    user = "" if user == "-" else user
    return replace(
        setup,
        host=host,
        security=security,
        port="" if typed == usual else typed,
        user=user,
        password_command=_password_command(setup.password_command) if user else "",
    )


def _password_command(usual: str) -> str:
    say("  A command such as `pass show mail` prints the password; empty: the keyring, or you are asked.")
    return _line("Password command", usual)


def _is_fine(route: Route) -> bool:
    """Try the way if the person likes; return whether they want to keep it."""
    password = _password(route)
    if not ask_yes("Try it now? Nothing is sent."):
        return True
    wrong = try_route(route, _typed_password, _show, password=password)
    if wrong is None:
        say(what_works(route))
        return True
    complain(wrong)
    return ask_yes("Keep these settings all the same?")


def _password(route: Route) -> Password | None:
    """Offer to keep the password where the system keeps secrets; files of ours never hold it."""
    if not isinstance(route, Smtp) or not route.user or route.password_command:
        return None
    typed = _typed_password("Password for the system's keyring (empty: you are asked when you send): ")
    if not typed:
        return None
    password = Password(typed)
    if not keep_in_keyring(route, password):
        complain("There is no keyring here, so it is not kept; you will be asked when you send.")
    return password


def _typed_password(prompt: str) -> str | None:
    try:
        return getpass(prompt) or None
    except EOFError:
        return None


def _show(phase: Phase) -> None:
    say(f"  {phase.value} …")
