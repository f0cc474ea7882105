"""A fault at every single system call of a save: a kill, and each way a disk fails."""

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from notes.errors import NotesError
from notes.files import durable
from notes.files.leftovers import clear_leftovers
from notes.files.on_disk import fingerprint
from notes.files.recovery import discard, pending
from notes.files.saving import save
from notes.files.temporary import PREFIX
from tests.faults.children import names, run
from tests.faults.injection import Fault, injected
from tests.faults.tally import Tally

OLD, NEW = b"the old text\n" * 40, b"the new text, somewhat longer\n" * 40
SHORTER = b"the new text\n"
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT, errno.EINTR, errno.EMFILE)
MOST_CALLS = 400


@dataclass(frozen=True)
class Scene:
    """A kind of save."""

    name: str
    prepare: Callable[[Path], None]
    expected: str | None = fingerprint(OLD)
    new: bytes = NEW
    has_exchange: bool = True


def _plain(path: Path) -> None:
    path.write_bytes(OLD)
    path.chmod(0o640)
    os.setxattr(path, "user.origin", b"by hand")


def _hard_linked(path: Path) -> None:
    path.write_bytes(OLD)
    os.link(path, path.with_name("hard.md"))


def _linked(path: Path) -> None:
    path.with_name("real.md").write_bytes(OLD)
    path.symlink_to("real.md")


def _nothing(path: Path) -> None:
    assert not path.exists()


SCENES = (
    Scene("a plain file", _plain),
    Scene("a symbolic link", _linked),
    Scene("a file with two names", _hard_linked),
    Scene("two names, shorter text", _hard_linked, new=SHORTER),
    Scene("a new file", _nothing, expected=None),
    Scene("without exchange", _plain, has_exchange=False),
    Scene("new, without exchange", _nothing, expected=None, has_exchange=False),
)


def killed(folder: Path, times: int, chance: Random) -> Tally:
    """Kill the process at each call of each kind of save; `times` caps the steps of each kind."""
    return _sweep(folder, times, chance, ((None, False),))


def failing(folder: Path, times: int, chance: Random) -> Tally:
    """Let each call fail with each error; also after it has had its effect."""
    kinds = tuple((number, after) for number in ERRORS for after in (False, True))
    return _sweep(folder, times, chance, kinds)


def _sweep(folder: Path, times: int, chance: Random, kinds: tuple[tuple[int | None, bool], ...]) -> Tally:
    tally = Tally()
    places = (folder / str(number) for number in range(10**9))
    for scene in SCENES:
        for number, after in kinds:
            for step in _steps(scene, next(places), times, chance):
                fault = Fault(step, number, after)
                tally.count(_attempt(scene, next(places), fault))
    return tally


def _steps(scene: Scene, place: Path, times: int, chance: Random) -> Iterator[int]:
    """Yield the numbers of the calls to strike: all, or a sample of `times`."""
    place.mkdir()
    path = place / "interviews" / "a.md"
    path.parent.mkdir()
    scene.prepare(path)
    with injected(Fault(MOST_CALLS)) as dry:
        _save(scene, path, place / "state")
    steps = range(len(dry.calls))
    yield from steps if times >= len(steps) else sorted(chance.sample(steps, times))


def _save(scene: Scene, path: Path, state: Path) -> None:
    renameat2 = durable._renameat2
    if not scene.has_exchange:
        durable._renameat2 = lambda: None  # type: ignore[assignment]
    try:
        save(path, scene.new, scene.expected, state=state)
    finally:
        durable._renameat2 = renameat2


def _attempt(scene: Scene, place: Path, fault: Fault) -> str | None:
    place.mkdir()
    path, state = place / "interviews" / "a.md", place / "state"
    path.parent.mkdir()
    scene.prepare(path)
    before = path.stat() if path.exists() else None

    def child() -> None:
        outcome = "saved"
        with injected(fault):
            try:
                _save(scene, path, state)
            except NotesError as error:
                outcome = str(error)
        (place / "outcome").write_text(outcome)

    status = run(child)
    what = f"{scene.name}, call {fault.at}, error {fault.error}, after {fault.after}"
    if status not in (0, -9):
        return f"{what}: the process ended with {status}"
    outcome = (place / "outcome").read_text() if status == 0 else "killed"
    found = _loss(path, state, outcome, scene)
    if (
        found is None
        and before is not None
        and (path.stat().st_mode, path.stat().st_uid)
        != (
            before.st_mode,
            before.st_uid,
        )
    ):
        found = "mode or owner changed"
    return f"{what}: {outcome}: {found}" if found else None


def _loss(path: Path, state: Path, outcome: str, scene: Scene) -> str | None:
    clear_leftovers([path.parent], state)
    offered = pending(path.parent, state)
    data = path.read_bytes() if path.exists() else None
    texts = [one.text for one in offered.unsaved]
    for one in offered.unsaved:
        discard(one)
    old = None if scene.expected is None else OLD
    if outcome == "saved" and data != scene.new:
        return f"said to be saved, but the file holds {data!r:.40}"
    if outcome not in ("saved", "killed") and data != old and scene.new not in texts:
        return f"said not to be saved, but the file holds {data!r:.40}"
    if data not in (old, scene.new) and scene.new not in texts:
        return f"the file holds {data!r:.40}, offered is {texts!r:.40}"
    if offered.damaged:
        return "a damaged journal"
    left = [name for name in names(path.parent) if name.startswith(PREFIX)]
    return f"something stays behind: {left}" if left else None
