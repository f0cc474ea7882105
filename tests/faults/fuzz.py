"""Any bytes at all, given to the reader: it says what they are, soon, and never breaks."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from notes.format.reader import read_bytes
from notes.interview import BrokenInterview, Interview
from notes.settings import Settings
from tests.faults.tally import Tally
from tests.generators import interview, toml_interview

PATIENCE = 2.0
"""Seconds of work after which a file counts as a hang (design: refused in a sentence within 2 s)."""
PIECES = (
    *(
        b"---\n",
        b"+++\n",
        b"## To ",
        b"## To Ada\n",
        b"company:",
        b"interviewers:",
        b"  - name: ",
        b"Subject: ",
    ),
    *(
        b"&a ",
        b"*a",
        b"!!python/object/apply:os.system [id]",
        b"{",
        b"[",
        b"]",
        b"}",
        b"|\n",
        b">\n",
        b"? ",
        b": ",
    ),
    *(
        b"\x00",
        b"\x1b[2J",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xe2\x80\xa8",
        b"\x85",
        b"\r",
        b"\t",
        b"'",
    ),
    *(
        b'"',
        b'"""',
        b"[[interviewers]]\n",
        b"<<<<<<< HEAD\n",
        b"=======\n",
        b">>>>>>> x\n",
        b"#",
        b"```\n",
        b"~~~\n",
    ),
    *(b"2026-99-99", b"9" * 400, b"sent: yes", b"\xf0\x9f\x98\x80", b"- " * 200, b"[" * 3000, b"a: " * 300),
)


def reading(folder: Path, times: int, chance: Random) -> Tally:
    """Read mutated interviews and hostile files."""
    tally = Tally()
    path = folder / "2026-11-20-a.md"
    kinds = {"Interview": 0, "BrokenInterview": 0, "NoneType": 0}
    slowest = 0.0
    for data in (*_hostile(), *(_mutated(chance, number) for number in range(times))):
        started = time.process_time()
        loss, kind = _read(path, data)
        seconds = time.process_time() - started
        slowest = max(slowest, seconds)
        kinds[kind] = kinds.get(kind, 0) + 1
        if seconds > PATIENCE:
            loss = f"{seconds:.1f} s for {data[:60]!r}… of {len(data)} bytes"
        tally.count(loss)
    broken, other = kinds["BrokenInterview"], kinds["NoneType"]
    tally.note = f"{kinds['Interview']} read, {broken} broken, {other} others; slowest {slowest:.2f} s"
    return tally


def _read(path: Path, data: bytes) -> tuple[str | None, str]:
    try:
        content = read_bytes(path, data, Settings())
    except Exception as error:  # noqa: BLE001 - any exception is what is looked for
        return f"{type(error).__name__}: {error} for {data[:200]!r}", "error"
    wrong = None
    if isinstance(content, BrokenInterview) and not all(problem.message for problem in content.problems):
        wrong = f"a problem without a sentence for {data[:200]!r}"
    if isinstance(content, Interview) and content.text.encode() not in (data, data[3:]):
        wrong = f"another text than the file's for {data[:200]!r}"
    return wrong, type(content).__name__


def _mutated(chance: Random, number: int) -> bytes:
    text = interview(chance, number) if chance.random() < 0.6 else toml_interview(chance, number)
    data = bytearray(text.encode())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        end = min(at + chance.choice((0, 0, 1, 5, 100)), len(data))
        piece = chance.choice(PIECES) if chance.random() < 0.7 else bytes([chance.randrange(256)])
        data[at:end] = piece
        if chance.random() < 0.1:
            cut = chance.randrange(len(data) + 1)
            data = data[cut:] + data[:cut]
    return bytes(data)


def _hostile() -> Iterator[bytes]:
    """Yield files that are meant to harm: too long, too deep, too many, and bombs."""
    start = b"---\ncompany: Northwind\ninterviewers:\n"
    yield b"x" * 10_000_000
    yield start + b"  - name: " + b"x" * 3_900_000 + b"\n---\n"
    yield start + b"".join(b"  - name: Person %d\n" % number for number in range(100_000)) + b"---\n"
    bomb = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    bomb += [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12)]
    yield b"---\ncompany: x\n" + b"\n".join(bomb) + b"\ninterviewers: *a11\n---\n"
    yield b"---\ncompany: " + b"[" * 100_000 + b"\n---\n"
    yield b"---\ncompany: " + b"{a: " * 50_000 + b"\n---\n"
    yield b'+++\ncompany = "x"\ninterviewers = ' + b"[" * 100_000 + b"\n+++\n"
    yield b'+++\ncompany = "x"\n' + b"a." * 50_000 + b"b = 1\n+++\n"
    yield start + b"  - name: Ada\n---\n" + b"## To Ada\n" * 100_000
    yield start + b"  - name: Ada\n---\n" + b"\n" * 1_000_000
    yield start + b"  - name: Ada\n---\n" + b"`" * 1_000_000
    yield start + b"  - name: Ada\n---\n## To " + b"a " * 400_000
    yield "---\ncompany: Northwind\n".encode("utf-16")
    yield start + b"  - name: ../../x\n    email: /etc/passwd\n---\n"
