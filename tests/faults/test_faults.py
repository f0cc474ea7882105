"""A tenth of the fault campaign, on every run of the tests; all of it: `make faults`."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_tenth_of_the_fault_campaign_loses_nothing() -> None:
    """Kills, failing disks and other programs at random moments: nothing is lost, and it says how often."""
    command = [sys.executable, "-m", "tests.faults", "--scale", "0.1"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280)
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
    assert "Nothing was lost." in run.stdout
    assert re.search(r"while sending +30 +30 +0 ", run.stdout), run.stdout
