"""The folder at a glance: what was when, how fast each note went out, who waits, and how much was in time."""
