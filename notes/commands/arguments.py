"""How command lines are described and read: plain sentences, examples, no surprises."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import NoReturn

from notes.files.shown_path import escaped

_HELP = frozenset({"-h", "--help"})


class Parser(ArgumentParser):
    """An argument parser that answers mistakes in one sentence and takes options anywhere."""

    def __init__(self, prog: str, usage: str | None = None) -> None:
        super().__init__(
            prog=prog, usage=usage, formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False
        )

    def parse(self, arguments: Sequence[str]) -> Namespace:
        """Read a command line, options before, between or after the rest."""
        usage = self.usage
        if not _HELP & set(arguments):
            self.usage = self.prog  # argparse would lay the usage out now, which costs and nobody sees
        try:
            return self.parse_intermixed_args(arguments)
        finally:
            self.usage = usage

    def error(self, message: str) -> NoReturn:
        """Name the mistake and where to read more, and stop with exit code 2."""
        sentence = message[:1].upper() + message[1:]
        print(f"afterword: {escaped(sentence)}.\nRead more with: {self.prog} -h", file=sys.stderr)
        raise SystemExit(2)


def examples(*pairs: tuple[str, str]) -> str:
    """Return the end of a help page: each command line with what it does."""
    width = max(len(command) for command, _ in pairs) + 3
    return "Examples:\n" + "\n".join(f"  {command:{width}}{meaning}" for command, meaning in pairs)
