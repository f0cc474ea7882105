"""How the tests reach a server on this machine, and how long they wait for it."""

from notes.mail.smtp_connection import Timeouts

QUICK = Timeouts(connect=5, command=0.5, before_dot=2, answer=0.5)
"""Short enough for servers that hang, long enough for those that are slow because the machine is busy."""

SLOW = Timeouts(connect=20, command=20, before_dot=60, answer=20)
"""For servers that answer; only a bug makes a test wait this long."""


def loopback(port: int, **more: object) -> dict[str, object]:
    """Return a `[mail]` table for a plain server on loopback."""
    return {"via": "smtp", "host": "127.0.0.1", "port": port, "security": "none"} | more
