"""The fault campaign: `python -m tests.faults [--scale 0.1] [--seed N]`. Exit code 1 if anything was lost."""

# ruff: noqa: T201 - its output is what it is for

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.faults import editors, fuzz, kills, steps, tracing, typing_steps
from tests.faults.tally import Experiment
from tests.mail import kills as sending

EXPERIMENTS: tuple[tuple[str, Experiment, int], ...] = (
    ("kill -9 at random moments while saving", kills.while_saving, 300),
    ("kill -9 at random moments while typing", kills.while_typing, 300),
    ("kill -9 at random moments while sending", sending.while_sending, 300),
    ("kill -9 at every system call of a save", steps.killed, 400),
    ("an error at every system call of a save", steps.failing, 60),
    ("a fault at every system call of a journal", typing_steps.failing, 60),
    ("the same by strace, outside of Python", tracing.injected_by_kernel, 80),
    ("another program edits at random moments", editors.racing, 1000),
    ("the same, and kill -9 in between", editors.racing_and_dying, 1000),
    ("any bytes at all, given to the reader", fuzz.reading, 5000),
)


def main() -> int:
    """Run all experiments and print what was tried, survived and lost."""
    parser = argparse.ArgumentParser(description="Try to make Afterword lose text.")
    parser.add_argument("--scale", type=float, default=1.0, help="how much of the campaign to run")
    parser.add_argument("--seed", type=int, default=None, help="repeat the chances of an earlier run")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else int(time.time())
    print(f"Fault campaign, seed {seed}, scale {options.scale:g}")
    print(f"{'':42} {'tried':>7} {'survived':>9} {'lost':>5} {'seconds':>8}")
    lost = 0
    for name, experiment, times in EXPERIMENTS:
        started = time.monotonic()
        chance = Random(f"{seed} {name}")  # noqa: S311 - it must be repeatable, not secret
        with tempfile.TemporaryDirectory() as folder:
            tally = experiment(Path(folder), max(round(times * options.scale), 4), chance)
        seconds = time.monotonic() - started
        counts = f"{tally.tried:>7} {tally.survived:>9} {len(tally.losses):>5} {seconds:>8.1f}"
        print(f"{name:42} {counts}  {tally.note}", flush=True)
        for loss in tally.losses[:20]:
            print(f"    LOST {loss}")
        lost += len(tally.losses)
    print("Nothing was lost." if not lost else f"{lost} losses.")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
