"""Kills at random moments, while saving and while typing."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

from notes.files.journal import Journals
from notes.files.leftovers import clear_leftovers
from notes.files.on_disk import fingerprint, load
from notes.files.recovery import discard, pending
from notes.files.saving import save
from notes.files.temporary import PREFIX
from tests.faults.children import names, run_and_kill
from tests.faults.tally import Tally

LONGEST = 0.025
"""Seconds a child lives at most after its first save."""


def version(number: int, size: int) -> bytes:
    """Return a text that says which one it is, and whether it is whole."""
    body = f"version {number}\n" + f"line of {number}\n" * size
    return f"{body}{fingerprint(body.encode())}\n".encode()


def number_of(data: bytes) -> int | None:
    """Return the number of a whole version; `None` for anything else."""
    body, _, mark = data.rstrip(b"\n").rpartition(b"\n")
    if fingerprint(body + b"\n") != mark.decode(errors="replace"):
        return None
    return int(body.split(b"\n", 1)[0].removeprefix(b"version "))


def while_saving(folder: Path, times: int, chance: Random) -> Tally:
    """Kill a process that saves one version after the other: the file is whole and no older than was said."""
    tally = Tally()
    state = folder / "state"
    for attempt in range(times):
        place = folder / str(attempt)
        place.mkdir()
        path = place / "a.md"
        path.write_bytes(version(0, 10))
        if attempt % 4 == 3:
            (place / "hard.md").hardlink_to(path)
        size = chance.choice((1, 100, 10_000))

        def saver(say: Callable[[str], None], path: Path = path, size: int = size) -> None:
            expected = load(path).fingerprint
            for number in count(1):
                expected = save(path, version(number, size), expected, state=state).fingerprint
                say(str(number))

        said = run_and_kill(saver, chance.uniform(0, LONGEST))
        tally.count(_loss_of_saving(path, state, int(said[-1])))
    return tally


def _loss_of_saving(path: Path, state: Path, said: int) -> str | None:
    clear_leftovers([path.parent], state)
    offered = pending(path.parent, state)
    data = path.read_bytes()
    number = number_of(data)
    versions = {number, *(number_of(one.text) for one in offered.unsaved)} - {None}
    for one in offered.unsaved:
        discard(one)
    if not versions or max(one for one in versions if one is not None) not in (said, said + 1):
        return f"{path}: said {said}, on disk {number}, offered {versions}"
    if number is None and path.stat().st_nlink == 1:
        return f"{path}: torn"
    if any(name.startswith(PREFIX) for name in names(path.parent)):
        return f"{path}: something stays behind: {names(path.parent)}"
    return f"{path}: a damaged journal" if offered.damaged else None


def while_typing(folder: Path, times: int, chance: Random) -> Tally:
    """Kill a process that types, journals and now and then saves: what it said it kept is somewhere."""
    tally = Tally()
    state = folder / "state"
    for attempt in range(times):
        place = folder / str(attempt)
        place.mkdir()
        path = place / "a.md"
        path.write_bytes(version(0, 1))
        seed = chance.random()

        def typist(say: Callable[[str], None], place: Path = place, seed: float = seed) -> None:
            _type(place / "a.md", state, Random(seed), say)  # noqa: S311 - a chosen one

        said = run_and_kill(typist, chance.uniform(0, LONGEST))
        tally.count(_loss_of_typing(path, state, int(said[-1])))
    return tally


def _type(path: Path, state: Path, chance: Random, say: Callable[[str], None]) -> None:
    journals = Journals(path.parent, state)
    base = load(path)
    for number in count(1):
        text = version(number, chance.choice((1, 50, 2000)))
        journals.keep(path, base.data, text)
        say(str(number))
        if chance.random() < 0.3:
            save(path, text, base.fingerprint)
            journals.drop(path)
            base = load(path)


def _loss_of_typing(path: Path, state: Path, said: int) -> str | None:
    clear_leftovers([path.parent], state)
    offered = pending(path.parent, state)
    found = {number_of(path.read_bytes()), *(number_of(one.text) for one in offered.unsaved)}
    for one in offered.unsaved:
        discard(one)
    if None in found or offered.damaged:
        return f"{path}: something is torn: {found}, {offered.damaged}"
    if not found & {said, said + 1}:
        return f"{path}: said {said}, found {found}"
    return None
