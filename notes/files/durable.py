"""Writing that survives crashes: whole files only, synced to the disk, exchanged in one step."""

import errno
import fcntl
import os
import signal
import sys
from functools import cache
from pathlib import Path
from typing import Protocol

_AT_FDCWD = -100
_NO_REPLACE, _EXCHANGE = 1, 2  # renameat2(2)
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


class _Renameat2(Protocol):
    def __call__(self, old_dir: int, old: bytes, new_dir: int, new: bytes, flags: int, /) -> int: ...


@cache
def _renameat2() -> _Renameat2 | None:
    """Return the C library's `renameat2`, which Python does not offer; `None` where there is none."""
    if sys.platform != "linux":
        return None
    import ctypes

    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        return None
    function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    function.restype = ctypes.c_int
    call: _Renameat2 = function
    return call


def _rename_with(flags: int, old: Path, new: Path) -> bool:
    """Call `renameat2`; return False where the system or the file system does not know the flag."""
    call = _renameat2()
    if call is None:
        return False
    import ctypes

    if call(_AT_FDCWD, os.fsencode(old), _AT_FDCWD, os.fsencode(new), flags) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(new))


def exchange(one: Path, other: Path) -> bool:
    """Let two files swap their names in one step; return False where that is not supported."""
    return _rename_with(_EXCHANGE, one, other)


def put_new(temporary: Path, target: Path) -> None:
    """Give `temporary` the name `target`, which must be free: `FileExistsError` if it is not."""
    if _rename_with(_NO_REPLACE, temporary, target):
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # no second names here: claim the name, then rename over our own empty file
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        temporary.replace(target)
    else:
        temporary.unlink()


def write_whole(descriptor: int, data: bytes) -> None:
    """Write all of `data` at the start of the file, cut it there, make sure of the size, and sync it."""
    rest, offset = memoryview(data), 0
    while rest:
        written = os.pwrite(descriptor, rest, offset)
        if written <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest, offset = rest[written:], offset + written
    os.ftruncate(descriptor, len(data))
    # Some network and FUSE file systems claim bytes they did not take.
    if os.fstat(descriptor).st_size != len(data):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe; a file system that cannot sync folders is no error."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        os.close(descriptor)


def new_file(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Create `path` holding `data`, synced; nothing stays behind when that fails."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
    try:
        write_whole(descriptor, data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)


def replace_private(path: Path, data: bytes) -> None:
    """Write one of our own files, 0600, in one step: a crash leaves the old or the new one."""
    temporary = path.with_name(f"{path.name}.{os.urandom(6).hex()}.tmp")
    new_file(temporary, data)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def lease(descriptor: int, kind: int) -> bool | None:
    """Ask for a lease (fcntl(2)): True when granted, False when others have the file open, else None.

    `F_RDLCK` (on a descriptor for reading) is refused while anyone can write through an open descriptor;
    `F_WRLCK` is refused while anyone else has the file open at all, and makes later openers wait.
    """
    if sys.platform != "linux":
        return None
    try:
        # Whoever opens the file later breaks the lease; the default signal for that would end the program.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, kind)
    except OSError as error:
        return False if error.errno == errno.EAGAIN else None
    return True


def end_lease(descriptor: int) -> None:
    """Give a lease back."""
    if sys.platform == "linux":
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError:
            return  # it was broken already
