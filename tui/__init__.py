"""The terminal app: shows, asks, forwards. All rules live in `notes`."""

import os

# Textual reads this when it is first imported, which is after this. At its own 60 the second frame after a
# key, the one with the checklist, would wait for up to 33 ms.
os.environ.setdefault("TEXTUAL_FPS", "120")
