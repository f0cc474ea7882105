"""The outgoing servers of well-known mail providers, as they publish them: a start for the settings."""

from typing import Final

from notes.mail.routes import Smtp

_SERVERS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "smtp.gmail.com": ("tls", ("gmail.com", "googlemail.com")),
    "smtp.mail.me.com": ("starttls", ("icloud.com", "me.com", "mac.com")),
    "smtp.mail.yahoo.com": ("tls", ("yahoo.com", "ymail.com")),
    "smtp.fastmail.com": ("tls", ("fastmail.com", "fastmail.fm")),
    "smtp.zoho.com": ("tls", ("zoho.com", "zohomail.com")),
    "mail.gmx.net": ("tls", ("gmx.net", "gmx.de", "gmx.at", "gmx.ch")),
    "mail.gmx.com": ("tls", ("gmx.com",)),
    "smtp.web.de": ("tls", ("web.de",)),
    "posteo.de": ("tls", ("posteo.de", "posteo.net", "posteo.org")),
    "smtp.mailbox.org": ("tls", ("mailbox.org",)),
}


def usual_server(address: str) -> Smtp | None:
    """Return the server that an address of a well-known provider sends through; `None` for all others."""
    domain = address.rpartition("@")[2].strip().casefold()
    for host, (security, domains) in _SERVERS.items():
        if domain in domains:
            if security == "tls":
                return Smtp(host, 465, "tls", address.strip())
            return Smtp(host, 587, "starttls", address.strip())
    return None
