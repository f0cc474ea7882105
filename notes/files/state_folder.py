"""The state directory: private, outside any folder of interviews; journals and the outbox live in it."""

from pathlib import Path


def state_folder() -> Path:
    """Return the platform's state directory for Afterword (`$XDG_STATE_HOME/afterword` on Linux)."""
    import platformdirs

    return platformdirs.user_state_path("afterword", appauthor=False)


def private_folder(path: Path) -> Path:
    """Return `path`, made with all its missing parents, readable by nobody but the user."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path
