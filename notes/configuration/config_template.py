"""The `config.toml` of a new person: every setting with its default or an example, behind comment signs."""

TEMPLATE = """\
# Afterword: your own settings, for all your folders. They stay on this machine; nothing secret belongs here.

[me]
# Who signs and sends. Without it: what git knows as user.name and user.email.
# name = "Sam Rivera"
# email = "sam@example.org"

[ui]
# The folder that opens when none is named.
# folder = "~/interviews"
# "dark", "light", "high-contrast", "high-contrast-light", "ansi" (the terminal's own 16 colours), or any
# theme that the palette lists; what you pick there is kept here.
# theme = "dark"
# "ascii" for fonts without signs such as ticks; else what the terminal can show.
# icons = "auto"
# Your own keys by action; docs/keys.md lists the actions.
# keys = { overview = "f10", add-interviewer = "f12" }

[mail]
# How notes are sent: "smtp", "sendmail", "mail-client" (opens your mail program) or "eml" (writes a file).
# via = "smtp"
# host = "smtp.example.org"
# port = 465
# "tls", "starttls", or "none" for a server on this machine.
# security = "tls"
# user = "sam@example.org"
# A command that prints the password; without it the system's keyring is asked, then you.
# password_command = "pass show mail"
# sendmail = "msmtp"
# copy_to_self = false
"""
