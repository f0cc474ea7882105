"""TLS, STARTTLS and logging in, against a real SMTP server with certificates of our own."""

import ssl
from collections.abc import Callable
from typing import Any

import pytest
import trustme
from aiosmtpd.smtp import AuthResult, LoginPassword

from notes.mail.outcome import NotSent, Phase, Sent
from notes.mail.password import Password
from notes.mail.routes import Smtp
from notes.mail.smtp_dialogue import Envelope, deliver, try_login
from tests.mail.real_server import Mailbox, running
from tests.mail.smtp_route import SLOW

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

USER, SECRET = "sam@rivera.example", "Tr0ub4dor & 3"
MESSAGE = b"From: a@b.example\r\nSubject: x\r\n\r\nHello\r\n.dot\r\n"
TO_ADA = Envelope("sam@rivera.example", ("ada@northwind.example",))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Make an authority that our clients can be told to trust."""
    return trustme.CA()


def server_side(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """Return what a server with this certificate speaks."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> Callable[[], ssl.SSLContext]:
    """Return what a client speaks whose system trusts the authority."""

    def make() -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    return make


def authenticate(
    server: object, session: object, envelope: object, kind: str, data: LoginPassword
) -> AuthResult:
    """Let one user in."""
    is_right = data.login == USER.encode() and data.password.decode() in (SECRET, "pässwörd")
    return AuthResult(success=is_right, handled=False)


def test_implicit_tls_with_login(authority: trustme.CA) -> None:
    """A message goes through TLS with a login, byte for byte, its dot lines whole."""
    mailbox = Mailbox()
    context = server_side(authority.issue_cert("localhost", "127.0.0.1"))
    with running(
        mailbox, ssl_context=context, authenticator=authenticate, auth_required=True, auth_require_tls=False
    ) as port:
        route = Smtp("127.0.0.1", port, "tls", USER)
        outcome = deliver(
            route, TO_ADA, MESSAGE, Password(SECRET), timeouts=SLOW, context=trusting(authority)
        )
    assert isinstance(outcome, Sent), outcome
    assert mailbox.mails == ["Hello\r\n.dot\r\n"]


def test_starttls_with_login(authority: trustme.CA) -> None:
    """The connection is secured before the login."""
    mailbox = Mailbox()
    context = server_side(authority.issue_cert("localhost"))
    with running(
        mailbox, tls_context=context, require_starttls=True, authenticator=authenticate, auth_required=True
    ) as port:
        route = Smtp("localhost", port, "starttls", USER)
        outcome = deliver(
            route, TO_ADA, MESSAGE, Password(SECRET), timeouts=SLOW, context=trusting(authority)
        )
    assert isinstance(outcome, Sent), outcome
    assert len(mailbox.mails) == 1


def test_letters_beyond_ascii_in_a_password(authority: trustme.CA) -> None:
    """A password with umlauts goes as UTF-8."""
    context = server_side(authority.issue_cert("localhost"))
    settings: dict[str, Any] = {"tls_context": context, "authenticator": authenticate, "auth_required": True}
    with running(Mailbox(), **settings) as port:
        route = Smtp("localhost", port, "starttls", USER)
        assert try_login(route, Password("pässwörd"), timeouts=SLOW, context=trusting(authority)) is None
        refused = try_login(route, Password("wröng"), timeouts=SLOW, context=trusting(authority))
    assert isinstance(refused, NotSent)
    assert "does not accept the login" in str(refused)


