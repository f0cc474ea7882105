"""One start of an app in a terminal of its own: notes when it came to each later stage, and ends.

Run as `python -m tests.bench.child KIND FOLDER REPORT STAGE`, with blank or afterword as kind, and complete,
filtered, overview or proofread as the stage it comes to. The time of the start is in the environment variable
`BENCH_START` (the monotonic clock, which all processes share).
"""

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tui import garbage

if TYPE_CHECKING:
    from textual.app import App

    from tui.app import AfterwordApp
    from tui.interview_list import InterviewList

Times = dict[str, float]


def main() -> None:
    """Start the app and write the times."""
    kind, folder, report, until = sys.argv[1:5]
    times: Times = {}
    with garbage.put_off():  # as the command `afterword` does
        app = _blank() if kind == "blank" else _afterword(Path(folder), times, until)
        app.run()
    times["megabytes"] = _most_megabytes()
    Path(report).write_text(json.dumps(times))


def _passed() -> float:
    return time.monotonic() - float(os.environ["BENCH_START"])


def _most_megabytes() -> float:
    """Return the most memory held; the resource module would count what the parent held before the start."""
    status = Path("/proc/self/status")
    if not status.exists():  # only Linux tells
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _blank() -> "App[None]":
    from tests.bench.blank_app import BlankApp

    class Brief(BlankApp):
        def on_ready(self) -> None:
            self.call_after_refresh(self.exit)

    return Brief()


def _afterword(folder: Path, times: Times, until: str) -> "App[None]":
    from tui.app import make_app

    app = make_app(folder)

    def look() -> None:
        desk = app.desk
        if desk.is_scanned:
            times.setdefault("listed", _passed())
        is_reading = any(worker.is_running and worker.group == "newest" for worker in app.workers)
        if desk.is_scanned and desk.report is not None and not desk.is_busy and not is_reading:
            times.setdefault("complete", _passed())
        if "complete" not in times or (until == "proofread" and desk.proofreading.proofreader is None):
            return
        if until == "overview" and "overview" not in times:
            app.run_worker(_look_over(app, times), group="bench")
            times["overview"] = 0.0
        elif until == "filtered" and "filter" not in times:
            app.run_worker(_filter(desk.interviews, times), group="bench")
            times["filter"] = 0.0
        elif until not in ("filtered", "overview"):
            app.exit()

    app.call_later(lambda: app.call_after_refresh(_watch))

    def _watch() -> None:
        look()
        app.set_interval(0.002, look)

    return app


async def _filter(interviews: "InterviewList", times: Times) -> None:
    """Type a filter and take it back, and note how long the list took to answer its slowest key."""
    for query in ("g", "gl", "glo", "glob", "globe", "globex", "globex ", "globex b", "n", ""):
        begun, drawn = time.monotonic(), asyncio.Event()
        interviews.query_text = query
        interviews.call_after_refresh(drawn.set)
        await drawn.wait()
        times["filter"] = max(times["filter"], time.monotonic() - begun)
        await asyncio.sleep(0.1)
    interviews.app.exit()


async def _look_over(app: "AfterwordApp", times: Times) -> None:
    """Open the overview; note when it stands there, when it is complete, and the longest turn meanwhile."""
    from tui.overview.screen import OverviewScreen

    begun, longest, before = time.monotonic(), 0.0, time.thread_time()
    app.desk.action_overview()
    while "overview" not in times or not times["overview"]:
        await asyncio.sleep(0.003)
        longest, before = max(longest, time.thread_time() - before), time.thread_time()
        screen = app.screen
        if isinstance(screen, OverviewScreen):
            times.setdefault("overview frame", time.monotonic() - begun)
            if screen.overview is not None:
                drawn = asyncio.Event()
                screen.call_after_refresh(drawn.set)
                await drawn.wait()
                longest = max(longest, time.thread_time() - before)
                times["overview"] = time.monotonic() - begun
    times["overview turn"] = longest
    app.exit()


if __name__ == "__main__":
    main()
