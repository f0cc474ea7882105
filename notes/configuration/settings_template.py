"""The `afterword.toml` of a new folder: every setting with its default, behind comment signs."""

TEMPLATE = """\
# Afterword: the settings of this folder, shared with whoever else works in it, for example through git.
# Everything may be left out; what stands behind a # is what holds then.

# Zone of times written without an offset. Without it: the zone of your machine.
# timezone = "America/New_York"

# How the frontmatter of new interviews is written: "yaml" between --- or "toml" between +++.
# frontmatter = "yaml"

[deadline]
# A note is late so many hours after the conversation ended.
# hours = 24
# true: the clock stands still on Saturdays, Sundays and the holidays listed.
# business_days = false
# holidays = [2026-12-25, 2027-01-01]

[channel]
# How notes go out unless the file says otherwise: "email", "handwritten" or "other".
# default = "email"

[limits.email]
# Words of a note: fine up to `pass`, too long above `error`.
# pass = 150
# error = 200

[limits.handwritten]
# pass = 75
# error = 100

[proofreading]
# "american", "british", "canadian", "australian" or "indian"; left out, none of them is a mistake.
# dialect = "american"
# "off" where the notes are not in English.
# language = "english"
# Words that are right although no dictionary has them.
# words = []

[rules]
# Switch a rule off by the name that `afterword check` prints:
# "personalized/stock-phrases" = false
"""
