"""Modules that are loaded at their first use."""

import subprocess
import sys

LATE = """
import sys
from notes.loading import load_late
load_late("dateutil.parser")
load_late("dateutil.parser")
import pendulum
assert "dateutil.parser._parser" not in sys.modules
print(pendulum.parse("2 March 2020", strict=False).isoformat())
assert "dateutil.parser._parser" in sys.modules
"""


def run(code: str) -> str:
    """Run code in an interpreter of its own; return what it prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_a_module_is_loaded_when_something_is_looked_up_in_it() -> None:
    """Pendulum comes without the parser for free forms, and has it when it is asked for."""
    assert run(LATE) == "2020-03-02T00:00:00+00:00\n"


def test_a_module_that_is_there_stays_as_it_is() -> None:
    """Whoever has it already keeps it."""
    code = "import json.decoder as one; from notes.loading import load_late; load_late('json.decoder')\n"
    assert run(f"{code}import sys; print(sys.modules['json.decoder'] is one)") == "True\n"


def test_a_module_that_is_missing_is_left_alone() -> None:
    """A library may stop using it."""
    code = "from notes.loading import load_late; load_late('json.no_such_part')\n"
    assert run(f"{code}import sys; print('json.no_such_part' in sys.modules)") == "False\n"