def test_a_wrong_password_is_named_and_not_shown(authority: trustme.CA) -> None:
    """A refused login says so in a sentence that has neither the password nor its encoding."""
    mailbox = Mailbox()
    context = server_side(authority.issue_cert("localhost"))
    settings: dict[str, Any] = {"tls_context": context, "authenticator": authenticate, "auth_required": True}
    with running(mailbox, **settings) as port:
        route = Smtp("localhost", port, "starttls", USER)
        outcome = deliver(
            route, TO_ADA, MESSAGE, Password("hunter2 wrong"), timeouts=SLOW, context=trusting(authority)
        )
    assert isinstance(outcome, NotSent)
    assert outcome.phase is Phase.LOGGING_IN
    assert "does not accept the login" in str(outcome)
    assert "hunter2" not in repr(outcome)
    assert mailbox.mails == []


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize(
    ("trusted", "names", "words"),
    [
        (False, "localhost", "self-signed|unable to get local issuer"),
        (True, "other.example", "mismatch|not valid"),
    ],
)
def test_a_wrong_certificate_ends_it_before_the_login(
    security: Any, trusted: bool, names: str, words: str, authority: trustme.CA
) -> None:
    """A certificate nobody vouches for, or of another host: nothing is said to that server."""
    seen: list[str] = []

    def listen(
        server: object, session: object, envelope: object, kind: str, data: LoginPassword
    ) -> AuthResult:
        seen.append(kind)
        return AuthResult(success=True)

    context = server_side(authority.issue_cert(names))
    key = "ssl_context" if security == "tls" else "tls_context"
    mailbox = Mailbox()
    with running(
        mailbox, **{key: context}, authenticator=listen, auth_required=True, auth_require_tls=False
    ) as port:
        client = trusting(authority) if trusted else ssl.create_default_context
        route = Smtp("localhost", port, security, USER)
        outcome = deliver(route, TO_ADA, MESSAGE, Password(SECRET), timeouts=SLOW, context=client)
    assert isinstance(outcome, NotSent), outcome
    assert outcome.phase in (Phase.CONNECTING, Phase.SECURING)
    assert "certificate of localhost is not to be trusted" in str(outcome)
    assert (
        pytest.raises(AssertionError) if not words else any(word in str(outcome) for word in words.split("|"))
    )
    assert seen == []
    assert mailbox.mails == []


def test_without_starttls_no_login() -> None:
    """A server, or somebody in between, that offers no STARTTLS gets no password and no mail."""
    mailbox = Mailbox()
    with running(mailbox) as port:
        route = Smtp("localhost", port, "starttls", USER)
        outcome = deliver(route, TO_ADA, MESSAGE, Password(SECRET), timeouts=SLOW)
    assert isinstance(outcome, NotSent)
    assert outcome.phase is Phase.SECURING
    assert "offers no STARTTLS" in str(outcome)


def test_tls_on_a_port_that_speaks_none() -> None:
    """Implicit TLS against a plain port is explained, with what to try."""
    with running(Mailbox()) as port:
        outcome = deliver(Smtp("localhost", port, "tls"), TO_ADA, MESSAGE, None, timeouts=SLOW)
    assert isinstance(outcome, NotSent)
    assert 'try security = "starttls"' in str(outcome)


def test_login_where_none_is_offered() -> None:
    """A user name for a server without logins is answered in a sentence."""
    with running(Mailbox()) as port:
        route = Smtp("localhost", port, "none", USER)
        outcome = deliver(route, TO_ADA, MESSAGE, Password(SECRET), timeouts=SLOW)
    assert isinstance(outcome, NotSent)
    assert "offers no login" in str(outcome)


def test_no_tls_only_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that is called localhost and is not here gets nothing without TLS."""
    monkeypatch.setattr("notes.mail.smtp_connection.is_loopback", lambda address: address == "::2")
    with running(Mailbox()) as port:
        outcome = deliver(Smtp("localhost", port, "none"), TO_ADA, MESSAGE, None, timeouts=SLOW)
    assert isinstance(outcome, NotSent)
    assert "is another machine" in str(outcome)


def test_an_international_address_needs_a_server_that_knows_them() -> None:
    """`zoë@…` goes to a server with SMTPUTF8, and is refused in a sentence by one without."""
    envelope = Envelope("sam@rivera.example", ("zoë@northwind.example",), needs_smtputf8=True)
    mailbox = Mailbox()
    with running(mailbox, enable_SMTPUTF8=True) as port:
        sent = deliver(Smtp("localhost", port, "none"), envelope, MESSAGE, None, timeouts=SLOW)
    with running(mailbox, enable_SMTPUTF8=False) as port:
        refused = deliver(Smtp("localhost", port, "none"), envelope, MESSAGE, None, timeouts=SLOW)
    assert isinstance(sent, Sent), sent
    assert isinstance(refused, NotSent)
    assert "cannot send to addresses with letters beyond a to z" in str(refused)
    assert len(mailbox.mails) == 1


def test_a_message_over_the_servers_limit_is_not_even_tried() -> None:
    """A size that the server announced is respected before anything is sent."""
    with running(Mailbox(), data_size_limit=10) as port:
        outcome = deliver(Smtp("localhost", port, "none"), TO_ADA, MESSAGE, None, timeouts=SLOW)
    assert isinstance(outcome, NotSent)
    assert "takes at most 10" in str(outcome)
