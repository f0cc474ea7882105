"""Word and phrase lists behind the checks, as plain text files; all written for Afterword."""

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list, without comments and blank ones."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    stripped = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in stripped if line)


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list: anything parted by white space."""
    return frozenset(word for line in lines(name) for word in line.split())
