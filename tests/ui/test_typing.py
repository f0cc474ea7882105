"""What typing costs: how soon a frame may follow another, and what is not done anew with every key."""

import subprocess
import sys

FRAMES = "import tui.app, textual.constants; print(textual.constants.MAX_FPS)"


def test_the_checklist_need_not_wait_for_a_slow_frame() -> None:
    """The program tells Textual to draw more often than by itself, before Textual is there to be told."""
    told = subprocess.run([sys.executable, "-c", FRAMES], capture_output=True, text=True, check=True)
    assert int(told.stdout) == 120
