"""Which files a command is about, and what it says about those that it cannot read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from notes.commands.console import complain
from notes.configuration.roots import Content, Roots
from notes.configuration.whereabouts import NotAnInterview, existing, shown_path, usual_folder
from notes.files.shown_path import escaped
from notes.interview import BrokenInterview, Problem


def path_meant(given: str | None) -> Path | None:
    """Return the path to work on; `None`, said in a sentence, when the person keeps no interviews yet."""
    if given is not None:
        return existing(given)
    from notes.configuration.settings_file import load_config

    folder = usual_folder(load_config().value.folder)
    if folder is None:
        complain(
            "There are no interviews here yet; start one with: afterword new COMPANY, "
            "name a folder, or try things out with: afterword sample."
        )
    return folder


def read_all(path: Path, roots: Roots) -> Iterator[Content]:
    """Yield the interviews of a folder, or the one file. Raises `NotAnInterview` for any other file."""
    if path.is_dir():
        yield from roots.below(path)
        return
    content = roots.read(path)
    if content is None:
        raise NotAnInterview(shown_path(path))
    yield content


def tell_problems(contents: Iterable[Content], roots: Roots) -> bool:
    """Say on stderr what cannot be read, and return whether there was anything."""
    broken = (one for one in contents if isinstance(one, BrokenInterview))
    problems = [*roots.problems, *(problem for one in broken for problem in one.problems)]
    for problem in problems:
        complain(problem_sentence(problem))
    return bool(problems)


def problem_sentence(problem: Problem) -> str:
    """Return what is wrong with a file, with its place."""
    return f"{shown_path(problem.path)}:{problem.line}:{problem.column}: {escaped(problem.message)}"
