"""The checks of the open interview beside the app: in a thread of their own, and the latest text wins."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notes.case import Round
    from notes.checklist import InterviewReport
    from tui.desk import Desk
    from tui.proofreading import Found


class Checking:
    """Has the open interview checked after every change, one run at a time."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        # A worker of Textual's takes milliseconds to begin and tells everybody of its state.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="checks")
        self._is_due = False
        self._is_running = False

    @property
    def is_busy(self) -> bool:
        """Whether checks are running or due."""
        return self._is_running or self._is_due

    def begin_soon(self) -> None:
        """Run the checks once the text just typed is on screen; several keys in a row share one run."""
        if not self._is_due:
            self._is_due = True
            self._desk.call_after_refresh(self._begin)

    def end(self) -> None:
        """Let the thread go; it would hold on to the whole app, and a check not begun is for nobody."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _begin(self) -> None:
        desk = self._desk
        if desk.is_standing:
            desk.draw_unsaved()
        interview = desk.interview
        if self._is_running:  # what is due is done when this run ends
            return
        self._is_due = False
        if interview is None:
            desk.recheck()
            desk.draw()
            return
        self._is_running = True
        round_ = desk.workspace.round(interview, desk.clock())
        job = self._thread.submit(_check, round_, desk.proofreading.begin(round_))
        job.add_done_callback(lambda job: desk.call_later(self._take, job))

    def _take(self, job: "Future[InterviewReport]") -> None:
        report = job.result()
        self._is_running = False
        self._desk.take_report(report)
        if self._is_due or report.interview is not self._desk.interview:
            self._begin()


def _check(round_: "Round", grammar: "Found") -> "InterviewReport":
    from notes.checklist import check_interview

    return check_interview(round_, grammar)
