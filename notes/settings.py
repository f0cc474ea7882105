"""What the settings files say, as plain values with their defaults (design, sections 2 and 3)."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from notes.interview import Channel

SETTINGS_FILE = "afterword.toml"
"""The folder's settings, at its root."""
CONFIG_FILE = "config.toml"
"""The person's own, in the platform's configuration directory."""


Dialect = Literal["", "american", "british", "canadian", "australian", "indian"]
"""How English is spelt; empty where nobody said."""


class Limits(Struct, frozen=True):
    """Lengths of a note in words of its body."""

    pass_up_to: int
    error_above: int
    very_short_under: int


EMAIL_LIMITS = Limits(pass_up_to=150, error_above=200, very_short_under=25)
HANDWRITTEN_LIMITS = Limits(pass_up_to=75, error_above=100, very_short_under=12)


class Settings(Struct, frozen=True):
    """The folder's `afterword.toml`."""

    timezone: str | None = None
    """IANA name for times without an offset; `None` means the machine's own zone."""
    frontmatter: Literal["yaml", "toml"] = "yaml"
    channel: Channel = Channel.EMAIL
    deadline_hours: float = 24
    business_days: bool = False
    holidays: frozenset[date] = frozenset()
    email: Limits = EMAIL_LIMITS
    handwritten: Limits = HANDWRITTEN_LIMITS
    language: Literal["english", "off"] = "english"
    dialect: Dialect = ""
    """Empty where the folder does not say: American, but other spellings are no mistakes."""
    words: frozenset[str] = frozenset()
    """The folder's own vocabulary."""
    rules_off: frozenset[str] = frozenset()
    """Ids of rules the folder switched off."""


class Me(Struct, frozen=True):
    """The candidate: who signs and sends."""

    name: str = ""
    email: str = ""


class Config(Struct, frozen=True):
    """The user's own `config.toml`. Secrets are never in it."""

    me: Me = Me()
    folder: str | None = None
    ui: dict[str, object] = field(default_factory=dict)
    mail: dict[str, object] = field(default_factory=dict)
