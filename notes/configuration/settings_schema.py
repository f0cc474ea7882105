"""Every setting of the two files: where it stands, what kind of value it takes, and which field it fills."""

from msgspec import Struct

from notes.configuration import setting_kinds as kinds
from notes.configuration.setting_kinds import Kind

Path = tuple[str, ...]


class Setting(Struct, frozen=True):
    """One setting."""

    path: Path
    """Its tables and its key: `("limits", "email", "pass")`."""
    field: str
    """The field it fills."""
    kind: Kind

    @property
    def label(self) -> str:
        """How it is named to the person: `[limits.email] pass`."""
        return label(self.path)


def label(path: Path) -> str:
    """Return how a setting of this path is named to the person."""
    tables = ".".join(path[:-1])
    return f"[{tables}] {path[-1]}" if tables else path[-1]


def _limits(channel: str) -> tuple[Setting, ...]:
    keys = {"pass": "pass_up_to", "error": "error_above", "very_short": "very_short_under"}
    return tuple(
        Setting(("limits", channel, key), f"{channel}.{field}", kinds.WORD_COUNT)
        for key, field in keys.items()
    )


FOLDER = (
    Setting(("timezone",), "timezone", kinds.ZONE),
    Setting(("frontmatter",), "frontmatter", kinds.choice("yaml", "toml")),
    Setting(("deadline", "hours"), "deadline_hours", kinds.HOURS),
    Setting(("deadline", "business_days"), "business_days", kinds.FLAG),
    Setting(("deadline", "holidays"), "holidays", kinds.DAYS),
    Setting(("channel", "default"), "channel", kinds.choice("email", "handwritten", "other")),
    *_limits("email"),
    *_limits("handwritten"),
    Setting(
        ("proofreading", "dialect"),
        "dialect",
        kinds.choice("american", "british", "canadian", "australian", "indian"),
    ),
    Setting(("proofreading", "language"), "language", kinds.choice("english", "off")),
    Setting(("proofreading", "words"), "words", kinds.WORDS),
)
"""The settings of a folder's `afterword.toml`; its table `[rules]` has keys of its own."""

RULES_TABLE = "rules"

USER = (
    Setting(("me", "name"), "me.name", kinds.TEXT),
    Setting(("me", "email"), "me.email", kinds.EMAIL),
    Setting(("ui", "folder"), "ui.folder", kinds.TEXT),
    Setting(("ui", "theme"), "ui.theme", kinds.TEXT),
    Setting(("ui", "icons"), "ui.icons", kinds.choice("auto", "unicode", "ascii")),
    Setting(("ui", "keys"), "ui.keys", kinds.KEYS),
    Setting(("mail", "via"), "mail.via", kinds.choice("smtp", "sendmail", "mail-client", "eml")),
    Setting(("mail", "host"), "mail.host", kinds.TEXT),
    Setting(("mail", "port"), "mail.port", kinds.PORT),
    Setting(("mail", "security"), "mail.security", kinds.choice("tls", "starttls", "none")),
    Setting(("mail", "user"), "mail.user", kinds.TEXT),
    Setting(("mail", "password_command"), "mail.password_command", kinds.COMMAND),
    Setting(("mail", "sendmail"), "mail.sendmail", kinds.COMMAND),
    Setting(("mail", "copy_to_self"), "mail.copy_to_self", kinds.FLAG),
)
"""The settings of a person's own `config.toml`."""
